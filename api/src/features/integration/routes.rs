//! The operations on keys: parse, call the service, answer.

use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::{HttpResponse, get, post, web};
use serde_json::{Value, json};
use shared::account::key::ApiKey;
use shared::account::perm;
use shared::integration::api::{ApiKeyFilter, NewApiKey, path};
use shared::integration::{ApiKeyForm, ApiKeyId, ApiKeyItem};
use shared::page::Page;
use shared::problem::Problem;

use super::service;
use crate::app::Context;
use crate::platform::auth::Require;
use crate::platform::etag;
use crate::platform::extract::{Body, PathId, Query};
use crate::platform::http_error::ApiError;
use crate::platform::routes::ServiceConfig;

/// Registers the operations.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list)
        .service(create)
        .service(show)
        .service(revoke);
}

/// List the API keys
///
/// Newest first, with those that open nothing any more. Never the keys themselves.
#[utoipa::path(
    get,
    path = "/api-keys",
    tag = "integration",
    operation_id = "list_api_keys",
    security(("bearer" = ["api_key_manage"])),
    params(ApiKeyFilter),
    responses((status = 200, description = "A page of keys.", body = Page<ApiKeyItem>,
        example = examples::keys))
)]
#[get("/api-keys")]
pub async fn list(
    ctx: web::Data<Context>,
    _who: Require<perm::ApiKeyManage>,
    filter: Query<ApiKeyFilter>,
) -> Result<HttpResponse, ApiError> {
    Ok(HttpResponse::Ok().json(service::list(&ctx, &filter).await?))
}

/// Make an API key
///
/// The answer tells the key this once: only a digest is kept. Nobody can give a scope they lack
/// themselves. A repeated request makes another key; revoke the one you did not get to see.
#[utoipa::path(
    post,
    path = "/api-keys",
    tag = "integration",
    operation_id = "create_api_key",
    security(("bearer" = ["api_key_manage"])),
    request_body(content = ApiKeyForm, example = examples::form),
    responses((status = 201, description = "Made.", body = NewApiKey,
        headers(("Location" = String, description = "Its path.")), example = examples::made))
)]
#[post("/api-keys")]
pub async fn create(
    ctx: web::Data<Context>,
    who: Require<perm::ApiKeyManage>,
    body: Body<ApiKeyForm>,
) -> Result<HttpResponse, ApiError> {
    let made = service::create(&ctx, &who, body.0).await?;
    Ok(HttpResponse::Created()
        .insert_header((LOCATION, path::one(made.key.id)))
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(made))
}

/// Show an API key
///
/// What it may do, until when, and when it was last used.
#[utoipa::path(
    get,
    path = "/api-keys/{id}",
    tag = "integration",
    operation_id = "show_api_key",
    security(("bearer" = ["api_key_manage"])),
    params(("id" = ApiKeyId, Path, description = "The key.")),
    responses((status = 200, description = "The key.", body = ApiKeyItem,
        example = examples::key))
)]
#[get("/api-keys/{id}")]
pub async fn show(
    ctx: web::Data<Context>,
    _who: Require<perm::ApiKeyManage>,
    id: PathId<ApiKey>,
) -> Result<HttpResponse, ApiError> {
    let key = service::get(&ctx, *id).await?;
    Ok(etag::versioned(key.version, &key))
}

/// Revoke an API key
///
/// At once and for good, on every instance.
#[utoipa::path(
    post,
    path = "/api-keys/{id}/revoke",
    tag = "integration",
    operation_id = "revoke_api_key",
    security(("bearer" = ["api_key_manage"])),
    params(("id" = ApiKeyId, Path, description = "The key.")),
    responses(
        (status = 200, description = "Revoked.", body = ApiKeyItem, example = examples::revoked),
        (status = 409, description = "It is revoked already.", body = Problem,
            content_type = "application/problem+json"),
    )
)]
#[post("/api-keys/{id}/revoke")]
pub async fn revoke(
    ctx: web::Data<Context>,
    who: Require<perm::ApiKeyManage>,
    id: PathId<ApiKey>,
) -> Result<HttpResponse, ApiError> {
    let key = service::revoke(&ctx, who.actor(), *id).await?;
    Ok(etag::versioned(key.version, &key))
}

mod examples {
    use super::{Value, json};

    pub fn form() -> Value {
        json!({ "name": "見本市ポータル", "scopes": ["registration_create"], "test": false,
            "expires_on": null })
    }

    pub fn key() -> Value {
        json!({
            "id": "019ab5f0-2c00-7000-8000-000000000020", "version": 1, "name": "見本市ポータル",
            "prefix": "musk_3f7a91c2", "scopes": ["registration_create"], "test": false,
            "state": "active", "created_by": "019ab5f0-2c00-7000-8000-000000000001",
            "created_at": "2026-11-22T05:00:00Z", "expires_at": null, "last_used_at": null,
            "revoked_at": null
        })
    }

    pub fn revoked() -> Value {
        let mut value = key();
        if let Value::Object(map) = &mut value {
            map.insert("version".into(), json!(2));
            map.insert("state".into(), json!("revoked"));
            map.insert("revoked_at".into(), json!("2026-11-23T05:00:00Z"));
        }
        value
    }

    pub fn keys() -> Value {
        json!({ "items": [key()], "next_cursor": null })
    }

    pub fn made() -> Value {
        // No real key: its checksum is wrong.
        json!({ "secret": format!("musk_3f7a91c2{}", "0".repeat(64)), "key": key() })
    }
}
