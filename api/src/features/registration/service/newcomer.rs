//! Somebody without an account who comes in by a form: what the form becomes, and how it is let in.

use shared::account::legal::Acceptance;
use shared::event::types::EventId;
use shared::field::{Email, Faults};
use shared::problem::Code;
use shared::registration::api::RegisterGuest;
use shared::registration::question::Extras;
use shared::registration::types::{RegistrationId, RegistrationSource};
use shared::time::Timestamp;

use super::extras::{self, Given};
use super::join;
use super::seat;
use crate::app::Context;
use crate::features::account::service as accounts;
use crate::features::registration::entity::registration::Model;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::gathering::Gathering;
use crate::platform::db::Tx;
use crate::platform::log::Actor;

/// A form that was read: the row it becomes, the person it tells of, and what is wrong with what
/// it points at.
pub struct Newcomer {
    row: Model,
    email: Email,
    acceptance: Acceptance,
    extras: Option<Extras>,
}

/// Reads a form.
///
/// # Errors
/// `consent_required`.
pub fn read(
    ctx: &Context,
    event: EventId,
    form: RegisterGuest,
    now: Timestamp,
) -> Result<Newcomer, RegistrationError> {
    let acceptance = form.acceptance.ok_or(Code::ConsentRequired)?;
    let source = RegistrationSource::Guest;
    let mut row = join::blank(ctx, event, form.mode, source, form.locale, now);
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
    Ok(Newcomer {
        row,
        email: form.email,
        acceptance,
        extras: form.extras,
    })
}

impl Newcomer {
    /// Refuses what an open event can't take, before anything is stored.
    ///
    /// # Errors
    /// 404, 409, 422 as [`join::guest`] says.
    pub async fn check(mut self, tx: &Tx, now: Timestamp) -> Result<(), RegistrationError> {
        let mut faults = Faults::none();
        join::listed(tx, &mut self.row, &mut faults).await?;
        let event = join::open(tx, self.row.event_id, now).await?;
        let (mode, said) = (self.row.mode, self.extras.as_ref());
        extras::check(tx, event.id, mode, said, Given::Now, &mut faults).await?;
        join::offered(&event, self.row.mode, faults)
    }

    /// The same for an event that is no row: a sample for test keys.
    ///
    /// # Errors
    /// 409, 422 as [`join::guest`] says.
    pub async fn fits(
        mut self,
        tx: &Tx,
        event: &Gathering,
        now: Timestamp,
    ) -> Result<(), RegistrationError> {
        let mut faults = Faults::none();
        join::listed(tx, &mut self.row, &mut faults).await?;
        join::opened(event, now)?;
        extras::check_sample(self.row.mode, self.extras.as_ref(), &mut faults)?;
        join::offered(event, self.row.mode, faults)
    }

    /// Lets them in: to a seat, or into the queue. Whoever is registered already is told so by
    /// mail, and the answer is that registration. With `by_link` the person has shown that the
    /// address is theirs.
    ///
    /// # Errors
    /// As [`Self::check`].
    pub async fn come_in(
        self,
        tx: &Tx,
        ctx: &Context,
        by_link: bool,
        now: Timestamp,
    ) -> Result<(RegistrationId, Actor), RegistrationError> {
        let mut row = self.row;
        let mut faults = Faults::none();
        join::place(tx, ctx, &mut row, Actor::Anonymous, &mut faults).await?;
        let person = join::draft(&row, self.email);
        row.person_id = accounts::person_for(tx, ctx, person).await?;
        let actor = if by_link {
            Actor::Person(row.person_id.uuid())
        } else {
            Actor::Anonymous
        };
        let event = join::open(tx, row.event_id, now).await?;
        let given = if by_link { Given::Before } else { Given::Now };
        let said = self.extras.as_ref();
        let said = extras::check(tx, event.id, row.mode, said, given, &mut faults).await?;
        join::offered(&event, row.mode, faults)?;
        let (id, locale) = (row.id, row.locale);
        match seat::admit(tx, row, actor, now).await {
            Ok(_) => {
                extras::keep(tx, event.id, id, said, now).await?;
                join::record(tx, ctx, id, &self.acceptance, locale).await?;
                Ok((id, actor))
            }
            Err(RegistrationError::Already(existing)) => {
                seat::repeated(tx, existing, event.id, actor, now).await?;
                Ok((existing, actor))
            }
            Err(error) => Err(error),
        }
    }
}
