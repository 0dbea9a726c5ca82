//! The rules against plain models, and their edges one by one.

use proptest::prelude::*;

use super::rules::*;
use super::types::{FormState, SurveyState};
use crate::event::types::Status;
use crate::problem::Code;
use crate::time::Timestamp;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn a_survey_is_open_for_fourteen_days_to_the_microsecond() {
    let opened = at("2026-06-20T07:30:00Z");
    let closes = closes_at(opened);
    assert_eq!(closes, at("2026-07-04T07:30:00Z"));
    let before = closes.plus(chrono::Duration::microseconds(-1));
    assert_eq!(may_answer(closes, false, opened), Ok(()));
    assert_eq!(may_answer(closes, false, before), Ok(()));
    assert_eq!(may_answer(closes, false, closes), Err(Code::SurveyClosed));
    assert_eq!(may_answer(closes, true, before), Err(Code::SurveyAnswered));
    assert_eq!(may_answer(closes, true, closes), Err(Code::SurveyClosed));
    assert_eq!(form_state(closes, true, before), FormState::Answered);
    assert_eq!(state(closes, closes), SurveyState::Closed);
}

#[test]
fn only_an_event_that_was_held_is_asked_about_and_only_within_a_month() {
    let end = at("2026-06-20T07:30:00Z");
    let month = end.plus(chrono::Duration::days(OPENS_WITHIN_DAYS));
    let tick = chrono::Duration::microseconds(1);
    for status in Status::ALL.iter().copied() {
        let held = [Status::Published, Status::Finished].contains(&status);
        assert_eq!(opens(status, end, end), held, "{status}");
        assert!(!opens(status, end, end.plus(-tick)), "{status}");
        assert_eq!(opens(status, end, month.plus(-tick)), held, "{status}");
        assert!(!opens(status, end, month), "{status}");
    }
}

/// A stream of numbers as [`draw`] is given them.
fn numbers(seed: u64) -> impl FnMut(u64) -> u64 {
    let mut state = seed | 1;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    }
}

proptest! {
    /// Answers come one after the other, as many as `total`: no batch is ever smaller than five,
    /// nothing is lost, and once something was written the rest makes a batch at the end too.
    #[test]
    fn every_batch_has_five_or_more_and_the_last_one_too(total in 0_usize..80, seed: u64) {
        let mut random = numbers(seed);
        let mut written = Vec::new();
        let mut waiting = Vec::new();
        for answer in 0..total {
            waiting.push(answer);
            let drawn = draw(waiting, true, &mut random);
            prop_assert!(drawn.write.is_empty() || drawn.write.len() >= MIN_ANSWERS);
            prop_assert!(drawn.keep.len() < 2 * MIN_ANSWERS);
            written.extend(drawn.write);
            waiting = drawn.keep;
        }
        let last = draw(waiting, false, &mut random);
        if total >= MIN_ANSWERS {
            prop_assert!(last.keep.is_empty());
            prop_assert!(last.write.len() >= MIN_ANSWERS);
        } else {
            prop_assert!(written.is_empty() && last.write.is_empty());
        }
        written.extend(last.write);
        written.extend(last.keep);
        written.sort_unstable();
        prop_assert_eq!(written, (0..total).collect::<Vec<_>>());
    }

    /// What is written, and in which order, does not depend on the order of coming.
    #[test]
    fn the_order_of_answering_leaves_no_trace(
        mut answers in proptest::collection::vec(0_u8..50, 0..30),
        more: bool, seed: u64, turn: u64,
    ) {
        let first = draw(answers.clone(), more, numbers(seed));
        let mut turning = numbers(turn);
        for at in (1..answers.len()).rev() {
            let other = usize::try_from(turning(at as u64 + 1)).unwrap();
            answers.swap(at, other);
        }
        prop_assert_eq!(first, draw(answers, more, numbers(seed)));
    }

    #[test]
    fn figures_are_those_of_plain_arithmetic(counts: [u16; 5]) {
        let counts = Counts(counts.map(u32::from));
        let n: u32 = counts.0.iter().sum();
        prop_assert_eq!(counts.answers(), n);
        prop_assert_eq!(counts.may_show(), n >= 5);
        let sum: u64 = (1_u64..).zip(counts.0).map(|(step, count)| step * u64::from(count)).sum();
        let [.., four, five] = counts.0;
        match (counts.mean_hundredths(), counts.favourable_permille()) {
            (Some(mean), Some(rate)) => {
                let n = u64::from(n);
                // Half up: 2·part·scale/n lies within [2·rounded - 1, 2·rounded + 1).
                let near = |rounded: u32, part: u64, scale: u64| {
                    let (twice, exact) = (2 * u64::from(rounded) * n, 2 * part * scale);
                    exact < twice + n && exact + n >= twice
                };
                prop_assert!(near(mean, sum, 100));
                prop_assert!(near(rate, u64::from(four) + u64::from(five), 1000));
                prop_assert!((100..=500).contains(&mean) && rate <= 1000);
            }
            (None, None) => prop_assert_eq!(n, 0),
            _ => prop_assert!(false, "one figure without the other"),
        }
    }
}

#[test]
fn halves_are_rounded_up() {
    assert_eq!(Counts([0, 0, 0, 1, 0]).mean_hundredths(), Some(400));
    // 13 of 16 are 81.25 %, of 8 of them one is 12.5 %.
    assert_eq!(Counts([3, 0, 0, 6, 7]).favourable_permille(), Some(813));
    assert_eq!(Counts([7, 0, 0, 0, 1]).favourable_permille(), Some(125));
    let mut counts = Counts::default();
    for rating in [0, 1, 5, 5, 6, -1] {
        counts.add(rating, 1);
    }
    assert_eq!(counts.0, [1, 0, 0, 0, 2]);
}
