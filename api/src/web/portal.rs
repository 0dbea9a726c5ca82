//! What the pages of articles and support measures say before WASM runs.

use minijinja::{Value, context};
use shared::i18n::{self, Lang};
use shared::page::{Limit, Page as ListPage};
use shared::portal::api::{ArticleItem, ArticleQuery, MeasureDetail, MeasureItem, MeasureQuery};
use shared::portal::types::Availability;
use shared::portal::{ArticleId, ArticleKind, text};
use shared::problem::Code;
use shared::query::{self, FromQuery};
use shared::time::{Day, Timestamp};
use shared::wareki;

use super::linked_data;
use super::render::{Facts, Page, Site, render};
use super::routes;
use crate::app::Context;
use crate::features::portal::service;
use crate::platform::http_error::ApiError;

/// How many of each home shows, as the SPA does.
const HOME: i64 = 3;

fn published(lang: Lang, at: Timestamp) -> String {
    let day = wareki::date(Day::new(at.jst_date()), lang);
    i18n::text_args(lang, "portal-published", &[("day", day.into())])
}

fn article_item(lang: Lang, item: &ArticleItem) -> Value {
    context! {
        href => format!("/articles/{}", item.id),
        title => item.title.as_str(),
        tags => vec![item.kind.label(lang)],
        lines => item.published_at.map(|at| published(lang, at)).into_iter().collect::<Vec<_>>(),
        summary => item.summary.as_ref().map(AsRef::<str>::as_ref),
    }
}

fn measure_item(lang: Lang, item: &MeasureItem) -> Value {
    let state = if item.open {
        Availability::Open
    } else {
        Availability::Closed
    };
    let organisation = item.organisation.as_ref().map(ToString::to_string);
    let lines: Vec<String> = [Some(item.deadline.words(lang)), organisation]
        .into_iter()
        .flatten()
        .collect();
    context! {
        href => format!("/measures/{}", item.id),
        title => item.title.as_str(),
        tags => vec![state.label(lang)],
        lines,
        summary => item.summary.as_ref().map(AsRef::<str>::as_ref),
    }
}

/// The sections of home: the nearest deadlines, and the newest articles.
pub async fn for_home(context: &Context, site: &Site<'_>) -> Result<Vec<Value>, ApiError> {
    let lang = site.lang;
    let limit = Limit::new(HOME).ok();
    let measures = MeasureQuery {
        limit,
        ..MeasureQuery::default()
    };
    let articles = ArticleQuery {
        limit,
        ..ArticleQuery::default()
    };
    let measures = service::measures(context, measures).await?;
    let articles = service::articles(context, articles).await?;
    let measures: Vec<Value> = measures
        .items
        .iter()
        .map(|one| measure_item(lang, one))
        .collect();
    let articles: Vec<Value> = articles
        .items
        .iter()
        .map(|one| article_item(lang, one))
        .collect();
    let mut sections = Vec::new();
    for (name, items) in [("measures", measures), ("articles", articles)] {
        if !items.is_empty() {
            sections.push(context! {
                title => site.text(&format!("portal-home-{name}")),
                all => site.text(&format!("portal-home-all-{name}")),
                href => format!("/{name}"),
                items,
            });
        }
    }
    Ok(sections)
}

/// What a list's page is about.
struct Contents<'q, Q> {
    /// `articles` or `measures`.
    name: &'static str,
    asked: &'q Q,
    /// The same from its beginning.
    first: Q,
    /// The same from the next page on.
    next: Option<Q>,
    /// Whether it is searched or begins in the middle: then it is for people only.
    passing: bool,
    items: Vec<Value>,
    choices: Vec<Value>,
}

fn contents<Q: FromQuery>(site: &Site<'_>, list: Contents<'_, Q>) -> Result<Page, ApiError> {
    let name = list.name;
    let title = site.text(&format!("portal-{name}-title"));
    let description = site.text(&format!("portal-{name}-lead"));
    let path = format!("/{name}{}", list.first.to_query());
    let kept = (!list.passing).then_some(path.as_str());
    let facts = Facts::new(&title, &description, kept).with_picture(routes::OWN_PICTURE);
    let plain = list.asked.pairs().is_empty();
    let nothing = if plain {
        format!("portal-{name}-none")
    } else {
        "portal-none-found".to_owned()
    };
    let more = context! {
        items => list.items,
        choices => list.choices,
        nothing => site.text(&nothing),
        next => list.next.map(|query| format!("/{name}{}", query.to_query())),
        first => list.passing.then_some(path.as_str()),
    };
    render(site, "contents.html", &facts, &more)
}

/// A cursor of another list, or made up, is read as none.
fn is_bad_cursor(error: &ApiError) -> bool {
    error.code() == Code::Invalid
}

