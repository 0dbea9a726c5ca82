//! Coming in: as a guest, as a member, or by hand.

use chrono::Duration;
use shared::account::consent::ConsentMeans;
use shared::account::legal::Acceptance;
use shared::account::types::PersonId;
use shared::event::rules as event_rules;
use shared::event::types::{EventId, RegistrationPhase};
use shared::field::{Email, Faults, Pointer};
use shared::i18n::Lang;
use shared::organisation::OrganisationId;
use shared::problem::Code;
use shared::registration::api::{GuestReceipt, RegisterGuest, RegisterMember, Ticket};
use shared::registration::staff::{RegisterByStaff, StaffRegistration};
use shared::registration::types::{
    RegistrationId, RegistrationSource, RegistrationStatus, TicketCode,
};
use shared::time::Timestamp;

use super::admission::{self, Word};
use super::extras::{self, Given};
use super::party::{Party, new_only};
use super::seat::{self, By};
use super::{consent, newcomer, own, staff, view};
use crate::app::Context;
use crate::features::account::service as accounts;
use crate::features::organisation::service as organisations;
use crate::features::registration::entity::registration::Model;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::gathering::{self, Gathering};
use crate::platform::auth::SignedIn;
use crate::platform::db::Tx;
use crate::platform::log::Actor;
use crate::platform::throttle::{self, Counter, Limit};

/// Registers somebody without an account. The answer is the same whether or not the address is
/// registered already: whoever owns it learns the outcome by mail.
///
/// # Errors
/// 404 for an event that is not public, 409 outside the registration's time, 422 for a mode the
/// event is not held in and for a missing acceptance, 429 after too many from one `client` or for
/// one address.
pub async fn guest(
    ctx: &Context,
    client: &str,
    event: EventId,
    form: RegisterGuest,
) -> Result<GuestReceipt, RegistrationError> {
    let now = ctx.clock.now();
    let receipt = GuestReceipt {
        event_id: event,
        sent_to: form.email.clone(),
    };
    let counters = guest_counters(ctx, client, event, &form.email);
    let newcomer = newcomer::read(ctx, event, form, now)?;
    let context = ctx.clone();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                bounded(tx, now, &counters).await?;
                newcomer.come_in(tx, &context, false, now).await
            })
        })
        .await?;
    Ok(receipt)
}

/// What a guest's registration counts on: always in this order.
pub(super) fn guest_counters(
    ctx: &Context,
    client: &str,
    event: EventId,
    email: &Email,
) -> [Counter; 2] {
    let limits = ctx.options.limits;
    // With the event: who comes to many events writes many forms.
    let address = format!("{event} {}", email.as_str());
    [
        ("guest.client", client, limits.guests_per_client),
        ("guest.address", &address, limits.guests_per_address),
    ]
    .map(|(what, who, most)| {
        let window = Duration::hours(1);
        Counter::new(
            &ctx.links,
            &Limit {
                what,
                who,
                most,
                window,
            },
        )
    })
}

/// Counts in the transaction of the registration: what is refused costs nobody a place.
pub(super) async fn bounded(
    tx: &Tx,
    now: Timestamp,
    counters: &[Counter],
) -> Result<(), RegistrationError> {
    let counted = throttle::count(tx, now, counters).await?;
    counted.allowed()?;
    if counted.began {
        throttle::sweep(tx, now).await?;
    }
    Ok(())
}

