//! What a participant does with the personal link: look, and answer once.
//!
//! Nothing here logs, appends to the event log, or touches a row that belongs to one person:
//! an answer changes the event's one sealed row, and sometimes writes a batch of others'.

use shared::account::types::PersonId;
use shared::event::EventId;
use shared::problem::Code;
use shared::survey::api::{AnswerSurvey, SurveyForm};
use shared::survey::types::FormState;
use shared::survey::{Answer, ResponseId, rules};

use super::link;
use crate::app::Context;
use crate::features::event::service as events;
use crate::features::exchange::service as exchange;
use crate::features::survey::entity::response;
use crate::features::survey::error::SurveyError;
use crate::features::survey::pool::Pool;
use crate::features::survey::store::{read, write};
use crate::platform::db::Tx;

/// What the link opens.
///
/// # Errors
/// 422 `link_invalid`.
pub async fn form(ctx: &Context, token: &str) -> Result<SurveyForm, SurveyError> {
    let (invite, survey) = link::open(ctx, token).await?;
    let (event, conn, now) = (invite.event_id, ctx.db.read(), ctx.clock.now());
    let selves = present(ctx, event, invite.person_id).await?;
    let answered = match read::pool(conn, event).await? {
        Some(pool) => {
            let marks: Vec<_> = marks(ctx, event, &selves).collect();
            Pool::open(&ctx.links, event, &pool.sealed)?.has_answered(&marks)
        }
        None => false,
    };
    let found = events::for_registration(conn, event).await?;
    let found = found.ok_or(Code::LinkInvalid)?;
    // Closed a moment ago by the clock, or by the job that wrote the last answers.
    let state = match survey.closed_at {
        Some(_) => FormState::Closed,
        None => rules::form_state(survey.closes_at, answered, now),
    };
    Ok(SurveyForm {
        event_id: event,
        event_title: found.title,
        event_starts_at: found.starts_at,
        event_ends_at: found.ends_at,
        closes_at: survey.closes_at,
        state,
    })
}

/// Takes an answer.
///
/// # Errors
/// 422 `link_invalid`, 409 `survey_closed` and `survey_answered`.
pub async fn answer(ctx: &Context, body: AnswerSurvey) -> Result<(), SurveyError> {
    let (token, answer) = body.into_parts();
    let (invite, survey) = link::open(ctx, token.as_str()).await?;
    let event = invite.event_id;
    let selves = present(ctx, event, invite.person_id).await?;
    rules::may_answer(survey.closes_at, false, ctx.clock.now())?;
    let ctx = ctx.clone();
    let db = ctx.db.clone();
    db.write(move |tx| Box::pin(async move { take(tx, &ctx, event, &selves, answer).await }))
        .await
}

async fn take(
    tx: &Tx,
    ctx: &Context,
    event: EventId,
    selves: &[PersonId],
    answer: Answer,
) -> Result<(), SurveyError> {
    let stored = write::lock_pool(tx, event).await?;
    let stored = stored.ok_or(Code::SurveyClosed)?;
    let mut pool = Pool::open(&ctx.links, event, &stored.sealed)?;
    let marks: Vec<_> = marks(ctx, event, selves).collect();
    if pool.has_answered(&marks) {
        return Err(Code::SurveyAnswered.into());
    }
    let mark = marks.into_iter().next().ok_or(Code::LinkInvalid)?;
    pool.add(mark, answer);
    // Where everybody asked has answered nothing more comes, and nothing is held back for it.
    let invited = read::invited(tx, event).await?;
    let more = usize::try_from(invited).is_ok_and(|invited| pool.answered() < invited);
    write_some(tx, ctx, event, &mut pool, more).await?;
    let sealed = pool.seal(&ctx.links, &ctx.random, event)?;
    write::reseal(tx, event, sealed).await?;
    Ok(())
}

/// Writes what is to be written now, each under a random id; answers how much that was.
pub(super) async fn write_some(
    tx: &Tx,
    ctx: &Context,
    event: EventId,
    pool: &mut Pool,
    more: bool,
) -> Result<usize, SurveyError> {
    let rows: Vec<_> = pool
        .draw(&ctx.random, more)
        .into_iter()
        .map(|answer| response::Model {
            id: ResponseId::from_uuid(ctx.random.uuid_v4()),
            event_id: event,
            satisfaction: answer.satisfaction.i32(),
            content: answer.content.i32(),
            exchange: answer.exchange.i32(),
            discovery: answer.discovery.i32(),
            comment: answer.comment,
        })
        .collect();
    let written = rows.len();
    if written > 0 {
        write::respond(tx, rows).await?;
    }
    Ok(written)
}

/// Everybody this person has been, if one of them is noted as present still.
async fn present(
    ctx: &Context,
    event: EventId,
    person: PersonId,
) -> Result<Vec<PersonId>, SurveyError> {
    let conn = ctx.db.read();
    let selves = read::selves(conn, person).await?;
    let there = exchange::present(conn, event).await?;
    let counts = |one: &exchange::Present| one.kind.counts() && selves.contains(&one.person_id);
    if there.iter().any(counts) {
        Ok(selves)
    } else {
        Err(Code::LinkInvalid.into())
    }
}

fn marks(ctx: &Context, event: EventId, selves: &[PersonId]) -> impl Iterator<Item = String> {
    selves
        .iter()
        .map(move |person| Pool::mark(&ctx.links, event, *person))
}
