//! What was answered, as the event's staff see it: for one registration, summed up, and as columns
//! of the files.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ConnectionTrait, DbErr};
use shared::event::types::EventId;
use shared::i18n::{self, Lang};
use shared::problem::Code;
use shared::registration::answers::{
    AnswerSummary, AnsweredQuestion, OptionCount, PartyCount, QuestionSummary, StaffExtras,
};
use shared::registration::question::{Question, QuestionId, QuestionKind, QuestionSet};
use shared::registration::question_rules::AnswerValue;
use shared::registration::types::RegistrationId;

use crate::app::Context;
use crate::features::registration::entity::answer::Model;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::{extras, gathering, questions as store};

/// Texts that a summary lists at most.
const TEXTS: usize = 1000;

/// A registration's answers beside what was asked: those asked now in their order, then older ones.
///
/// # Errors
/// When the database fails.
pub async fn of_registration(
    conn: &impl ConnectionTrait,
    event: EventId,
    registration: RegistrationId,
) -> Result<Vec<AnsweredQuestion>, DbErr> {
    let rows = store::of_registration(conn, registration).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let sets = store::all(conn, event).await?;
    let order = in_order(&sets);
    let mut shown = Vec::with_capacity(rows.len());
    for row in rows {
        let set = sets.iter().find(|set| set.version == row.set_version);
        let asked = set.and_then(|set| set.questions.iter().find(|q| q.id == row.question_id));
        let asked = asked.ok_or_else(|| DbErr::Custom("an answer without a question".into()))?;
        let value = value(&row)?;
        shown.push(AnsweredQuestion::new(row.set_version, asked.clone(), value));
    }
    let place = |one: &AnsweredQuestion| order.iter().position(|q| q.id == one.question.id);
    shown.sort_by_key(place);
    Ok(shown)
}

fn value(row: &Model) -> Result<AnswerValue, DbErr> {
    serde_json::from_value(row.value.clone())
        .map_err(|error| DbErr::Type(format!("a stored answer: {error}")))
}

/// Every question that was ever asked, as it was asked last: those asked now in their order, then
/// those of the versions before.
fn in_order(sets: &[QuestionSet]) -> Vec<&Question> {
    let mut seen = BTreeSet::new();
    let all = sets.iter().flat_map(|set| &set.questions);
    all.filter(|question| seen.insert(question.id)).collect()
}

/// What somebody answered, for staff. What support they need is not in it.
///
/// # Errors
/// When the database fails.
pub async fn for_staff(
    conn: &impl ConnectionTrait,
    event: EventId,
    registration: RegistrationId,
) -> Result<StaffExtras, DbErr> {
    Ok(StaffExtras {
        answers: of_registration(conn, event, registration).await?,
        party: extras::has_place(conn, registration).await?,
    })
}

/// How the event's questions were answered by those who are registered still.
///
/// # Errors
/// 404 for no such event.
pub async fn summary(ctx: &Context, event: EventId) -> Result<AnswerSummary, RegistrationError> {
    let conn = ctx.db.read();
    let known = gathering::by_id(conn, event).await?;
    known.ok_or(Code::NotFound)?;
    let sets = store::all(conn, event).await?;
    let mut given: BTreeMap<QuestionId, Vec<AnswerValue>> = BTreeMap::new();
    for row in store::of_event(conn, event, true).await? {
        given.entry(row.question_id).or_default().push(value(&row)?);
    }
    let newest = sets.first().map_or(&[][..], |set| &set.questions);
    let current: BTreeSet<QuestionId> = newest.iter().map(|one| one.id).collect();
    let questions = in_order(&sets).into_iter().filter_map(|question| {
        let values = given.remove(&question.id).unwrap_or_default();
        let asked = current.contains(&question.id);
        (asked || !values.is_empty()).then(|| summed(question, asked, values))
    });
    let questions = questions.collect();
    let pool = extras::pool(conn, event).await?;
    let number = |n: i32| u32::try_from(n).unwrap_or(0);
    Ok(AnswerSummary {
        questions,
        party: pool.map(|pool| PartyCount {
            capacity: number(pool.capacity),
            taken: number(pool.taken),
        }),
    })
}

