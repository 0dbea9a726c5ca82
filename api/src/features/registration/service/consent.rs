//! What somebody agreed to with a registration: kept when they register, shown to them, and changed
//! by them at any time. What is taken back is taken back at once: every list asks what stands now.

use serde_json::json;
use shared::account::consent::{ConsentMeans, OptionalConsent};
use shared::account::types::PersonId;
use shared::i18n::Lang;
use shared::problem::Code;
use shared::registration::consent::{ConsentStanding, EventConsents, RegistrationConsents};
use shared::registration::types::RegistrationId;

use super::link;
use crate::app::Context;
use crate::features::account::service as accounts;
use crate::features::registration::entity::registration::Model;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::{consent as store, read};
use crate::platform::auth::SignedIn;
use crate::platform::db::{ConnectionTrait, Tx};
use crate::platform::log::{self, Actor, NewEntry};

/// The log's word for a change of what somebody agrees to. What was given on registering stands in
/// the registration's own entry's transaction, and in the record.
pub const CHANGED: &str = "registration.consents_changed";

/// Keeps what a newcomer agreed to, with the registration that was just made. Most agree to nothing,
/// and then nothing is asked of the database.
///
/// # Errors
/// When the database fails.
pub async fn record(
    tx: &Tx,
    ctx: &Context,
    registration: RegistrationId,
    consents: Option<&EventConsents>,
    how: (ConsentMeans, Lang),
) -> Result<(), RegistrationError> {
    let given = consents.map(EventConsents::given).unwrap_or_default();
    if given.is_empty() {
        return Ok(());
    }
    let subject = accounts::Subject::Registration(registration.uuid());
    accounts::give_consents(tx, ctx, subject, &given, how).await?;
    Ok(())
}

/// The consents behind the link out of a mail.
///
/// # Errors
/// 422 `link_invalid` for a link that is not good.
pub async fn by_link(
    ctx: &Context,
    token: &str,
) -> Result<RegistrationConsents, RegistrationError> {
    let id = link::open(ctx, token)?;
    let conn = ctx.db.read();
    let row = read::by_id(conn, id).await?.ok_or(Code::NotFound)?;
    let root = store::root(conn, row.person_id).await?;
    view(conn, &row, root.ok_or(Code::NotFound)?).await
}

/// The consents of one of one's own registrations.
///
/// # Errors
/// 404 for what is not one's own.
pub async fn mine(
    ctx: &Context,
    who: &SignedIn,
    id: RegistrationId,
) -> Result<RegistrationConsents, RegistrationError> {
    let owner = who.person_id.ok_or(Code::NotFound)?;
    let conn = ctx.db.read();
    let row = read::of_person_by_id(conn, owner, id).await?;
    view(conn, &row.ok_or(Code::NotFound)?, owner).await
}

/// Gives and takes back for the holder of the link out of a mail.
///
/// # Errors
/// 404 for no such registration; 412 `version_stale` where another word was said meanwhile.
pub async fn set_by_link(
    ctx: &Context,
    id: RegistrationId,
    version: i64,
    wanted: EventConsents,
) -> Result<RegistrationConsents, RegistrationError> {
    change(ctx, (id, None), version, wanted, ConsentMeans::Link).await
}

/// Gives and takes back with one of one's own registrations.
///
/// # Errors
/// As [`mine`]; 412 `version_stale` where another word was said meanwhile.
pub async fn set_mine(
    ctx: &Context,
    who: &SignedIn,
    id: RegistrationId,
    version: i64,
    wanted: EventConsents,
) -> Result<RegistrationConsents, RegistrationError> {
    let owner = who.person_id.ok_or(Code::NotFound)?;
    let by = Some((owner, who.actor()));
    change(ctx, (id, by), version, wanted, ConsentMeans::Member).await
}

async fn change(
    ctx: &Context,
    (id, by): (RegistrationId, Option<(PersonId, Actor)>),
    version: i64,
    wanted: EventConsents,
    means: ConsentMeans,
) -> Result<RegistrationConsents, RegistrationError> {
    let context = ctx.clone();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let row = match by {
                    Some((owner, _)) => read::of_person_by_id(tx, owner, id).await?,
                    None => read::by_id(tx, id).await?,
                };
                let row = row.ok_or(Code::NotFound)?;
                let root = store::locked_root(tx, row.person_id).await?;
                let root = root.ok_or(Code::NotFound)?;
                let before = view(tx, &row, root).await?;
                if before.version != version {
                    return Err(Code::VersionStale.into());
                }
                let actor = by.map_or(Actor::Person(root.uuid()), |(_, actor)| actor);
                let words = Words::between(&before, &wanted);
                say(tx, &context, (&row, root), &words, (means, actor)).await?;
                view(tx, &row, root).await
            })
        })
        .await
}

/// What is said that was not said before.
struct Words {
    given: Vec<OptionalConsent>,
    taken: Vec<OptionalConsent>,
}

impl Words {
    fn between(before: &RegistrationConsents, wanted: &EventConsents) -> Self {
        let had = before.given();
        let all = || OptionalConsent::ALL.iter().copied();
        Self {
            given: all()
                .filter(|one| wanted.has(*one) && !had.contains(one))
                .collect(),
            taken: all()
                .filter(|one| !wanted.has(*one) && had.contains(one))
                .collect(),
        }
    }
}

async fn say(
    tx: &Tx,
    ctx: &Context,
    (row, root): (&Model, PersonId),
    words: &Words,
    (means, actor): (ConsentMeans, Actor),
) -> Result<(), RegistrationError> {
    if words.given.is_empty() && words.taken.is_empty() {
        return Ok(());
    }
    let subject = accounts::Subject::Registration(row.id.uuid());
    accounts::give_consents(tx, ctx, subject, &words.given, (means, row.locale)).await?;
    let own: Vec<_> = words
        .taken
        .iter()
        .copied()
        .filter(|one| *one != OptionalConsent::PrMail)
        .collect();
    accounts::take_back_consents(tx, ctx, vec![row.id.uuid()], &own, means).await?;
    if words.taken.contains(&OptionalConsent::PrMail) {
        // No means no, with whichever registration it was a yes.
        let all = store::pr_mail_given(tx, root).await?;
        accounts::take_back_consents(tx, ctx, all, &[OptionalConsent::PrMail], means).await?;
    }
    let entry = NewEntry {
        kind: CHANGED,
        subject: ("registration", &row.id.uuid()),
        actor,
        at: ctx.clock.now(),
        data: json!({ "event_id": row.event_id, "given": words.given, "taken": words.taken }),
    };
    log::append(tx, entry).await?;
    Ok(())
}

async fn view(
    conn: &impl ConnectionTrait,
    row: &Model,
    root: PersonId,
) -> Result<RegistrationConsents, RegistrationError> {
    let standing = store::of_registration(conn, row.id, root).await?;
    let words = store::words(conn, row, root).await?;
    let consents = OptionalConsent::ALL.iter().map(|one| {
        let mut latest = standing.iter().rev();
        let found = latest.find(|row| row.document.optional() == Some(*one));
        ConsentStanding {
            consent: *one,
            given: found.is_some(),
            version: found.map(|row| row.version.clone()),
            given_at: found.map(|row| row.accepted_at),
        }
    });
    Ok(RegistrationConsents {
        registration_id: row.id,
        consents: consents.collect(),
        version: i64::try_from(words).unwrap_or(i64::MAX).saturating_add(1),
    })
}
