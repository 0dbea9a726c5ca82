//! Registrations that a third party hands in by its key. They are none yet: the form waits in a
//! table of its own, holds no seat and counts nowhere, until the person presses a button behind
//! the link in the mail. What nobody confirms in time is forgotten: the link is void from that
//! instant on, and the job [`Lapsed`] takes the row away.

use async_trait::async_trait;
use chrono::Duration;
use serde_json::json;
use shared::event::types::EventId;
use shared::field;
use shared::problem::Code;
use shared::registration::api::{RegisterGuest, Ticket};
use shared::registration::request::{HOURS, RegistrationRequest, RequestId, RequestReceipt};
use shared::time::Timestamp;

use super::{join, newcomer, own};
use crate::app::Context;
use crate::features::event::service as events;
use crate::features::registration::entity::request::Model;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::{gathering, request as store};
use crate::platform::auth::{Key, Principal};
use crate::platform::db::{Db, Tx};
use crate::platform::jobs::{Due, JobError};
use crate::platform::log::{self, Actor, NewEntry};
use crate::platform::throttle::Counter;

/// What the link is signed for.
pub const PURPOSE: &str = "registration.request";

/// The log's word for one that came in.
pub const REQUESTED: &str = "registration.requested";

/// The log's word for one that its person confirmed.
pub const REQUEST_CONFIRMED: &str = "registration.request_confirmed";

/// Takes a registration in for a third party. The answer is the same whether or not the address
/// is registered already.
///
/// # Errors
/// As a guest's registration: 404, 409 outside its time, 422, 429 after too many by one asker or
/// for one address.
pub async fn hand_in(
    ctx: &Context,
    who: &Principal,
    event: EventId,
    form: RegisterGuest,
) -> Result<RequestReceipt, RegistrationError> {
    let now = ctx.clock.now();
    let receipt = RequestReceipt {
        event_id: event,
        sent_to: form.email.clone(),
        confirm_by: now.plus(Duration::hours(HOURS)),
        test: who.in_sandbox(),
    };
    let counters = join::guest_counters(ctx, &who.who.to_string(), event, &form.email);
    if who.in_sandbox() {
        return try_out(ctx, event, form, &counters, now)
            .await
            .map(|()| receipt);
    }
    let row = row(ctx, who.key(), event, &form, now);
    let newcomer = newcomer::read(ctx, event, form, now)?;
    let actor = who.actor();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                join::bounded(tx, now, &counters).await?;
                newcomer.check(tx, now).await?;
                let id = row.id;
                store::insert(tx, row).await?;
                note(
                    tx,
                    (REQUESTED, json!({ "event_id": event })),
                    id,
                    actor,
                    now,
                )
                .await
            })
        })
        .await?;
    Ok(receipt)
}

/// What a test key hands in is checked as any other, against the sample events, and forgotten.
async fn try_out(
    ctx: &Context,
    event: EventId,
    form: RegisterGuest,
    counters: &[Counter],
    now: Timestamp,
) -> Result<(), RegistrationError> {
    let newcomer = newcomer::read(ctx, event, form, now)?;
    let sample = events::sample_of(event, now)?.ok_or(Code::NotFound)?;
    let counters = counters.to_vec();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                join::bounded(tx, now, &counters).await?;
                newcomer.fits(tx, &sample, now).await
            })
        })
        .await
}

fn row(
    ctx: &Context,
    key: Option<&Key>,
    event: EventId,
    form: &RegisterGuest,
    now: Timestamp,
) -> Model {
    Model {
        id: RequestId::from_uuid(ctx.random.uuid_v7(now)),
        event_id: event,
        api_key_id: key.map(|key| key.id),
        via: key.map(|key| key.name.clone()),
        form: Some(json!(form)),
        registration_id: None,
        created_at: now,
        expires_at: now.plus(Duration::hours(HOURS)),
    }
}

/// What the link is about, for the person to look at before confirming.
///
/// # Errors
/// `link_invalid` for a link that is not good, or was confirmed already.
pub async fn by_link(ctx: &Context, token: &str) -> Result<RegistrationRequest, RegistrationError> {
    let id = open(ctx, token)?;
    let conn = ctx.db.read();
    let row = store::find(conn, id).await?.ok_or(Code::LinkInvalid)?;
    let form = form(&row)?;
    let event = gathering::by_id(conn, row.event_id)
        .await?
        .ok_or(Code::LinkInvalid)?;
    Ok(RegistrationRequest {
        event_id: event.id,
        title: event.title,
        starts_at: event.starts_at,
        ends_at: event.ends_at,
        mode: form.mode,
        family_name: form.family_name,
        given_name: form.given_name,
        consents: form
            .consents
            .map(|consents| consents.given())
            .unwrap_or_default(),
        via: row.via,
        confirm_by: row.expires_at,
    })
}

/// Confirms: from here on it is a guest's registration, admitted as any other. Pressing again
/// shows the same ticket.
///
/// # Errors
/// As [`by_link`]; 409 where registration has closed meanwhile.
pub async fn confirm(ctx: &Context, token: &str) -> Result<Ticket, RegistrationError> {
    let id = open(ctx, token)?;
    let now = ctx.clock.now();
    let row = store::find(ctx.db.read(), id).await?;
    let row = row.ok_or(Code::LinkInvalid)?;
    if let Some(registration) = row.registration_id {
        return own::by_id(ctx, registration).await;
    }
    let newcomer = newcomer::read(ctx, row.event_id, form(&row)?, now)?;
    let context = ctx.clone();
    let registration = ctx
        .db
        .write(move |tx| {
            Box::pin(async move {
                let row = store::locked(tx, id).await?.ok_or(Code::LinkInvalid)?;
                if let Some(registration) = row.registration_id {
                    return Ok(registration);
                }
                let (registration, actor) = newcomer.come_in(tx, &context, true, now).await?;
                store::confirmed(tx, id, registration).await?;
                let data = json!({ "registration_id": registration });
                note(tx, (REQUEST_CONFIRMED, data), id, actor, now).await?;
                Ok::<_, RegistrationError>(registration)
            })
        })
        .await?;
    own::by_id(ctx, registration).await
}

/// The form as it came in. What was accepted then counts only while it is what is asked now.
fn form(row: &Model) -> Result<RegisterGuest, RegistrationError> {
    let form = row.form.as_ref().ok_or(Code::LinkInvalid)?;
    Ok(field::parse(form)?)
}

/// The request that a link opens.
fn open(ctx: &Context, token: &str) -> Result<RequestId, Code> {
    ctx.links
        .verify(PURPOSE, token, &[], ctx.clock.now())
        .map(RequestId::from_uuid)
}

/// The job that forgets what nobody confirmed.
#[derive(Clone, Copy, Debug)]
pub struct Lapsed;

#[async_trait]
impl Due for Lapsed {
    fn name(&self) -> &'static str {
        "registration.request"
    }

    async fn is_due(&self, db: &Db, now: Timestamp) -> Result<bool, JobError> {
        Ok(store::lapsed(db.read(), now).await?)
    }

    async fn run(&self, tx: &Tx, now: Timestamp) -> Result<u64, JobError> {
        Ok(store::sweep(tx, now).await?)
    }
}

async fn note(
    tx: &Tx,
    (kind, data): (&'static str, serde_json::Value),
    id: RequestId,
    actor: Actor,
    now: Timestamp,
) -> Result<(), RegistrationError> {
    let entry = NewEntry {
        kind,
        subject: ("registration_request", &id.uuid()),
        actor,
        at: now,
        data,
    };
    log::append(tx, entry).await?;
    Ok(())
}
