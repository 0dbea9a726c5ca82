//! Approving or declining those who are selected.

use std::rc::Rc;

use serde_json::json;
use shared::event::types::EventId;
use shared::field::Faults;
use shared::i18n::Lang;
use shared::registration::staff::{Decide, Decided};
use shared::registration::types::{Decision, RegistrationId, RegistrationStatus};
use yew::prelude::*;

use super::super::super::client::registrations as client;
use crate::client::Reply;
use crate::hooks::{FormOptions, use_form, use_lang, use_mutation};
use crate::i18n::t;
use crate::t;
use crate::ui::{
    Button, ButtonKind, Dialog, ErrorBanner, ErrorSummary, TextArea, Toast, use_toast,
};

/// How many can be decided at once.
const MOST: usize = 100;

/// Props of [`DecideBar`].
#[derive(Properties, PartialEq, Debug)]
pub struct DecideProps {
    /// The event.
    pub id: EventId,
    /// Who is selected.
    pub picked: Rc<Vec<RegistrationId>>,
    /// Those in sight who wait for approval.
    pub waiting: Rc<Vec<RegistrationId>>,
    /// Selects these.
    pub onpick: Callback<Vec<RegistrationId>>,
    /// Told when it is done.
    pub ondone: Callback<()>,
}

/// How many are selected, and what is decided about them. Nothing where nobody waits.
#[component]
pub fn DecideBar(props: &DecideProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let asked = use_state(|| None::<Decision>);
    let count = props.picked.len();
    let close = {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(None))
    };
    let decided = {
        let (done, close) = (props.ondone.clone(), close.clone());
        Callback::from(move |(decision, reply): (Decision, Decided)| {
            toast.emit(Toast::new(decided_news(lang, decision, &reply)));
            close.emit(());
            done.emit(());
        })
    };
    let ask = |decision: Decision| {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(Some(decision)))
    };
    let all = {
        let waiting = props.waiting.clone();
        props
            .onpick
            .reform(move |()| waiting.iter().copied().take(MOST).collect())
    };
    let title = asked.map(|decision| {
        let key = match decision {
            Decision::Approve => "staff-approve-title",
            Decision::Decline => "staff-decline-title",
        };
        t!(lang, key, count = count)
    });
    let none = count == 0;
    let too_many = count > MOST;
    html! {
        <div class="stack-s">
            if !props.waiting.is_empty() || !none {
                <p role="status">{ t!(lang, "staff-picked", count = count) }</p>
                <div class="actions">
                    <Button kind={ButtonKind::Outline} disabled={none || too_many} onclick={ask(Decision::Approve)}
                        described_by="picked-lead">{ t(lang, "staff-approve") }</Button>
                    <Button kind={ButtonKind::Outline} disabled={none || too_many} onclick={ask(Decision::Decline)}
                        described_by="picked-lead">{ t(lang, "staff-decline") }</Button>
                    <Button kind={ButtonKind::Text} onclick={all}>{ t(lang, "staff-pick-all") }</Button>
                    if !none {
                        <Button kind={ButtonKind::Text} onclick={props.onpick.reform(|()| Vec::new())}>
                            { t(lang, "staff-pick-none") }</Button>
                    }
                </div>
                <p class="small soft" id="picked-lead">{ t(lang, "staff-picked-lead") }
                    if too_many { { " " }{ t!(lang, "staff-picked-most", count = MOST) } }</p>
            }
            <Dialog id="decide" open={asked.is_some()} onclose={close} title={title.unwrap_or_default()}>
                if let Some(decision) = *asked {
                    <DecideFields key={decision.as_str()} id={props.id} {decision}
                        picked={props.picked.clone()} ondone={decided} />
                }
            </Dialog>
        </div>
    }
}

/// What is told when it is done: how many, what became of them, and who was left as they were.
pub fn decided_news(lang: Lang, decision: Decision, reply: &Decided) -> String {
    let of = |status: RegistrationStatus| {
        reply
            .decided
            .iter()
            .filter(|one| one.status == status)
            .count()
    };
    let done = reply.decided.len();
    let mut news = match decision {
        Decision::Approve => t!(
            lang,
            "staff-decided-approve",
            done = done,
            seated = of(RegistrationStatus::Confirmed),
            waiting = of(RegistrationStatus::Waitlisted)
        ),
        Decision::Decline => t!(lang, "staff-decided-decline", done = done),
    }
    .to_string();
    if !reply.skipped.is_empty() {
        news.push(' ');
        news += &t!(lang, "staff-decided-skipped", skipped = reply.skipped.len());
    }
    news
}

#[derive(Properties, PartialEq)]
struct FieldsProps {
    id: EventId,
    decision: Decision,
    picked: Rc<Vec<RegistrationId>>,
    ondone: Callback<(Decision, Decided)>,
}

/// What it means; for declining, the reason they read.
#[component]
fn DecideFields(props: &FieldsProps) -> Html {
    let lang = use_lang();
    let (id, decision) = (props.id, props.decision);
    let declines = decision == Decision::Decline;
    let send = use_mutation(
        client::decide,
        props
            .ondone
            .reform(move |reply: Reply<Decided>| (decision, reply.body)),
    );
    let form = use_form(
        FormOptions::new(
            "decide",
            json!({ "registrations": &*props.picked, "decision": decision }),
        )
        .without_draft(),
        send.error.clone(),
        |_: &Decide, _: &mut Faults| {},
        send.run.reform(move |body| (id, body)),
    );
    let count = props.picked.len();
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <ErrorSummary faults={form.summary.clone()} attempts={form.attempts} />
            if let Some(error) = send.error.as_ref().filter(|error| error.faults().is_empty()) {
                <ErrorBanner error={error.clone()} />
            }
            <p>{ t(lang, if declines { "staff-decline-body" } else { "staff-approve-body" }) }</p>
            if declines {
                <TextArea bind={form.bind("/reason")} label={t(lang, "staff-decline-reason")} required={true} />
            }
            <div><Button submit=true pending={send.pending}
                kind={if declines { ButtonKind::Danger } else { ButtonKind::Solid }}>
                { t!(lang, if declines { "staff-decline-do" } else { "staff-approve-do" }, count = count) }
            </Button></div>
        </form>
    }
}
