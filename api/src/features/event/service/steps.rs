//! Moving an event from one state to the next.

use serde_json::{Value, json};
use shared::event::form::RescheduleForm;
use shared::event::rules::decide;
use shared::event::staff::StaffEvent;
use shared::event::types::{Action, Reason, RevisionId, RevisionKind};
use shared::event::{EventForm, EventId};
use shared::field::Faults;
use shared::i18n::Lang;
use shared::problem::Code;
use shared::time::Timestamp;

use super::super::entity::event::Model;
use super::super::store;
use super::changes::{self, Change};
use super::edit::complete;
use super::form::{fill, form_of, place};
use super::seats::lock_event;
use super::staff::staff_detail;
use super::views;
use crate::app::Context;
use crate::features::programme;
use crate::platform::auth::SignedIn;
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;

/// One step, with what is said or decided in it.
#[derive(Clone, Debug)]
pub enum Step {
    /// Ask the prefecture to confirm.
    Submit,
    /// Take it back.
    Withdraw,
    /// Send it back with a comment.
    Return(Reason),
    /// Make it public.
    Publish,
    /// Put it off, with the reason.
    Postpone(Reason),
    /// Give it its new date.
    Reschedule(RescheduleForm),
    /// Call it off, with the reason.
    Cancel(Reason),
    /// Note that it took place.
    Finish,
}

impl Step {
    const fn kind(&self) -> (Action, RevisionKind) {
        match self {
            Self::Submit => (Action::Submit, RevisionKind::Submitted),
            Self::Withdraw => (Action::Withdraw, RevisionKind::Withdrawn),
            Self::Return(_) => (Action::Return, RevisionKind::Returned),
            Self::Publish => (Action::Publish, RevisionKind::Published),
            Self::Postpone(_) => (Action::Postpone, RevisionKind::Postponed),
            Self::Reschedule(_) => (Action::Reschedule, RevisionKind::Rescheduled),
            Self::Cancel(_) => (Action::Cancel, RevisionKind::Cancelled),
            Self::Finish => (Action::Finish, RevisionKind::Finished),
        }
    }

    fn comment(&self) -> Option<Reason> {
        match self {
            Self::Return(reason) | Self::Postpone(reason) | Self::Cancel(reason) => {
                Some(reason.clone())
            }
            _ => None,
        }
    }
}

/// Takes the step; with a version only if that is still the event's.
///
/// # Errors
/// `not_found`, `version_stale` (412), `event_state` (409), `event_incomplete` (422), `confirmation_required` (403);
/// for a new date 422 as for the form.
pub async fn step(
    ctx: &Context,
    who: &SignedIn,
    (id, version): (EventId, Option<i64>),
    step: Step,
    lang: Lang,
) -> Result<StaffEvent, ApiError> {
    let now = ctx.clock.now();
    let revision = RevisionId::from_uuid(ctx.random.uuid_v7(now));
    let actor = who.clone();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                lock_event(tx, id).await?;
                take(tx, &actor, (id, version), step, revision, now).await
            })
        })
        .await?;
    staff_detail(ctx, who, id, lang).await
}

async fn take(
    tx: &Tx,
    who: &SignedIn,
    (id, read): (EventId, Option<i64>),
    step: Step,
    revision: RevisionId,
    now: Timestamp,
) -> Result<(), ApiError> {
    let mut row = store::find(tx, id).await?.ok_or(Code::NotFound)?;
    let version = row.version;
    if read.is_some_and(|read| read != version) {
        return Err(Code::VersionStale.into());
    }
    let programme = programme::service::by_id(tx, row.programme_id, now)
        .await?
        .ok_or_else(|| ApiError::internal("an event without a programme"))?;
    let (action, kind) = step.kind();
    row.status = decide(
        views::standing(&row, &programme, now),
        action,
        views::actor(who),
    )?;
    let mut form = form_of(&row, &store::parts(tx, id).await?);
    let comment = step.comment();
    let data = apply(tx, &mut row, &mut form, who, step, now).await?;
    row.version += 1;
    row.updated_at = now;
    if !store::replace(tx, row.clone(), version).await? {
        return Err(Code::VersionStale.into());
    }
    let change = Change {
        kind,
        revision,
        by: who.account_id,
        at: now,
        comment,
        data,
    };
    Ok(changes::leave(tx, &row, &form, change).await?)
}

/// What the step changes besides the state; gives more facts for the log.
async fn apply(
    tx: &Tx,
    row: &mut Model,
    form: &mut EventForm,
    who: &SignedIn,
    step: Step,
    now: Timestamp,
) -> Result<Value, ApiError> {
    match step {
        Step::Submit => {
            complete(form)?;
            to_come(row.starts_at, now)?;
            settle(tx, row, form, now).await?;
            row.submitted_at = Some(now);
            row.submitted_by = Some(who.account_id);
        }
        Step::Withdraw => {
            row.submitted_at = None;
            row.submitted_by = None;
        }
        Step::Return(comment) => row.returned_comment = Some(comment),
        Step::Publish => {
            complete(form)?;
            to_come(row.starts_at, now)?;
            settle(tx, row, form, now).await?;
            row.confirmed_at = Some(now);
            row.confirmed_by = Some(who.account_id);
            row.first_published_at.get_or_insert(now);
            row.returned_comment = None;
        }
        Step::Postpone(reason) | Step::Cancel(reason) => row.notice = Some(reason),
        Step::Reschedule(date) => {
            let from = row.starts_at;
            form.starts_at = date.starts_at;
            form.ends_at = date.ends_at;
            form.closes_at = date.closes_at;
            fit_entry(form, from);
            to_come(date.starts_at, now)?;
            settle(tx, row, form, now).await?;
            row.moved_at = Some(now);
            row.notice = None;
            return Ok(json!({ "from": from, "to": row.starts_at }));
        }
        Step::Finish => {}
    }
    Ok(json!({}))
}

/// What was set for the old date keeps its distance from the new one.
fn fit_entry(form: &mut EventForm, from: Timestamp) {
    let by = form.starts_at.since(from);
    if let Some(entry) = &mut form.entry {
        entry.change_until = entry.change_until.map(|until| until.plus(by));
        if let Some(kept) = &mut entry.reserved {
            kept.until = kept.until.map(|until| until.plus(by));
        }
    }
}

/// What goes public lies ahead.
fn to_come(starts_at: Timestamp, now: Timestamp) -> Result<(), ApiError> {
    if starts_at <= now {
        return Err(ApiError::fault("/starts_at", Code::InThePast));
    }
    Ok(())
}

/// Gives the row its programme and its deadline by the rule as it is now: the rule may have
/// changed since the draft was saved. What is public keeps the deadline that was announced.
async fn settle(
    tx: &Tx,
    row: &mut Model,
    form: &EventForm,
    now: Timestamp,
) -> Result<(), ApiError> {
    let mut faults = Faults::none();
    let placed = place(tx, form, now, &mut faults).await?;
    fill(row, form, &faults.into_result(placed)?);
    Ok(())
}
