//! What travels about surveys, and where the operations are.

use serde::{Deserialize, Serialize};

use super::types::{Answer, Comment, FormState, Question, Rating, SurveyState};
use crate::account::types::LinkToken;
use crate::event::types::{EventId, Title};
use crate::page::{Cursor, Limit};
use crate::time::Timestamp;

body! {
    /// The personal link of an invitation. In the body and not in the path: addresses end up in
    /// the logs of whatever stands between.
    pub struct SurveyLink {
        /// The token out of the link, what follows its `#`.
        pub token: LinkToken,
    }
}

body! {
    /// An answer. Ratings go from 1 (not at all) to 5 (very).
    pub struct AnswerSurvey {
        /// The token out of the personal link. It is kept neither with the answer nor elsewhere.
        pub token: LinkToken,
        /// How satisfied one is on the whole (満足度).
        pub satisfaction: Rating,
        /// How good the contents were (内容).
        pub content: Rating,
        /// How well one could exchange with others (交流).
        pub exchange: Rating,
        /// How much new one takes home (新たな気づき).
        pub discovery: Rating,
        /// In one's own words; whoever sees the results reads them.
        pub comment: Option<Comment>,
    }
}

impl AnswerSurvey {
    /// What is said, apart from who may say it.
    pub fn into_parts(self) -> (LinkToken, Answer) {
        let answer = Answer {
            satisfaction: self.satisfaction,
            content: self.content,
            exchange: self.exchange,
            discovery: self.discovery,
            comment: self.comment,
        };
        (self.token, answer)
    }
}

/// What the holder of a personal link is shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyForm {
    /// The event that is asked about.
    pub event_id: EventId,
    /// Its title.
    pub event_title: Title,
    /// When it began.
    pub event_starts_at: Timestamp,
    /// When it ended.
    pub event_ends_at: Timestamp,
    /// From when on no answer is taken.
    pub closes_at: Timestamp,
    /// What can be done.
    pub state: FormState,
}

/// How one question was answered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuestionResult {
    /// The question.
    pub question: Question,
    /// How many said 1, 2, 3, 4 and 5.
    #[cfg_attr(feature = "openapi", schema(min_items = 5, max_items = 5))]
    pub counts: Vec<u32>,
    /// The mean in hundredths: 435 is 4.35.
    #[cfg_attr(feature = "openapi", schema(minimum = 100, maximum = 500))]
    pub mean_hundredths: u32,
    /// The share of 4 and 5 in thousandths: 812 is 81.2 %.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1000))]
    pub favourable_permille: u32,
}

/// What was answered, over at least five answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyResults {
    /// How many answers these are.
    #[cfg_attr(feature = "openapi", schema(minimum = 5, maximum = 1_000_000))]
    pub answers: u32,
    /// Question by question, in the order of asking.
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub questions: Vec<QuestionResult>,
    /// What was added in words, in random order; at most 1,000 are shown.
    #[cfg_attr(feature = "openapi", schema(max_items = 1000))]
    pub comments: Vec<Comment>,
}

/// Where an event's survey stands, for staff.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyReport {
    /// The event.
    pub event_id: EventId,
    /// Where it stands.
    pub state: SurveyState,
    /// When it opened.
    pub opened_at: Option<Timestamp>,
    /// When it closes or closed.
    pub closes_at: Option<Timestamp>,
    /// Participants present, speakers and organisers not counted.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1_000_000))]
    pub present: u32,
    /// Those of them who were sent a link; whoever has no address is sent none.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1_000_000))]
    pub invited: u32,
    /// How many answered; none while they are fewer than five, and where they stayed so.
    #[cfg_attr(feature = "openapi", schema(minimum = 5, maximum = 1_000_000))]
    pub answered: Option<u32>,
    /// Whether answers wait that `results` do not show yet: they come in batches of five or more.
    pub waiting: bool,
    /// What was answered so far; none while fewer than five answers are written.
    pub results: Option<SurveyResults>,
}

crate::query! {
    /// Which of the surveys that can be answered now.
    pub struct OpenSurveyQuery {
        /// How many a page holds.
        pub limit: Limit,
        /// From where; the `next_cursor` of the page before.
        pub cursor: Cursor,
    }
}

/// A survey that can be answered now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenSurvey {
    /// The event.
    pub event_id: EventId,
    /// Its title.
    pub event_title: Title,
    /// From when on no answer is taken.
    pub closes_at: Timestamp,
    /// Those who were sent a link.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1_000_000))]
    pub invited: u32,
    /// How many answered; none while they are fewer than five.
    #[cfg_attr(feature = "openapi", schema(minimum = 5, maximum = 1_000_000))]
    pub answered: Option<u32>,
}

/// Where the operations are.
pub mod path {
    use crate::event::types::EventId;

    /// POST: what a personal link opens.
    pub const FORM: &str = "/api/v1/survey/form";
    /// POST: answer.
    pub const ANSWERS: &str = "/api/v1/survey/answers";
    /// The page that a personal link opens, before its `#`.
    pub const PAGE: &str = "/survey";

    /// GET: the surveys that can be answered now, for staff.
    pub const OPEN: &str = "/api/v1/staff/surveys";

    /// GET: where an event's survey stands, for staff.
    pub fn report(event: EventId) -> String {
        format!("/api/v1/staff/events/{event}/survey")
    }
}
