//! A registration as a calendar entry: the event's own entry, with its UID, told to one person.

use shared::event::types::{Mode, Status};
use shared::i18n::Lang;

use super::entity::registration::Model;
use crate::features::event::service::{self as events, EventForMail};

/// The entry for one participant, in `lang`: the address to join online is in it only for those
/// confirmed for online, and what is cancelled takes the entry off the calendar.
pub fn entry(event: &EventForMail, row: &Model, public_url: &str, lang: Lang) -> String {
    let online = row.mode == Mode::Online;
    let confirmed = row.status.takes_part();
    let mut entry = event.calendar_entry(public_url, lang, confirmed && online);
    if online {
        let url = event.online_url.as_ref().filter(|_| confirmed);
        entry.location = url.map(ToString::to_string);
    }
    if !row.status.is_active() {
        entry.status = Status::Cancelled;
        // Later than what the calendar holds (RFC 5545 §3.8.7.4), though the event is the same.
        entry.sequence += 1;
    }
    events::calendar_of(&entry)
}
