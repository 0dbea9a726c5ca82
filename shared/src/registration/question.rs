//! What an event asks of those who register: its questions, what support somebody needs
//! (配慮事項), and the party afterwards (懇親会).
//!
//! Questions are kept in sets with a version. A set that somebody answered is never changed: an
//! edit then makes the next version, and old answers keep pointing at what was asked.

use serde::{Deserialize, Serialize};

use super::question_rules::{form_fits, set_fits};
use crate::event::types::{EventId, Mode};
use crate::field::{Int, List};

/// How many questions an event asks at most.
pub const QUESTIONS: usize = 20;
/// How many options a choice has at most.
pub const OPTIONS: usize = 30;
/// How long the answer to a short text may be, in characters.
pub const SHORT: usize = 200;
/// How many days after the event's end what support somebody needs is erased.
pub const SUPPORT_DAYS: i64 = 30;

id! {
    /// One question of one event. It stays the same over the versions of its set.
    pub QuestionId(AskedQuestion) = "question"
}

text! {
    /// What is asked, in one line.
    pub QuestionLabel: line, 1..=200
}
text! {
    /// What helps to answer.
    pub QuestionHint: text, 1..=300
}
text! {
    /// One of the options of a choice.
    pub OptionText: line, 1..=100
}
text! {
    /// What somebody answers in words.
    pub AnswerText: text, 1..=2000
}
text! {
    /// What support somebody needs to take part (配慮事項). Only the event's staff read it.
    pub SupportNeeds: text, 1..=1000
}
text! {
    /// What the party costs, and how one pays: `会費 3,000円(当日集金)`.
    pub PartyFee: line, 1..=200
}

/// A whole number that somebody answers.
pub type AnswerNumber = Int<0, 1_000_000_000>;
/// How many people the party takes.
pub type PartyCapacity = Int<1, 10_000>;
/// The version of a set of questions; 0 while an event never had one.
pub type QuestionsVersion = Int<0, 1_000_000>;

closed! {
    /// How a question is answered.
    pub enum QuestionKind {
        /// In one line.
        ShortText = "short_text",
        /// In several lines.
        LongText = "long_text",
        /// By one of the options.
        SingleChoice = "single_choice",
        /// By any number of the options.
        MultipleChoice = "multiple_choice",
        /// By a whole number.
        Number = "number",
        /// By agreeing.
        Consent = "consent",
    }
}

impl QuestionKind {
    /// Whether it has options.
    pub const fn has_options(self) -> bool {
        matches!(self, Self::SingleChoice | Self::MultipleChoice)
    }

    /// The member of an [`Answer`] that answers it.
    pub const fn member(self) -> &'static str {
        match self {
            Self::ShortText | Self::LongText => "text",
            Self::SingleChoice | Self::MultipleChoice => "choices",
            Self::Number => "number",
            Self::Consent => "agreed",
        }
    }
}

closed! {
    /// Who is asked, by the way they take part.
    pub enum AskedIn {
        /// Everybody.
        Both = "both",
        /// Those who come to the venue.
        InPerson = "in_person",
        /// Those who join online.
        Online = "online",
    }
}

impl AskedIn {
    /// Whether somebody who takes part in this way is asked.
    pub const fn includes(self, mode: Mode) -> bool {
        matches!(
            (self, mode),
            (Self::Both, _) | (Self::InPerson, Mode::InPerson) | (Self::Online, Mode::Online)
        )
    }
}

/// One question as it is asked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = EventQuestion))]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// How it is answered.
    pub kind: QuestionKind,
    /// What is asked.
    pub label: QuestionLabel,
    /// What helps to answer.
    pub hint: Option<QuestionHint>,
    /// Whether it must be answered; a consent is then needed to register.
    pub required: bool,
    /// Who is asked.
    pub modes: AskedIn,
    /// What there is to choose from; none but for choices.
    #[cfg_attr(feature = "openapi", schema(max_items = 30))]
    pub options: Vec<OptionText>,
}

/// The party after the event.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Party {
    /// How many it takes.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 10_000))]
    pub capacity: u32,
    /// What it costs, in words.
    pub fee_text: Option<PartyFee>,
}

