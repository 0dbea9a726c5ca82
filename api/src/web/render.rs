//! Pages as HTML without WASM: title, description and main text, from the same views that the
//! API answers with.

use std::sync::OnceLock;

use minijinja::{AutoEscape, Environment, Value, context};
use shared::event::Mode;
use shared::event::api::{EventDetail, EventSummary, Seats};
use shared::i18n::{self, Lang};
use shared::wareki;

/// A page's head and main text.
#[derive(Debug)]
pub struct Page {
    /// What goes into `<head>`.
    pub head: String,
    /// What stands in the body until the SPA has data of its own.
    pub main: String,
}

fn environment(lang: Lang) -> &'static Environment<'static> {
    static JA: OnceLock<Environment<'static>> = OnceLock::new();
    static EN: OnceLock<Environment<'static>> = OnceLock::new();
    let cell = match lang {
        Lang::Ja => &JA,
        Lang::En => &EN,
    };
    cell.get_or_init(|| {
        let mut environment = Environment::new();
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.add_function("t", move |key: String| i18n::text(lang, &key));
        for (name, source) in [
            ("head.html", include_str!("templates/head.html")),
            ("frame.html", include_str!("templates/frame.html")),
            ("events.html", include_str!("templates/events.html")),
            ("event.html", include_str!("templates/event.html")),
        ] {
            if let Err(error) = environment.add_template(name, source) {
                tracing::error!(%error, name, "web.template");
            }
        }
        environment
    })
}

/// What every page has.
struct Facts<'f> {
    title: &'f str,
    description: &'f str,
    url: &'f str,
    hidden: bool,
}

fn render(lang: Lang, template: &str, facts: &Facts<'_>, more: &Value) -> Page {
    let base = context! {
        title => facts.title,
        description => facts.description,
        url => facts.url,
        hidden => facts.hidden,
    };
    let one = |name: &str| {
        let all = context! { ..base.clone(), ..more.clone() };
        environment(lang)
            .get_template(name)
            .and_then(|t| t.render(all))
            .unwrap_or_else(|error| {
                tracing::error!(%error, name, "web.render");
                String::new()
            })
    };
    Page {
        head: one("head.html"),
        main: one(template),
    }
}

/// A page of which only title and description are known without the SPA.
pub fn plain(lang: Lang, title: &str, description: &str, url: &str, hidden: bool) -> Page {
    render(
        lang,
        "frame.html",
        &Facts {
            title,
            description,
            url,
            hidden,
        },
        &context! {},
    )
}

/// The home page and the list of events.
pub fn events(lang: Lang, name: &str, url: &str, events: &[EventSummary]) -> Page {
    let title = i18n::text(lang, &format!("web-{name}-title"));
    let description = i18n::text(lang, &format!("web-{name}-description"));
    let events: Vec<Value> = events.iter().map(|event| summary(lang, event)).collect();
    let facts = Facts {
        title: &title,
        description: &description,
        url,
        hidden: false,
    };
    render(lang, "events.html", &facts, &context! { events })
}

/// One event.
pub fn event(lang: Lang, url: &str, detail: &EventDetail) -> Page {
    let summary_text = detail.event.summary.as_ref().map(ToString::to_string);
    let description = summary_text.unwrap_or_else(|| when(lang, &detail.event));
    let agenda: Vec<Value> = detail
        .agenda
        .iter()
        .map(|item| {
            context! {
                title => item.title.as_str(),
                speaker => item.speaker.as_ref().map(AsRef::<str>::as_ref),
                minutes => i18n::text_args(lang, "web-minutes", &[("minutes", item.minutes.into())]),
            }
        })
        .collect();
    let event = context! {
        agenda,
        address => detail.venue.as_ref().and_then(|v| v.address.as_ref()).map(AsRef::<str>::as_ref),
        fee => detail.fee_text.as_ref().map(AsRef::<str>::as_ref),
        notice => detail.notice.as_ref().map(AsRef::<str>::as_ref),
        deadline => wareki::date_time(detail.event.registration.closes_at, lang),
        description => detail.description_html.clone(),
        phone => detail.organiser.office_phone.as_str(),
        email => detail.organiser.office_email.as_str(),
        ..summary(lang, &detail.event)
    };
    let title = detail.event.title.as_str();
    let facts = Facts {
        title,
        description: &description,
        url,
        hidden: false,
    };
    let office = context! {
        prefecture => detail.organiser.prefecture.as_str(),
        contractor => detail.organiser.contractor.as_str(),
        phone => detail.organiser.office_phone.as_str(),
        email => detail.organiser.office_email.as_str(),
    };
    render(lang, "event.html", &facts, &context! { event, office })
}

fn when(lang: Lang, event: &EventSummary) -> String {
    wareki::span(event.starts_at, event.ends_at, lang)
}

fn summary(lang: Lang, event: &EventSummary) -> Value {
    let place = event.venue_name.as_ref().map(ToString::to_string);
    let seats: Vec<String> = event
        .seats
        .iter()
        .map(|seats| seats_text(lang, seats))
        .collect();
    context! {
        id => event.id.to_string(),
        title => event.title.as_str(),
        when => when(lang, event),
        where => place.unwrap_or_else(|| i18n::text(lang, "web-online")),
        summary => event.summary.as_ref().map(AsRef::<str>::as_ref),
        seats => seats.join(" / "),
    }
}

fn seats_text(lang: Lang, seats: &Seats) -> String {
    let mode = match seats.mode {
        Mode::InPerson => i18n::text(lang, "web-mode-in-person"),
        Mode::Online => i18n::text(lang, "web-mode-online"),
    };
    let key = if seats.left > 0 {
        "web-seats-left"
    } else {
        "web-seats-full"
    };
    let args = [
        ("mode", mode.into()),
        ("left", seats.left.into()),
        ("capacity", seats.capacity.into()),
    ];
    i18n::text_args(lang, key, &args)
}
