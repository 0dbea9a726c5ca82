//! A whole event as everybody will see it, from the values of its form, finished or not.

use std::str::FromStr;

use serde_json::Value;
use shared::account::types::AccountId;
use shared::event::text;
use shared::event::types::{Format, Mode, SessionKind};
use shared::field::Pointer;
use shared::i18n::Lang;
use shared::programme::Programme;
use shared::time::Timestamp;
use shared::wareki;
use yew::prelude::*;

use super::body::offered;
use super::form::deadline;
use super::moderators::ModeratorName;
use crate::hooks::use_lang;
use crate::i18n::t;
use crate::t;
use crate::ui::{Prose, Tag, TagTone, Timeline, TimelineItem};

/// Props of [`EventWhole`].
#[derive(Properties, PartialEq, Debug)]
pub struct WholeProps {
    /// The form's values.
    pub values: Value,
    /// The description as the API rendered it.
    pub html: AttrValue,
    /// The programme of its year: who to ask, and when registration closes.
    #[prop_or_default]
    pub programme: Option<Programme>,
}

/// The values, by pointer.
struct Shown<'v>(&'v Value);

impl Shown<'_> {
    fn text(&self, at: &str) -> Option<String> {
        let text = self.0.pointer(at)?.as_str()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn read<T: FromStr>(&self, at: &str) -> Option<T> {
        self.text(at)?.parse().ok()
    }

    fn count(&self, at: &str) -> Option<i64> {
        self.0.pointer(at)?.as_i64()
    }

    fn list(&self, at: &str) -> &[Value] {
        let items = self.0.pointer(at).and_then(Value::as_array);
        items.map_or(&[][..], Vec::as_slice)
    }
}

/// The event: title, theme, summary, description, agenda, and every fact people decide by.
#[component]
pub fn EventWhole(props: &WholeProps) -> Html {
    let lang = use_lang();
    let values = offered(&props.values);
    let shown = Shown(&values);
    let format: Option<Format> = shown.read("/format");
    let agenda = agenda(lang, &shown);
    html! {
        <div class="split">
            <div class="stack">
                <div class="tags">
                    if let Some(format) = format { <Tag>{ format.label(lang) }</Tag> }
                    if let Some(theme) = shown.text("/theme") { <Tag tone={TagTone::Key}>{ theme }</Tag> }
                </div>
                <h3>{ filled(lang, shown.text("/title")) }</h3>
                <p class="prewrap">{ filled(lang, shown.text("/summary")) }</p>
                if props.html.is_empty() {
                    <p>{ t(lang, "event-field-description") }{ ": " }{ filled(lang, None) }</p>
                } else {
                    <Prose html={props.html.clone()} />
                }
                <h3>{ t(lang, "page-agenda") }</h3>
                if agenda.is_empty() { <p>{ filled(lang, None) }</p> } else { <Timeline items={agenda} /> }
            </div>
            <div class="aside stack">
                <dl class="facts">
                    { row(t(lang, "page-when"), filled(lang, when(lang, &shown))) }
                    { row(t(lang, "page-where"), place(lang, format, &shown)) }
                    { row(t(lang, "event-field-audience"), audience(lang, &shown)) }
                    { seats(lang, format, &shown) }
                    { row(t(lang, "page-fee"), filled(lang, shown.text("/fee_text"))) }
                    { row(t(lang, "event-field-opens-at"), opens(lang, &shown)) }
                    { row(t(lang, "page-deadline"), filled(lang, closes(lang, &shown, props.programme.as_ref()))) }
                    { entry(lang, &shown) }
                    { row(t(lang, "page-contact"), contact(lang, &shown, props.programme.as_ref())) }
                    { row(t(lang, "event-field-moderators"), moderators(lang, &shown)) }
                </dl>
            </div>
        </div>
    }
}

fn row(name: AttrValue, content: Html) -> Html {
    html! { <div><dt>{ name }</dt><dd>{ content }</dd></div> }
}

/// The text, or that there is none yet.
fn filled(lang: Lang, text: Option<String>) -> Html {
    match text {
        Some(text) => html! { { text } },
        None => html! { <span class="soft">{ t(lang, "staff-empty-value") }</span> },
    }
}

fn when(lang: Lang, shown: &Shown<'_>) -> Option<String> {
    let start: Timestamp = shown.read("/starts_at")?;
    let end: Option<Timestamp> = shown.read("/ends_at");
    Some(end.map_or_else(
        || wareki::date_time(start, lang),
        |end| wareki::span(start, end, lang),
    ))
}

/// The venue with its map, and the address for those who take part online, which only they see.
fn place(lang: Lang, format: Option<Format>, shown: &Shown<'_>) -> Html {
    let offers = |mode: Mode| format.is_some_and(|format| format.offers(mode));
    let address = shown.text("/venue/address");
    html! {
        <div class="stack-s">
            if offers(Mode::InPerson) {
                <p class="strong">{ filled(lang, shown.text("/venue/name")) }</p>
                <p>{ filled(lang, address.clone()) }</p>
                if let Some(address) = address {
                    <p><a target="_blank" rel="noopener noreferrer" href={format!(
                        "https://www.google.com/maps/search/?api=1&query={}", shared::query::encode(&address))}>
                        { t(lang, "page-map") }</a></p>
                }
                if let Some(access) = shown.text("/venue/access") { <p class="small prewrap">{ access }</p> }
            }
            if offers(Mode::Online) {
                <p>{ t(lang, "event-field-online-url") }{ ": " }
                    <span class="prewrap">{ filled(lang, shown.text("/online_url")) }</span></p>
                <p class="small soft">{ t(lang, "staff-online-hint") }</p>
            }
        </div>
    }
}

