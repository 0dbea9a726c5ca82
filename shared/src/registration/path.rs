//! Where the operations are, for the SPA and the tests.

use super::types::RegistrationId;
use crate::event::types::EventId;
use crate::query::encode;

/// POST: register as a guest. GET: the staff's list.
pub fn of_event(event: EventId) -> String {
    format!("/api/v1/events/{event}/registrations")
}
/// POST: register as a member.
pub fn of_event_mine(event: EventId) -> String {
    format!("/api/v1/events/{event}/registrations/me")
}
/// POST: staff take one down by hand.
pub fn of_event_by_hand(event: EventId) -> String {
    format!("/api/v1/events/{event}/registrations/by-hand")
}
/// POST: a third party hands one in.
pub fn of_event_by_key(event: EventId) -> String {
    format!("/api/v1/events/{event}/registrations/by-key")
}
/// GET: the numbers.
pub fn summary(event: EventId) -> String {
    format!("/api/v1/events/{event}/registrations/summary")
}
/// GET: the list as a file.
pub fn csv(event: EventId) -> String {
    format!("/api/v1/events/{event}/registrations.csv")
}
/// GET: one, for staff.
pub fn one(registration: RegistrationId) -> String {
    format!("/api/v1/registrations/{registration}")
}
/// POST: staff cancel one.
pub fn cancel(registration: RegistrationId) -> String {
    format!("/api/v1/registrations/{registration}/cancel")
}
/// GET: what happened to one.
pub fn history(registration: RegistrationId) -> String {
    format!("/api/v1/registrations/{registration}/history")
}
/// GET: the ticket behind a link out of a mail. PUT: change what it says.
pub fn by_link(token: &str) -> String {
    format!("/api/v1/registrations/by-link/{}", encode(token))
}
/// POST: cancel by the link out of a mail.
pub fn by_link_cancel(token: &str) -> String {
    format!("/api/v1/registrations/by-link/{}/cancel", encode(token))
}
/// POST: what one does by the link out of a mail: `accept`, `switch`, `keep`, `cancel-group`.
pub fn by_link_act(token: &str, act: &str) -> String {
    format!("/api/v1/registrations/by-link/{}/{act}", encode(token))
}
/// POST: the same with one of one's own.
pub fn mine_act(registration: RegistrationId, act: &str) -> String {
    format!("/api/v1/me/registrations/{registration}/{act}")
}
/// POST: staff approve or decline.
pub fn decide(event: EventId) -> String {
    format!("/api/v1/events/{event}/registrations/decide")
}
/// POST: staff put one at the venue or online.
pub fn place(registration: RegistrationId) -> String {
    format!("/api/v1/registrations/{registration}/place")
}
/// GET: the calendar entry, by the link out of a mail.
pub fn by_link_calendar(token: &str) -> String {
    format!(
        "/api/v1/registrations/by-link/{}/calendar.ics",
        encode(token)
    )
}
/// GET: one's own registrations.
pub fn mine() -> String {
    "/api/v1/me/registrations".to_owned()
}
/// GET: one of one's own. PUT: change what it says.
pub fn mine_one(registration: RegistrationId) -> String {
    format!("/api/v1/me/registrations/{registration}")
}
/// POST: cancel one of one's own.
pub fn mine_cancel(registration: RegistrationId) -> String {
    format!("/api/v1/me/registrations/{registration}/cancel")
}
/// The SPA's page of a ticket, as mails link to it.
pub fn ticket_page(token: &str) -> String {
    format!("/registrations/{}", encode(token))
}
/// GET: what a third party handed in, by the link out of the mail.
pub fn request_by_link(token: &str) -> String {
    format!("/api/v1/registration-requests/by-link/{}", encode(token))
}
/// POST: confirm it.
pub fn request_by_link_confirm(token: &str) -> String {
    format!(
        "/api/v1/registration-requests/by-link/{}/confirm",
        encode(token)
    )
}
/// The SPA's page on which one confirms, as mails link to it.
pub fn confirm_page(token: &str) -> String {
    format!("/confirm/{}", encode(token))
}
