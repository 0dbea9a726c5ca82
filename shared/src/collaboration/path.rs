//! Where the operations are, for the SPA and the tests.

use super::types::CollaborationId;

/// GET: the list. POST: one more.
pub const COLLABORATIONS: &str = "/api/v1/collaborations";

/// GET, PUT, DELETE: one.
pub fn one(id: CollaborationId) -> String {
    format!("{COLLABORATIONS}/{id}")
}
/// POST: the prefecture confirms it.
pub fn confirm(id: CollaborationId) -> String {
    format!("{COLLABORATIONS}/{id}/confirm")
}
/// POST: the prefecture takes the confirmation back.
pub fn unconfirm(id: CollaborationId) -> String {
    format!("{COLLABORATIONS}/{id}/unconfirm")
}
