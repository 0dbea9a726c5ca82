//! What staff and later features learn of the answers: figures over five or more.

use std::collections::BTreeMap;

use sea_orm::DbErr;
use shared::event::EventId;
use shared::problem::Code;
use shared::survey::api::{QuestionResult, SurveyReport, SurveyResults};
use shared::survey::rules::{self, Counts, MIN_ANSWERS};
use shared::survey::types::{Question, SurveyState};

use crate::app::Context;
use crate::features::event::service as events;
use crate::features::exchange::service as exchange;
use crate::features::survey::entity::response::Column;
use crate::features::survey::error::SurveyError;
use crate::features::survey::pool::Pool;
use crate::features::survey::store::read;
use crate::platform::db::ConnectionTrait;

/// How many comments are shown at most.
const COMMENTS: u64 = 1000;

/// The written answers of one event by how satisfied they are. Whoever shows them keeps to
/// [`MIN_ANSWERS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The event.
    pub event_id: EventId,
    /// How many said 1, 2, 3, 4 and 5.
    pub counts: [u32; 5],
}

/// The tallies of these events: of each whose survey has opened, also while no answer of it is
/// written.
///
/// # Errors
/// When the database fails.
pub async fn tallies(conn: &impl ConnectionTrait, events: &[EventId]) -> Result<Vec<Tally>, DbErr> {
    let mut by_event: BTreeMap<EventId, Counts> = read::opened(conn, events)
        .await?
        .into_iter()
        .map(|event| (event, Counts::default()))
        .collect();
    for found in read::ratings(conn, Column::Satisfaction, events).await? {
        let counts = by_event.entry(found.event_id).or_default();
        counts.add(found.rating.into(), number(found.count));
    }
    Ok(by_event
        .into_iter()
        .map(|(event_id, counts)| Tally {
            event_id,
            counts: counts.0,
        })
        .collect())
}

/// Where the survey of an event stands.
///
/// # Errors
/// 404 for an event that does not exist.
pub async fn report(ctx: &Context, event: EventId) -> Result<SurveyReport, SurveyError> {
    let (conn, now) = (ctx.db.read(), ctx.clock.now());
    let found = events::for_registration(conn, event).await?;
    found.ok_or(Code::NotFound)?;
    let survey = read::survey(conn, event).await?;
    let there = exchange::present(conn, event).await?;
    let present = there.iter().filter(|one| one.kind.counts()).count();
    let invited = read::invited(conn, event).await?;
    let results = results(conn, event).await?;
    let pool = match read::pool(conn, event).await? {
        Some(stored) => Some(Pool::open(&ctx.links, event, &stored.sealed)?),
        None => None,
    };
    let answered = match &pool {
        Some(pool) => enough(pool.answered()),
        None => results.as_ref().map(|results| results.answers),
    };
    let state = survey.as_ref().map_or(SurveyState::None, |survey| {
        rules::state(survey.closes_at, now)
    });
    Ok(SurveyReport {
        event_id: event,
        state,
        opened_at: survey.as_ref().map(|survey| survey.opened_at),
        closes_at: survey.as_ref().map(|survey| survey.closes_at),
        present: u32::try_from(present).unwrap_or(u32::MAX),
        invited: number(invited),
        answered,
        waiting: pool.is_some_and(|pool| pool.waits()),
        results,
    })
}

async fn results(
    conn: &impl ConnectionTrait,
    event: EventId,
) -> Result<Option<SurveyResults>, DbErr> {
    let mut questions = Vec::with_capacity(Question::ALL.len());
    let mut answers = 0;
    for question in Question::ALL.iter().copied() {
        let mut counts = Counts::default();
        for found in read::ratings(conn, column(question), &[event]).await? {
            counts.add(found.rating.into(), number(found.count));
        }
        let (Some(mean), Some(share)) = (counts.mean_hundredths(), counts.favourable_permille())
        else {
            return Ok(None);
        };
        if !counts.may_show() {
            return Ok(None);
        }
        answers = counts.answers();
        questions.push(QuestionResult {
            question,
            counts: counts.0.to_vec(),
            mean_hundredths: mean,
            favourable_permille: share,
        });
    }
    Ok(Some(SurveyResults {
        answers,
        questions,
        comments: read::comments(conn, event, COMMENTS).await?,
    }))
}

const fn column(question: Question) -> Column {
    match question {
        Question::Satisfaction => Column::Satisfaction,
        Question::Content => Column::Content,
        Question::Exchange => Column::Exchange,
        Question::Discovery => Column::Discovery,
    }
}

/// So many have answered; fewer than five are not told.
pub(super) fn enough(answered: usize) -> Option<u32> {
    u32::try_from(answered)
        .ok()
        .filter(|_| answered >= MIN_ANSWERS)
}

pub(super) fn number(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(0)
}
