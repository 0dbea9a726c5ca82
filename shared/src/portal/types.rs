//! The words of the portal.

use crate::field::Int;
use crate::problem::Code;

id! {
    /// An article or a support measure.
    pub ArticleId(Article) = "article"
}
id! {
    /// One row of an article's history.
    pub ArticleRevisionId(ArticleRevision) = "article_revision"
}

text! {
    /// The title of an article or support measure.
    pub ArticleTitle: line, 1..=120
}
text! {
    /// What it is about, in two or three sentences, for lists.
    pub ArticleSummary: text, 1..=300
}
text! {
    /// The text in Markdown.
    pub ArticleBody: text, 1..=20000
}
text! {
    /// Whom to ask about it.
    pub ArticleContact: text, 1..=300
}
text! {
    /// Who is in charge of a support measure.
    pub InCharge: line, 1..=120
}
text! {
    /// Who can use a support measure, in words.
    pub Eligibility: text, 1..=2000
}
text! {
    /// How much a support measure gives, in words, such as 上限100万円.
    pub AmountText: line, 1..=200
}
text! {
    /// Which part of the cost a support measure pays, in words, such as 2/3以内.
    pub RateText: line, 1..=100
}
text! {
    /// A time of day in Japan, `09:00` to `24:00`.
    pub ClockTime: line with clock_time, 4..=5
}
text! {
    /// Why an article is returned; its author reads it.
    pub ReturnComment: text, 1..=1000
}
text! {
    /// Words to search articles and support measures for.
    pub ArticleSearch: line, 1..=100
}

/// The highest amount of a support measure, in yen.
pub type Yen = Int<0, 1_000_000_000_000>;

/// `9:00` is written `09:00`; the day ends at `24:00`.
fn clock_time(text: &str) -> Result<String, Code> {
    let text = crate::unicode::nfkc(text);
    let (hours, minutes) = text.split_once(':').ok_or(Code::NotAClockTime)?;
    let number = |text: &str, digits: &[usize]| -> Result<u32, Code> {
        let plain = digits.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let number = plain.then(|| text.parse().ok()).flatten();
        number.ok_or(Code::NotAClockTime)
    };
    let (hours, minutes) = (number(hours, &[1, 2])?, number(minutes, &[2])?);
    if hours * 60 + minutes <= 24 * 60 && minutes < 60 {
        Ok(format!("{hours:02}:{minutes:02}"))
    } else {
        Err(Code::NotAClockTime)
    }
}

impl ClockTime {
    /// Minutes since midnight, 0 to 1440.
    pub fn minutes(&self) -> i64 {
        let (hours, minutes) = self.as_str().split_once(':').unwrap_or_default();
        let number = |text: &str| text.parse::<i64>().unwrap_or_default();
        number(hours) * 60 + number(minutes)
    }
}

closed! {
    /// What it is.
    pub enum ArticleKind {
        /// News.
        News = "news",
        /// Information about digital transformation (DX).
        Dx = "dx",
        /// A support measure (支援制度).
        Measure = "measure",
    }
}

impl ArticleKind {
    /// Those that stand in the list of articles; support measures have one of their own.
    pub const ARTICLES: [Self; 2] = [Self::News, Self::Dx];
}

closed! {
    /// What ends the time in which one can apply.
    pub enum DeadlineKind {
        /// The application must have arrived (必着).
        MustArrive = "must_arrive",
        /// The postmark counts (消印有効).
        Postmark = "postmark",
        /// Until the budget is used up (予算に達するまで).
        UntilBudget = "until_budget",
        /// At any time (随時).
        AnyTime = "any_time",
    }
}

closed! {
    /// Which support measures a list shows.
    pub enum Availability {
        /// One can apply now; the nearest deadline first.
        Open = "open",
        /// One can't any more; the last deadline first.
        Closed = "closed",
    }
}

closed! {
    /// Where an article stands.
    pub enum ArticleStatus {
        /// Being written; a returned one is a draft with a comment.
        Draft = "draft",
        /// Waits for the prefecture's confirmation.
        Submitted = "submitted",
        /// Public.
        Published = "published",
        /// Taken from the public.
        Archived = "archived",
    }
}

closed! {
    /// What can be done with an article.
    pub enum ArticleAction {
        /// Change its contents.
        Edit = "edit",
        /// Remove a draft that was never public.
        Delete = "delete",
        /// Ask the prefecture to confirm.
        Submit = "submit",
        /// Take it back before the prefecture decides.
        Withdraw = "withdraw",
        /// Send it back with a comment.
        Return = "return",
        /// Make it public.
        Publish = "publish",
        /// Take it from the public.
        Archive = "archive",
        /// Make it a draft again, to be changed and made public anew.
        Reopen = "reopen",
    }
}

closed! {
    /// What a row of an article's history tells.
    pub enum ArticleRevisionKind {
        /// It was made.
        Created = "created",
        /// Its contents were changed.
        Edited = "edited",
        /// It was submitted.
        Submitted = "submitted",
        /// It was taken back.
        Withdrawn = "withdrawn",
        /// It was returned with a comment.
        Returned = "returned",
        /// It was made public.
        Published = "published",
        /// It was taken from the public.
        Archived = "archived",
        /// It was made a draft again.
        Reopened = "reopened",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_time_is_read_as_people_write_it() {
        let read = |text: &str| text.parse::<ClockTime>().map(ClockTime::into_string);
        assert_eq!(read("17:00"), Ok("17:00".to_owned()));
        assert_eq!(read(" 9:05"), Ok("09:05".to_owned()));
        assert_eq!(read("１７：００"), Ok("17:00".to_owned()));
        assert_eq!(read("24:00"), Ok("24:00".to_owned()));
        for bad in ["24:01", "25:00", "12:60", "1200", "12:0", "-1:00", "ab:cd"] {
            assert!(read(bad).is_err(), "{bad}");
        }
        assert_eq!("24:00".parse::<ClockTime>().unwrap().minutes(), 1440);
    }
}
