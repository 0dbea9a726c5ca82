//! What somebody who registers says besides who they are: checked under the event's lock, before
//! the books are asked, and kept with the registration.

use serde_json::json;
use shared::account::types::PersonId;
use shared::event::types::{EventId, Mode};
use shared::field::{Faults, Pointer};
use shared::problem::Code;
use shared::registration::answers::OwnExtras;
use shared::registration::question::{Extras, QuestionId, QuestionSet, SupportNeeds};
use shared::registration::question_rules::{self, AnswerValue, Asked};
use shared::registration::rules;
use shared::registration::types::RegistrationId;
use shared::time::Timestamp;

use super::{answers, link, questions, view};
use crate::app::Context;
use crate::features::registration::entity::answer;
use crate::features::registration::entity::registration::Model;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::gathering::{self, Gathering};
use crate::features::registration::store::{extras as store, questions as sets, read};
use crate::platform::auth::SignedIn;
use crate::platform::db::Tx;
use crate::platform::log::{self, Actor, NewEntry};

/// The log's word for answers that their owner changed.
pub const CHANGED: &str = "registration.extras_changed";

/// Whose answers they are, and when they were given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Given {
    /// By the participant, now.
    Now,
    /// By staff for them, now: what is required may stay open.
    ByStaff,
    /// By the participant through a third party, and confirmed now: they fit what was asked then,
    /// and a party that is full meanwhile costs nobody their seat.
    Before,
}

/// What was said and fits, until the registration is there to keep it with.
#[derive(Debug, Default)]
pub struct Checked {
    version: i64,
    answers: Vec<(QuestionId, AnswerValue)>,
    support: Option<SupportNeeds>,
    party: bool,
}

/// Adds to `faults` what does not fit the event's questions. Call it under the event's lock.
///
/// # Errors
/// 409 `questions_changed` for answers to other questions than those in force, `party_full`.
pub async fn check(
    tx: &Tx,
    event: EventId,
    mode: Mode,
    extras: Option<&Extras>,
    given: Given,
    faults: &mut Faults,
) -> Result<Checked, RegistrationError> {
    let set = asked(tx, event, extras, given).await?;
    let mut checked = read_with(&set, mode, extras, given, faults)?;
    if checked.party && faults.is_empty() {
        let pool = store::pool(tx, event).await?;
        let full = pool.is_none_or(|pool| pool.taken >= pool.capacity);
        let off = given == Given::Before && sets::in_force(tx, event).await?.party.is_none();
        if full || off {
            if given != Given::Before {
                return Err(Code::PartyFull.into());
            }
            checked.party = false;
        }
    }
    Ok(checked)
}

/// The same for an event that is no row and asks nothing: a sample for test keys.
///
/// # Errors
/// As [`check`].
pub fn check_sample(
    mode: Mode,
    extras: Option<&Extras>,
    faults: &mut Faults,
) -> Result<(), RegistrationError> {
    read_with(&QuestionSet::default(), mode, extras, Given::Now, faults).map(|_| ())
}

/// The questions that these answers are measured by.
async fn asked(
    tx: &Tx,
    event: EventId,
    extras: Option<&Extras>,
    given: Given,
) -> Result<QuestionSet, RegistrationError> {
    let then = extras.filter(|_| given == Given::Before);
    if let Some(then) = then {
        let kept = sets::of_version(tx, event, then.version.get()).await?;
        if let Some(kept) = kept {
            return Ok(kept);
        }
    }
    Ok(sets::in_force(tx, event).await?)
}

