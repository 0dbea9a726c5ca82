//! A fiscal year's figures, and the same as files.

use actix_web::{HttpResponse, get, web};
use shared::account::perm;
use shared::kpi::Kpi;
use shared::kpi::api::{KpiQuery, OnQuery, RegisteredItCount};

use super::examples;
use crate::app::Context;
use crate::features::kpi::service;
use crate::platform::auth::Require;
use crate::platform::extract::{Language, Query};
use crate::platform::http_error::ApiError;
use crate::platform::sheet::{self, Kind};

type Answer = Result<HttpResponse, ApiError>;

/// Show a fiscal year's figures
///
/// Counted at the moment they are asked for. Shares are in permille, means in hundredths. An event with
/// fewer than five answers is withheld and left out of the year's satisfaction. Figures from outside
/// stand apart and are part of no other figure.
#[utoipa::path(
    get,
    path = "/kpi",
    tag = "kpi",
    operation_id = "show_kpi",
    security(("bearer" = ["kpi_read"])),
    params(KpiQuery),
    responses((status = 200, description = "The figures.", body = Kpi, example = examples::kpi))
)]
#[get("/kpi")]
pub async fn show(
    ctx: web::Data<Context>,
    _who: Require<perm::KpiRead>,
    query: Query<KpiQuery>,
) -> Answer {
    Ok(HttpResponse::Ok().json(service::show(&ctx, query.year).await?))
}

/// A fiscal year's figures as a file for spreadsheets and programs
///
/// One long table: part, of what, which figure, value. UTF-8 with a byte order mark, CRLF (RFC 4180).
/// A cell that a spreadsheet would run as a formula gets a leading apostrophe.
#[utoipa::path(
    get,
    path = "/kpi.csv",
    tag = "kpi",
    operation_id = "export_kpi_csv",
    security(("bearer" = ["kpi_read"])),
    params(KpiQuery),
    responses((status = 200, description = "The file.", body = String, content_type = "text/csv",
        example = "区分,対象,項目,値"))
)]
#[get("/kpi.csv")]
pub async fn csv(
    ctx: web::Data<Context>,
    _who: Require<perm::KpiRead>,
    query: Query<KpiQuery>,
    language: Language,
) -> Answer {
    let (year, file) = service::csv(&ctx, query.year, language.0).await?;
    Ok(sheet::download(Kind::Csv, &format!("kpi-{year}.csv"), file))
}

/// A fiscal year's figures as a workbook
///
/// One sheet for each part. What is text is stored as text and never read as a formula.
#[utoipa::path(
    get,
    path = "/kpi.xlsx",
    tag = "kpi",
    operation_id = "export_kpi_xlsx",
    security(("bearer" = ["kpi_read"])),
    params(KpiQuery),
    responses((status = 200, description = "The workbook.", body = inline(sheet::WorkbookFile),
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
)]
#[get("/kpi.xlsx")]
pub async fn xlsx(
    ctx: web::Data<Context>,
    _who: Require<perm::KpiRead>,
    query: Query<KpiQuery>,
    language: Language,
) -> Answer {
    let (year, file) = service::xlsx(&ctx, query.year, language.0).await?;
    Ok(sheet::download(
        Kind::Workbook,
        &format!("kpi-{year}.xlsx"),
        file,
    ))
}

/// Count the registered IT companies on a day
///
/// Those whose registration had begun by that day and had not ended before it.
#[utoipa::path(
    get,
    path = "/kpi/registered-it-companies",
    tag = "kpi",
    operation_id = "count_registered_it_companies",
    security(("bearer" = ["kpi_read"])),
    params(OnQuery),
    responses((status = 200, description = "How many.", body = RegisteredItCount,
        example = examples::registered_it))
)]
#[get("/kpi/registered-it-companies")]
pub async fn registered_it(
    ctx: web::Data<Context>,
    _who: Require<perm::KpiRead>,
    query: Query<OnQuery>,
) -> Answer {
    Ok(HttpResponse::Ok().json(service::registered_it(&ctx, query.on).await?))
}
