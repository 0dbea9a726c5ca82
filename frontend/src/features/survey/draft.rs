//! What was answered and not sent yet. It is on this device only, and goes when it is sent.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde::{Deserialize, Serialize};
use shared::survey::api::AnswerSurvey;
use shared::survey::{Comment, Question, Rating};

use crate::browser::{self, Store};

/// Questions on the way: the ratings, then the words, then the review.
pub const QUESTIONS: usize = Question::ALL.len() + 1;

/// Where the reader is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Screen {
    /// One of the ratings.
    Rating(Question),
    /// The words.
    Comment,
    /// All of it, to be sent.
    Review,
}

/// What was answered so far.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Draft {
    /// How many screens were left behind.
    at: usize,
    /// Whether all of it was looked at: who changes one answer then goes back to that.
    reviewed: bool,
    /// The ratings, in the order of the questions.
    ratings: [Option<Rating>; Question::ALL.len()],
    /// The words.
    comment: String,
}

impl Draft {
    /// The screen to show.
    pub fn screen(&self) -> Screen {
        match Question::ALL.get(self.at) {
            Some(question) => Screen::Rating(*question),
            None if self.at < QUESTIONS => Screen::Comment,
            None => Screen::Review,
        }
    }

    /// Its number, from 0.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// What was chosen for a question.
    pub fn rating(&self, question: Question) -> Option<Rating> {
        let at = Question::ALL.iter().position(|one| *one == question)?;
        self.ratings.get(at).copied().flatten()
    }

    /// The same with a choice made, one screen on; back to the review for who came from there.
    #[must_use]
    pub fn choose(mut self, question: Question, rating: Rating) -> Self {
        let at = Question::ALL.iter().position(|one| *one == question);
        let place = at.and_then(|at| self.ratings.get_mut(at));
        if let Some(place) = place {
            *place = Some(rating);
        }
        self.next()
    }

    /// The same with these words.
    #[must_use]
    pub fn say(mut self, words: impl Into<String>) -> Self {
        self.comment = words.into();
        self
    }

    /// The words as they were typed.
    pub fn said(&self) -> &str {
        &self.comment
    }

    /// One screen on, or back to the review.
    #[must_use]
    pub fn next(mut self) -> Self {
        let next = self.at.saturating_add(1).min(QUESTIONS);
        self.at = if self.reviewed { QUESTIONS } else { next };
        self.reviewed |= self.at == QUESTIONS;
        self
    }

    /// One screen back.
    #[must_use]
    pub fn back(mut self) -> Self {
        self.at = self.at.saturating_sub(1);
        self
    }

    /// At one screen.
    #[must_use]
    pub fn go(mut self, at: usize) -> Self {
        self.at = at.min(QUESTIONS);
        self
    }

    /// The words, if there are any and they may be sent.
    ///
    /// # Errors
    /// When they may not.
    pub fn words(&self) -> Result<Option<Comment>, shared::problem::Code> {
        if self.comment.trim().is_empty() {
            return Ok(None);
        }
        self.comment.parse().map(Some)
    }

    /// What is sent; none while a choice is missing or the words may not be sent.
    pub fn body(&self, token: &str) -> Option<AnswerSurvey> {
        let [satisfaction, content, exchange, discovery] = self.ratings;
        Some(AnswerSurvey {
            token: token.parse().ok()?,
            satisfaction: satisfaction?,
            content: content?,
            exchange: exchange?,
            discovery: discovery?,
            comment: self.words().ok()?,
        })
    }
}

/// Where it is kept: by a hash of the token, so that what lies on a shared device opens nothing.
fn key(token: &str) -> String {
    let mut hasher = DefaultHasher::new();
    token.hash(&mut hasher);
    format!("musubi.survey.{:016x}", hasher.finish())
}

/// What is kept of this link; the beginning where there is nothing.
pub fn load(token: &str) -> Draft {
    let kept = browser::load(Store::Local, &key(token));
    kept.and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

/// Keeps it.
pub fn save(token: &str, draft: &Draft) {
    if let Ok(text) = serde_json::to_string(draft) {
        browser::save(Store::Local, &key(token), &text);
    }
}

/// Forgets it.
pub fn forget(token: &str) {
    browser::forget(Store::Local, &key(token));
}