/// Whom it is for, as the event's page shows it.
fn audience(lang: Lang, shown: &Shown<'_>) -> Html {
    let words = |at: &str| {
        let at = format!("/audience/{at}");
        let items = shown.list(&at).iter().filter_map(|item| item.as_str());
        let place = Pointer::from(format!("{at}/0").as_str());
        items
            .map(|item| text::field_value(&place, item, lang))
            .collect::<Vec<_>>()
    };
    let mut all: Vec<String> = shown.text("/audience/text").into_iter().collect();
    all.extend(words("sectors"));
    all.extend(words("industries"));
    filled(lang, (!all.is_empty()).then(|| all.join(" / ")))
}

fn seats(lang: Lang, format: Option<Format>, shown: &Shown<'_>) -> Html {
    let modes = format.map_or(&[][..], Format::modes);
    html! {
        <>{ for modes.iter().map(|mode| {
            let name = t(lang, &format!("event-field-capacity-{}", mode.as_str().replace('_', "-")));
            let seats = shown.count(&format!("/capacity/{mode}"));
            let seats = seats.map(|seats| t!(lang, "event-value-people", count = crate::i18n::number(seats)).to_string());
            row(name, filled(lang, seats))
        }) }</>
    }
}

fn opens(lang: Lang, shown: &Shown<'_>) -> Html {
    let opens: Option<Timestamp> = shown.read("/opens_at");
    opens.map_or_else(
        || html! { { t(lang, "staff-opens-at-once") } },
        |opens| html! { { wareki::date_time(opens, lang) } },
    )
}

fn closes(lang: Lang, shown: &Shown<'_>, programme: Option<&Programme>) -> Option<String> {
    let start: Option<Timestamp> = shown.read("/starts_at");
    let closes: Option<Timestamp> = shown.read("/closes_at");
    let closes = closes.or_else(|| deadline(programme, start?))?;
    Some(text::deadline(closes, lang))
}

/// How one gets in; only what is said of it.
fn entry(lang: Lang, shown: &Shown<'_>) -> Html {
    let told = |at: &str| {
        let value = shown.0.pointer(at)?;
        let value = match value {
            Value::Number(number) => number.to_string(),
            other => other.as_str()?.to_owned(),
        };
        let at = Pointer::from(at);
        Some(row(
            text::field_label(&at, lang).into(),
            html! { { text::field_value(&at, &value, lang) } },
        ))
    };
    if shown.0.pointer("/entry").is_none_or(Value::is_null) {
        return Html::default();
    }
    let limit = told("/entry/company_limit").unwrap_or_else(|| {
        row(
            t(lang, "event-field-entry-company-limit"),
            html! { { t(lang, "staff-entry-no-limit") } },
        )
    });
    let others = [
        "/entry/selection",
        "/entry/promotion",
        "/entry/offer_hours",
        "/entry/change_until",
        "/entry/reserved/it",
        "/entry/reserved/local",
        "/entry/reserved/other",
        "/entry/reserved/until",
    ];
    html! {
        <>
            { for others.into_iter().filter_map(told) }
            { limit }
        </>
    }
}

/// Whom to ask: the event's own contact, and the programme's office.
fn contact(lang: Lang, shown: &Shown<'_>, programme: Option<&Programme>) -> Html {
    let own = shown.text("/contact");
    html! {
        <div class="stack-s">
            if let Some(own) = &own { <p class="prewrap">{ own.clone() }</p> }
            if let Some(office) = programme {
                <p>{ t!(lang, "page-organiser", prefecture = office.prefecture.as_str().to_owned(),
                    contractor = office.contractor.as_str().to_owned()) }</p>
                <p>{ office.office_phone.as_str().to_owned() }{ " / " }{ office.office_email.as_str().to_owned() }</p>
            } else if own.is_none() {
                <p>{ filled(lang, None) }</p>
            }
        </div>
    }
}

fn moderators(lang: Lang, shown: &Shown<'_>) -> Html {
    let ids = shown.list("/moderators").iter();
    let ids: Vec<AccountId> = ids.filter_map(|id| id.as_str()?.parse().ok()).collect();
    if ids.is_empty() {
        return html! { <span class="soft">{ t(lang, "staff-moderators-none") }</span> };
    }
    html! {
        <ul role="list">{ for ids.into_iter().map(|id| html! {
            <li key={id.to_string()}><ModeratorName {id} /></li>
        }) }</ul>
    }
}

/// The agenda with times counted from the start, once there is one.
fn agenda(lang: Lang, shown: &Shown<'_>) -> Vec<TimelineItem> {
    let mut at: Option<Timestamp> = shown.read("/starts_at");
    let mut items = Vec::new();
    for item in shown.list("/agenda") {
        let item = Shown(item);
        let kind: Option<SessionKind> = item.read("/kind");
        let minutes = item.count("/minutes");
        let end = at
            .zip(minutes)
            .map(|(at, minutes)| at.plus_minutes(minutes));
        let length = minutes.map(|minutes| t!(lang, "event-value-minutes", count = minutes));
        let time = match (at, end) {
            (Some(at), Some(end)) => format!("{}〜{}", wareki::time(at), wareki::time(end)).into(),
            _ => length.clone().unwrap_or_default(),
        };
        let about = [
            kind.map(|kind| kind.label(lang)),
            item.text("/speaker"),
            length.map(|length| length.to_string()),
        ];
        items.push(TimelineItem {
            time,
            output: kind == Some(SessionKind::Output),
            body: html! {
                <div class="stack-s">
                    <p class="strong">{ filled(lang, item.text("/title")) }</p>
                    <p class="small soft">{ about.into_iter().flatten().collect::<Vec<_>>().join(" / ") }</p>
                </div>
            },
        });
        at = end.or(at);
    }
    items
}
