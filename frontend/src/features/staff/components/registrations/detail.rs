//! One registration in full, with what happened to it.

use shared::i18n::Lang;
use shared::registration::staff::{
    RegistrationHistory, RegistrationHistoryLine, StaffRegistration,
};
use shared::wareki;
use yew::prelude::*;

use super::super::super::client::registrations as client;
use super::answers::Answers;
use super::{name_of, standing, status_label};
use crate::hooks::{use_lang, use_query};
use crate::i18n::t;
use crate::ui::{AsyncView, Dialog, Skeleton};

/// Props of [`DetailDialog`].
#[derive(Properties, PartialEq, Debug)]
pub struct DetailProps {
    /// Which; none while nothing is asked. The dialog stays in the page, so that the focus goes
    /// back to the button that opened it.
    pub one: Option<StaffRegistration>,
    /// Closes it.
    pub onclose: Callback<()>,
}

/// All that was told, and the history.
#[component]
pub fn DetailDialog(props: &DetailProps) -> Html {
    let lang = use_lang();
    let title = props
        .one
        .as_ref()
        .map_or_else(AttrValue::default, |one| name_of(lang, one).into());
    html! {
        <Dialog id="registration" open={props.one.is_some()} onclose={props.onclose.clone()} {title}
            close_label={t(lang, "ui-close")}>
            if let Some(one) = &props.one {
                <RegistrationFacts one={one.clone()} />
                <Answers key={format!("answers-{}", one.id)} id={one.id} />
                <History key={one.id.to_string()} one={one.clone()} />
            }
        </Dialog>
    }
}

/// Props of [`RegistrationFacts`].
#[derive(Properties, PartialEq, Debug)]
pub struct FactsProps {
    /// The registration.
    pub one: StaffRegistration,
}

/// Whatever was told at registration; what was not is left out.
#[component]
pub fn RegistrationFacts(props: &FactsProps) -> Html {
    let lang = use_lang();
    let row = &props.one;
    let text = |value: Option<&str>| value.map(str::to_owned);
    let kana = row
        .family_kana
        .as_ref()
        .zip(row.given_kana.as_ref())
        .map(|(family, given)| format!("{} {}", family.as_str(), given.as_str()));
    let sector = row
        .sector
        .map(|sector| t(lang, &format!("sector-{sector}")).to_string());
    let facts = [
        ("staff-kana", kana),
        (
            "account-organisation",
            text(row.organisation_name.as_ref().map(AsRef::as_ref)),
        ),
        ("staff-sector", sector),
        (
            "account-department",
            text(row.department.as_ref().map(AsRef::as_ref)),
        ),
        (
            "account-job-title",
            text(row.job_title.as_ref().map(AsRef::as_ref)),
        ),
        ("account-email", text(row.email.as_ref().map(AsRef::as_ref))),
        ("account-phone", text(row.phone.as_ref().map(AsRef::as_ref))),
        ("ticket-mode", Some(row.mode.label(lang))),
        (
            "staff-source",
            Some(t(lang, &format!("registration-source-{}", row.source)).to_string()),
        ),
        (
            "staff-consents",
            (!row.consents.is_empty()).then(|| {
                let words = row.consents.iter().map(|consent| consent.short(lang));
                words.collect::<Vec<_>>().join("\n")
            }),
        ),
        ("register-note", text(row.note.as_ref().map(AsRef::as_ref))),
        (
            "staff-reason",
            text(row.cancel_reason.as_ref().map(AsRef::as_ref)),
        ),
    ];
    html! {
        <dl class="facts">
            <div><dt>{ t(lang, "staff-status") }</dt><dd>{ standing(lang, row) }</dd></div>
            { for facts.into_iter().filter_map(|(key, value)| value.map(|value| html! {
                <div><dt>{ t(lang, key) }</dt><dd class="prewrap">{ value }</dd></div>
            })) }
        </dl>
    }
}

#[component]
fn History(props: &FactsProps) -> Html {
    let lang = use_lang();
    let shown = use_query(props.one.id, client::history);
    html! {
        <section class="stack-s">
            <h3>{ t(lang, "staff-tab-history") }</h3>
            { AsyncView::new(&shown).skeleton(Skeleton::Lines(3)).ready(|reply| history(lang, &reply.body)) }
        </section>
    }
}

/// What happened, oldest first: what, by whom, when, why.
pub fn history(lang: Lang, history: &RegistrationHistory) -> Html {
    html! {
        <ol class="stack-s" role="list">
            { for history.lines.iter().map(|line| html! {
                <li>
                    <p class="strong">{ t(lang, &format!("registration-cause-{}", line.cause.as_str().replace('_', "-"))) }</p>
                    <p class="small soft">{ wareki::date_time(line.at, lang) }{ " / " }{ who(lang, line) }
                        { " / " }{ steps(lang, line) }</p>
                    if let Some(reason) = &line.reason { <p class="prewrap">{ reason.as_str().to_owned() }</p> }
                </li>
            }) }
        </ol>
    }
}

fn who(lang: Lang, line: &RegistrationHistoryLine) -> AttrValue {
    if let Some(name) = &line.actor_name {
        return name.clone().into();
    }
    let kind = line.actor.as_str().replace('_', "-");
    t(lang, &format!("registration-actor-{kind}"))
}

/// The status before and after.
fn steps(lang: Lang, line: &RegistrationHistoryLine) -> String {
    let to = status_label(lang, line.to);
    line.from.map_or_else(
        || to.to_string(),
        |from| format!("{} → {to}", status_label(lang, from)),
    )
}
