//! Making and changing an event's contents.

use serde_json::{Value, json};
use shared::account::AccountId;
use shared::event::audience::AudienceForm;
use shared::event::diff::diff;
use shared::event::rules::{self, decide};
use shared::event::staff::StaffEvent;
use shared::event::types::{Action, RevisionId, RevisionKind, Title};
use shared::event::{EventForm, EventId};
use shared::field::{Faults, List, Pointer};
use shared::i18n::{self, Lang};
use shared::problem::Code;
use shared::time::Timestamp;

use super::super::entity::event::{Bare, Model};
use super::super::store;
use super::changes::{self, Change};
use super::form::{Placed, fill, form_of, place};
use super::seats::{capacity_holds, lock_event, set_capacities};
use super::staff::staff_detail;
use super::views;
use crate::app::Context;
use crate::features::{account, programme};
use crate::platform::auth::SignedIn;
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;

/// Makes a draft.
///
/// # Errors
/// 422 that names every contradiction in the form.
pub async fn create(
    ctx: &Context,
    who: &SignedIn,
    mut form: EventForm,
    lang: Lang,
) -> Result<StaffEvent, ApiError> {
    form.entry.get_or_insert_default();
    form.audience = form.audience.as_ref().and_then(AudienceForm::tidy);
    let now = ctx.clock.now();
    let id = EventId::from_uuid(ctx.random.uuid_v7(now));
    let revision = RevisionId::from_uuid(ctx.random.uuid_v7(now));
    let by = who.account_id;
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let mut faults = Faults::none();
                let placed = place(tx, &form, now, &mut faults).await?;
                able(tx, &form, now, &mut faults).await?;
                let placed = faults.into_result(placed)?;
                let row = new_row(id, &form, &placed, by, now);
                store::insert(tx, row.clone()).await?;
                write_parts(tx, &row, &form, by, now).await?;
                let change = Change {
                    kind: RevisionKind::Created,
                    revision,
                    by,
                    at: now,
                    comment: None,
                    data: json!({}),
                };
                changes::leave(tx, &row, &form, change).await?;
                Ok::<_, ApiError>(())
            })
        })
        .await?;
    staff_detail(ctx, who, id, lang).await
}

/// Replaces an event's contents.
///
/// # Errors
/// `not_found`, `version_stale`, `event_state`; 422 as [`create`]; for a public event
/// `event_incomplete`, and `confirmation_required` for a change that the prefecture makes.
pub async fn replace(
    ctx: &Context,
    who: &SignedIn,
    id: EventId,
    version: i64,
    mut form: EventForm,
    lang: Lang,
) -> Result<StaffEvent, ApiError> {
    form.entry.get_or_insert_default();
    form.audience = form.audience.as_ref().and_then(AudienceForm::tidy);
    let now = ctx.clock.now();
    let revision = RevisionId::from_uuid(ctx.random.uuid_v7(now));
    let editor = who.clone();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                lock_event(tx, id).await?;
                change_contents(tx, &editor, (id, version), form, revision, now).await
            })
        })
        .await?;
    staff_detail(ctx, who, id, lang).await
}

async fn change_contents(
    tx: &Tx,
    who: &SignedIn,
    (id, version): (EventId, i64),
    form: EventForm,
    revision: RevisionId,
    now: Timestamp,
) -> Result<(), ApiError> {
    let mut row = store::find(tx, id).await?.ok_or(Code::NotFound)?;
    if row.version != version {
        return Err(Code::VersionStale.into());
    }
    let programme = programme::service::by_id(tx, row.programme_id, now)
        .await?
        .ok_or_else(|| ApiError::internal("an event without a programme"))?;
    let actor = views::actor(who);
    decide(views::standing(&row, &programme, now), Action::Edit, actor)?;
    let before = form_of(&row, &store::parts(tx, id).await?);
    if before == form {
        return Ok(());
    }
    let placed = sound(tx, &row, &form, now).await?;
    let bound = programme.confirm_required && !actor.confirm;
    if row.status.is_public() && bound && rules::needs_confirmation(&before, &form) {
        return Err(Code::ConfirmationRequired.into());
    }
    if row.status.is_public() && moved(&before, &form) {
        row.moved_at = Some(now);
    }
    fill(&mut row, &form, &placed);
    row.version += 1;
    row.updated_at = now;
    if !store::replace(tx, row.clone(), version).await? {
        return Err(Code::VersionStale.into());
    }
    write_parts(tx, &row, &form, who.account_id, now).await?;
    let change = Change {
        kind: RevisionKind::Edited,
        revision,
        by: who.account_id,
        at: now,
        comment: None,
        data: json!({ "fields": changed(&before, &form) }),
    };
    Ok(changes::leave(tx, &row, &form, change).await?)
}

/// Everything that can be wrong with a form for this event, in one answer.
async fn sound(tx: &Tx, row: &Model, form: &EventForm, now: Timestamp) -> Result<Placed, ApiError> {
    let mut faults = Faults::none();
    let placed = place(tx, form, now, &mut faults).await?;
    able(tx, form, now, &mut faults).await?;
    capacity_holds(tx, row.id, &form.capacity, &mut faults).await?;
    if row.status.is_public() {
        if faults.is_empty() {
            complete(form)?;
        }
        faults.extend(&rules::missing(form));
    }
    Ok(faults.into_result(placed)?)
}

