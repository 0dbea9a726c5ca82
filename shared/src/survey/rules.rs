//! What is decided about a survey: pure functions, the same in the server and the browser.
//!
//! [`draw`] holds the promise that no answer leads back to a person: what it writes together is
//! never fewer than [`MIN_ANSWERS`], and which answers those are, and in which order, follows
//! from the random numbers it is given and never from the order in which the answers came.

use chrono::Duration;

use super::types::{FormState, SurveyState};
use crate::event::types::Status;
use crate::problem::Code;
use crate::time::Timestamp;

/// The fewest answers that are written, counted or shown together.
pub const MIN_ANSWERS: usize = 5;

/// The steps of every question.
pub const STEPS: usize = 5;

/// How long a survey can be answered, in days.
pub const DAYS_OPEN: i64 = 14;

/// How long after an event's end its survey may still open, in days: paper lists of who was
/// there are typed late, but after a month nobody remembers the event well.
pub const OPENS_WITHIN_DAYS: i64 = 30;

/// When a survey closes that opens at `opened_at`: the first moment at which it is closed.
pub fn closes_at(opened_at: Timestamp) -> Timestamp {
    opened_at.plus(Duration::days(DAYS_OPEN))
}

/// Whether the survey of an event in this state is due at `now`.
pub fn opens(status: Status, ends_at: Timestamp, now: Timestamp) -> bool {
    let held = matches!(status, Status::Published | Status::Finished);
    held && ends_at <= now && now < ends_at.plus(Duration::days(OPENS_WITHIN_DAYS))
}

/// Where a survey stands that closes at `closes_at`.
pub fn state(closes_at: Timestamp, now: Timestamp) -> SurveyState {
    if now < closes_at {
        SurveyState::Open
    } else {
        SurveyState::Closed
    }
}

/// What the holder of a link can do.
pub fn form_state(closes_at: Timestamp, answered: bool, now: Timestamp) -> FormState {
    match (state(closes_at, now), answered) {
        (SurveyState::Open, false) => FormState::Open,
        (SurveyState::Open, true) => FormState::Answered,
        (SurveyState::None | SurveyState::Closed, _) => FormState::Closed,
    }
}

/// Whether an answer is taken.
///
/// # Errors
/// `survey_closed`, `survey_answered`.
pub fn may_answer(closes_at: Timestamp, answered: bool, now: Timestamp) -> Result<(), Code> {
    match form_state(closes_at, answered, now) {
        FormState::Open => Ok(()),
        FormState::Answered => Err(Code::SurveyAnswered),
        FormState::Closed => Err(Code::SurveyClosed),
    }
}

/// What becomes of the answers that wait.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Drawn<T> {
    /// Those to write now, together: none, or at least [`MIN_ANSWERS`].
    pub write: Vec<T>,
    /// Those that wait on, sorted.
    pub keep: Vec<T>,
}

/// Chooses which of the `waiting` answers are written now. `below(n)` is a random number below
/// `n`.
///
/// While `more` may come, as many as [`MIN_ANSWERS`] are held back: without them the last few
/// answers would have to be written alone, and whoever had looked before and looks again after
/// would read them off the difference.
pub fn draw<T: Ord>(
    mut waiting: Vec<T>,
    more: bool,
    mut below: impl FnMut(u64) -> u64,
) -> Drawn<T> {
    waiting.sort();
    let back = if more { MIN_ANSWERS } else { 0 };
    let ready = waiting.len().saturating_sub(back);
    if ready < MIN_ANSWERS {
        return Drawn {
            write: Vec::new(),
            keep: waiting,
        };
    }
    let mut write = Vec::with_capacity(ready);
    while write.len() < ready {
        let len = u64::try_from(waiting.len()).unwrap_or(u64::MAX);
        let at = usize::try_from(below(len)).unwrap_or(0);
        write.push(waiting.remove(at.min(waiting.len().saturating_sub(1))));
    }
    Drawn {
        write,
        keep: waiting,
    }
}

/// How many said what to one question: the first is how many said 1, the last how many said 5.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts(pub [u32; STEPS]);

impl Counts {
    /// Counts one more; a rating beyond the steps counts as none.
    pub fn add(&mut self, rating: i64, times: u32) {
        let at = usize::try_from(rating.saturating_sub(1)).unwrap_or(STEPS);
        if let Some(count) = self.0.get_mut(at) {
            *count = count.saturating_add(times);
        }
    }

    /// How many answered.
    pub fn answers(self) -> u32 {
        self.0
            .iter()
            .fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// Whether so many answered that figures may be shown.
    pub fn may_show(self) -> bool {
        usize::try_from(self.answers()).is_ok_and(|n| n >= MIN_ANSWERS)
    }

    /// The mean in hundredths, rounded half up; none without answers.
    pub fn mean_hundredths(self) -> Option<u32> {
        let sum = (1_u64..)
            .zip(self.0)
            .map(|(step, count)| step.saturating_mul(count.into()))
            .fold(0, u64::saturating_add);
        ratio(sum, self.answers(), 100)
    }

    /// The share of 4 and 5 in thousandths, rounded half up; none without answers.
    pub fn favourable_permille(self) -> Option<u32> {
        let [.., four, five] = self.0;
        ratio(
            u64::from(four).saturating_add(five.into()),
            self.answers(),
            1000,
        )
    }
}

/// `part / whole` in units of `1 / scale`, rounded half up.
fn ratio(part: u64, whole: u32, scale: u64) -> Option<u32> {
    let whole = u64::from(whole);
    let doubled = part.saturating_mul(scale).saturating_mul(2);
    let rounded = doubled
        .saturating_add(whole)
        .checked_div(whole.saturating_mul(2))?;
    u32::try_from(rounded).ok()
}
