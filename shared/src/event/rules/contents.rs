//! What an event's contents must be: what is never accepted, and what publication needs.

use std::collections::BTreeSet;

use chrono::Duration;

use crate::event::form::{EventForm, EventParts, RescheduleParts};
use crate::event::types::Mode;
use crate::field::{Faults, Int, List, Pointer};
use crate::organisation::Sector;
use crate::problem::Code;
use crate::time::Timestamp;

/// The longest an event may last, in days.
pub const LONGEST_DAYS: i64 = 7;

/// What is wrong with a form although each of its fields is right by itself. It looks at what
/// could be read, so that it speaks up beside the faults of single fields.
pub fn contradictions(form: &EventParts<'_>, at: &Pointer, faults: &mut Faults) {
    let closes_at = form.closes_at.copied().flatten();
    lasts(form.starts_at, form.ends_at, closes_at, at, faults);
    if let (Some(opens), Some(closes)) = (form.opens_at.copied().flatten(), closes_at)
        && opens >= closes
    {
        faults.add(&at.member("closes_at"), Code::EndBeforeStart);
    }
    if let Some(format) = form.format {
        let mut refuse = |mode: Mode, there: bool, at: Pointer| {
            if there && !format.offers(mode) {
                faults.add(&at, Code::ModeNotOffered);
            }
        };
        for mode in Mode::ALL {
            let there = form.capacity.is_some_and(|all| all.of(*mode).is_some());
            refuse(*mode, there, at.member("capacity").member(mode.as_str()));
        }
        let venue = form.venue.is_some_and(Option::is_some);
        refuse(Mode::InPerson, venue, at.member("venue"));
        let online = form.online_url.is_some_and(Option::is_some);
        refuse(Mode::Online, online, at.member("online_url"));
    }
    entry(form, &at.member("entry"), faults);
    let mut seen = BTreeSet::new();
    let moderators = form.moderators.map_or(&[][..], List::as_slice);
    for (index, moderator) in moderators.iter().enumerate() {
        if !seen.insert(moderator) {
            faults.add(&at.member("moderators").item(index), Code::Duplicate);
        }
    }
}

/// More seats can't be kept than there are, and nothing about getting in lies after the beginning.
fn entry(form: &EventParts<'_>, at: &Pointer, faults: &mut Faults) {
    let Some(Some(entry)) = form.entry else {
        return;
    };
    let late = |when: Option<Timestamp>| form.starts_at.is_some_and(|start| when > Some(*start));
    if late(entry.change_until) {
        faults.add(&at.member("change_until"), Code::OutOfRange);
    }
    let Some(reserved) = &entry.reserved else {
        return;
    };
    let at = at.member("reserved");
    if late(reserved.until) {
        faults.add(&at.member("until"), Code::OutOfRange);
    }
    let seats = form.format.and_then(|format| {
        let mode = Mode::of_reserved(*format);
        form.capacity.map(|all| all.of(mode).map_or(0, Int::i32))
    });
    if seats.is_some_and(|seats| reserved.total() > seats) {
        for sector in Sector::ALL {
            if reserved.of(*sector).i32() > 0 {
                faults.add(&at.member(sector.as_str()), Code::ReservedAboveCapacity);
            }
        }
    }
}

/// The same for the new date of a postponed event.
pub fn new_date(form: &RescheduleParts<'_>, at: &Pointer, faults: &mut Faults) {
    let closes_at = form.closes_at.copied().flatten();
    lasts(form.starts_at, form.ends_at, closes_at, at, faults);
}

/// An event ends after it begins and within [`LONGEST_DAYS`], and registration with it.
fn lasts(
    starts_at: Option<&Timestamp>,
    ends_at: Option<&Timestamp>,
    closes_at: Option<Timestamp>,
    at: &Pointer,
    faults: &mut Faults,
) {
    let Some(ends_at) = ends_at else { return };
    if let Some(starts_at) = starts_at {
        if ends_at <= starts_at {
            faults.add(&at.member("ends_at"), Code::EndBeforeStart);
        } else if ends_at.since(*starts_at) > Duration::days(LONGEST_DAYS) {
            faults.add(&at.member("ends_at"), Code::OutOfRange);
        }
    }
    if closes_at.is_some_and(|closes| closes > *ends_at) {
        faults.add(&at.member("closes_at"), Code::OutOfRange);
    }
}

/// Where registration would open only after `closes_at`, the deadline that follows from the
/// programme's rule because the form tells none.
pub fn check(form: &EventForm, closes_at: Timestamp) -> Faults {
    let by_rule = form.closes_at.is_none();
    if by_rule && form.opens_at.is_some_and(|opens| opens >= closes_at) {
        return Faults::one("/opens_at", Code::EndBeforeStart);
    }
    Faults::none()
}

/// What still has to be filled in before the event can be submitted or published, every item
/// with its place in the form.
pub fn missing(form: &EventForm) -> Faults {
    let venue = form.venue.as_ref();
    let mut wanted = vec![
        ("/theme".to_owned(), form.theme.is_some()),
        ("/summary".to_owned(), form.summary.is_some()),
        ("/description".to_owned(), form.description.is_some()),
        ("/agenda".to_owned(), !form.agenda.as_slice().is_empty()),
        ("/fee_text".to_owned(), form.fee_text.is_some()),
    ];
    if form.format.offers(Mode::InPerson) {
        wanted.push(("/venue/name".to_owned(), venue.is_some()));
        wanted.push((
            "/venue/address".to_owned(),
            venue.is_some_and(|v| v.address.is_some()),
        ));
    }
    if form.format.offers(Mode::Online) {
        wanted.push(("/online_url".to_owned(), form.online_url.is_some()));
    }
    for mode in form.format.modes() {
        wanted.push((
            format!("/capacity/{mode}"),
            form.capacity.of(*mode).is_some(),
        ));
    }
    let mut faults = Faults::none();
    for (at, _) in wanted.iter().filter(|(_, there)| !there) {
        faults.add(&Pointer::from(at.as_str()), Code::Required);
    }
    faults
}

