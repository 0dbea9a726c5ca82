//! Who comes in by one form: one person, or the applicant with those they bring.

use chrono::Duration;
use shared::account::types::PersonId;
use shared::event::types::EventId;
use shared::field::{Email, Faults, Pointer};
use shared::problem::Code;
use shared::registration::group::{Group, GroupPerson};
use shared::registration::types::RegistrationId;
use shared::time::Timestamp;

use super::join;
use super::seat::{self, By};
use crate::app::Context;
use crate::features::account::service as accounts;
use crate::features::organisation::service as organisations;
use crate::features::registration::entity::registration::Model;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::books;
use crate::features::registration::store::gathering::Gathering;
use crate::platform::db::Tx;
use crate::platform::log::Actor;

/// The rows that a form becomes, with the addresses by which their people are known; none where the person
/// is known already (a member's own).
pub struct Party {
    people: Vec<(Model, Option<Email>)>,
}

impl Party {
    /// The applicant's row, and one for each whom they bring, a microsecond apart: so that lists have them in
    /// this order.
    pub fn of(ctx: &Context, applicant: Model, group: Option<&Group>, now: Timestamp) -> Self {
        let mut first = applicant;
        first.group_policy = group.map(|group| group.policy);
        let others = group.map_or(&[][..], |group| group.people.as_slice());
        let others: Vec<_> = others
            .iter()
            .zip(1_i64..)
            .map(|(person, number)| {
                let at = now.plus(Duration::microseconds(number));
                (brought(ctx, &first, person, at), Some(person.email.clone()))
            })
            .collect();
        let mut people = vec![(first, None)];
        people.extend(others);
        Self { people }
    }

    /// The applicant is known by this address.
    #[must_use]
    pub fn by(mut self, email: Email) -> Self {
        if let Some((_, address)) = self.people.first_mut() {
            *address = Some(email);
        }
        self
    }

    /// Finds or makes the persons and what their organisations mean. Asked before the event is locked, so
    /// that others wait no longer for that. What can't be is added to `faults`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn come(
        self,
        tx: &Tx,
        ctx: &Context,
        actor: Actor,
        faults: &mut Faults,
    ) -> Result<Vec<Model>, RegistrationError> {
        let mut people = self.people;
        // Who has no address here is known with their organisation: a member.
        let told = people
            .iter_mut()
            .enumerate()
            .filter(|(_, (_, email))| email.is_some());
        for (index, (row, _)) in told {
            place(tx, ctx, row, actor, (&at(index), faults)).await?;
        }
        // In one order everywhere, so that two groups that name each other's people can't block each
        // other.
        let mut order: Vec<usize> = (0..people.len()).collect();
        order.sort_by_key(|index| people.get(*index).map(|(_, email)| email.clone()));
        for index in order {
            if let Some((row, Some(email))) = people.get_mut(index) {
                let draft = join::draft(row, email.clone());
                row.person_id = accounts::person_for(tx, ctx, draft).await?;
            }
        }
        Ok(people.into_iter().map(|(row, _)| row).collect())
    }

    /// Refuses what points at nothing, without storing anything.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn check(mut self, tx: &Tx, faults: &mut Faults) -> Result<(), RegistrationError> {
        for (index, (row, _)) in self.people.iter_mut().enumerate() {
            listed(tx, row, (&at(index), faults)).await?;
        }
        Ok(())
    }
}

/// Where the form tells of the n-th of those who come.
fn at(index: usize) -> Pointer {
    match index.checked_sub(1) {
        None => Pointer::root(),
        Some(index) => Pointer::from("/group/people").item(index),
    }
}

/// Somebody whom the applicant brings; of the same company unless the form says otherwise.
fn brought(ctx: &Context, applicant: &Model, person: &GroupPerson, now: Timestamp) -> Model {
    let own = person.organisation_id.is_some() || person.organisation_name.is_some();
    let (organisation_id, organisation_name) = if own {
        (person.organisation_id, person.organisation_name.clone())
    } else {
        (
            applicant.organisation_id,
            applicant.organisation_name.clone(),
        )
    };
    let event: EventId = applicant.event_id;
    let mut row = join::blank(
        ctx,
        event,
        applicant.mode,
        applicant.source,
        applicant.locale,
        now,
    );
    row.group_policy = applicant.group_policy;
    row.family_name = Some(person.family_name.clone());
    row.given_name = Some(person.given_name.clone());
    row.family_kana = Some(person.family_kana.clone());
    row.given_kana = Some(person.given_kana.clone());
    row.organisation_id = organisation_id;
    row.organisation_name = organisation_name;
    row
}

/// Leaves out those of a group who are registered already: they are told by mail, and the applicant need not
/// know. The applicant is looked at on admission.
///
/// # Errors
/// When the database fails.
pub async fn new_only(
    tx: &Tx,
    event: &Gathering,
    rows: Vec<Model>,
    by: By,
) -> Result<Vec<Model>, RegistrationError> {
    if rows.len() < 2 {
        return Ok(rows);
    }
    let mut kept: Vec<Model> = Vec::with_capacity(rows.len());
    let mut seen: Vec<PersonId> = Vec::new();
    for (index, row) in rows.into_iter().enumerate() {
        let existing = existing(tx, event.id, &row).await?.filter(|_| index > 0);
        if let Some(existing) = existing {
            seat::repeated(tx, existing, event.id, by).await?;
        } else if !seen.contains(&row.person_id) {
            seen.push(row.person_id);
            kept.push(row);
        }
    }
    Ok(kept)
}

async fn existing(
    tx: &Tx,
    event: EventId,
    row: &Model,
) -> Result<Option<RegistrationId>, RegistrationError> {
    let standing = books::standing(tx, event, (row.person_id, None), row.mode).await?;
    Ok(standing.existing)
}

/// The organisation as a form tells it: one out of the directory goes by its name there, and what
/// was typed waits for staff where it is nobody's name. Asked before the event is locked, so that
/// others wait no longer for that.
async fn place(
    tx: &Tx,
    ctx: &Context,
    row: &mut Model,
    actor: Actor,
    place: (&Pointer, &mut Faults),
) -> Result<(), RegistrationError> {
    listed(tx, row, place).await?;
    if let (None, Some(name)) = (row.organisation_id, &row.organisation_name) {
        row.organisation_id = Some(organisations::named(tx, ctx, name, actor).await?);
    }
    Ok(())
}

/// The organisation that was picked out of the directory, if one was: it must stand there.
async fn listed(
    tx: &Tx,
    row: &mut Model,
    (at, faults): (&Pointer, &mut Faults),
) -> Result<(), RegistrationError> {
    let Some(id) = row.organisation_id else {
        return Ok(());
    };
    let known = organisations::held(tx, id).await?;
    match known.filter(organisations::Known::is_listed) {
        Some(known) => {
            row.organisation_id = Some(known.id);
            row.organisation_name = Some(known.name);
        }
        None => faults.add(&at.member("organisation_id"), Code::NoSuchReference),
    }
    Ok(())
}
