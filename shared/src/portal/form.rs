//! What staff fill in to make or change an article or support measure.

use serde::{Deserialize, Deserializer};

use super::deadline::Deadline;
use super::rules::{contradictions, deadline_fits};
use super::types::{
    AmountText, ArticleBody, ArticleContact, ArticleKind, ArticleSummary, ArticleTitle, ClockTime,
    DeadlineKind, Eligibility, InCharge, RateText, ReturnComment, Yen,
};
use crate::field::{self, List, WebUrl};
use crate::organisation::{Industry, Municipality, Sector};
use crate::time::Day;

body! {
    /// What only a support measure has.
    pub struct MeasureForm {
        /// Who is in charge.
        pub organisation: Option<InCharge>,
        /// Who can use it, in words.
        pub eligibility: Option<Eligibility>,
        /// For these sides of the exchange only; for all if none is named.
        pub sectors: List<Sector, 0, 3>,
        /// For these industries only; for all if none is named.
        pub industries: List<Industry, 0, 20>,
        /// For these municipalities only; for all if none is named.
        pub municipalities: List<Municipality, 0, 40>,
        /// How much it gives at most, in yen.
        pub amount_yen: Option<Yen>,
        /// How much it gives, in words.
        pub amount_text: Option<AmountText>,
        /// Which part of the cost it pays, in words.
        pub rate_text: Option<RateText>,
        /// What ends the time in which one can apply.
        pub deadline_kind: DeadlineKind,
        /// The last day.
        pub deadline_on: Option<Day>,
        /// The time on that day; its end if not told.
        pub deadline_time: Option<ClockTime>,
        /// The last day on which one could apply, where it ended before its time.
        pub ended_on: Option<Day>,
    }
    whole MeasureParts by deadline_fits
}

impl MeasureForm {
    /// Until when one can apply.
    pub fn deadline(&self) -> Deadline {
        Deadline {
            kind: self.deadline_kind,
            on: self.deadline_on,
            time: self.deadline_time.clone(),
            ended_on: self.ended_on,
        }
    }
}

body! {
    /// The contents of an article or support measure. A draft may lack what only publication needs.
    pub struct ArticleForm {
        /// What it is.
        pub kind: ArticleKind,
        /// Its title.
        pub title: ArticleTitle,
        /// Two or three sentences for lists.
        pub summary: Option<ArticleSummary>,
        /// The text in Markdown.
        pub body: Option<ArticleBody>,
        /// The official page about it.
        pub link: Option<WebUrl>,
        /// Whom to ask; the programme's office if not told.
        pub contact: Option<ArticleContact>,
        /// What only a support measure has.
        pub measure: Option<MeasureForm>,
    }
    whole ArticleParts by contradictions
}

// The staff's answer holds the form as it is to be edited; the SPA reads it by the same parser
// that the API reads a request by.
impl<'de> Deserialize<'de> for ArticleForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        field::parse(&value).map_err(|_| serde::de::Error::custom("not an article's form"))
    }
}

body! {
    /// Why an article is returned.
    pub struct ReturnForm {
        /// What to change, in words for its author.
        pub comment: ReturnComment,
    }
}
