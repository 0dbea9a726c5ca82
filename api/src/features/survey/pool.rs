//! Who has answered a survey, and the answers that wait to be written with others.
//!
//! Both are in one sealed row for each event. A row for each answer, or for each person who has
//! answered, would keep the order of answering (`ctid`, `xmin`), and the order of one beside the
//! order of the other leads from an answer to a person. Here one row changes and keeps its size;
//! within it both lists are sorted, so that even whoever holds the secret finds no order there.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use shared::account::types::PersonId;
use shared::event::EventId;
use shared::survey::rules::MIN_ANSWERS;
use shared::survey::{Answer, Comment};

use super::error::SurveyError;
use crate::platform::http_error::ApiError;
use crate::platform::link::Links;
use crate::platform::random::Random;
use crate::platform::sealed::Sealer;

/// What the key of the pools is derived for.
const SEALED_FOR: &str = "survey.pool-key";
/// What the marks of those who have answered are derived for.
const MARKED_FOR: &str = "survey.answered";

/// As many answers wait at most: with one more, a batch would have been written.
const MOST_WAITING: usize = 2 * MIN_ANSWERS - 1;
/// More bytes than an answer takes: four bytes for each character, and what stands around it.
const ANSWER_BYTES: usize = 4 * Comment::MAX + 200;
/// Room is made for so many marks at once, so that the size does not count them.
const MARKS: usize = 256;
/// More bytes than a mark takes.
const MARK_BYTES: usize = 40;

/// The mark of one person who has answered; without the secret it can't be made.
pub type MarkOf = String;

/// What one sealed row holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pool {
    /// Those who have answered.
    answered: BTreeSet<MarkOf>,
    /// What waits, sorted.
    waiting: Vec<Answer>,
}

impl Pool {
    /// The mark of this person at this event.
    pub fn mark(links: &Links, event: EventId, person: PersonId) -> MarkOf {
        let about = [*event.uuid().as_bytes(), *person.uuid().as_bytes()].concat();
        let seal = links.seal(MARKED_FOR, &about);
        hex::encode(seal.get(..16).unwrap_or(&seal))
    }

    /// Whether one of these has answered: one person may have been several before a merge.
    pub fn has_answered<'a>(&self, marks: impl IntoIterator<Item = &'a MarkOf>) -> bool {
        marks.into_iter().any(|mark| self.answered.contains(mark))
    }

    /// How many have answered.
    pub fn answered(&self) -> usize {
        self.answered.len()
    }

    /// Whether answers wait.
    pub const fn waits(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Takes an answer in and notes who has answered.
    pub fn add(&mut self, mark: MarkOf, answer: Answer) {
        self.answered.insert(mark);
        self.waiting.push(answer);
        self.waiting.sort();
    }

    /// Takes out what is to be written now.
    pub fn draw(&mut self, random: &Random, more: bool) -> Vec<Answer> {
        let waiting = std::mem::take(&mut self.waiting);
        let drawn = shared::survey::rules::draw(waiting, more, |n| random.below(n));
        self.waiting = drawn.keep;
        drawn.write
    }

    /// As it is stored for this event.
    ///
    /// # Errors
    /// When the cipher fails.
    pub fn seal(
        &self,
        links: &Links,
        random: &Random,
        event: EventId,
    ) -> Result<Vec<u8>, SurveyError> {
        let mut plain = serde_json::to_vec(self).map_err(ApiError::internal)?;
        let marks = self.answered.len().div_ceil(MARKS).max(1) * MARKS;
        let size = MOST_WAITING * ANSWER_BYTES + marks * MARK_BYTES;
        if plain.len() > size {
            return Err(ApiError::internal("more answers wait than may wait").into());
        }
        // JSON may end in spaces: the size tells neither how many wait nor how much they say.
        plain.resize(size, b' ');
        Ok(Sealer::new(links, SEALED_FOR)?.seal(random, event.uuid().as_bytes(), &plain)?)
    }

    /// Reads what is stored for this event.
    ///
    /// # Errors
    /// When this installation did not seal it for this event.
    pub fn open(links: &Links, event: EventId, sealed: &[u8]) -> Result<Self, SurveyError> {
        let damaged = || ApiError::internal("the answers that wait do not open with this secret");
        let plain = Sealer::new(links, SEALED_FOR)?
            .open(event.uuid().as_bytes(), sealed)
            .ok_or_else(damaged)?;
        Ok(serde_json::from_slice(&plain).map_err(|_| damaged())?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::survey::Rating;
    use uuid::Uuid;

    fn event(n: u128) -> EventId {
        EventId::from_uuid(Uuid::from_u128(n))
    }

    fn person(n: u128) -> PersonId {
        PersonId::from_uuid(Uuid::from_u128(n))
    }

    fn answer(rating: i64, comment: Option<String>) -> Answer {
        let rating = Rating::new(rating).unwrap();
        Answer {
            satisfaction: rating,
            content: rating,
            exchange: rating,
            discovery: rating,
            comment: comment.map(|text| text.parse().unwrap()),
        }
    }

    #[test]
    fn a_pool_comes_back_as_it_was_and_its_size_tells_nothing() {
        let (links, random) = (Links::new([7; 32]), Random::seeded(1));
        let mut pool = Pool::default();
        let empty = pool.seal(&links, &random, event(1)).unwrap();
        // The longest in bytes, and the longest once written as JSON.
        let longest = [
            "𠮷".repeat(1000),
            "\"\\".repeat(500),
            "\n".repeat(998) + "ab",
        ];
        for n in 0..MOST_WAITING {
            let mark = Pool::mark(&links, event(1), person(n as u128));
            let text = longest[n % 3].trim().to_owned();
            pool.add(mark, answer(5, Some(text)));
        }
        let full = pool.seal(&links, &random, event(1)).unwrap();
        assert_eq!(full.len(), empty.len());
        assert_eq!(Pool::open(&links, event(1), &full).unwrap(), pool);
        assert!(Pool::open(&links, event(2), &full).is_err());
        assert!(Pool::open(&Links::new([8; 32]), event(1), &full).is_err());
    }

    #[test]
    fn a_pool_does_not_know_who_came_first() {
        let links = Links::new([7; 32]);
        let add = |order: &[u128]| {
            let mut pool = Pool::default();
            for n in order {
                let mark = Pool::mark(&links, event(1), person(*n));
                pool.add(mark, answer(1 + i64::try_from(*n).unwrap(), None));
            }
            serde_json::to_string(&pool).unwrap()
        };
        assert_eq!(add(&[0, 1, 2, 3]), add(&[2, 0, 3, 1]));
    }

    #[test]
    fn a_mark_is_of_one_person_at_one_event_in_one_installation() {
        let links = Links::new([7; 32]);
        let mark = Pool::mark(&links, event(1), person(2));
        assert_ne!(mark, Pool::mark(&links, event(2), person(2)));
        assert_ne!(mark, Pool::mark(&links, event(1), person(1)));
        assert_ne!(mark, Pool::mark(&Links::new([8; 32]), event(1), person(2)));
        let mut pool = Pool::default();
        pool.add(mark.clone(), answer(3, None));
        assert!(pool.has_answered([&mark]));
        assert!(!pool.has_answered([&Pool::mark(&links, event(2), person(2))]));
    }
}
