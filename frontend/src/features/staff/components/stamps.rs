//! Who did what with an event, and when.

use shared::event::staff::{StaffEvent, Stamp};
use shared::event::types::RevisionKind;
use shared::i18n::Lang;
use shared::wareki;
use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::t;

/// When, and by whom: `令和8年(2026年)11月20日(金) 10:00 見本 匠`.
pub fn stamp(lang: Lang, stamp: &Stamp) -> AttrValue {
    let name = stamp
        .name
        .clone()
        .unwrap_or_else(|| t(lang, "staff-nobody").to_string());
    t!(
        lang,
        "staff-stamp",
        time = wareki::date_time(stamp.at, lang),
        name = name
    )
}

/// Props of [`Stamps`].
#[derive(Properties, PartialEq, Debug)]
pub struct StampProps {
    /// The event.
    pub event: StaffEvent,
}

/// Made, submitted, returned, made public: those that happened.
#[component]
pub fn Stamps(props: &StampProps) -> Html {
    let lang = use_lang();
    let event = &props.event;
    let returned = event
        .seen
        .as_ref()
        .filter(|seen| seen.kind == RevisionKind::Returned);
    let lines = [
        (RevisionKind::Created, Some(&event.created)),
        (RevisionKind::Returned, returned.map(|seen| &seen.done)),
        (RevisionKind::Submitted, event.submitted.as_ref()),
        (RevisionKind::Published, event.confirmed.as_ref()),
    ];
    let mut lines: Vec<(RevisionKind, &Stamp)> = lines
        .into_iter()
        .filter_map(|(kind, done)| Some((kind, done?)))
        .collect();
    lines.sort_by_key(|(_, done)| done.at);
    html! {
        <dl class="facts">
            { for lines.into_iter().map(|(kind, done)| html! {
                <div><dt>{ kind.label(lang) }</dt><dd>{ stamp(lang, done) }</dd></div>
            }) }
        </dl>
    }
}
