//! The rules, their edges one by one.

use super::seats::{admit, serve};
use super::*;
use crate::organisation::{BySector, Sector};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn a_free_seat_belongs_to_the_first_who_waits_and_not_to_a_newcomer() {
    let seats = Seats::plain(3, 2);
    let one = Waiting::one(None);
    assert_eq!(admit(seats, &[], &one), [0]);
    assert_eq!(admit(seats, std::slice::from_ref(&one), &one), NOBODY);
}

#[test]
fn an_overbooked_event_has_no_free_seat() {
    let seats = Seats::plain(2, 5);
    assert_eq!((seats.free(), seats.overbooked()), (0, 3));
    assert_eq!(admit(seats, &[], &Waiting::one(None)), NOBODY);
}

const NOBODY: [usize; 0] = [];

#[test]
fn a_group_is_not_overtaken_by_one_alone() {
    let group = |whole| Waiting {
        members: vec![None, None, None],
        whole,
    };
    let two = Seats::plain(10, 8);
    let alone = Waiting::one(None);
    // All or nothing: the two seats wait with them, also for who comes later.
    assert_eq!(admit(two, &[], &group(true)), NOBODY);
    assert_eq!(serve(two, &[group(true), alone.clone()]), []);
    // As many as possible: two now, and the third is the next.
    assert_eq!(admit(two, &[], &group(false)), [0, 1]);
    let grants = serve(two, &[group(false), alone]);
    assert_eq!(
        grants
            .iter()
            .map(|one| (one.place, one.member))
            .collect::<Vec<_>>(),
        [(0, 0), (0, 1)]
    );
    assert_eq!(admit(Seats::plain(10, 7), &[], &group(true)), [0, 1, 2]);
}

#[test]
fn what_is_kept_for_a_sector_is_for_that_sector() {
    let seats = Seats {
        kept: BySector {
            it: 2,
            local: 3,
            other: 0,
        },
        ..Seats::plain(6, 0)
    };
    assert_eq!(
        (
            seats.open(),
            seats.own(Sector::It),
            seats.own(Sector::Local)
        ),
        (1, 2, 3)
    );
    assert_eq!(
        (seats.free_for(Some(Sector::It)), seats.free_for(None)),
        (3, 1)
    );
    // Four of IT: two of theirs and the one for anybody; the fourth waits.
    let it = || Waiting::one(Some(Sector::It));
    let local = || Waiting::one(Some(Sector::Local));
    let places: Vec<usize> = serve(seats, &[it(), it(), it(), it(), local()])
        .iter()
        .map(|one| one.place)
        .collect();
    // Who is of another sector passes only by a seat that those before could not have had.
    assert_eq!(places, [0, 1, 2, 4]);
    // Once they are for everybody, the order of joining is all that counts.
    let all = Seats {
        kept: BySector::default(),
        ..seats
    };
    assert_eq!(serve(all, &[it(), it(), it(), it(), local()]).len(), 5);
}

#[test]
fn every_step_leads_where_the_picture_in_architecture_says() {
    use RegistrationStatus as S;
    let mut arrows = Vec::new();
    for from in RegistrationStatus::ALL {
        for step in Step::ALL {
            if let Ok(to) = apply(*from, *step) {
                arrows.push(format!("{from} --{step}--> {to}"));
            }
        }
    }
    as_pictured(
        &arrows,
        &[
            "pending --seat--> confirmed",
            "pending --queue--> waitlisted",
            "pending --decline--> declined",
            "pending --cancel--> cancelled",
            "confirmed --cancel--> cancelled",
            "offered --accept--> confirmed",
            "offered --lapse--> cancelled",
            "offered --cancel--> cancelled",
            "waitlisted --seat--> confirmed",
            "waitlisted --offer--> offered",
            "waitlisted --cancel--> cancelled",
        ],
    );
    assert_eq!(
        apply(S::Cancelled, Step::Cancel),
        Err(Code::AlreadyCancelled)
    );
    assert_eq!(
        apply(S::Declined, Step::Cancel),
        Err(Code::RegistrationState)
    );
    assert_eq!(
        apply(S::Confirmed, Step::Seat),
        Err(Code::RegistrationState)
    );
    // Only who holds a seat or waits is a registration still.
    let active: Vec<S> = S::ALL.iter().copied().filter(|s| s.is_active()).collect();
    assert_eq!(
        active,
        [S::Pending, S::Confirmed, S::Offered, S::Waitlisted]
    );
}

