//! The operations on visits.

use actix_web::http::header::{HeaderMap, USER_AGENT};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use shared::account::perm;
use shared::page::Page;
use shared::visit::api::{PageView, PageViewQuery, PageViewSpan, PageViewSummary, PageViewsOfDay};

use super::counter::Counter;
use super::pages::PublicPages;
use super::service::{self, Browser};
use crate::app::Context;
use crate::platform::auth::{Require, Viewer};
use crate::platform::extract::{Body, Query};
use crate::platform::http_error::ApiError;
use crate::platform::routes::ServiceConfig;

/// Registers the operations.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(count).service(list).service(summary);
}

/// Tell that a page is shown
///
/// Counts one view of the page today. Nothing about who looks is kept: no cookie, no address, no
/// browser. Views by staff and by programs that say so are not counted, and answered the same.
#[utoipa::path(
    post,
    path = "/page-views",
    tag = "visit",
    operation_id = "count_page_view",
    request_body(content = PageView, example = examples::view),
    responses((status = 204, description = "Taken."))
)]
#[post("/page-views")]
pub async fn count(
    ctx: web::Data<Context>,
    counter: web::Data<Counter>,
    pages: web::Data<PublicPages>,
    viewer: Viewer,
    request: HttpRequest,
    body: Body<PageView>,
) -> Result<HttpResponse, ApiError> {
    let browser = browser(request.headers());
    service::count(&ctx, (&counter, &pages), &viewer, browser, &body).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn browser(headers: &HeaderMap) -> Browser<'_> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let ahead = ["sec-purpose", "purpose", "x-moz"].into_iter().any(|name| {
        text(name).is_some_and(|value| value.contains("prefetch") || value.contains("prerender"))
    });
    Browser {
        user_agent: text(USER_AGENT.as_str()),
        ahead,
    }
}

/// List page views
///
/// How often each page was shown on each day in Japan, the latest day first.
#[utoipa::path(
    get,
    path = "/staff/page-views",
    tag = "visit",
    operation_id = "list_page_views",
    security(("bearer" = ["staff_read"])),
    params(PageViewQuery),
    responses((status = 200, description = "A page of counts.", body = Page<PageViewsOfDay>,
        example = examples::page))
)]
#[get("/staff/page-views")]
pub async fn list(
    ctx: web::Data<Context>,
    _who: Require<perm::StaffRead>,
    query: Query<PageViewQuery>,
) -> Result<HttpResponse, ApiError> {
    Ok(HttpResponse::Ok().json(service::list(&ctx, query.0).await?))
}

/// Sum page views up
///
/// In all, by month, by day where they are at most 62, and the 50 pages shown most often.
#[utoipa::path(
    get,
    path = "/staff/page-views/summary",
    tag = "visit",
    operation_id = "summarise_page_views",
    security(("bearer" = ["staff_read"])),
    params(PageViewSpan),
    responses((status = 200, description = "The sums.", body = PageViewSummary,
        example = examples::summary))
)]
#[get("/staff/page-views/summary")]
pub async fn summary(
    ctx: web::Data<Context>,
    pages: web::Data<PublicPages>,
    _who: Require<perm::StaffRead>,
    query: Query<PageViewSpan>,
) -> Result<HttpResponse, ApiError> {
    Ok(HttpResponse::Ok().json(service::summary(&ctx, &pages, query.0).await?))
}

mod examples {
    use serde_json::{Value, json};

    const EVENT: &str = "019ab5f0-2c00-7000-8000-000000000020";

    pub fn view() -> Value {
        json!({"kind": "home", "id": null})
    }

    pub fn page() -> Value {
        json!({"items": [
            {"day": "2026-11-24", "kind": "event", "id": EVENT, "views": 12},
            {"day": "2026-11-24", "kind": "home", "id": null, "views": 31}
        ], "next_cursor": null})
    }

    pub fn summary() -> Value {
        json!({
            "from": "2026-11-01", "to": "2026-11-24", "total": 43,
            "months": [{"year": 2026, "month": 11, "views": 43}],
            "days": [{"day": "2026-11-20", "views": 12}, {"day": "2026-11-24", "views": 31}],
            "pages": [
                {"kind": "home", "id": null, "title": null, "views": 31},
                {"kind": "event", "id": EVENT, "title": "水産加工のDXを語る会", "views": 12}
            ]
        })
    }
}