fn read_with(
    set: &QuestionSet,
    mode: Mode,
    extras: Option<&Extras>,
    given: Given,
    faults: &mut Faults,
) -> Result<Checked, RegistrationError> {
    if extras.is_some_and(|extras| extras.version.get() != set.version) {
        return Err(Code::QuestionsChanged.into());
    }
    let asked = match given {
        Given::ByStaff => Asked::Staff,
        // Who confirms by the link can't answer any more what was not asked of them then.
        Given::Before if extras.is_none() => Asked::Staff,
        Given::Now | Given::Before => Asked::Participant,
    };
    let at = Pointer::root().member("extras");
    question_rules::check_extras(set, mode, extras, asked, &at, faults);
    let answers = extras.map_or(&[][..], |extras| extras.answers.as_slice());
    Ok(Checked {
        version: set.version,
        answers: question_rules::kept(&set.questions, mode, answers),
        support: extras.and_then(|extras| extras.support.clone()),
        party: extras.is_some_and(|extras| extras.party == Some(true)),
    })
}

/// Keeps what was said with a registration that has just come in.
///
/// # Errors
/// When the database fails.
pub async fn keep(
    tx: &Tx,
    event: EventId,
    registration: RegistrationId,
    checked: Checked,
    now: Timestamp,
) -> Result<(), RegistrationError> {
    answer(tx, event, registration, checked.version, checked.answers).await?;
    if checked.support.is_some() {
        store::set_support(tx, registration, checked.support).await?;
    }
    if checked.party && !store::take_place(tx, event, registration, now).await? {
        return Err(Code::PartyFull.into());
    }
    Ok(())
}

async fn answer(
    tx: &Tx,
    event: EventId,
    registration: RegistrationId,
    version: i64,
    answers: Vec<(QuestionId, AnswerValue)>,
) -> Result<(), RegistrationError> {
    let row = |(question, value): (QuestionId, AnswerValue)| answer::Model {
        registration_id: registration,
        question_id: question,
        event_id: event,
        set_version: version,
        value: json!(value),
    };
    Ok(sets::answer(tx, answers.into_iter().map(row).collect()).await?)
}

/// Lets go of what a registration held that is one no longer: its place at the party, and what was
/// written about support, which nobody needs any more.
///
/// # Errors
/// When the database fails.
pub async fn let_go(tx: &Tx, row: &Model) -> Result<(), RegistrationError> {
    store::leave(tx, row.event_id, row.id).await?;
    store::set_support(tx, row.id, None).await?;
    Ok(())
}

/// One's own answers, by the link out of a mail.
///
/// # Errors
/// 422 `link_invalid`.
pub async fn by_link(ctx: &Context, token: &str) -> Result<OwnExtras, RegistrationError> {
    let id = link::open(ctx, token)?;
    let row = read::by_id(ctx.db.read(), id).await?;
    show(ctx, row.ok_or(Code::NotFound)?).await
}

/// The answers of one of one's own registrations.
///
/// # Errors
/// 404 for what is not one's own.
pub async fn own(
    ctx: &Context,
    who: &SignedIn,
    id: RegistrationId,
) -> Result<OwnExtras, RegistrationError> {
    let owner = who.person_id.ok_or(Code::NotFound)?;
    let row = read::of_person_by_id(ctx.db.read(), owner, id).await?;
    show(ctx, row.ok_or(Code::NotFound)?).await
}

async fn show(ctx: &Context, row: Model) -> Result<OwnExtras, RegistrationError> {
    let conn = ctx.db.read();
    let event = gathering::by_id(conn, row.event_id)
        .await?
        .ok_or(Code::NotFound)?;
    let deadlines = view::deadlines_of(&event);
    let can = rules::may_change(row.status, deadlines, ctx.clock.now());
    Ok(OwnExtras {
        questions: questions::of_event(conn, row.event_id).await?,
        mode: row.mode,
        answers: answers::of_registration(conn, row.event_id, row.id).await?,
        support: store::support(conn, row.id).await?,
        party: store::has_place(conn, row.id).await?,
        can_change: can.is_ok(),
        change_until: deadlines.cancel_until(),
        version: row.version,
    })
}

