//! One person of the list: a tap says that they are there, another that they are not.

use serde_json::Value;
use shared::event::types::{EventId, Format, Mode};
use shared::exchange::api::{AttendanceChange, AttendanceDetail, Attendee, Presence, Tick};
use shared::exchange::types::AttendanceKind;
use shared::i18n::Lang;
use shared::registration::types::RegistrationStatus;
use shared::wareki;
use yew::prelude::*;

use super::super::client;
use super::{kind_label, name_of};
use crate::client::Reply;
use crate::features::staff::client::Done;
use crate::hooks::{Bind, use_lang, use_mutation};
use crate::i18n::t;
use crate::t;
use crate::ui::{
    Choice, ErrorBanner, Icon, IconKind, Select, Tag, TagTone, Toast, Width, use_toast,
};

/// Props of [`AttendeeRow`].
#[derive(Properties, PartialEq, Debug)]
pub struct AttendeeRowProps {
    /// The event.
    pub event: EventId,
    /// How it is held.
    pub format: Format,
    /// Who.
    pub one: Attendee,
    /// Whether attendance can be taken now, by this reader.
    pub editable: bool,
    /// Told when something changed.
    pub onchange: Callback<()>,
}

/// The row.
#[component]
pub fn AttendeeRow(props: &AttendeeRowProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let (event, one) = (props.event, &props.one);
    let name = name_of(lang, one);
    // Undoing tells nothing: the list does.
    let again = use_mutation(client::tick, props.onchange.reform(|_: Reply<Attendee>| ()));
    let back = use_mutation(client::untick, props.onchange.reform(|_: Reply<Done>| ()));
    let tick = {
        let (toast, undo, changed) = (toast.clone(), back.run.clone(), props.onchange.clone());
        let name = name.clone();
        use_mutation(
            client::tick,
            Callback::from(move |reply: Reply<Attendee>| {
                let person = reply.body.person_id;
                let undo = undo.reform(move |()| (event, person));
                let text = t!(lang, "exchange-ticked", name = name.as_str());
                toast.emit(Toast::new(text).undo(undo));
                changed.emit(());
            }),
        )
    };
    let untick = {
        let (undo, changed) = (again.run.clone(), props.onchange.clone());
        let (name, was) = (name.clone(), one.clone());
        use_mutation(
            client::untick,
            Callback::from(move |_: Reply<Done>| {
                let body = as_it_was(&was);
                let undo = undo.reform(move |()| (event, body.clone()));
                let text = t!(lang, "exchange-unticked", name = name.as_str());
                toast.emit(Toast::new(text).undo(undo));
                changed.emit(());
            }),
        )
    };
    let onclick = {
        let (tick, untick) = (tick.run.clone(), untick.run.clone());
        let (person_id, there) = (one.person_id, one.present.is_some());
        Callback::from(move |_: MouseEvent| {
            if there {
                untick.emit((event, person_id));
            } else {
                let (kind, mode) = (None, None);
                let body = Tick {
                    person_id,
                    kind,
                    mode,
                };
                tick.emit((event, body));
            }
        })
    };
    let errors = [&tick.error, &untick.error, &again.error, &back.error];
    let error = errors.into_iter().flatten().next();
    let pressed = if one.present.is_some() {
        "true"
    } else {
        "false"
    };
    html! {
        <li class="tick-item">
            <button type="button" class="tick" aria-pressed={pressed} disabled={!props.editable}
                aria-busy={(tick.pending || untick.pending).then_some("true")} {onclick}>
                <span class="tick-box" aria-hidden="true">
                    if one.present.is_some() { <Icon kind={IconKind::Success} /> }
                </span>
                <span class="tick-who">
                    <span class="strong">{ name.clone() }</span>
                    <span class="small soft">{ reading(one) }</span>
                    if let Some(company) = &one.organisation_name {
                        <span class="small">{ company.as_str().to_owned() }</span>
                    }
                </span>
                <span class="tick-state">{ state(lang, one) }</span>
            </button>
            if let Some(present) = one.present.filter(|_| props.editable) {
                <ChangeKind {present} {name} format={props.format} onchange={props.onchange.clone()} />
            }
            if let Some(error) = error { <ErrorBanner error={error.clone()} /> }
        </li>
    }
}