/// Registers a signed-in member, with the names of the profile; the outcome is known at once.
///
/// # Errors
/// As [`guest`], and 409 for a second registration or an account without a person.
pub async fn member(
    ctx: &Context,
    who: &SignedIn,
    event: EventId,
    form: RegisterMember,
) -> Result<Ticket, RegistrationError> {
    let acceptance = form.acceptance.clone().ok_or(Code::ConsentRequired)?;
    let owner = who.person_id.ok_or(Code::Conflict)?;
    let by = By {
        actor: who.actor(),
        now: ctx.clock.now(),
    };
    let source = RegistrationSource::Member;
    let mut row = blank(ctx, event, form.mode, source, form.locale, by.now);
    row.note = form.note;
    row.person_id = owner;
    let (consents, said) = (form.consents, form.extras);
    let context = ctx.clone();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                copy_profile(tx, &context, &mut row, by.actor).await?;
                let mut faults = Faults::none();
                let party = Party::of(&context, row, form.group.as_ref(), by.now);
                let rows = party.come(tx, &context, by.actor, &mut faults).await?;
                let event = open(tx, event, by.now).await?;
                let (mode, said) = (form.mode, said.as_ref());
                let said = extras::check(tx, event.id, mode, said, Given::Now, &mut faults);
                let said = said.await?;
                offered(&event, form.mode, faults)?;
                let rows = new_only(tx, &event, rows, by).await?;
                let joined = admission::admit(tx, &event, rows, Word::Own, by).await?;
                let first = joined.into_iter().next().ok_or_else(seat::lost_count)?;
                extras::keep(tx, event.id, first.row.id, said, by.now).await?;
                record(tx, &context, first.row.id, &acceptance, form.locale).await?;
                let how = (ConsentMeans::Member, form.locale);
                consent::record(tx, &context, first.row.id, consents.as_ref(), how).await?;
                own::shown(tx, first.row, &event, by.now).await
            })
        })
        .await
}

/// Takes a registration down by hand, for who called or sent a paper form; also after the
/// deadline, and with the same fairness: without a free seat it waits.
///
/// # Errors
/// 404 for no such event, 409 for one that is not held any more or a second registration.
pub async fn by_hand(
    ctx: &Context,
    who: &SignedIn,
    event: EventId,
    form: RegisterByStaff,
) -> Result<StaffRegistration, RegistrationError> {
    let by = By {
        actor: who.actor(),
        now: ctx.clock.now(),
    };
    let source = RegistrationSource::Staff;
    let mut row = blank(ctx, event, form.mode, source, form.locale, by.now);
    row.family_name = Some(form.family_name);
    row.given_name = Some(form.given_name);
    row.family_kana = Some(form.family_kana);
    row.given_kana = Some(form.given_kana);
    row.organisation_id = form.organisation_id;
    row.organisation_name = form.organisation_name;
    row.department = form.department;
    row.job_title = form.job_title;
    row.phone = form.phone;
    row.note = form.note;
    let word = if form.exception == Some(true) {
        Word::Exception
    } else {
        Word::Staff
    };
    let (email, group, mode) = (form.email, form.group, form.mode);
    let (consents, said) = (form.consents, form.extras);
    let context = ctx.clone();
    let row = ctx
        .db
        .write(move |tx| {
            Box::pin(async move {
                let mut faults = Faults::none();
                let party = Party::of(&context, row, group.as_ref(), by.now).by(email);
                let rows = party.come(tx, &context, by.actor, &mut faults).await?;
                let event = gathering::locked(tx, event).await?.ok_or(Code::NotFound)?;
                if !view::takes_by_hand(event.status) {
                    return Err(Code::EventState.into());
                }
                let said = said.as_ref();
                let said = extras::check(tx, event.id, mode, said, Given::ByStaff, &mut faults);
                let said = said.await?;
                offered(&event, mode, faults)?;
                let rows = new_only(tx, &event, rows, by).await?;
                let joined = admission::admit(tx, &event, rows, word, by).await?;
                let first = joined.into_iter().next().ok_or_else(seat::lost_count)?;
                extras::keep(tx, event.id, first.row.id, said, by.now).await?;
                let how = (ConsentMeans::Staff, first.row.locale);
                consent::record(tx, &context, first.row.id, consents.as_ref(), how).await?;
                Ok::<_, RegistrationError>(first.row)
            })
        })
        .await?;
    staff::whole(ctx, row).await
}

