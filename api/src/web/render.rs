//! Pages as HTML without WASM: title, description and main text, from the same views that the
//! API answers with.

use std::sync::OnceLock;

use minijinja::{AutoEscape, Environment, Value, context};
use shared::account::legal::LegalDocument;
use shared::event::api::{EventDetail, EventQuery, EventSummary};
use shared::event::types::Period;
use shared::i18n::{self, Lang};
use shared::page::Page as ListPage;
use shared::problem::{Code, Problem};
use shared::query::FromQuery;

use super::{linked_data, picture, routes, views};
use crate::app::Options;
use crate::platform::http_error::ApiError;

/// A page's head and main text.
#[derive(Debug)]
pub struct Page {
    /// What goes into `<head>`.
    pub head: String,
    /// What stands in the body until the SPA has data of its own.
    pub main: String,
}

/// The installation, as one reader sees it.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    /// The reader's language.
    pub lang: Lang,
    /// The installation's settings.
    pub options: &'a Options,
}

impl Site<'_> {
    /// An absolute address.
    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.options.public_url)
    }

    pub(super) fn text(&self, key: &str) -> String {
        i18n::text(self.lang, key)
    }
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
            ("companies.html", include_str!("templates/companies.html")),
            ("company.html", include_str!("templates/company.html")),
            ("legal.html", include_str!("templates/legal.html")),
            ("contents.html", include_str!("templates/contents.html")),
            ("content.html", include_str!("templates/content.html")),
            ("failure.html", include_str!("templates/failure.html")),
        ] {
            if let Err(error) = environment.add_template(name, source) {
                tracing::error!(%error, name, "web.template");
            }
        }
        environment
    })
}

/// What every page has.
pub(super) struct Facts<'f> {
    pub title: &'f str,
    pub description: &'f str,
    /// Its canonical path; none for pages that no search engine shall keep.
    pub path: Option<&'f str>,
    /// The picture's path.
    pub picture: Option<String>,
    /// What machines read, as JSON-LD that is safe inside a script element.
    pub data: Option<String>,
}

impl<'f> Facts<'f> {
    pub const fn new(title: &'f str, description: &'f str, path: Option<&'f str>) -> Self {
        Self {
            title,
            description,
            path,
            picture: None,
            data: None,
        }
    }

    pub fn with_picture(self, path: impl Into<String>) -> Self {
        Self {
            picture: Some(path.into()),
            ..self
        }
    }
}

fn locale(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "ja_JP",
        Lang::En => "en_US",
    }
}

/// Fills the templates. A template that fails makes the page fail: half a page looks like a whole
/// one to whoever keeps it.
pub(super) fn render(
    site: &Site<'_>,
    template: &str,
    facts: &Facts<'_>,
    more: &Value,
) -> Result<Page, ApiError> {
    let other = Lang::BOTH.into_iter().find(|lang| *lang != site.lang);
    let all = context! {
        title => facts.title,
        description => facts.description,
        url => facts.path.map(|path| site.url(path)),
        locale => locale(site.lang),
        other_locale => other.map(locale),
        picture => facts.picture.as_ref().map(|path| context! {
            url => site.url(path), width => picture::WIDTH, height => picture::HEIGHT,
        }),
        style => routes::own_style(site.options.key_color),
        data => facts.data.as_ref(),
        ..more.clone()
    };
    let one = |name: &str| {
        let template = environment(site.lang).get_template(name);
        template
            .and_then(|template| template.render(&all))
            .map_err(|error| ApiError::internal(format!("template {name}: {error}")))
    };
    Ok(Page {
        head: one("head.html")?,
        main: one(template)?,
    })
}

/// A page of which only the title is known without the SPA; without a path it is hidden from
/// search engines.
pub fn named(site: &Site<'_>, title: &str, path: Option<&str>) -> Result<Page, ApiError> {
    let description = site.text("web-app-description");
    let facts = Facts::new(title, &description, path);
    render(site, "frame.html", &facts, &context! {})
}

/// There is no such page, or none that everybody may know of.
pub fn not_found(site: &Site<'_>) -> Result<Page, ApiError> {
    let title = site.text("web-not-found-title");
    let description = site.text("web-not-found-description");
    let facts = Facts::new(&title, &description, None);
    render(site, "frame.html", &facts, &context! {})
}