/// The list of articles that the address asks for.
pub async fn articles(context: &Context, site: &Site<'_>, raw: &str) -> Result<Page, ApiError> {
    let mut asked: ArticleQuery = query::read(raw);
    let found: ListPage<ArticleItem> = match service::articles(context, asked.clone()).await {
        Err(error) if asked.cursor.is_some() && is_bad_cursor(&error) => {
            asked.cursor = None;
            service::articles(context, asked.clone()).await?
        }
        other => other?,
    };
    let lang = site.lang;
    let kinds = [None].into_iter().chain(ArticleKind::ARTICLES.map(Some));
    let choices = kinds.map(|kind| {
        let label = kind.map_or_else(|| site.text("portal-kind-all"), |kind| kind.label(lang));
        let query = ArticleQuery {
            kind,
            ..ArticleQuery::default()
        };
        context! { label, href => format!("/articles{}", query.to_query()), here => kind == asked.kind }
    });
    let first = ArticleQuery {
        cursor: None,
        limit: None,
        ..asked.clone()
    };
    let next = found.next_cursor.clone().map(|cursor| ArticleQuery {
        cursor: Some(cursor),
        ..asked.clone()
    });
    contents(
        site,
        Contents {
            name: "articles",
            asked: &asked,
            first,
            next,
            passing: asked.q.is_some() || asked.cursor.is_some(),
            items: found
                .items
                .iter()
                .map(|one| article_item(lang, one))
                .collect(),
            choices: choices.collect(),
        },
    )
}

/// The list of support measures that the address asks for.
pub async fn measures(context: &Context, site: &Site<'_>, raw: &str) -> Result<Page, ApiError> {
    let mut asked: MeasureQuery = query::read(raw);
    let found: ListPage<MeasureItem> = match service::measures(context, asked.clone()).await {
        Err(error) if asked.cursor.is_some() && is_bad_cursor(&error) => {
            asked.cursor = None;
            service::measures(context, asked.clone()).await?
        }
        other => other?,
    };
    let lang = site.lang;
    let here = asked.state.unwrap_or(Availability::Open);
    let choices = Availability::ALL.iter().map(|state| {
        let query = MeasureQuery {
            state: Some(*state),
            cursor: None,
            limit: None,
            ..asked.clone()
        };
        context! {
            label => state.label(lang),
            href => format!("/measures{}", query.to_query()),
            here => *state == here,
        }
    });
    let choices = choices.collect();
    let first = MeasureQuery {
        cursor: None,
        limit: None,
        ..asked.clone()
    };
    let next = found.next_cursor.clone().map(|cursor| MeasureQuery {
        cursor: Some(cursor),
        ..asked.clone()
    });
    contents(
        site,
        Contents {
            name: "measures",
            asked: &asked,
            first,
            next,
            passing: asked.q.is_some() || asked.cursor.is_some(),
            items: found
                .items
                .iter()
                .map(|one| measure_item(lang, one))
                .collect(),
            choices,
        },
    )
}

/// One article.
pub async fn article(
    context: &Context,
    site: &Site<'_>,
    id: &str,
) -> Result<Option<Page>, ApiError> {
    let Ok(id) = id.parse::<ArticleId>() else {
        return Ok(None);
    };
    let Some(detail) = service::public_article(context.db.read(), id).await? else {
        return Ok(None);
    };
    let lang = site.lang;
    let title = detail.article.title.as_str();
    let summary = detail.article.summary.as_ref().map(ToString::to_string);
    let description = summary.clone().unwrap_or_else(|| title.to_owned());
    let path = format!("/articles/{id}");
    let data = linked_data::article(&site.options.public_url, &detail, &description);
    let facts = Facts {
        data: Some(data),
        ..Facts::new(title, &description, Some(&path)).with_picture(format!("{path}/og.png"))
    };
    let more = context! {
        tags => vec![detail.article.kind.label(lang)],
        summary,
        body => detail.body_html.as_str(),
        link => detail.link.as_ref().map(AsRef::<str>::as_ref),
        contact => detail.contact.as_ref().map(AsRef::<str>::as_ref),
        published => detail.article.published_at.map(|at| published(lang, at)),
    };
    render(site, "content.html", &facts, &more).map(Some)
}

/// One support measure.
pub async fn measure(
    context: &Context,
    site: &Site<'_>,
    id: &str,
) -> Result<Option<Page>, ApiError> {
    let Ok(id) = id.parse::<ArticleId>() else {
        return Ok(None);
    };
    let now = context.clock.now();
    let Some(detail) = service::public_measure(context.db.read(), id, now).await? else {
        return Ok(None);
    };
    let title = detail.measure.title.as_str();
    let summary = detail.measure.summary.as_ref().map(ToString::to_string);
    let description = summary
        .clone()
        .unwrap_or_else(|| detail.measure.deadline.words(site.lang));
    let path = format!("/measures/{id}");
    let data = linked_data::measure(&site.options.public_url, &detail, &description);
    let facts = Facts {
        data: Some(data),
        ..Facts::new(title, &description, Some(&path)).with_picture(format!("{path}/og.png"))
    };
    let state = if detail.measure.open {
        Availability::Open
    } else {
        Availability::Closed
    };
    let more = context! {
        tags => vec![ArticleKind::Measure.label(site.lang), state.label(site.lang)],
        over => (!detail.measure.open).then(|| text::over(&detail.measure.deadline, site.lang)),
        summary,
        facts => measure_facts(site, &detail),
        body => detail.body_html.as_str(),
        link => detail.link.as_ref().map(AsRef::<str>::as_ref),
        contact => detail.contact.as_ref().map(AsRef::<str>::as_ref),
        published => detail.measure.published_at.map(|at| published(site.lang, at)),
    };
    render(site, "content.html", &facts, &more).map(Some)
}

/// Until when, who, how much: label and value, as far as they are known.
fn measure_facts(site: &Site<'_>, detail: &MeasureDetail) -> Vec<Value> {
    text::facts(detail, site.lang)
        .into_iter()
        .map(|(key, value)| context! { label => site.text(key), value })
        .collect()
}
