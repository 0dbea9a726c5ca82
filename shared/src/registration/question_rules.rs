//! What fits an event's questions, decided without I/O: the server refuses by it, the form says
//! no in the same places.

use serde::{Deserialize, Serialize};

use super::answers::AnsweredQuestion;
use super::question::{
    Answer, AnswerText, EditQuestionsParts, Extras, OptionText, Question, QuestionFormParts,
    QuestionId, QuestionKind, QuestionSet, SHORT,
};
use crate::event::types::Mode;
use crate::field::{Faults, Pointer};
use crate::problem::Code;

/// How few options a choice has.
const FEWEST_OPTIONS: usize = 2;

/// A choice has options, each once; nothing else has any.
pub fn form_fits(form: &QuestionFormParts<'_>, at: &Pointer, faults: &mut Faults) {
    let (Some(kind), Some(options)) = (form.kind, form.options) else {
        return;
    };
    let options = options.as_slice();
    let here = at.member("options");
    if !kind.has_options() {
        if !options.is_empty() {
            faults.add(&here, Code::NotApplicable);
        }
        return;
    }
    if options.len() < FEWEST_OPTIONS {
        faults.add(&here, Code::TooFewItems);
    }
    repeated(options, &here, faults);
}

/// No question stands in the list twice.
pub fn set_fits(form: &EditQuestionsParts<'_>, at: &Pointer, faults: &mut Faults) {
    let Some(questions) = form.questions else {
        return;
    };
    let here = at.member("questions");
    let ids: Vec<Option<QuestionId>> = questions.as_slice().iter().map(|one| one.id).collect();
    for (i, id) in ids.iter().enumerate() {
        if id.is_some() && ids.iter().take(i).any(|before| before == id) {
            faults.add(&here.item(i).member("id"), Code::Duplicate);
        }
    }
}

fn repeated(options: &[OptionText], at: &Pointer, faults: &mut Faults) {
    for (i, option) in options.iter().enumerate() {
        if options.iter().take(i).any(|before| before == option) {
            faults.add(&at.item(i), Code::Duplicate);
        }
    }
}

/// Who answers: what must be answered is asked of participants only.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    /// The participant.
    Participant,
    /// Staff, who may not know: what is required may stay open.
    Staff,
}

impl Answer {
    /// Whether it says anything.
    pub fn is_empty(&self) -> bool {
        let chosen = self
            .choices
            .as_ref()
            .is_some_and(|c| !c.as_slice().is_empty());
        let agreed = self.agreed == Some(true);
        self.text.is_none() && self.number.is_none() && !chosen && !agreed
    }
}

/// Names all that is wrong with the answers of somebody who takes part by `mode`. `at` is where
/// the answers stand. A required question without an entry is named as `<at>/<question id>`.
pub fn check(
    questions: &[Question],
    mode: Mode,
    answers: &[Answer],
    asked: Asked,
    at: &Pointer,
    faults: &mut Faults,
) {
    for (i, answer) in answers.iter().enumerate() {
        let here = at.item(i);
        let about = here.member("question_id");
        let known = questions.iter().find(|one| one.id == answer.question_id);
        let before = answers.iter().take(i);
        let Some(question) = known else {
            faults.add(&about, Code::NoSuchReference);
            continue;
        };
        if before.into_iter().any(|one| one.question_id == question.id) {
            faults.add(&about, Code::Duplicate);
        } else if question.modes.includes(mode) {
            check_one(question, answer, asked, &here, faults);
        } else if !answer.is_empty() {
            faults.add(&about, Code::NotApplicable);
        }
    }
    if asked == Asked::Staff {
        return;
    }
    for question in questions {
        let due = question.required && question.modes.includes(mode);
        if due && !answers.iter().any(|one| one.question_id == question.id) {
            faults.add(&at.member(&question.id.to_string()), missing(question.kind));
        }
    }
}

const fn missing(kind: QuestionKind) -> Code {
    match kind {
        QuestionKind::Consent => Code::AgreementRequired,
        _ => Code::Required,
    }
}

