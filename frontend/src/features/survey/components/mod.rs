//! Parts of the survey's pages.

mod ended;
mod open;
mod results;
mod screens;

pub use ended::{Ended, ended};
pub use open::{OpenSurveys, open_surveys};
pub use results::results;
pub use screens::{HEADING, comment, rating, review};

use shared::i18n::Lang;
use shared::survey::{Question, Rating};
use yew::prelude::*;

use crate::i18n::t;

/// The words of a step.
pub fn step(lang: Lang, question: Question, rating: i64) -> AttrValue {
    t(lang, &format!("survey-{question}-{rating}"))
}

/// The words of what was chosen.
pub fn chosen(lang: Lang, question: Question, rating: Option<Rating>) -> AttrValue {
    rating.map_or_else(AttrValue::default, |rating| {
        step(lang, question, rating.get())
    })
}