/// The page could not be made.
pub fn failure(site: &Site<'_>, code: Code, trace: &str) -> Result<Page, ApiError> {
    let title = site.text("web-failure-title");
    let problem = Problem::new(code, &shared::field::Faults::none(), site.lang, trace);
    let facts = Facts::new(&title, &problem.title, None);
    render(site, "failure.html", &facts, &context! { trace })
}

/// A legal text in force.
pub fn legal(site: &Site<'_>, document: LegalDocument) -> Result<Page, ApiError> {
    let text = document.text(site.lang);
    let description = site.text("web-app-description");
    let path = format!("/{document}");
    let facts = Facts::new(&text.title, &description, Some(&path));
    let sections: Vec<Value> = text
        .sections
        .iter()
        .map(|section| context! { heading => section.heading.as_str(), text => section.text.as_str() })
        .collect();
    let more = context! { sections, version => text.version };
    render(site, "legal.html", &facts, &more)
}

/// Home: what comes next.
pub fn home(site: &Site<'_>, events: &[EventSummary], more: Vec<Value>) -> Result<Page, ApiError> {
    let title = site.text("web-home-title");
    let description = site.text("web-home-description");
    let facts = Facts::new(&title, &description, Some("/")).with_picture(routes::OWN_PICTURE);
    let events: Vec<Value> = events
        .iter()
        .map(|event| views::summary(site.lang, event))
        .collect();
    let more = context! { events, more, nothing => site.text("web-no-events") };
    render(site, "events.html", &facts, &more)
}

/// The list of events that the address asks for, with the way to its next page.
pub fn list(
    site: &Site<'_>,
    asked: &EventQuery,
    found: &ListPage<EventSummary>,
) -> Result<Page, ApiError> {
    let period = asked.period.unwrap_or(Period::Upcoming);
    let title = site.text(match period {
        Period::Past => "web-events-past-title",
        Period::Upcoming | Period::All => "web-events-title",
    });
    let description = site.text("page-events-lead");
    // The canonical address has the filters and nothing else; what was searched for and the pages
    // after the first are for people.
    let first = EventQuery {
        cursor: None,
        limit: None,
        ..asked.clone()
    };
    let path = format!("/events{}", first.to_query());
    let kept = asked.q.is_none() && asked.cursor.is_none();
    let facts = Facts::new(&title, &description, kept.then_some(path.as_str()))
        .with_picture(routes::OWN_PICTURE);
    let next = found.next_cursor.clone().map(|cursor| {
        let query = EventQuery {
            cursor: Some(cursor),
            ..asked.clone()
        };
        format!("/events{}", query.to_query())
    });
    let filters = views::filters(site.lang, asked);
    let nothing = match (filters.is_empty(), period) {
        (true, Period::Upcoming) => "web-no-events",
        _ => "page-events-none-found",
    };
    let events: Vec<Value> = found
        .items
        .iter()
        .map(|event| views::summary(site.lang, event))
        .collect();
    let more = context! {
        events, next, filters,
        nothing => site.text(nothing),
        first => asked.cursor.is_some().then_some(path.as_str()),
        periods => views::periods(site.lang, asked, period),
    };
    render(site, "events.html", &facts, &more)
}

/// One event, or the form to register for it.
pub fn event(site: &Site<'_>, detail: &EventDetail, registering: bool) -> Result<Page, ApiError> {
    let lang = site.lang;
    let name = detail.event.title.as_str();
    let path = format!("/events/{}", detail.event.id);
    let summary = detail.event.summary.as_ref().map(ToString::to_string);
    let description = summary.unwrap_or_else(|| views::when(lang, &detail.event));
    let title = if registering {
        i18n::text_args(lang, "web-register-title", &[("title", name.into())])
    } else {
        name.to_owned()
    };
    let data = linked_data::event(&site.options.public_url, detail, &description);
    let facts = Facts {
        data: (!registering).then_some(data),
        ..Facts::new(&title, &description, Some(&path))
            .with_picture(routes::picture_path(detail.event.id))
    };
    let office = views::office(detail);
    let event = views::detail(lang, detail);
    render(site, "event.html", &facts, &context! { event, office })
}