fn as_pictured(arrows: &[String], wanted: &[&str]) {
    assert_eq!(arrows, wanted);
    let picture = include_str!("../../../../docs/ARCHITECTURE.md");
    for arrow in wanted {
        assert!(picture.contains(arrow), "the picture lacks {arrow}");
    }
}

#[test]
fn an_offer_ends_at_its_instant_and_never_after_the_beginning() {
    let starts_at = at("2026-12-01T05:00:00Z");
    let now = at("2026-11-29T05:00:00Z");
    assert_eq!(offer_until(24, starts_at, now), at("2026-11-30T05:00:00Z"));
    assert_eq!(offer_until(96, starts_at, now), starts_at);
    let accept = |now| may_accept(RegistrationStatus::Offered, Some(starts_at), now);
    assert_eq!(accept(now), Ok(()));
    assert_eq!(accept(starts_at), Err(Code::OfferExpired));
    let none = may_accept(RegistrationStatus::Waitlisted, None, now);
    assert_eq!(none, Err(Code::RegistrationState));
}

#[test]
fn who_came_after_the_change_knew_of_it() {
    let moved = at("2026-11-20T00:00:00Z");
    let asked = |created, kept| {
        asked_to_keep(
            RegistrationStatus::Confirmed,
            at(created),
            kept,
            Some(moved),
        )
    };
    assert!(asked("2026-11-19T00:00:00Z", None));
    assert!(!asked("2026-11-20T00:00:00Z", None));
    assert!(!asked(
        "2026-11-19T00:00:00Z",
        Some(at("2026-11-20T00:00:00Z"))
    ));
    // An answer to the change before is none to this one.
    assert!(asked(
        "2026-11-01T00:00:00Z",
        Some(at("2026-11-10T00:00:00Z"))
    ));
    let gone = RegistrationStatus::Cancelled;
    assert!(!asked_to_keep(
        gone,
        at("2026-11-19T00:00:00Z"),
        None,
        Some(moved)
    ));
}

#[test]
fn who_writes_that_there_is_no_company_is_not_counted_as_one() {
    for name in ["個人事業主", " なし ", "None", "個人"] {
        assert!(names_nobody(&name.parse().unwrap()), "{name}");
    }
    assert!(!names_nobody(&"個人と暮らし株式会社".parse().unwrap()));
}

#[test]
fn a_participant_cancels_until_the_deadline_and_staff_always() {
    let starts_at = at("2026-12-01T05:00:00Z");
    let until = at("2026-11-30T03:00:00Z");
    let deadlines = Deadlines {
        starts_at: Some(starts_at),
        change_until: Some(until),
    };
    let before = until.plus(chrono::Duration::microseconds(-1));
    let check = |by, now| may_cancel(RegistrationStatus::Confirmed, by, deadlines, now);
    assert_eq!(check(CancelledBy::Participant, before), Ok(()));
    assert_eq!(
        check(CancelledBy::Participant, until),
        Err(Code::CancelClosed)
    );
    assert_eq!(check(CancelledBy::Staff, starts_at), Ok(()));
    // A deadline after the beginning is no deadline.
    let late = Deadlines {
        starts_at: Some(starts_at),
        change_until: Some(at("2027-01-01T00:00:00Z")),
    };
    assert_eq!(late.cancel_until(), Some(starts_at));
    assert!(queue_moves(deadlines, before) && !queue_moves(deadlines, starts_at));
    // While a postponed event has no date, everybody may leave and nobody moves up.
    let open = Deadlines {
        starts_at: None,
        change_until: Some(until),
    };
    let leave = may_cancel(
        RegistrationStatus::Confirmed,
        CancelledBy::Participant,
        open,
        starts_at,
    );
    assert_eq!((open.cancel_until(), leave), (None, Ok(())));
    assert!(!queue_moves(open, before));
}