/// What says again what was undone.
fn as_it_was(one: &Attendee) -> Tick {
    Tick {
        person_id: one.person_id,
        kind: one.present.map(|present| present.kind),
        mode: one.present.map(|present| present.mode),
    }
}

fn reading(one: &Attendee) -> String {
    let parts = [&one.family_kana, &one.given_kana];
    let parts = parts.into_iter().flatten().map(ToString::to_string);
    parts.collect::<Vec<_>>().join(" ")
}

/// How the registration stands where that is news, how they come, and since when they are there.
fn state(lang: Lang, one: &Attendee) -> Html {
    let news = match one.status {
        Some(RegistrationStatus::Confirmed) => None,
        Some(status) => Some((
            TagTone::Wait,
            t(lang, &format!("registration-status-{status}")),
        )),
        None => Some((TagTone::Plain, t(lang, "exchange-unregistered"))),
    };
    let mode = one
        .present
        .map(|present| present.mode)
        .or(one.registered_mode);
    html! {
        <>
            if let Some((tone, words)) = news { <Tag {tone}>{ words }</Tag> }
            if let Some(mode) = mode { <span class="small">{ mode.label(lang) }</span> }
            if let Some(present) = one.present {
                <Tag tone={TagTone::Good} state={true}>{ t!(lang, "exchange-there",
                    kind = kind_label(lang, present.kind).to_string(), time = wareki::time(present.at)) }</Tag>
            } else {
                <span class="small soft">{ t(lang, "exchange-not-there") }</span>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ChangeProps {
    present: Presence,
    name: String,
    format: Format,
    onchange: Callback<()>,
}

/// As what somebody is there, and how: taken at once.
#[component]
fn ChangeKind(props: &ChangeProps) -> Html {
    let lang = use_lang();
    let present = props.present;
    let change = use_mutation(
        client::change,
        props.onchange.reform(|_: Reply<AttendanceDetail>| ()),
    );
    let set = |to: fn(&str, Presence) -> Option<AttendanceChange>| {
        let run = change.run.clone();
        Callback::from(move |value: Value| {
            if let Some(body) = value.as_str().and_then(|text| to(text, present)) {
                run.emit((present, body));
            }
        })
    };
    let kind = Bind::free(
        format!("kind-{}", present.id),
        present.kind.as_str(),
        set(|text, present| {
            let kind = text.parse().ok()?;
            let mode = present.mode;
            Some(AttendanceChange { kind, mode })
        }),
    );
    let mode = Bind::free(
        format!("mode-{}", present.id),
        present.mode.as_str(),
        set(|text, present| {
            let mode = text.parse().ok()?;
            let kind = present.kind;
            Some(AttendanceChange { kind, mode })
        }),
    );
    let kinds: Vec<Choice> = AttendanceKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.as_str(), kind_label(lang, *kind)))
        .collect();
    let modes = props.format.modes();
    let choices: Vec<Choice> = modes
        .iter()
        .map(|mode: &Mode| Choice::new(mode.as_str(), mode.label(lang)))
        .collect();
    html! {
        <details class="tick-more">
            <summary>{ t!(lang, "exchange-change", name = props.name.as_str()) }</summary>
            <div class="filters">
                <Select bind={kind} label={t(lang, "exchange-kind")} choices={kinds} width={Width::Sixteen} />
                if modes.len() > 1 {
                    <Select bind={mode} label={t(lang, "ticket-mode")} {choices} width={Width::Sixteen} />
                }
            </div>
            if let Some(error) = &change.error { <ErrorBanner error={error.clone()} /> }
        </details>
    }
}
