//! The legal texts.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, get, web};
use shared::account::api::Legal;

use super::examples;
use crate::features::account::service::{self, Organisers};
use crate::platform::extract::Language;
use crate::platform::http_error::ApiError;

/// Read the legal texts in force
///
/// Terms of use (利用規約), handling of personal data (個人情報の取扱い) and purpose of use
/// (利用目的) in the language of `Accept-Language`, with the versions to accept.
#[utoipa::path(
    get,
    path = "/legal",
    tag = "account",
    operation_id = "show_legal",
    responses((status = 200, description = "The texts in force.", body = Legal,
        example = examples::legal))
)]
#[get("/legal")]
pub async fn legal(request: HttpRequest, lang: Language) -> Result<HttpResponse, ApiError> {
    let organisers = request.app_data::<web::Data<Arc<dyn Organisers>>>();
    let organisers = organisers.map(|data| data.get_ref().as_ref());
    let legal = service::legal(lang.0, organisers).await?;
    Ok(HttpResponse::Ok().json(legal))
}
