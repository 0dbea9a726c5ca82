//! Where the operations are, for the SPA and the tests.

use super::types::AttendanceId;
use crate::event::types::EventId;

/// GET: the events whose attendance one may take.
pub const EVENTS: &str = "/api/v1/attendance-events";

/// GET: who is expected and who is there.
pub fn of_event(event: EventId) -> String {
    format!("/api/v1/events/{event}/attendance")
}
/// GET: the numbers, and whether attendance can be taken now.
pub fn summary(event: EventId) -> String {
    format!("/api/v1/events/{event}/attendance/summary")
}
/// POST: somebody is there.
pub fn tick(event: EventId) -> String {
    format!("/api/v1/events/{event}/attendance/tick")
}
/// POST: somebody is not there after all.
pub fn untick(event: EventId) -> String {
    format!("/api/v1/events/{event}/attendance/untick")
}
/// POST: somebody is there who is not on the list.
pub fn by_hand(event: EventId) -> String {
    format!("/api/v1/events/{event}/attendance/by-hand")
}
/// GET: who was there, as a CSV file.
pub fn csv(event: EventId) -> String {
    format!("/api/v1/events/{event}/attendance.csv")
}
/// GET: who was there, as a workbook.
pub fn xlsx(event: EventId) -> String {
    format!("/api/v1/events/{event}/attendance.xlsx")
}
/// GET: one. PUT: as what, and how.
pub fn one(attendance: AttendanceId) -> String {
    format!("/api/v1/attendance/{attendance}")
}
