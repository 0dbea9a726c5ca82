//! What an event asks: shown to everybody who may know of the event, changed by staff.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;
use shared::account::perm::Permission;
use shared::event::types::{EventId, Status};
use shared::field::{Faults, Pointer};
use shared::problem::Code;
use shared::registration::question::{
    EditQuestions, Party, PartyOffer, Question, QuestionForm, QuestionId, QuestionSet, Questions,
};

use crate::app::Context;
use crate::features::event::service as events;
use crate::features::registration::entity::party_pool;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::{extras, gathering, questions as store};
use crate::platform::auth::{SignedIn, Viewer};
use crate::platform::db::Tx;
use crate::platform::log::{self, NewEntry};

/// The log's word for questions that staff changed.
pub const EDITED: &str = "registration.questions_changed";

/// What an event asks those who register for it.
///
/// # Errors
/// 404, also for an event the viewer may not know of.
pub async fn shown(
    ctx: &Context,
    viewer: &Viewer,
    id: EventId,
) -> Result<Questions, RegistrationError> {
    if viewer.in_sandbox() {
        let sample = events::sample_of(id, ctx.clock.now())?;
        let sample = sample.ok_or(Code::NotFound)?;
        return Ok(told(sample.id, QuestionSet::default(), None, false));
    }
    let conn = ctx.db.read();
    let event = gathering::by_id(conn, id).await?;
    let may = |status: Status| status.is_public() || viewer.may(Permission::StaffRead);
    let event = event.filter(|event| may(event.status));
    Ok(of_event(conn, event.ok_or(Code::NotFound)?.id).await?)
}

/// What an event asks now.
///
/// # Errors
/// When the database fails.
pub async fn of_event(conn: &impl ConnectionTrait, event: EventId) -> Result<Questions, DbErr> {
    let set = store::in_force(conn, event).await?;
    let pool = match &set.party {
        Some(_) => extras::pool(conn, event).await?,
        None => None,
    };
    let answered = store::answered(conn, event, set.version).await?;
    Ok(told(event, set, pool, answered))
}

fn told(
    event: EventId,
    set: QuestionSet,
    pool: Option<party_pool::Model>,
    answered: bool,
) -> Questions {
    let taken = pool.map_or(0, |pool| u32::try_from(pool.taken).unwrap_or(0));
    let party = set.party.map(|party| {
        let left = party.capacity.saturating_sub(taken);
        PartyOffer {
            capacity: party.capacity,
            left,
            full: left == 0,
            fee_text: party.fee_text,
        }
    });
    Questions {
        event_id: event,
        version: set.version,
        questions: set.questions,
        support: set.support,
        party,
        answered,
    }
}

/// Changes what an event asks. A version that somebody answered, or that a registration waiting to
/// be confirmed was filled in by, stays beside the new one.
///
/// # Errors
/// 404; 409 `event_state` for a cancelled event; 412; 422 for a question that is not there, and for
/// a party that takes fewer than have said that they come.
pub async fn replace(
    ctx: &Context,
    who: &SignedIn,
    id: EventId,
    version: i64,
    form: EditQuestions,
) -> Result<Questions, RegistrationError> {
    let (now, actor, by) = (ctx.clock.now(), who.actor(), who.account_id);
    let context = ctx.clone();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let event = gathering::locked(tx, id).await?.ok_or(Code::NotFound)?;
                let before = store::in_force(tx, id).await?;
                if before.version != version {
                    return Err(Code::VersionStale.into());
                }
                if event.status == Status::Cancelled {
                    return Err(Code::EventState.into());
                }
                fits(tx, id, &before, &form).await?;
                let fresh = || QuestionId::from_uuid(context.random.uuid_v7(now));
                let after = next(&before, form, fresh);
                if after.same_as(&before) {
                    return Ok(());
                }
                let kept = store::answered(tx, id, before.version).await?
                    || store::awaited(tx, id, now).await?;
                if !kept {
                    store::remove(tx, id, before.version).await?;
                }
                store::insert(tx, store::row(id, &after, Some(by), now)).await?;
                if let Some(party) = &after.party {
                    let capacity = i32::try_from(party.capacity).unwrap_or(i32::MAX);
                    extras::set_capacity(tx, id, capacity).await?;
                }
                let entry = NewEntry {
                    kind: EDITED,
                    subject: ("event", &id.uuid()),
                    actor,
                    at: now,
                    data: json!({ "version": after.version }),
                };
                log::append(tx, entry).await?;
                Ok::<_, RegistrationError>(())
            })
        })
        .await?;
    Ok(of_event(ctx.db.read(), id).await?)
}

async fn fits(
    tx: &Tx,
    event: EventId,
    before: &QuestionSet,
    form: &EditQuestions,
) -> Result<(), RegistrationError> {
    let mut faults = Faults::none();
    let at = Pointer::root().member("questions");
    for (i, one) in form.questions.as_slice().iter().enumerate() {
        let known = |id: QuestionId| before.questions.iter().any(|old| old.id == id);
        if one.id.is_some_and(|id| !known(id)) {
            faults.add(&at.item(i).member("id"), Code::NoSuchReference);
        }
    }
    if let (Some(party), Some(pool)) = (&form.party, extras::pool(tx, event).await?)
        && party.capacity.i32() < pool.taken
    {
        faults.add(&Pointer::from("/party/capacity"), Code::CapacityBelowTaken);
    }
    Ok(faults.into_result(Some(()))?)
}

/// The next version: a question keeps its id while it is answered in the same way.
fn next(
    before: &QuestionSet,
    form: EditQuestions,
    mut fresh: impl FnMut() -> QuestionId,
) -> QuestionSet {
    let kinds: BTreeMap<_, _> = before.questions.iter().map(|q| (q.id, q.kind)).collect();
    let mut question = |form: QuestionForm| Question {
        id: form
            .id
            .filter(|id| kinds.get(id) == Some(&form.kind))
            .unwrap_or_else(&mut fresh),
        kind: form.kind,
        label: form.label,
        hint: form.hint,
        required: form.required,
        modes: form.modes,
        options: form.options.into_vec(),
    };
    let forms = form.questions.into_vec();
    QuestionSet {
        version: before.version + 1,
        questions: forms.into_iter().map(&mut question).collect(),
        support: form.support,
        party: form.party.map(|party| Party {
            capacity: u32::try_from(party.capacity.get()).unwrap_or(u32::MAX),
            fee_text: party.fee_text,
        }),
    }
}
