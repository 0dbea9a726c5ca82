//! Which page stands at which address, and what it says before WASM runs.

use actix_web::http::StatusCode;
use shared::account::legal::LegalDocument;
use shared::collaboration::CollaborationId;
use shared::community::ThreadId;
use shared::event::EventId;
use shared::event::api::EventQuery;
use shared::i18n;
use shared::organisation::OrganisationId;
use shared::page::Limit;
use shared::problem::Code;
use shared::query;

use super::companies;
use super::portal;
use super::render::{self, Page, Site};
use crate::app::Context;
use crate::features::event::service as events;
use crate::platform::http_error::ApiError;

/// What a browser asks for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The path.
    pub path: &'a str,
    /// The raw query string.
    pub query: &'a str,
}

/// How many events home shows, as the SPA does.
const HOME: i64 = 7;

/// The page asked for, with the status its address deserves. A test holds the addresses to those
/// of the SPA.
///
/// # Errors
/// When the database fails: that is neither "not found" nor "no events".
pub async fn page(
    context: &Context,
    site: &Site<'_>,
    asked: &Asked<'_>,
) -> Result<(StatusCode, Page), ApiError> {
    let parts: Vec<&str> = asked
        .path
        .split('/')
        .filter(|part| !part.is_empty())
        .collect();
    let found = match parts.as_slice() {
        [] => Some(home(context, site).await?),
        ["events"] => Some(list(context, site, asked.query).await?),
        ["events", id] => event(context, site, id, false).await?,
        ["events", id, "register"] => event(context, site, id, true).await?,
        ["articles"] => Some(portal::articles(context, site, asked.query).await?),
        ["articles", id] => portal::article(context, site, id).await?,
        ["measures"] => Some(portal::measures(context, site, asked.query).await?),
        ["measures", id] => portal::measure(context, site, id).await?,
        ["companies"] => Some(companies::list(context, site, asked.query).await?),
        ["companies", id] => companies::one(context, site, id).await?,
        ["terms"] => Some(render::legal(site, LegalDocument::Terms)?),
        ["privacy"] => Some(render::legal(site, LegalDocument::Privacy)?),
        [name @ ("sign-in" | "sign-up")] => {
            let title = i18n::text(site.lang, &format!("ui-{name}"));
            Some(render::named(site, &title, Some(&format!("/{name}")))?)
        }
        parts if is_hidden(parts) => Some(hidden(site)?),
        _ => None,
    };
    match found {
        Some(page) => Ok((StatusCode::OK, page)),
        None => Ok((StatusCode::NOT_FOUND, render::not_found(site)?)),
    }
}

/// Pages of one reader or of staff; whether there is what an id names is for those who may see it.
fn is_hidden(parts: &[&str]) -> bool {
    let is_event = |id: &str| id.parse::<EventId>().is_ok();
    match parts {
        ["me" | "verify" | "reset" | "staff" | "community" | "survey"]
        | ["registrations" | "confirm" | "stop", _]
        | ["me", "registrations", _]
        | ["me", "company"]
        | ["community", "new"]
        | ["community", "unsubscribe", _] => true,
        ["community", "threads", id] => id.parse::<ThreadId>().is_ok(),
        ["community", "events", id] => is_event(id),
        ["staff", rest @ ..] => match rest {
            [
                "events" | "articles" | "organisations" | "name-matching" | "confirmations"
                | "mail" | "reports" | "programmes" | "kpi" | "accounts" | "api-keys"
                | "collaborations" | "visits" | "attendance",
            ]
            | ["events" | "articles" | "organisations", "new"] => true,
            ["events" | "articles", id]
            | ["events" | "articles", id, "edit"]
            | ["events", id, "attendance" | "questions"] => is_event(id),
            ["collaborations", id] => id.parse::<CollaborationId>().is_ok(),
            ["organisations", id] => id.parse::<OrganisationId>().is_ok(),
            _ => false,
        },
        _ => false,
    }
}

/// A page that only its reader may see: nothing of it is said here.
fn hidden(site: &Site<'_>) -> Result<Page, ApiError> {
    render::named(site, &i18n::text(site.lang, "web-app-title"), None)
}

async fn home(context: &Context, site: &Site<'_>) -> Result<Page, ApiError> {
    let query = EventQuery {
        limit: Limit::new(HOME).ok(),
        ..EventQuery::default()
    };
    let found = events::list(context, query).await?;
    let more = portal::for_home(context, site).await?;
    render::home(site, &found.items, more)
}

/// The list that the address asks for. What can't be read in it counts as not asked, as in the SPA.
async fn list(context: &Context, site: &Site<'_>, raw: &str) -> Result<Page, ApiError> {
    let mut asked: EventQuery = query::read(raw);
    let found = match events::list(context, asked.clone()).await {
        // A cursor of another list, or made up: the list from its beginning.
        Err(error) if asked.cursor.is_some() && error.code() == Code::Invalid => {
            asked.cursor = None;
            events::list(context, asked.clone()).await?
        }
        other => other?,
    };
    render::list(site, &asked, &found)
}

/// An event's page; the form of registration has the same main text, which names the other ways
/// to register.
async fn event(
    context: &Context,
    site: &Site<'_>,
    id: &str,
    registering: bool,
) -> Result<Option<Page>, ApiError> {
    let Ok(id) = id.parse::<EventId>() else {
        return Ok(None);
    };
    let now = context.clock.now();
    let detail = events::public_detail(context.db.read(), id, now).await?;
    detail
        .map(|detail| render::event(site, &detail, registering))
        .transpose()
}