fn summed(question: &Question, current: bool, values: Vec<AnswerValue>) -> QuestionSummary {
    let count = |option| OptionCount { option, count: 0 };
    let mut sum = QuestionSummary {
        question: question.clone(),
        current,
        answered: u32::try_from(values.len()).unwrap_or(u32::MAX),
        options: question.options.iter().cloned().map(count).collect(),
        total: (question.kind == QuestionKind::Number).then_some(0),
        texts: Vec::new(),
    };
    for value in values {
        match value {
            AnswerValue::Text(text) if sum.texts.len() < TEXTS => sum.texts.push(text),
            AnswerValue::Text(_) | AnswerValue::Agreed(_) => {}
            AnswerValue::Number(number) => {
                sum.total = sum.total.map(|total| total.saturating_add(number));
            }
            AnswerValue::Choices(choices) => {
                for choice in choices {
                    match sum.options.iter_mut().find(|one| one.option == choice) {
                        Some(one) => one.count += 1,
                        None => sum.options.push(OptionCount {
                            option: choice,
                            count: 1,
                        }),
                    }
                }
            }
        }
    }
    sum
}

/// The columns that an event's answers add to a file.
#[derive(Debug, Default)]
pub struct Columns {
    questions: Vec<(QuestionId, String)>,
    answers: BTreeMap<(RegistrationId, QuestionId), AnswerValue>,
    party: Option<BTreeSet<RegistrationId>>,
}

/// Reads them: the questions asked now, those asked before that somebody answered, and the party.
/// What support people need is in no file.
///
/// # Errors
/// When the database fails.
pub async fn columns(conn: &impl ConnectionTrait, event: EventId) -> Result<Columns, DbErr> {
    let sets = store::all(conn, event).await?;
    let Some(newest) = sets.first() else {
        return Ok(Columns::default());
    };
    let mut answers = BTreeMap::new();
    for row in store::of_event(conn, event, false).await? {
        answers.insert((row.registration_id, row.question_id), value(&row)?);
    }
    let answered: BTreeSet<QuestionId> = answers.keys().map(|(_, question)| *question).collect();
    let wanted = |question: &&Question| {
        answered.contains(&question.id) || newest.questions.iter().any(|q| q.id == question.id)
    };
    let questions = in_order(&sets).into_iter().filter(wanted);
    let places = extras::with_places(conn, event).await?;
    let party = newest.party.is_some() || !places.is_empty();
    Ok(Columns {
        questions: questions
            .map(|question| (question.id, question.label.to_string()))
            .collect(),
        answers,
        party: party.then(|| places.into_iter().collect()),
    })
}

impl Columns {
    /// The heads of the columns.
    pub fn titles(&self, lang: Lang) -> Vec<String> {
        let asked = self.questions.iter().map(|(_, label)| label.clone());
        let party = self.party.iter();
        let party = party.map(|_| i18n::text(lang, "registration-csv-party"));
        asked.chain(party).collect()
    }

    /// What stands in them for one registration.
    pub fn cells(&self, registration: RegistrationId, lang: Lang) -> Vec<String> {
        let answer = |question: QuestionId| self.answers.get(&(registration, question));
        let asked = self.questions.iter().map(|(question, _)| {
            let told = answer(*question).map(|value| said(value, lang));
            told.unwrap_or_default()
        });
        let party = self.party.iter().map(|places| {
            let comes = places.contains(&registration);
            comes.then(|| i18n::text(lang, "registration-csv-party-yes"))
        });
        asked.chain(party.map(Option::unwrap_or_default)).collect()
    }
}

/// An answer in one cell.
fn said(value: &AnswerValue, lang: Lang) -> String {
    match value {
        AnswerValue::Text(text) => text.to_string(),
        AnswerValue::Number(number) => number.to_string(),
        AnswerValue::Agreed(_) => i18n::text(lang, "registration-csv-agreed"),
        AnswerValue::Choices(choices) => {
            let between = i18n::text(lang, "registration-csv-between");
            let all: Vec<&str> = choices.iter().map(AsRef::as_ref).collect();
            all.join(&between)
        }
    }
}
