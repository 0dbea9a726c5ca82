//! What was answered to an event's questions, as its owner and the event's staff see it, and where
//! the operations are.

use serde::{Deserialize, Serialize};

use super::question::{AnswerText, OptionText, Question, Questions, SupportNeeds};
use super::types::{RegistrationId, RegistrationStatus};
use crate::account::types::{FamilyName, GivenName};
use crate::event::types::Mode;
use crate::time::Timestamp;

/// An answer beside what was asked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnsweredQuestion {
    /// The version in which it was asked.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1_000_000))]
    pub version: i64,
    /// The question as it was asked then.
    pub question: Question,
    /// The answer to a text.
    pub text: Option<AnswerText>,
    /// The answer to a choice.
    #[cfg_attr(feature = "openapi", schema(max_items = 30))]
    pub choices: Vec<OptionText>,
    /// The answer to a number.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1_000_000_000))]
    pub number: Option<i64>,
    /// Whether they agreed, for a consent.
    pub agreed: Option<bool>,
}

/// What somebody who registered answered, as the event's staff see it. What support they need is
/// not in it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffExtras {
    /// The answers, in the order of the questions.
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub answers: Vec<AnsweredQuestion>,
    /// Whether they come to the party.
    pub party: bool,
}

/// What somebody who registered answered, as they see and change it themselves.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnExtras {
    /// What the event asks now.
    pub questions: Questions,
    /// How they take part.
    pub mode: Mode,
    /// The answers, in the order of the questions.
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub answers: Vec<AnsweredQuestion>,
    /// What support they need.
    pub support: Option<SupportNeeds>,
    /// Whether they come to the party.
    pub party: bool,
    /// Whether they may change it now.
    pub can_change: bool,
    /// Until when.
    pub change_until: Option<Timestamp>,
    /// The registration's version.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub version: i64,
}

/// What support one participant needs, for the event's staff.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupportItem {
    /// The registration.
    pub registration_id: RegistrationId,
    /// Family name as given.
    pub family_name: Option<FamilyName>,
    /// Given name as given.
    pub given_name: Option<GivenName>,
    /// At the venue or online.
    pub mode: Mode,
    /// Where the registration stands.
    pub status: RegistrationStatus,
    /// What they need, in their words; none where they wrote nothing.
    pub support: Option<SupportNeeds>,
}

/// What support an event's participants need, to prepare the day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupportList {
    /// Those who wrote something, in the order of registering.
    #[cfg_attr(feature = "openapi", schema(max_items = 1000))]
    pub items: Vec<SupportItem>,
    /// When it is erased; none while the event is postponed without a date.
    pub erased_at: Option<Timestamp>,
}

/// How often an option was chosen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OptionCount {
    /// The option.
    pub option: OptionText,
    /// How many chose it.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub count: u32,
}

/// How one question was answered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuestionSummary {
    /// The question as it was asked last.
    pub question: Question,
    /// Whether it is asked still.
    pub current: bool,
    /// How many answered it; for a consent, how many agreed.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub answered: u32,
    /// For choices: every option, and those of older versions that somebody chose.
    #[cfg_attr(feature = "openapi", schema(max_items = 1000))]
    pub options: Vec<OptionCount>,
    /// For numbers: the sum.
    pub total: Option<i64>,
    /// For texts: what was written, in the order of registering.
    #[cfg_attr(feature = "openapi", schema(max_items = 1000))]
    pub texts: Vec<AnswerText>,
}

/// How many come to the party.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartyCount {
    /// How many it takes.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 10_000))]
    pub capacity: u32,
    /// How many come.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 10_000))]
    pub taken: u32,
}

/// What an event's participants answered: those who are registered still.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerSummary {
    /// Question by question: those asked now in their order, then those asked before.
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub questions: Vec<QuestionSummary>,
    /// The party, if there ever was one.
    pub party: Option<PartyCount>,
}

/// Where the operations are.
pub mod path {
    use crate::event::types::EventId;
    use crate::query::encode;
    use crate::registration::types::RegistrationId;

    /// GET: what an event asks. PUT: change it.
    pub fn questions(event: EventId) -> String {
        format!("/api/v1/events/{event}/questions")
    }
    /// GET: how it was answered.
    pub fn summary(event: EventId) -> String {
        format!("/api/v1/events/{event}/answers/summary")
    }
    /// GET: what support the participants need.
    pub fn support(event: EventId) -> String {
        format!("/api/v1/events/{event}/support")
    }
    /// GET: what support one participant needs.
    pub fn support_of(registration: RegistrationId) -> String {
        format!("/api/v1/registrations/{registration}/support")
    }
    /// GET: the registrations as a workbook.
    pub fn workbook(event: EventId) -> String {
        format!("/api/v1/events/{event}/registrations.xlsx")
    }
    /// GET, PUT: one's own answers, by the link out of a mail.
    pub fn by_link(token: &str) -> String {
        format!("/api/v1/registrations/by-link/{}/extras", encode(token))
    }
    /// GET, PUT: the answers of one of one's own registrations.
    pub fn mine(registration: RegistrationId) -> String {
        format!("/api/v1/me/registrations/{registration}/extras")
    }
}