/// Whether a change of a public event is one that the prefecture confirms where the programme
/// says so: all that people decide by. Running an event (seats, registration window, the online
/// address, moderators, whom to ask) stays with those who run it.
pub fn needs_confirmation(before: &EventForm, after: &EventForm) -> bool {
    let run = EventForm {
        online_url: before.online_url.clone(),
        capacity: before.capacity.clone(),
        opens_at: before.opens_at,
        closes_at: before.closes_at,
        contact: before.contact.clone(),
        moderators: before.moderators.clone(),
        ..after.clone()
    };
    run != *before
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn form(change: impl FnOnce(&mut Value)) -> EventForm {
        crate::field::parse(&value(change)).unwrap()
    }

    fn value(change: impl FnOnce(&mut Value)) -> Value {
        let mut value = json!({
            "title": "水産加工のDXを語る会", "theme": "水産加工のDX", "summary": "s", "description": "d",
            "format": "in_person",
            "starts_at": "2026-12-10T05:00:00Z", "ends_at": "2026-12-10T07:30:00Z",
            "venue": {"name": "石巻の会場", "address": "宮城県石巻市見本1-1"},
            "capacity": {"in_person": 20}, "fee_text": "無料",
            "agenda": [{"kind": "input", "title": "話題提供", "minutes": 30}],
        });
        change(&mut value);
        value
    }

    fn places(faults: &Faults) -> Vec<(&str, Code)> {
        faults
            .iter()
            .map(|(at, code)| (at.as_str(), *code))
            .collect()
    }

    fn closes() -> Timestamp {
        "2026-12-09T03:00:00Z".parse().unwrap()
    }

    #[test]
    fn a_whole_event_has_no_faults_and_misses_nothing() {
        let form = form(|_| ());
        assert!(check(&form, closes()).is_empty());
        assert!(missing(&form).is_empty());
        let again: EventForm =
            serde_json::from_value(serde_json::to_value(&form).unwrap()).unwrap();
        assert_eq!(again, form);
    }

    #[test]
    fn every_contradiction_is_named_with_its_place() {
        let moderator = "00000000-0000-7000-8000-000000000001";
        let faults = crate::field::parse::<EventForm>(&value(|v| {
            v["title"] = json!("");
            v["ends_at"] = v["starts_at"].clone();
            v["opens_at"] = json!("2026-12-09T03:00:00Z");
            v["closes_at"] = json!("2026-12-09T03:00:00Z");
            v["format"] = json!("online");
            v["moderators"] = json!([moderator, moderator]);
        }));
        assert_eq!(
            places(&faults.unwrap_err()),
            [
                ("/title", Code::Required),
                ("/ends_at", Code::EndBeforeStart),
                ("/closes_at", Code::EndBeforeStart),
                ("/capacity/in_person", Code::ModeNotOffered),
                ("/venue", Code::ModeNotOffered),
                ("/moderators/1", Code::Duplicate),
            ]
        );
    }

    #[test]
    fn registration_opens_before_the_deadline_of_the_rule() {
        let opens = |at: &str| form(|v| v["opens_at"] = json!(at));
        assert!(check(&opens("2026-12-09T02:59:59Z"), closes()).is_empty());
        let late = opens("2026-12-09T03:00:00Z");
        let faults = check(&late, closes());
        assert_eq!(places(&faults), [("/opens_at", Code::EndBeforeStart)]);
    }

    #[test]
    fn seats_and_window_of_a_public_event_change_without_confirmation_but_not_its_date() {
        let before = form(|_| ());
        let run = form(|v| {
            v["capacity"] = json!({"in_person": 30});
            v["closes_at"] = json!("2026-12-09T08:00:00Z");
            v["contact"] = json!("事務局");
        });
        assert!(!needs_confirmation(&before, &run));
        for (name, value) in [
            ("title", json!("別の会")),
            ("starts_at", json!("2026-12-10T06:00:00Z")),
            ("agenda", json!([])),
            ("fee_text", json!("500円")),
            ("audience", json!({"sectors": ["it"]})),
            (
                "venue",
                json!({"name": "別の会場", "address": "宮城県石巻市見本1-1"}),
            ),
        ] {
            assert!(
                needs_confirmation(&before, &form(|v| v[name] = value)),
                "{name}"
            );
        }
    }

    #[test]
    fn publication_names_everything_that_is_missing() {
        let form = form(|v| {
            let kept = json!({
                "title": "x", "format": "hybrid", "starts_at": v["starts_at"], "ends_at": v["ends_at"],
                "capacity": {}, "venue": {"name": "会場"},
            });
            *v = kept;
        });
        let found: Vec<String> = missing(&form)
            .iter()
            .map(|(at, _)| at.to_string())
            .collect();
        assert_eq!(
            found,
            [
                "/theme",
                "/summary",
                "/description",
                "/agenda",
                "/fee_text",
                "/venue/address",
                "/online_url",
                "/capacity/in_person",
                "/capacity/online",
            ]
        );
    }
}
