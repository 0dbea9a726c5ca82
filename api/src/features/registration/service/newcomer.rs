//! Somebody without an account who comes in by a form: what the form becomes, and how it is let in.

use shared::account::consent::ConsentMeans;
use shared::account::legal::Acceptance;
use shared::event::types::{EventId, Mode};
use shared::field::Faults;
use shared::i18n::Lang;
use shared::problem::Code;
use shared::registration::api::RegisterGuest;
use shared::registration::consent::EventConsents;
use shared::registration::question::Extras;
use shared::registration::types::{RegistrationId, RegistrationSource};
use shared::time::Timestamp;

use super::admission::{self, Word};
use super::consent;
use super::extras::{self, Given};
use super::join;
use super::party::{Party, new_only};
use super::seat::{self, By};
use crate::app::Context;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::gathering::Gathering;
use crate::platform::db::Tx;
use crate::platform::log::Actor;

/// A form that was read: the rows it becomes, the persons it tells of, and what was accepted.
pub struct Newcomer {
    party: Party,
    event: EventId,
    first: RegistrationId,
    mode: Mode,
    locale: Lang,
    acceptance: Acceptance,
    consents: Option<EventConsents>,
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
        event,
        first: row.id,
        mode: row.mode,
        locale: row.locale,
        party: Party::of(ctx, row, form.group.as_ref(), now).by(form.email),
        acceptance,
        consents: form.consents,
        extras: form.extras,
    })
}

/// How a newcomer's consents reached us.
const fn means(by_link: bool) -> ConsentMeans {
    if by_link {
        ConsentMeans::ThirdParty
    } else {
        ConsentMeans::Form
    }
}

impl Newcomer {
    /// Refuses what an open event can't take, before anything is stored.
    ///
    /// # Errors
    /// 404, 409, 422 as [`join::guest`] says.
    pub async fn check(self, tx: &Tx, now: Timestamp) -> Result<(), RegistrationError> {
        let mut faults = Faults::none();
        self.party.check(tx, &mut faults).await?;
        let event = join::open(tx, self.event, now).await?;
        let (mode, said) = (self.mode, self.extras.as_ref());
        extras::check(tx, event.id, mode, said, Given::Now, &mut faults).await?;
        join::offered(&event, self.mode, faults)
    }

    /// The same for an event that is no row: a sample for test keys.
    ///
    /// # Errors
    /// 409, 422 as [`join::guest`] says.
    pub async fn fits(
        self,
        tx: &Tx,
        event: &Gathering,
        now: Timestamp,
    ) -> Result<(), RegistrationError> {
        let mut faults = Faults::none();
        self.party.check(tx, &mut faults).await?;
        join::opened(event, now)?;
        extras::check_sample(self.mode, self.extras.as_ref(), &mut faults)?;
        join::offered(event, self.mode, faults)
    }

    /// Lets them in: to a seat, or into the queue. Whoever is registered already is told so by
    /// mail, and the answer is that registration. With `by_link` the person has shown that the
    /// address is theirs.
    ///
    /// # Errors
    /// As [`Self::check`]; `company_limit`.
    pub async fn come_in(
        self,
        tx: &Tx,
        ctx: &Context,
        by_link: bool,
        now: Timestamp,
    ) -> Result<(RegistrationId, Actor), RegistrationError> {
        let mut faults = Faults::none();
        let rows = self
            .party
            .come(tx, ctx, Actor::Anonymous, &mut faults)
            .await?;
        let person = rows.first().filter(|_| by_link).map(|row| row.person_id);
        let actor = person.map_or(Actor::Anonymous, |person| Actor::Person(person.uuid()));
        let by = By { actor, now };
        let event = join::open(tx, self.event, now).await?;
        let given = if by_link { Given::Before } else { Given::Now };
        let said = self.extras.as_ref();
        let said = extras::check(tx, event.id, self.mode, said, given, &mut faults).await?;
        join::offered(&event, self.mode, faults)?;
        let rows = new_only(tx, &event, rows, by).await?;
        match admission::admit(tx, &event, rows, Word::Own, by).await {
            Ok(_) => {
                extras::keep(tx, event.id, self.first, said, now).await?;
                join::record(tx, ctx, self.first, &self.acceptance, self.locale).await?;
                let how = (means(by_link), self.locale);
                consent::record(tx, ctx, self.first, self.consents.as_ref(), how).await?;
                Ok((self.first, actor))
            }
            Err(RegistrationError::Already(existing)) => {
                seat::repeated(tx, existing, event.id, by).await?;
                Ok((existing, actor))
            }
            Err(error) => Err(error),
        }
    }
}