/// All that an event asks, as it is stored.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct QuestionSet {
    /// Which version it is; 0 while there never was one.
    pub version: i64,
    /// The questions in their order.
    pub questions: Vec<Question>,
    /// Whether people are asked what support they need.
    pub support: bool,
    /// The party, if there is one.
    pub party: Option<Party>,
}

impl QuestionSet {
    /// Whether it asks the same as another version.
    pub fn same_as(&self, other: &Self) -> bool {
        let theirs = (&other.questions, other.support, &other.party);
        (&self.questions, self.support, &self.party) == theirs
    }
}

/// The party as those who register see it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartyOffer {
    /// How many it takes.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 10_000))]
    pub capacity: u32,
    /// How many more can come.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 10_000))]
    pub left: u32,
    /// Whether it is full: nobody waits for a place.
    pub full: bool,
    /// What it costs, in words.
    pub fee_text: Option<PartyFee>,
}

/// What an event asks now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Questions {
    /// The event.
    pub event_id: EventId,
    /// The version to send back with the answers; 0 while nothing was ever asked.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1_000_000))]
    pub version: i64,
    /// The questions in their order.
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub questions: Vec<Question>,
    /// Whether people are asked what support they need (配慮事項).
    pub support: bool,
    /// The party after the event (懇親会), if there is one.
    pub party: Option<PartyOffer>,
    /// Whether somebody answered this version; a change then makes the next one and keeps this.
    pub answered: bool,
}

impl Questions {
    /// Whether there is anything to ask somebody who takes part in this way.
    pub fn asks(&self, mode: Mode) -> bool {
        let asked = |one: &Question| one.modes.includes(mode);
        self.support || self.party.is_some() || self.questions.iter().any(asked)
    }
}

body! {
    /// One question as staff write it.
    pub struct QuestionForm {
        /// Its id, for one that is there already; a new one gets its own.
        pub id: Option<QuestionId>,
        /// How it is answered. With another kind it is another question.
        pub kind: QuestionKind,
        /// What is asked.
        pub label: QuestionLabel,
        /// What helps to answer.
        pub hint: Option<QuestionHint>,
        /// Whether it must be answered.
        pub required: bool,
        /// Who is asked.
        pub modes: AskedIn,
        /// What there is to choose from: 2 to 30 for choices, none for others.
        pub options: List<OptionText, 0, 30>,
    }
    whole QuestionFormParts by form_fits
}

body! {
    /// The party as staff plan it.
    pub struct PartyForm {
        /// How many it takes; no fewer than have said that they come.
        pub capacity: PartyCapacity,
        /// What it costs, in words.
        pub fee_text: Option<PartyFee>,
    }
}

body! {
    /// All that an event asks from now on.
    pub struct EditQuestions {
        /// The questions in their order.
        pub questions: List<QuestionForm, 0, 20>,
        /// Whether people are asked what support they need (配慮事項).
        pub support: bool,
        /// The party after the event (懇親会), if there is one.
        pub party: Option<PartyForm>,
    }
    whole EditQuestionsParts by set_fits
}

body! {
    /// The answer to one question: the one member that fits its kind, or none for no answer.
    pub struct Answer {
        /// The question.
        pub question_id: QuestionId,
        /// For texts; a short one is a line of at most 200 characters.
        pub text: Option<AnswerText>,
        /// For choices: the options as they are written; one at most for a single choice.
        pub choices: Option<List<OptionText, 0, 30>>,
        /// For numbers.
        pub number: Option<AnswerNumber>,
        /// For consents.
        pub agreed: Option<bool>,
    }
}

body! {
    /// What somebody who registers says besides who they are.
    pub struct Extras {
        /// The version of the questions that were shown; when they changed meanwhile, 409
        /// `questions_changed`.
        pub version: QuestionsVersion,
        /// The answers.
        pub answers: List<Answer, 0, 20>,
        /// What support they need, where the event asks: only its staff see it, and it is erased
        /// 30 days after the event.
        pub support: Option<SupportNeeds>,
        /// Whether they come to the party, where there is one; 409 `party_full` when it is full.
        pub party: Option<bool>,
    }
}
