//! What an event's contents must be: what is never accepted, and what publication needs.

use std::collections::BTreeSet;

use chrono::Duration;

use crate::event::form::EventForm;
use crate::event::types::Mode;
use crate::field::{Faults, Pointer};
use crate::problem::Code;
use crate::time::Timestamp;

/// The longest an event may last, in days.
pub const LONGEST_DAYS: i64 = 7;

/// What is wrong with a form although each of its fields is right by itself. `closes_at` is the
/// deadline that follows from the form and the programme's rule.
pub fn check(form: &EventForm, closes_at: Timestamp) -> Faults {
    let mut faults = Faults::none();
    let mut fault = |at: &str, code| faults.add(&Pointer::from(at), code);
    if form.ends_at <= form.starts_at {
        fault("/ends_at", Code::EndBeforeStart);
    } else if form.ends_at.since(form.starts_at) > Duration::days(LONGEST_DAYS) {
        fault("/ends_at", Code::OutOfRange);
    }
    if form.closes_at.is_some_and(|at| at > form.ends_at) {
        fault("/closes_at", Code::OutOfRange);
    }
    if form.opens_at.is_some_and(|opens| opens >= closes_at) {
        let at = if form.closes_at.is_some() {
            "/closes_at"
        } else {
            "/opens_at"
        };
        fault(at, Code::EndBeforeStart);
    }
    for mode in Mode::ALL {
        if form.capacity.of(*mode).is_some() && !form.format.offers(*mode) {
            fault(&format!("/capacity/{mode}"), Code::ModeNotOffered);
        }
    }
    if form.venue.is_some() && !form.format.offers(Mode::InPerson) {
        fault("/venue", Code::ModeNotOffered);
    }
    if form.online_url.is_some() && !form.format.offers(Mode::Online) {
        fault("/online_url", Code::ModeNotOffered);
    }
    let mut seen = BTreeSet::new();
    for (index, moderator) in form.moderators.as_slice().iter().enumerate() {
        if !seen.insert(moderator) {
            fault(&format!("/moderators/{index}"), Code::Duplicate);
        }
    }
    faults
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
        let mut value = json!({
            "title": "水産加工のDXを語る会", "theme": "水産加工のDX", "summary": "s", "description": "d",
            "format": "in_person",
            "starts_at": "2026-12-10T05:00:00Z", "ends_at": "2026-12-10T07:30:00Z",
            "venue": {"name": "石巻の会場", "address": "宮城県石巻市見本1-1"},
            "capacity": {"in_person": 20}, "fee_text": "無料",
            "agenda": [{"kind": "input", "title": "話題提供", "minutes": 30}],
        });
        change(&mut value);
        crate::field::parse(&value).unwrap()
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
        let form = form(|v| {
            v["ends_at"] = v["starts_at"].clone();
            v["opens_at"] = json!("2026-12-09T03:00:00Z");
            v["format"] = json!("online");
            v["moderators"] = json!([moderator, moderator]);
        });
        assert_eq!(
            places(&check(&form, closes())),
            [
                ("/ends_at", Code::EndBeforeStart),
                ("/opens_at", Code::EndBeforeStart),
                ("/capacity/in_person", Code::ModeNotOffered),
                ("/venue", Code::ModeNotOffered),
                ("/moderators/1", Code::Duplicate),
            ]
        );
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
