//! Somebody without an account who comes in by a form: what the form becomes, and how it is let in.

use shared::account::legal::Acceptance;
use shared::event::types::EventId;
use shared::field::Faults;
use shared::problem::Code;
use shared::registration::api::RegisterGuest;
use shared::registration::types::{RegistrationId, RegistrationSource};
use shared::time::Timestamp;

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
    person: accounts::PersonDraft,
    acceptance: Acceptance,
    faults: Faults,
}

/// Reads a form.
///
/// # Errors
/// `consent_required`; when the database fails.
pub async fn read(
    ctx: &Context,
    event: EventId,
    form: RegisterGuest,
    now: Timestamp,
) -> Result<Newcomer, RegistrationError> {
    let acceptance = form.acceptance.ok_or(Code::ConsentRequired)?;
    let mut faults = Faults::none();
    let name = form.organisation_name.as_ref();
    let organisation = join::told(ctx, form.organisation_id, name, &mut faults).await?;
    let source = RegistrationSource::Guest;
    let mut row = join::blank(ctx, event, form.mode, source, form.locale, now);
    row.family_name = Some(form.family_name);
    row.given_name = Some(form.given_name);
    row.family_kana = Some(form.family_kana);
    row.given_kana = Some(form.given_kana);
    row.organisation_id = organisation.id;
    row.organisation_name = organisation.name;
    row.department = form.department;
    row.job_title = form.job_title;
    row.phone = form.phone;
    row.note = form.note;
    let person = join::draft(&row, form.email);
    Ok(Newcomer {
        row,
        person,
        acceptance,
        faults,
    })
}

impl Newcomer {
    /// Refuses what an open event can't take, before anything is stored.
    ///
    /// # Errors
    /// 404, 409, 422 as [`join::guest`] says.
    pub async fn check(self, tx: &Tx, now: Timestamp) -> Result<(), RegistrationError> {
        let event = join::open(tx, self.row.event_id, now).await?;
        join::offered(&event, self.row.mode, self.faults)
    }

    /// The same for an event that is no row: a sample for test keys.
    ///
    /// # Errors
    /// 409, 422 as [`join::guest`] says.
    pub fn fits(self, event: &Gathering, now: Timestamp) -> Result<(), RegistrationError> {
        join::opened(event, now)?;
        join::offered(event, self.row.mode, self.faults)
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
        row.person_id = accounts::person_for(tx, ctx, self.person).await?;
        let actor = if by_link {
            Actor::Person(row.person_id.uuid())
        } else {
            Actor::Anonymous
        };
        let event = join::open(tx, row.event_id, now).await?;
        join::offered(&event, row.mode, self.faults)?;
        let (id, locale) = (row.id, row.locale);
        match seat::admit(tx, row, actor, now).await {
            Ok(_) => {
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