/// A row with what does not depend on who comes; status and person follow.
pub(super) fn blank(
    ctx: &Context,
    event: EventId,
    mode: shared::event::types::Mode,
    source: RegistrationSource,
    locale: Lang,
    now: Timestamp,
) -> Model {
    let id = RegistrationId::from_uuid(ctx.random.uuid_v7(now));
    Model {
        id,
        event_id: event,
        // Replaced before the row is stored.
        person_id: PersonId::from_uuid(id.uuid()),
        mode,
        status: RegistrationStatus::Waitlisted,
        source,
        queue_seq: None,
        group_id: None,
        group_policy: None,
        seat_sector: None,
        offered_until: None,
        decided_at: None,
        kept_at: None,
        family_name: None,
        given_name: None,
        family_kana: None,
        given_kana: None,
        organisation_id: None,
        organisation_name: None,
        department: None,
        job_title: None,
        phone: None,
        note: None,
        locale,
        code: TicketCode::from_random(ctx.random.bytes()),
        created_at: now,
        confirmed_at: None,
        cancelled_at: None,
        cancelled_by: None,
        cancel_reason: None,
        updated_at: now,
        version: 1,
    }
}

/// The person as far as a form tells; a known person keeps what is known.
pub(super) fn draft(row: &Model, email: Email) -> accounts::PersonDraft {
    accounts::PersonDraft {
        email,
        family_name: row.family_name.clone(),
        given_name: row.given_name.clone(),
        family_kana: row.family_kana.clone(),
        given_kana: row.given_kana.clone(),
        organisation_name: row.organisation_name.clone(),
        organisation_id: row.organisation_id.map(shared::id::Id::uuid),
        department: row.department.clone(),
        job_title: row.job_title.clone(),
        phone: row.phone.clone(),
        locale: row.locale,
    }
}

/// What the member's profile says stands on the registration, as it is today.
async fn copy_profile(
    tx: &Tx,
    ctx: &Context,
    row: &mut Model,
    actor: Actor,
) -> Result<(), RegistrationError> {
    let person = accounts::held_person(tx, row.person_id)
        .await?
        .ok_or(Code::Conflict)?;
    row.family_name = person.family_name;
    row.given_name = person.given_name;
    row.family_kana = person.family_kana;
    row.given_kana = person.given_kana;
    row.organisation_id = match person.organisation_id.map(OrganisationId::from_uuid) {
        Some(id) => organisations::held(tx, id).await?.map(|known| known.id),
        None => None,
    };
    if let (None, Some(name)) = (row.organisation_id, &person.organisation_name) {
        row.organisation_id = Some(organisations::named(tx, ctx, name, actor).await?);
    }
    row.organisation_name = person.organisation_name;
    row.department = person.department;
    row.job_title = person.job_title;
    row.phone = person.phone;
    Ok(())
}

pub(super) async fn record(
    tx: &Tx,
    ctx: &Context,
    registration: RegistrationId,
    acceptance: &Acceptance,
    locale: Lang,
) -> Result<(), RegistrationError> {
    let subject = accounts::Subject::Registration(registration.uuid());
    accounts::record_consent(tx, ctx, subject, acceptance, locale).await?;
    Ok(())
}

/// The event under its lock, if one can register for it now.
pub(super) async fn open(
    tx: &Tx,
    id: EventId,
    now: Timestamp,
) -> Result<Gathering, RegistrationError> {
    let event = gathering::locked(tx, id)
        .await?
        .filter(|event| event.status.is_public())
        .ok_or(Code::NotFound)?;
    opened(&event, now)?;
    Ok(event)
}

/// One can register for the event now.
pub(super) fn opened(event: &Gathering, now: Timestamp) -> Result<(), Code> {
    match event_rules::registration(event.status, view::window(event), now).phase {
        RegistrationPhase::Open => Ok(()),
        RegistrationPhase::NotOpen => Err(Code::RegistrationNotOpen),
        RegistrationPhase::Closed => Err(Code::RegistrationClosed),
    }
}

/// The event must be held in this mode; `faults` are those found before, so that one answer
/// names them all.
pub(super) fn offered(
    event: &Gathering,
    mode: shared::event::types::Mode,
    mut faults: Faults,
) -> Result<(), RegistrationError> {
    if !event.format.offers(mode) {
        faults.add(&Pointer::from("/mode"), Code::ModeNotOffered);
    }
    Ok(faults.into_result(Some(()))?)
}
