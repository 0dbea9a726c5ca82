//! The rules, against plain recomputation.

use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

use super::rules::*;
use super::types::{Metric, SatisfactionState};
use crate::account::types::PersonId;
use crate::event::types::{EventId, Mode, Status};
use crate::kpi::api::TargetsForm;
use crate::organisation::{OrganisationId, Sector};
use crate::time::{Day, FiscalYear, Timestamp};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn targets(metric: Metric, value: i64) -> TargetsForm {
    TargetsForm::stored([(metric, value)])
}

fn presence(event: u128, person: u128, mode: Mode, company: Option<u128>) -> Presence {
    Presence {
        event: EventId::from_uuid(Uuid::from_u128(event)),
        person: PersonId::from_uuid(Uuid::from_u128(person)),
        mode,
        company: company.map(|id| Company::Known(OrganisationId::from_uuid(Uuid::from_u128(id)))),
        sector: company.map(|id| {
            if id % 2 == 0 {
                Sector::It
            } else {
                Sector::Local
            }
        }),
    }
}

#[test]
fn a_half_is_rounded_up_and_nothing_has_no_share() {
    assert_eq!(share(1, 2000, 1000), Some(1));
    assert_eq!(share(1, 2001, 1000), Some(0));
    assert_eq!(permille(2, 3), Some(667));
    assert_eq!(permille(1, 3), Some(333));
    assert_eq!(permille(0, 0), None);
    assert_eq!(permille(3, 0), None);
    assert_eq!(share(u64::MAX, 1, u32::MAX), Some(u32::MAX));
    assert_eq!(share(u64::MAX, u64::MAX, 1000), Some(1000));
}

#[test]
fn the_satisfaction_of_a_known_round_of_answers() {
    let found = satisfaction(Some([0, 1, 1, 3, 4]), 12);
    assert_eq!(found.state, SatisfactionState::Shown);
    let shown = found.figures.unwrap();
    assert_eq!((shown.answers, shown.satisfied), (9, 7));
    assert_eq!(shown.rate_permille, 778);
    // (2 + 3 + 12 + 20) / 9 = 4.111…
    assert_eq!(shown.mean_hundredths, 411);
    assert_eq!(shown.response_permille, Some(750));
    assert_eq!(
        satisfaction(Some([0, 0, 0, 0, 5]), 0)
            .figures
            .unwrap()
            .response_permille,
        None
    );
}

#[test]
fn fewer_than_five_answers_show_nothing_of_themselves() {
    for counts in [[0; 5], [1, 0, 0, 0, 0], [0, 0, 0, 2, 2], [4, 0, 0, 0, 0]] {
        let found = satisfaction(Some(counts), 20);
        assert_eq!(
            (found.state, found.figures),
            (SatisfactionState::Withheld, None)
        );
    }
    assert_eq!(satisfaction(None, 20).state, SatisfactionState::NotAsked);
    assert_eq!(
        satisfaction(Some([1; 5]), 20).state,
        SatisfactionState::Shown
    );
}

#[test]
fn a_withheld_event_is_not_in_the_years_figure() {
    let shown = (Some([0, 0, 1, 4, 5]), 15);
    let small = (Some([4, 0, 0, 0, 0]), 9);
    let year = year_satisfaction(&[shown, small, (None, 8)]);
    assert_eq!(
        (
            year.events_shown,
            year.events_withheld,
            year.events_not_asked
        ),
        (1, 1, 1)
    );
    // Exactly that of the shown one: nothing is left to subtract.
    assert_eq!(year.overall, satisfaction(shown.0, shown.1));
    // Two small ones do not make a large one: their sum would tell either one's answers to
    // whoever knows the other's.
    let year = year_satisfaction(&[small, small]);
    assert_eq!(
        (year.overall.state, year.overall.figures),
        (SatisfactionState::Withheld, None)
    );
    assert_eq!(
        year_satisfaction(&[]).overall.state,
        SatisfactionState::NotAsked
    );
}

#[test]
fn what_is_not_reached_is_never_a_hundred_percent() {
    let figure = |value, target| {
        figure(
            Metric::EventParticipants,
            value,
            &targets(Metric::EventParticipants, target),
        )
    };
    let almost = figure(1999, 2000).achievement.unwrap();
    assert_eq!((almost.permille, almost.reached), (999, false));
    let just = figure(2000, 2000).achievement.unwrap();
    assert_eq!((just.permille, just.reached), (1000, true));
    assert_eq!(figure(3000, 2000).achievement.unwrap().permille, 1500);
    assert_eq!(figure(0, 2000).achievement.unwrap().permille, 0);
    let none = super::rules::figure(
        Metric::EventsHeld,
        3,
        &targets(Metric::EventParticipants, 5),
    );
    assert_eq!(
        (none.value, none.target, none.achievement),
        (Some(3), None, None)
    );
}

#[test]
fn a_rounded_satisfaction_is_not_reached_by_rounding() {
    // 7996 of 9999 is 79.97 %: 800 permille when rounded, but below 80 %.
    let overall = satisfaction(Some([0, 0, 2003, 7996, 0]), 9999);
    let figure = satisfaction_figure(&overall, &targets(Metric::SatisfactionRate, 80));
    assert_eq!((figure.value, figure.target), (Some(800), Some(800)));
    let achievement = figure.achievement.unwrap();
    assert_eq!((achievement.permille, achievement.reached), (999, false));
    let withheld = satisfaction_figure(
        &satisfaction(Some([1, 0, 0, 0, 0]), 9),
        &targets(Metric::SatisfactionRate, 80),
    );
    assert_eq!(
        (withheld.value, withheld.target, withheld.achievement),
        (None, Some(800), None)
    );
}

