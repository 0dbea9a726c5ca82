//! The words of the survey: ids, newtypes, closed sets.

use serde::{Deserialize, Serialize};

use crate::field::Int;

id! {
    /// One person's invitation to one survey.
    pub InviteId(Invite) = "survey_invite"
}
id! {
    /// One answer. Random: it tells nothing of when it was made.
    pub ResponseId(Response) = "survey_response"
}
text! {
    /// What somebody adds in their own words. Everybody who sees the results reads it.
    pub Comment: text, 1..=1000
}

/// One of five steps, 5 being the best.
pub type Rating = Int<1, 5>;

closed! {
    /// What is asked, in this order: the same at every event, so that events compare.
    pub enum Question {
        /// 満足度: satisfaction on the whole.
        Satisfaction = "satisfaction",
        /// 内容: the talks and the work.
        Content = "content",
        /// 交流: the exchange with others.
        Exchange = "exchange",
        /// 新たな気づき: something new to take home.
        Discovery = "discovery",
    }
}

closed! {
    /// What somebody with a personal link can do.
    pub enum FormState {
        /// Answer.
        Open = "open",
        /// Nothing more: they have answered.
        Answered = "answered",
        /// Nothing any more: the survey is closed.
        Closed = "closed",
    }
}

closed! {
    /// Where an event's survey stands.
    pub enum SurveyState {
        /// It has not opened: the event is not over, or nobody was noted as present.
        None = "none",
        /// It can be answered.
        Open = "open",
        /// It is closed.
        Closed = "closed",
    }
}

/// What one person says. Every rating is given: four taps, and every question compares over the
/// same number of people; only the words are left to them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Answer {
    /// 満足度
    pub satisfaction: Rating,
    /// 内容
    pub content: Rating,
    /// 交流
    pub exchange: Rating,
    /// 新たな気づき
    pub discovery: Rating,
    /// 自由記述
    pub comment: Option<Comment>,
}

impl Answer {
    /// What is said to one question.
    pub const fn rating(&self, question: Question) -> Rating {
        match question {
            Question::Satisfaction => self.satisfaction,
            Question::Content => self.content,
            Question::Exchange => self.exchange,
            Question::Discovery => self.discovery,
        }
    }
}
