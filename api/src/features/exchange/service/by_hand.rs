//! Somebody is there who is not on the list.

use shared::event::types::EventId;
use shared::exchange::api::{AttendanceByHand, Attendee};
use shared::field::{Faults, Pointer};
use shared::i18n::Lang;
use shared::problem::Code;

use super::standing;
use super::take::{blank, note, offered, open, shown};
use crate::app::Context;
use crate::features::account::service::{self as accounts, PersonDraft, Unaddressed};
use crate::features::exchange::entity::Model;
use crate::features::exchange::error::ExchangeError;
use crate::features::exchange::store::read;
use crate::features::organisation::service::{self as organisations, Known};
use crate::platform::auth::SignedIn;
use crate::platform::db::Tx;
use crate::platform::log::Actor;

/// Notes that somebody is there who is not registered: a speaker, somebody who just came. Who
/// told an address that is known is that person; else a person is made.
///
/// # Errors
/// 403 and 404 as for the list, 409 when attendance can't be taken now or the person is on the
/// list already, 422 for an organisation unknown or a mode that is not offered.
pub async fn by_hand(
    ctx: &Context,
    who: &SignedIn,
    event: EventId,
    form: AttendanceByHand,
    lang: Lang,
) -> Result<Attendee, ExchangeError> {
    standing::at(ctx.db.read(), who, event).await?;
    let (context, who, now) = (ctx.clone(), who.clone(), ctx.clock.now());
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let event = open(tx, &who, event, now).await?;
                let mut faults = Faults::none();
                let mut row = blank(&context, event.id, (form.kind, form.mode), now);
                place(tx, &context, (&form, who.actor()), &mut row, &mut faults).await?;
                if let Err(found) = offered(&event, form.mode) {
                    faults.extend(&found);
                }
                faults.into_result(Some(()))?;
                let person = Unaddressed {
                    family_name: Some(form.family_name),
                    given_name: Some(form.given_name),
                    family_kana: Some(form.family_kana),
                    given_kana: Some(form.given_kana),
                    organisation_name: row.organisation_name.clone(),
                    organisation_id: row.organisation_id.map(shared::id::Id::uuid),
                    locale: lang,
                };
                row.person_id = match form.email {
                    Some(email) => {
                        let draft = PersonDraft {
                            email,
                            family_name: person.family_name,
                            given_name: person.given_name,
                            family_kana: person.family_kana,
                            given_kana: person.given_kana,
                            organisation_name: person.organisation_name,
                            organisation_id: person.organisation_id,
                            department: None,
                            job_title: None,
                            phone: None,
                            locale: lang,
                        };
                        accounts::person_for(tx, &context, draft).await?
                    }
                    None => accounts::person_without_address(tx, &context, person).await?,
                };
                let id = row.person_id;
                let registered = read::active_registration(tx, event.id, id).await?;
                if registered.is_some() || !note(tx, row, &who, now).await? {
                    return Err(Code::AlreadyOnList.into());
                }
                shown(tx, event.id, id).await
            })
        })
        .await
}

/// The organisation out of the directory that was picked, or what was typed: as at a registration,
/// a name that is nobody's waits for staff.
async fn place(
    tx: &Tx,
    ctx: &Context,
    (form, actor): (&AttendanceByHand, Actor),
    row: &mut Model,
    faults: &mut Faults,
) -> Result<(), ExchangeError> {
    row.organisation_name.clone_from(&form.organisation_name);
    if let Some(id) = form.organisation_id {
        let known = organisations::held(tx, id).await?;
        match known.filter(Known::is_listed) {
            Some(known) => {
                row.organisation_id = Some(known.id);
                row.organisation_name = Some(known.name);
            }
            None => faults.add(&Pointer::from("/organisation_id"), Code::NoSuchReference),
        }
    } else if let Some(name) = &form.organisation_name {
        row.organisation_id = Some(organisations::named(tx, ctx, name, actor).await?);
    }
    Ok(())
}