#[test]
fn an_event_counts_from_its_start_unless_it_was_called_off() {
    let start = at("2027-03-31T14:59:59Z");
    for (status, now, counted) in [
        (Status::Published, "2027-03-31T14:59:58Z", false),
        (Status::Published, "2027-03-31T14:59:59Z", true),
        (Status::Finished, "2027-04-02T00:00:00Z", true),
        (Status::Cancelled, "2027-04-02T00:00:00Z", false),
        (Status::Postponed, "2027-04-02T00:00:00Z", false),
        (Status::Submitted, "2027-04-02T00:00:00Z", false),
        (Status::Draft, "2027-04-02T00:00:00Z", false),
    ] {
        assert_eq!(counts(status, start, at(now)), counted, "{status} {now}");
    }
}

#[test]
fn a_year_has_twelve_months_and_is_counted_until_its_last_day() {
    let year = FiscalYear::new(2026).unwrap();
    let months: Vec<String> = months(year).iter().map(ToString::to_string).collect();
    assert_eq!(months.len(), 12);
    assert_eq!(months.first().unwrap(), "2026-04");
    assert_eq!(months.last().unwrap(), "2027-03");
    assert_eq!(as_of(year, day("2026-11-24")), day("2026-11-24"));
    assert_eq!(as_of(year, day("2027-03-31")), day("2027-03-31"));
    assert_eq!(as_of(year, day("2027-04-01")), day("2027-03-31"));
}

#[test]
fn somebody_known_twice_came_once() {
    let rows = merged([
        presence(1, 7, Mode::Online, Some(2)),
        presence(1, 7, Mode::InPerson, None),
        presence(2, 7, Mode::Online, None),
    ]);
    assert_eq!(rows.len(), 2);
    let first = rows.first().unwrap();
    assert_eq!(first.mode, Mode::InPerson);
    assert_eq!(first.sector, Some(Sector::It));
    let found = participation(&rows);
    assert_eq!((found.persons.total, found.persons.distinct), (2, 1));
    assert_eq!((found.companies.total, found.companies.distinct), (1, 1));
}

#[test]
fn a_company_outside_the_directory_is_known_by_its_name_however_it_is_written() {
    let named = |name: &str| Company::of(None, Some(name));
    assert_eq!(named("株式会社見本"), named("㈱ 見本"));
    assert_ne!(named("株式会社見本"), named("見本水産"));
    assert_eq!(Company::of(None, None), None);
}

fn any_presence() -> impl Strategy<Value = Presence> {
    let mode = prop_oneof![Just(Mode::InPerson), Just(Mode::Online)];
    (1..5_u128, 1..9_u128, mode, proptest::option::of(1..6_u128))
        .prop_map(|(event, person, mode, company)| presence(event, person, mode, company))
}

proptest! {
    /// However they come in, heads add up and no 実 is more than its 延べ.
    #[test]
    fn heads_add_up(rows in vec(any_presence(), 0..60)) {
        let mut backwards = rows.clone();
        backwards.reverse();
        let rows = merged(rows);
        prop_assert_eq!(&rows, &merged(backwards));
        let found = participation(&rows);
        let events = by_event(&rows);
        let of_events: u32 = events.values().map(|event| event.participants()).sum();
        prop_assert_eq!(found.persons.total, of_events);
        let by_mode: u32 = found.by_mode.iter().map(|one| one.persons.total).sum();
        let by_sector: u32 = found.by_sector.iter().map(|one| one.persons.total).sum();
        prop_assert_eq!(found.persons.total, by_mode);
        prop_assert_eq!(found.persons.total, by_sector);
        let companies: u32 = events.values().map(|event| event.companies).sum();
        prop_assert_eq!(found.companies.total, companies);
        for heads in [found.persons, found.companies] {
            prop_assert!(heads.distinct <= heads.total);
            prop_assert_eq!(heads.total == 0, heads.distinct == 0);
        }
    }

    /// The year's figures are those of one heap of all answers that are shown, whatever else there is.
    #[test]
    fn a_year_is_the_heap_of_its_shown_events(events in vec((prop::option::of(prop::array::uniform5(0..4_u32)), 0..30_u32), 0..12)) {
        let year = year_satisfaction(&events);
        let mut heap = [0_u32; 5];
        let mut came = 0;
        for (counts, participants) in &events {
            if counts.iter().flatten().sum::<u32>() >= 5 {
                came += participants;
                for (all, one) in heap.iter_mut().zip(counts.iter().flatten()) {
                    *all += one;
                }
            }
        }
        prop_assert_eq!(year.overall.figures, satisfaction(Some(heap), came).figures);
        let counted = year.events_shown + year.events_withheld + year.events_not_asked;
        prop_assert_eq!(usize::try_from(counted).unwrap(), events.len());
        if let Some(shown) = year.overall.figures {
            prop_assert!(shown.rate_permille <= 1000);
            prop_assert!((100..=500).contains(&shown.mean_hundredths));
        }
    }

    /// A share is the nearest of its scale, for whatever numbers.
    #[test]
    fn a_share_is_the_nearest(part in 0..1_000_000_u64, whole in 1..1_000_000_u64) {
        let found = i128::from(share(part, whole, 1000).unwrap());
        let (part, whole) = (i128::from(part), i128::from(whole));
        // Twice the distance is no more than one step.
        prop_assert!((found * whole - part * 1000).abs() * 2 <= whole);
    }
}
