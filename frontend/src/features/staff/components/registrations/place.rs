//! Moving a registration between venue and online, and giving a seat as an exception.

use serde_json::json;
use shared::event::types::Mode;
use shared::field::{Faults, Pointer};
use shared::i18n::Lang;
use shared::problem::Code;
use shared::registration::staff::{Place, StaffRegistration};
use yew::prelude::*;

use super::super::super::client::registrations as client;
use super::{name_of, status_label};
use crate::client::Reply;
use crate::hooks::{FormOptions, use_form, use_lang, use_mutation};
use crate::i18n::t;
use crate::t;
use crate::ui::{Button, Dialog, ErrorBanner, ErrorSummary, TextArea, Toast, use_toast};

/// Props of [`PlaceDialog`].
#[derive(Properties, PartialEq, Debug)]
pub struct PlaceProps {
    /// Whose, and whether it is an exception; none while nothing is asked.
    pub asked: Option<(StaffRegistration, bool)>,
    /// Closes it; `true` when it was done.
    pub onclose: Callback<bool>,
}

/// Where it goes: an exception stays where it was asked for.
fn target(one: &StaffRegistration, exception: bool) -> Mode {
    match (exception, one.mode) {
        (true, mode) => mode,
        (false, Mode::InPerson) => Mode::Online,
        (false, Mode::Online) => Mode::InPerson,
    }
}

/// Says what it means; an exception says that it goes over the capacity, and asks why.
#[component]
pub fn PlaceDialog(props: &PlaceProps) -> Html {
    let lang = use_lang();
    let title = props.asked.as_ref().map(|(one, exception)| {
        let name = name_of(lang, one);
        if *exception {
            t!(lang, "staff-seat-title", name = name)
        } else {
            let mode = target(one, false).label(lang);
            t!(lang, "staff-move-title", name = name, mode = mode)
        }
    });
    html! {
        <Dialog id="place" open={props.asked.is_some()} onclose={props.onclose.reform(|()| false)}
            title={title.unwrap_or_default()}>
            if let Some((one, exception)) = &props.asked {
                <PlaceFields key={format!("{}-{exception}", one.id)} one={one.clone()} exception={*exception}
                    ondone={props.onclose.reform(|()| true)} />
            }
        </Dialog>
    }
}

#[derive(Properties, PartialEq)]
struct FieldsProps {
    one: StaffRegistration,
    exception: bool,
    ondone: Callback<()>,
}

#[component]
fn PlaceFields(props: &FieldsProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let (id, exception) = (props.one.id, props.exception);
    let send = use_mutation(client::place, {
        let done = props.ondone.clone();
        Callback::from(move |reply: Reply<StaffRegistration>| {
            toast.emit(Toast::new(news(lang, &reply.body, exception)));
            done.emit(());
        })
    });
    let mode = target(&props.one, exception);
    let form = use_form(
        FormOptions::new(
            format!("place-{id}"),
            json!({ "mode": mode, "exception": exception }),
        )
        .without_draft(),
        send.error.clone(),
        |body: &Place, faults: &mut Faults| {
            // The history has to say why somebody came in out of turn.
            if body.exception == Some(true) && body.reason.is_none() {
                faults.add(&Pointer::from("/reason"), Code::Required);
            }
        },
        send.run.reform(move |body| (id, body)),
    );
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <ErrorSummary faults={form.summary.clone()} attempts={form.attempts} />
            if let Some(error) = send.error.as_ref().filter(|error| error.faults().is_empty()) {
                <ErrorBanner error={error.clone()} />
            }
            <p>{ t(lang, if exception { "staff-seat-body" } else { "staff-move-body" }) }</p>
            if exception {
                <TextArea bind={form.bind("/reason")} label={t(lang, "staff-seat-reason")} required={true} />
            }
            <div><Button submit=true pending={send.pending}>
                { t(lang, if exception { "staff-seat-do" } else { "staff-move-do" }) }
            </Button></div>
        </form>
    }
}

/// What is told when it is done.
fn news(lang: Lang, one: &StaffRegistration, exception: bool) -> AttrValue {
    let name = name_of(lang, one);
    if exception {
        return t!(lang, "staff-seated", name = name);
    }
    let status = status_label(lang, one.status).to_string();
    t!(
        lang,
        "staff-moved",
        name = name,
        mode = one.mode.label(lang),
        status = status
    )
}