fn check_one(
    question: &Question,
    answer: &Answer,
    asked: Asked,
    at: &Pointer,
    faults: &mut Faults,
) {
    let own = question.kind.member();
    let told = [
        ("text", answer.text.is_some()),
        ("choices", answer.choices.is_some()),
        ("number", answer.number.is_some()),
        ("agreed", answer.agreed.is_some()),
    ];
    for (member, told) in told {
        if told && member != own {
            faults.add(&at.member(member), Code::NotApplicable);
        }
    }
    let here = at.member(own);
    match question.kind {
        QuestionKind::ShortText => short(answer, &here, faults),
        QuestionKind::SingleChoice | QuestionKind::MultipleChoice => {
            chosen(question, answer, &here, faults);
        }
        QuestionKind::LongText | QuestionKind::Number | QuestionKind::Consent => {}
    }
    let mute = match own {
        "text" => answer.text.is_none(),
        "number" => answer.number.is_none(),
        "agreed" => answer.agreed != Some(true),
        _ => answer
            .choices
            .as_ref()
            .is_none_or(|c| c.as_slice().is_empty()),
    };
    if mute && question.required && asked == Asked::Participant {
        faults.add(&here, missing(question.kind));
    }
}

fn short(answer: &Answer, at: &Pointer, faults: &mut Faults) {
    let Some(text) = answer.text.as_ref().map(AnswerText::as_str) else {
        return;
    };
    if text.chars().count() > SHORT {
        faults.add(at, Code::TooLong);
    }
    if text.contains('\n') {
        faults.add(at, Code::ForbiddenCharacter);
    }
}

fn chosen(question: &Question, answer: &Answer, at: &Pointer, faults: &mut Faults) {
    let Some(choices) = &answer.choices else {
        return;
    };
    let choices = choices.as_slice();
    if question.kind == QuestionKind::SingleChoice && choices.len() > 1 {
        faults.add(at, Code::TooManyItems);
    }
    for (i, choice) in choices.iter().enumerate() {
        if !question.options.contains(choice) {
            faults.add(&at.item(i), Code::UnknownValue);
        }
    }
    repeated(choices, at, faults);
}

/// Names what is wrong with all that somebody says besides who they are; `at` is where it stands.
/// Whoever says nothing is asked what is required all the same.
pub fn check_extras(
    set: &QuestionSet,
    mode: Mode,
    extras: Option<&Extras>,
    asked: Asked,
    at: &Pointer,
    faults: &mut Faults,
) {
    let answers = extras.map_or(&[][..], |extras| extras.answers.as_slice());
    let here = at.member("answers");
    check(&set.questions, mode, answers, asked, &here, faults);
    let Some(extras) = extras else {
        return;
    };
    if extras.support.is_some() && !set.support {
        faults.add(&at.member("support"), Code::NotApplicable);
    }
    if extras.party == Some(true) && set.party.is_none() {
        faults.add(&at.member("party"), Code::NotApplicable);
    }
}

/// An answer as it is kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerValue {
    /// To a text.
    Text(AnswerText),
    /// To a choice.
    Choices(Vec<OptionText>),
    /// To a number.
    Number(i64),
    /// To a consent: they agreed.
    Agreed(bool),
}

/// What is kept of answers that [`check`] had nothing against: what was said, to questions that
/// are asked in this mode.
pub fn kept(
    questions: &[Question],
    mode: Mode,
    answers: &[Answer],
) -> Vec<(QuestionId, AnswerValue)> {
    let asked = |answer: &&Answer| {
        let question = questions.iter().find(|one| one.id == answer.question_id);
        question.is_some_and(|one| one.modes.includes(mode))
    };
    let answers = answers.iter().filter(asked);
    answers
        .filter_map(|answer| Some((answer.question_id, value(answer)?)))
        .collect()
}

fn value(answer: &Answer) -> Option<AnswerValue> {
    if answer.is_empty() {
        return None;
    }
    if let Some(text) = &answer.text {
        return Some(AnswerValue::Text(text.clone()));
    }
    if let Some(number) = answer.number {
        return Some(AnswerValue::Number(number.get()));
    }
    match &answer.choices {
        Some(choices) if !choices.as_slice().is_empty() => {
            Some(AnswerValue::Choices(choices.as_slice().to_vec()))
        }
        _ => answer.agreed.map(AnswerValue::Agreed),
    }
}

impl AnsweredQuestion {
    /// A kept answer beside what was asked.
    pub fn new(version: i64, question: Question, value: AnswerValue) -> Self {
        let mut shown = Self {
            version,
            question,
            text: None,
            choices: Vec::new(),
            number: None,
            agreed: None,
        };
        match value {
            AnswerValue::Text(text) => shown.text = Some(text),
            AnswerValue::Choices(choices) => shown.choices = choices,
            AnswerValue::Number(number) => shown.number = Some(number),
            AnswerValue::Agreed(agreed) => shown.agreed = Some(agreed),
        }
        shown
    }
}

#[cfg(test)]
#[path = "question_rules_tests.rs"]
mod tests;
