//! Where the operations are, for the SPA and the tests.

use super::types::MaterialId;
use crate::event::types::EventId;
use crate::query::encode;

/// GET: the files one may fetch. POST: add one.
pub fn of_event(event: EventId) -> String {
    format!("/api/v1/events/{event}/materials")
}
/// GET: about one. PUT: its title and audience. DELETE: remove it.
pub fn one(material: MaterialId) -> String {
    format!("/api/v1/materials/{material}")
}
/// GET: the file itself.
pub fn content(material: MaterialId) -> String {
    format!("/api/v1/materials/{material}/content")
}
/// GET: the files that the holder of a registration's link may fetch.
pub fn by_link(token: &str) -> String {
    format!("/api/v1/registrations/by-link/{}/materials", encode(token))
}
/// GET: one of them.
pub fn content_by_link(token: &str, material: MaterialId) -> String {
    format!("{}/{material}", by_link(token))
}