/// Whether those who come must decide anew: it is another day or hour, or another place.
fn moved(before: &EventForm, after: &EventForm) -> bool {
    let place = |form: &EventForm| {
        let venue = form.venue.as_ref();
        venue.map(|venue| (venue.name.clone(), venue.address.clone()))
    };
    let times = |form: &EventForm| (form.starts_at, form.ends_at, form.format);
    times(before) != times(after) || place(before) != place(after)
}

/// Which fields changed, as JSON pointers: enough for readers of the log, and no contents.
fn changed(before: &EventForm, after: &EventForm) -> Vec<String> {
    let value = |form| serde_json::to_value(form).unwrap_or(Value::Null);
    diff(&value(before), &value(after))
        .into_iter()
        .map(|change| change.pointer.to_string())
        .collect()
}

/// Removes a draft that was never public.
///
/// # Errors
/// `not_found`, `version_stale`, `event_state`.
pub async fn delete(
    ctx: &Context,
    who: &SignedIn,
    id: EventId,
    version: i64,
) -> Result<(), ApiError> {
    let now = ctx.clock.now();
    let editor = who.clone();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                lock_event(tx, id).await?;
                let row = store::find(tx, id).await?.ok_or(Code::NotFound)?;
                if row.version != version {
                    return Err(Code::VersionStale.into());
                }
                let programme = programme::service::by_id(tx, row.programme_id, now)
                    .await?
                    .ok_or_else(|| ApiError::internal("an event without a programme"))?;
                let standing = views::standing(&row, &programme, now);
                decide(standing, Action::Delete, views::actor(&editor))?;
                let by = editor.actor();
                changes::note(tx, &row, "event.deleted", by, now, json!({})).await?;
                changes::forget(tx, id).await?;
                Ok::<_, ApiError>(store::delete(tx, id).await?)
            })
        })
        .await
}

/// Makes a draft with the contents of another event. What belongs to one occasion only stays
/// behind: its deadline, its registration window, its online address; so do moderators who no
/// longer hold a role for it.
///
/// # Errors
/// `not_found`.
pub async fn clone(
    ctx: &Context,
    who: &SignedIn,
    id: EventId,
    lang: Lang,
) -> Result<StaffEvent, ApiError> {
    let conn = ctx.db.read();
    let row = store::find(conn, id).await?.ok_or(Code::NotFound)?;
    let mut form = form_of(&row, &store::parts(conn, id).await?);
    form.title = copy_title(&form.title, lang);
    form.online_url = None;
    form.opens_at = None;
    form.closes_at = None;
    if let Some(entry) = &mut form.entry {
        entry.change_until = None;
        if let Some(reserved) = &mut entry.reserved {
            reserved.until = None;
        }
    }
    let able = account::service::can_moderate(conn, ctx.clock.now()).await?;
    let kept = form.moderators.as_slice().iter().copied();
    form.moderators = List::stored(kept.filter(|one| able.contains(one)).collect());
    create(ctx, who, form, lang).await
}

fn copy_title(title: &Title, lang: Lang) -> Title {
    let copy = i18n::text_args(
        lang,
        "event-copy-title",
        &[("title", title.as_str().into())],
    );
    copy.parse().unwrap_or_else(|_| title.clone())
}

/// Refuses what lacks something that publication needs.
pub fn complete(form: &EventForm) -> Result<(), ApiError> {
    let missing = rules::missing(form);
    if missing.is_empty() {
        Ok(())
    } else {
        Err(ApiError::new(Code::EventIncomplete).with_faults(missing))
    }
}

async fn write_parts(
    tx: &Tx,
    row: &Model,
    form: &EventForm,
    by: AccountId,
    now: Timestamp,
) -> Result<(), ApiError> {
    set_capacities(tx, row, &form.capacity, by, now).await?;
    store::replace_sessions(tx, row.id, List::as_slice(&form.agenda)).await?;
    store::replace_moderators(tx, row.id, form.moderators.as_slice()).await?;
    Ok(())
}

/// Names moderators who don't hold a role for it now, each at its place.
async fn able(
    tx: &Tx,
    form: &EventForm,
    now: Timestamp,
    faults: &mut Faults,
) -> Result<(), ApiError> {
    let moderators = form.moderators.as_slice();
    if moderators.is_empty() {
        return Ok(());
    }
    let able = account::service::can_moderate(tx, now).await?;
    for (index, one) in moderators.iter().enumerate() {
        if !able.contains(one) {
            let at = Pointer::from("/moderators").item(index);
            faults.add(&at, Code::NoSuchReference);
        }
    }
    Ok(())
}

fn new_row(id: EventId, form: &EventForm, placed: &Placed, by: AccountId, now: Timestamp) -> Model {
    let mut row = Model::from(Bare {
        id,
        programme_id: placed.programme.id,
        title: form.title.clone(),
        format: form.format,
        starts_at: form.starts_at,
        ends_at: form.ends_at,
        closes_at: placed.closes_at,
        by,
        now,
    });
    fill(&mut row, form, placed);
    row
}
