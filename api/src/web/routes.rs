//! What has an address of its own beside pages and files: pictures for previews, the
//! installation's colour.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use sha2::{Digest, Sha256};
use shared::event::EventId;
use shared::portal::ArticleId;
use shared::problem::Code;

use super::knows;
use super::picture::{self, Pictures};
use crate::app::Context;
use crate::config::KeyColor;
use crate::features::community;
use crate::features::event::service as events;
use crate::features::portal::service as portal;
use crate::features::registration;
use crate::platform::http_error::ApiError;

/// The picture of pages that are about no event.
pub const OWN_PICTURE: &str = "/og.png";

/// Where the installation's colour is told to the styles.
const STYLE: &str = "/theme.css";

/// What the installation's own knot is drawn from.
const OWN_SEED: u128 = 1;

/// The path of an event's picture.
pub fn picture_path(id: EventId) -> String {
    format!("/events/{id}/og.png")
}

/// The address of the installation's own style; none where its colour is the styles' own, so that
/// nothing more is fetched.
pub fn own_style(key: KeyColor) -> Option<String> {
    // The colour stands in the address, so that a new one shows at once.
    let [red, green, blue] = key.rgb();
    (key != KeyColor::DEFAULT).then(|| format!("{STYLE}?v={red:02x}{green:02x}{blue:02x}"))
}

/// Registers them.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .service(web::resource(STYLE).route(web::get().to(style)))
        .service(web::resource(OWN_PICTURE).route(web::get().to(own_picture)))
        .service(web::resource("/events/{id}/og.png").route(web::get().to(event_picture)))
        .service(web::resource("/articles/{id}/og.png").route(web::get().to(article_picture)))
        .service(web::resource("/measures/{id}/og.png").route(web::get().to(measure_picture)))
        .service(
            web::resource("/community/unsubscribe/{token}")
                .route(web::post().to(unsubscribe))
                .default_service(web::to(super::fallback)),
        )
        .service(
            web::resource("/stop/{token}")
                .route(web::post().to(stop_pr_mail))
                .default_service(web::to(super::fallback)),
        );
}

/// One click in a mail program (RFC 8058): it posts to the address that its reader would open. Looking at
/// the page ends nothing by itself, for mail scanners look at every link.
async fn unsubscribe(
    context: web::Data<Context>,
    token: web::Path<String>,
) -> Result<HttpResponse, ApiError> {
    community::service::link::unfollow(&context, &token).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The same for PR mail.
async fn stop_pr_mail(
    context: web::Data<Context>,
    token: web::Path<String>,
) -> Result<HttpResponse, ApiError> {
    registration::service::pr::stop(&context, &token).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The key colour as a style sheet: the page's own policy allows no style inside the page. The
/// selector outweighs the styles' `:root`, whichever comes last.
async fn style(request: HttpRequest, context: web::Data<Context>) -> HttpResponse {
    let sheet = format!("html:root{{--key:{}}}\n", context.options.key_color);
    let tag = tag_of(sheet.as_bytes());
    tagged(
        &request,
        &tag,
        "text/css; charset=utf-8",
        "public, max-age=3600",
        || web::Bytes::from(sheet),
    )
}

async fn own_picture(
    request: HttpRequest,
    context: web::Data<Context>,
    pictures: web::Data<Pictures>,
) -> Result<HttpResponse, ApiError> {
    answer_picture(&request, &context, &pictures, OWN_SEED).await
}

async fn event_picture(
    request: HttpRequest,
    context: web::Data<Context>,
    pictures: web::Data<Pictures>,
    id: web::Path<String>,
) -> Result<HttpResponse, ApiError> {
    let id: EventId = id.parse().map_err(|_| Code::NotFound)?;
    // A picture of what is not public would tell that it exists.
    let known = events::for_registration(context.db.read(), id).await?;
    known
        .filter(|event| event.status.is_public())
        .ok_or(Code::NotFound)?;
    answer_picture(&request, &context, &pictures, id.uuid().as_u128()).await
}

async fn article_picture(
    request: HttpRequest,
    context: web::Data<Context>,
    pictures: web::Data<Pictures>,
    id: web::Path<String>,
) -> Result<HttpResponse, ApiError> {
    content_picture(&request, &context, &pictures, &id, false).await
}

async fn measure_picture(
    request: HttpRequest,
    context: web::Data<Context>,
    pictures: web::Data<Pictures>,
    id: web::Path<String>,
) -> Result<HttpResponse, ApiError> {
    content_picture(&request, &context, &pictures, &id, true).await
}

/// The picture of a public article or support measure.
async fn content_picture(
    request: &HttpRequest,
    context: &Context,
    pictures: &Pictures,
    id: &str,
    measure: bool,
) -> Result<HttpResponse, ApiError> {
    let id: ArticleId = id.parse().map_err(|_| Code::NotFound)?;
    if !portal::is_public(context.db.read(), id, measure).await? {
        return Err(Code::NotFound.into());
    }
    answer_picture(request, context, pictures, id.uuid().as_u128()).await
}

/// A picture; the tag is known before anything is drawn, so that asking again costs nothing.
async fn answer_picture(
    request: &HttpRequest,
    context: &Context,
    pictures: &Pictures,
    seed: u128,
) -> Result<HttpResponse, ApiError> {
    let key = context.options.key_color;
    let tag = tag_of(format!("{}/{seed}/{key}", picture::EDITION).as_bytes());
    let bytes = if knows(request, &tag) {
        web::Bytes::new()
    } else {
        pictures.of(seed, key).await?
    };
    Ok(tagged(
        request,
        &tag,
        "image/png",
        "public, max-age=86400",
        || bytes,
    ))
}

fn tag_of(bytes: &[u8]) -> String {
    let hash = hex::encode(Sha256::digest(bytes));
    format!("\"{}\"", hash.get(..16).unwrap_or_default())
}

/// A 200 with the body, or a 304 to whoever has it.
fn tagged(
    request: &HttpRequest,
    tag: &str,
    kind: &'static str,
    cache: &'static str,
    body: impl FnOnce() -> web::Bytes,
) -> HttpResponse {
    let with = |mut response: HttpResponseBuilder| {
        response
            .insert_header((header::ETAG, tag))
            .insert_header((header::CACHE_CONTROL, cache));
        response
    };
    if knows(request, tag) {
        return with(HttpResponse::NotModified()).finish();
    }
    with(HttpResponse::Ok()).content_type(kind).body(body())
}
