//! The events whose attendance is taken, and who was at one as a file.

use actix_web::{HttpResponse, get, web};
use shared::account::perm;
use shared::event::types::{Event, EventId};
use shared::exchange::api::{AttendanceEvent, AttendanceEventQuery};
use shared::page::Page;

use super::examples;
use crate::app::Context;
use crate::features::exchange::service::{events, export};
use crate::platform::auth::Require;
use crate::platform::extract::{Language, PathId, Query};
use crate::platform::http_error::ApiError;
use crate::platform::sheet::{self, Kind};

type Answer = Result<HttpResponse, ApiError>;

/// The events whose attendance one may take
///
/// Now, or when their day has come; the first to begin first. Moderators are told of the events they
/// look after.
#[utoipa::path(
    get,
    path = "/attendance-events",
    operation_id = "list_attendance_events",
    tag = "exchange",
    security(("bearer" = ["attendance_read"])),
    params(AttendanceEventQuery),
    responses((status = 200, description = "A page of events.", body = Page<AttendanceEvent>,
        example = examples::events)),
)]
#[get("/attendance-events")]
pub async fn list_attendance_events(
    ctx: web::Data<Context>,
    who: Require<perm::AttendanceRead>,
    query: Query<AttendanceEventQuery>,
) -> Answer {
    Ok(HttpResponse::Ok().json(events::page(&ctx, &who, &query).await?))
}

/// Who was at an event, as a file for spreadsheets
///
/// UTF-8 with a byte order mark, CRLF (RFC 4180). A cell that a spreadsheet would run as a formula
/// gets a leading apostrophe. That it was taken out is noted down.
#[utoipa::path(
    get,
    path = "/events/{id}/attendance.csv",
    operation_id = "export_attendance_csv",
    tag = "exchange",
    security(("bearer" = ["registration_export"])),
    params(("id" = EventId, Path, description = "The event.")),
    responses((status = 200, description = "The file.", body = String, content_type = "text/csv",
        example = "姓,名")),
)]
#[get("/events/{id}/attendance.csv")]
pub async fn export_attendance_csv(
    ctx: web::Data<Context>,
    who: Require<perm::RegistrationExport>,
    event: PathId<Event>,
    language: Language,
) -> Answer {
    let event = event.0;
    let file = export::csv(&ctx, &who, event, language.0).await?;
    let name = format!("attendance-{event}.csv");
    Ok(sheet::download(Kind::Csv, &name, file))
}

/// Who was at an event, as a workbook
///
/// What is text is stored as text and never read as a formula. That it was taken out is noted down.
#[utoipa::path(
    get,
    path = "/events/{id}/attendance.xlsx",
    operation_id = "export_attendance_xlsx",
    tag = "exchange",
    security(("bearer" = ["registration_export"])),
    params(("id" = EventId, Path, description = "The event.")),
    responses((status = 200, description = "The workbook.", body = inline(sheet::WorkbookFile),
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
)]
#[get("/events/{id}/attendance.xlsx")]
pub async fn export_attendance_xlsx(
    ctx: web::Data<Context>,
    who: Require<perm::RegistrationExport>,
    event: PathId<Event>,
    language: Language,
) -> Answer {
    let event = event.0;
    let file = export::xlsx(&ctx, &who, event, language.0).await?;
    Ok(sheet::download(
        Kind::Workbook,
        &format!("attendance-{event}.xlsx"),
        file,
    ))
}