/// Changes one's own answers by the link out of a mail.
///
/// # Errors
/// 422 `link_invalid` and what does not fit; 409 `already_cancelled`, `change_closed`,
/// `questions_changed`, `party_full`; 412.
pub async fn change_by_link(
    ctx: &Context,
    id: RegistrationId,
    version: i64,
    extras: Extras,
) -> Result<OwnExtras, RegistrationError> {
    let row = read::by_id(ctx.db.read(), id).await?;
    let actor = Actor::Person(row.ok_or(Code::NotFound)?.person_id.uuid());
    change(ctx, id, None, version, extras, actor).await
}

/// Changes the answers of one of one's own registrations.
///
/// # Errors
/// 404 for what is not one's own; else as [`change_by_link`].
pub async fn change_own(
    ctx: &Context,
    who: &SignedIn,
    id: RegistrationId,
    version: i64,
    extras: Extras,
) -> Result<OwnExtras, RegistrationError> {
    let owner = who.person_id.ok_or(Code::NotFound)?;
    change(ctx, id, Some(owner), version, extras, who.actor()).await
}

async fn change(
    ctx: &Context,
    id: RegistrationId,
    owner: Option<PersonId>,
    version: i64,
    extras: Extras,
    actor: Actor,
) -> Result<OwnExtras, RegistrationError> {
    let now = ctx.clock.now();
    let row = ctx
        .db
        .write(move |tx| {
            Box::pin(async move {
                let row = match owner {
                    Some(owner) => read::of_person_by_id(tx, owner, id).await?,
                    None => read::by_id(tx, id).await?,
                };
                let event = row.ok_or(Code::NotFound)?.event_id;
                let event = gathering::locked(tx, event).await?.ok_or(Code::NotFound)?;
                let row = read::by_id(tx, id).await?.ok_or(Code::NotFound)?;
                replace(tx, &row, &event, version, &extras, now).await?;
                let entry = NewEntry {
                    kind: CHANGED,
                    subject: ("registration", &row.id.uuid()),
                    actor,
                    at: now,
                    data: json!({ "event_id": row.event_id }),
                };
                log::append(tx, entry).await?;
                Ok::<_, RegistrationError>(row)
            })
        })
        .await?;
    let row = read::by_id(ctx.db.read(), row.id).await?;
    show(ctx, row.ok_or(Code::NotFound)?).await
}

/// Puts what is said now in the place of what was said before. Answers to questions that are asked
/// no longer stay.
async fn replace(
    tx: &Tx,
    row: &Model,
    event: &Gathering,
    version: i64,
    extras: &Extras,
    now: Timestamp,
) -> Result<(), RegistrationError> {
    if row.version != version {
        return Err(Code::VersionStale.into());
    }
    rules::may_change(row.status, view::deadlines_of(event), now)?;
    let set = sets::in_force(tx, event.id).await?;
    let mut faults = Faults::none();
    let checked = read_with(&set, row.mode, Some(extras), Given::Now, &mut faults);
    // The body is the extras here, not a member of another.
    let faults = unwrapped(&faults);
    let checked = checked?;
    faults.into_result(Some(()))?;
    sets::take_back(tx, row.id, &set).await?;
    answer(tx, event.id, row.id, checked.version, checked.answers).await?;
    store::set_support(tx, row.id, checked.support).await?;
    let comes = store::has_place(tx, row.id).await?;
    if comes && !checked.party {
        store::leave(tx, event.id, row.id).await?;
    }
    let joins = checked.party && !comes;
    if joins && !store::take_place(tx, event.id, row.id, now).await? {
        return Err(Code::PartyFull.into());
    }
    if !sets::touch(tx, row, now).await? {
        return Err(Code::VersionStale.into());
    }
    Ok(())
}

/// The same faults one step up.
fn unwrapped(faults: &Faults) -> Faults {
    let mut found = Faults::none();
    for (at, code) in faults.iter() {
        let at = at.as_str().strip_prefix("/extras").unwrap_or_default();
        found.add(&Pointer::from(at), *code);
    }
    found
}
