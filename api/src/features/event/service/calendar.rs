//! Events as calendar entries (RFC 5545): the UID stays, the SEQUENCE rises with each change.

use icalendar::{Calendar, Component, EventLike, EventStatus, Property};
use shared::event::{EventId, Status};
use shared::i18n::Lang;
use shared::problem::Code;
use shared::time::Timestamp;

use super::for_others::{EventForMail, for_mail};
use crate::app::Context;
use crate::platform::http_error::ApiError;

/// What a calendar shows of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarEntry {
    /// The event.
    pub id: EventId,
    /// The event's version.
    pub sequence: i64,
    /// Its title.
    pub title: String,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Where; for online events nothing, or the address to join for those who may know it.
    pub location: Option<String>,
    /// A few lines of text.
    pub description: String,
    /// The event's page.
    pub url: String,
    /// Where it stands.
    pub status: Status,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

impl EventForMail {
    /// The calendar entry, with the online address only for those who are confirmed.
    pub fn calendar_entry(&self, public_url: &str, lang: Lang, confirmed: bool) -> CalendarEntry {
        let url = format!("{public_url}/events/{}", self.id);
        let online = self.online_url.as_ref().filter(|_| confirmed);
        let place = self.venue.as_ref().map(|venue| {
            let address = venue
                .address
                .as_ref()
                .map(shared::event::types::VenueAddress::as_str);
            [Some(venue.name.as_str()), address]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" ")
        });
        let mut lines = vec![self.format.label(lang)];
        lines.extend(online.map(|online| online.as_str().to_owned()));
        lines.extend(
            self.venue
                .as_ref()
                .and_then(|venue| venue.access.as_ref())
                .map(ToString::to_string),
        );
        lines.push(url.clone());
        lines.push(format!(
            "{} {}",
            self.organiser.contractor, self.organiser.office_phone
        ));
        CalendarEntry {
            id: self.id,
            sequence: self.version,
            title: self.title.to_string(),
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            location: place.or_else(|| online.map(|online| online.as_str().to_owned())),
            description: lines.join("\n"),
            url,
            status: self.status,
            updated_at: self.updated_at,
        }
    }
}

/// Writes one entry as an iCalendar file.
pub fn calendar_of(entry: &CalendarEntry) -> String {
    let mut event = icalendar::Event::with_uid(&format!("{}@musubi", entry.id));
    event
        .summary(&entry.title)
        .description(&entry.description)
        .starts(entry.starts_at.datetime())
        .ends(entry.ends_at.datetime())
        .url(&entry.url)
        .timestamp(entry.updated_at.datetime())
        .sequence(u32::try_from(entry.sequence).unwrap_or(u32::MAX))
        .status(match entry.status {
            Status::Cancelled => EventStatus::Cancelled,
            Status::Postponed => EventStatus::Tentative,
            _ => EventStatus::Confirmed,
        });
    if let Some(location) = &entry.location {
        event.location(location);
    }
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Musubi//Musubi//JA"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        .append_property(Property::new("METHOD", "PUBLISH"))
        .push(event.done());
    calendar.to_string()
}

/// A public event's calendar file, with public facts only.
///
/// # Errors
/// `not_found`, also for what is not public.
pub async fn calendar(ctx: &Context, id: EventId, lang: Lang) -> Result<String, ApiError> {
    let event = for_mail(ctx.db.read(), id, ctx.clock.now())
        .await?
        .filter(|event| event.status.is_public())
        .ok_or(Code::NotFound)?;
    Ok(calendar_of(&event.calendar_entry(
        &ctx.options.public_url,
        lang,
        false,
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_keeps_its_uid_and_escapes_its_text() {
        let at = |text: &str| -> Timestamp { text.parse().unwrap() };
        let entry = CalendarEntry {
            id: EventId::from_uuid(uuid::Uuid::from_u128(7)),
            sequence: 3,
            title: "対話, そして; 結び".to_owned(),
            starts_at: at("2026-11-22T05:00:00Z"),
            ends_at: at("2026-11-22T07:30:00Z"),
            location: Some("会場\r\nBEGIN:VALARM".to_owned()),
            description: "一行目\n二行目".to_owned(),
            url: "https://musubi.example.jp/events/x".to_owned(),
            status: Status::Cancelled,
            updated_at: at("2026-11-01T00:00:00Z"),
        };
        let text = calendar_of(&entry);
        let unfolded = text.replace("\r\n ", "");
        for line in [
            "UID:00000000-0000-0000-0000-000000000007@musubi",
            "SEQUENCE:3",
            "DTSTART:20261122T050000Z",
            "DTEND:20261122T073000Z",
            "DTSTAMP:20261101T000000Z",
            "STATUS:CANCELLED",
            "SUMMARY:対話\\, そして\\; 結び",
            "DESCRIPTION:一行目\\n二行目",
        ] {
            assert!(
                unfolded.lines().any(|found| found == line),
                "{line} in {unfolded}"
            );
        }
        assert!(
            !unfolded.lines().any(|line| line == "BEGIN:VALARM"),
            "{unfolded}"
        );
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
    }
}
