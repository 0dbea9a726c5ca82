//! The slice's operations: parse, call the service, answer.

mod auth;
mod examples;
mod grants;
mod legal;
mod manage;
mod me;
mod moderators;
mod persons;
mod sign_up;
mod totp;

use crate::platform::routes::ServiceConfig;
use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, HeaderValue};
use serde::Serialize;

/// Registers the operations.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(sign_up::sign_up)
        .service(sign_up::verify)
        .service(auth::sign_in)
        .service(auth::refresh)
        .service(auth::sign_out)
        .service(auth::sign_out_everywhere)
        .service(auth::request_reset)
        .service(auth::confirm_reset)
        .service(me::show)
        .service(me::change_profile)
        .service(me::change_password)
        .service(me::sessions)
        .service(me::end_session)
        .service(totp::setup)
        .service(totp::enable)
        .service(totp::disable)
        .service(totp::recovery_codes)
        .service(legal::legal)
        .service(manage::list)
        .service(manage::show)
        .service(manage::suspend)
        .service(manage::restore)
        .service(manage::reset_factor)
        .service(grants::give)
        .service(grants::withdraw)
        .service(moderators::list)
        .service(persons::duplicates);
}

/// A 200 that nobody may keep: it holds a secret.
fn secret(body: &impl Serialize) -> HttpResponse {
    let mut response = HttpResponse::Ok().json(body);
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
