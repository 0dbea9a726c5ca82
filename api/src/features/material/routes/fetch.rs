//! Which files one may fetch, and the files themselves.

use actix_web::body::SizedStream;
use actix_web::http::header::{self, ContentEncoding, HeaderValue};
use actix_web::{HttpResponse, get, web};
use shared::account::types::LinkToken;
use shared::event::types::{Event, EventId};
use shared::material::api::Materials;
use shared::material::types::{Material, MaterialId};
use utoipa::openapi::schema::Type;
use utoipa::openapi::{KnownFormat, ObjectBuilder, RefOr, Schema, SchemaFormat};
use utoipa::{PartialSchema, ToSchema};

use super::examples;
use crate::app::Context;
use crate::features::material::service::{self, Fetched};
use crate::platform::auth::Viewer;
use crate::platform::extract::{Path, PathId};
use crate::platform::files;
use crate::platform::http_error::ApiError;

type Answer = Result<HttpResponse, ApiError>;

/// A file, as the API document describes it.
#[derive(Debug)]
pub enum FileContent {}

impl PartialSchema for FileContent {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary)))
            .description(Some("The bytes of a file."))
            .into()
    }
}
impl ToSchema for FileContent {}

/// The files of an event that one may fetch
///
/// Without a sign-in those for everybody; members also those for whom their own registration is
/// confirmed, or who were there; staff all of them.
#[utoipa::path(
    get,
    path = "/events/{id}/materials",
    operation_id = "list_materials",
    tag = "material",
    params(("id" = EventId, Path, description = "The event.")),
    responses((status = 200, description = "The files.", body = Materials,
        example = examples::list)),
)]
#[get("/events/{id}/materials")]
pub async fn list_materials(
    ctx: web::Data<Context>,
    viewer: Viewer,
    event: PathId<Event>,
) -> Answer {
    let shown = service::list(&ctx, &viewer, event.0).await?;
    Ok(HttpResponse::Ok().json(shown))
}

/// A file
///
/// Whether one may fetch it is decided at each request. It is to be saved, never shown in place.
#[utoipa::path(
    get,
    path = "/materials/{id}/content",
    operation_id = "download_material",
    tag = "material",
    params(("id" = MaterialId, Path, description = "The file.")),
    responses((status = 200, description = "The file.", body = inline(FileContent),
        content_type = "*/*")),
)]
#[get("/materials/{id}/content")]
pub async fn download_material(
    ctx: web::Data<Context>,
    viewer: Viewer,
    id: PathId<Material>,
) -> Answer {
    Ok(hand_out(service::fetch(&ctx, &viewer, id.0).await?))
}

/// The files that one may fetch by the link out of a registration's mail
#[utoipa::path(
    get,
    path = "/registrations/by-link/{token}/materials",
    operation_id = "list_materials_by_link",
    tag = "material",
    params(("token" = LinkToken, Path, description = "The token out of the mail's link.")),
    responses((status = 200, description = "The files.", body = Materials,
        example = examples::list)),
)]
#[get("/registrations/by-link/{token}/materials")]
pub async fn list_materials_by_link(ctx: web::Data<Context>, token: Path<LinkToken>) -> Answer {
    let shown = service::list_by_link(&ctx, token.as_str()).await?;
    Ok(private(HttpResponse::Ok().json(shown)))
}

/// A file, by the link out of a registration's mail
///
/// Of the registration's event only; whether its holder may fetch it is decided at each request.
#[utoipa::path(
    get,
    path = "/registrations/by-link/{token}/materials/{material}",
    operation_id = "download_material_by_link",
    tag = "material",
    params(("token" = LinkToken, Path, description = "The token out of the mail's link."),
        ("material" = MaterialId, Path, description = "The file.")),
    responses((status = 200, description = "The file.", body = inline(FileContent),
        content_type = "*/*")),
)]
#[get("/registrations/by-link/{token}/materials/{material}")]
pub async fn download_material_by_link(
    ctx: web::Data<Context>,
    ids: Path<(LinkToken, String)>,
) -> Answer {
    let (token, material) = &ids.0;
    // A bad link is told before what is wrong with the rest.
    let material = material.parse::<MaterialId>().ok();
    let fetched = service::fetch_by_link(&ctx, token.as_str(), material).await?;
    Ok(private(hand_out(fetched)))
}

/// The answer that hands a file out. `nosniff` goes with every answer.
fn hand_out(file: Fetched) -> HttpResponse {
    let cache = if file.public {
        // Whoever keeps it asks again: a file is not public for ever.
        "no-cache"
    } else {
        "private, no-store"
    };
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, file.kind.media_type()))
        .insert_header((header::CONTENT_DISPOSITION, files::attachment(&file.name)))
        .insert_header((header::CACHE_CONTROL, cache))
        // These kinds are packed already: packing 20 MB again would cost seconds for nothing.
        .insert_header(ContentEncoding::Identity)
        .body(SizedStream::new(file.content.bytes, file.content.content))
}

/// What a link opens is for its holder: nothing on the way keeps it, and its address is not
/// passed on.
fn private(mut response: HttpResponse) -> HttpResponse {
    let headers = response.headers_mut();
    let never = HeaderValue::from_static("private, no-store");
    headers.insert(header::CACHE_CONTROL, never);
    let none = HeaderValue::from_static("no-referrer");
    headers.insert(header::REFERRER_POLICY, none);
    response
}
