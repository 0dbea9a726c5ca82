//! Which organisation a name means: at once where it is plain, by staff where it is not (名寄せ).

use sea_orm::DbErr;
use shared::account::types::OrganisationName;
use shared::organisation::rules::{ALIKE, likeness, name_key};
use shared::organisation::staff::{Candidate, OrganisationForm, QueueFilter, StaffOrganisation};
use shared::organisation::{OrganisationId, OrganisationStatus, Sector};
use shared::page::Page;
use shared::problem::Code;
use shared::time::Timestamp;

use super::directory::limit;
use super::{Known, edit, kind, tell};
use crate::app::Context;
use crate::features::organisation::entity::organisation::Model;
use crate::features::organisation::store::{self, directory, organisation};
use crate::platform::auth::SignedIn;
use crate::platform::cursor;
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;
use crate::platform::log::Actor;

/// Names of the directory that are compared at most.
const COMPARED: u64 = 5000;
/// Candidates that are shown at most.
const CANDIDATES: usize = 5;

/// The organisation that a typed name means: the only one of that name in the directory, else what
/// staff found that the spelling means, else one that waits for staff under that name. Two who type the
/// same new name at once get the same. What is answered is held until the transaction ends: a merge
/// waits for it, so that no row is left behind with what was merged.
///
/// # Errors
/// The database's failures.
pub async fn named(
    tx: &Tx,
    ctx: &Context,
    name: &OrganisationName,
    actor: Actor,
) -> Result<OrganisationId, DbErr> {
    let key = name_key(name.as_str());
    if let Some(id) = meant(tx, &key).await?
        && let Some(held) = held(tx, id).await?
    {
        return Ok(held.id);
    }
    let now = ctx.clock.now();
    let id = OrganisationId::from_uuid(ctx.random.uuid_v7(now));
    let form = OrganisationForm {
        name: name.clone(),
        kana: None,
        corporate_number: None,
        // Nobody knows yet; `Known::sector` says so.
        sector: Sector::Other,
        industry: None,
        municipality: None,
        size: None,
        description: None,
        offers: None,
        needs: None,
        website: None,
    };
    let row = edit::row(id, &form, OrganisationStatus::Pending, now);
    if organisation::insert_pending(tx, row).await? {
        tell(tx, kind::CREATED, id, (actor, now)).await?;
        return Ok(id);
    }
    // Somebody else named it between the two statements (PostgreSQL only).
    match meant(tx, &key).await? {
        Some(known) => Ok(held(tx, known).await?.map_or(known, |held| held.id)),
        None => Err(DbErr::RecordNotFound("a name that waits".to_owned())),
    }
}

async fn meant(tx: &Tx, key: &str) -> Result<Option<OrganisationId>, DbErr> {
    let same = organisation::find_by_name_key(tx, key).await?;
    let active = |row: &&Model| row.status == OrganisationStatus::Active;
    let mut listed = same.iter().filter(active);
    if let (Some(one), None) = (listed.next(), listed.next()) {
        return Ok(Some(one.id));
    }
    let waiting = || {
        same.iter()
            .find(|row| row.status == OrganisationStatus::Pending)
    };
    // Where several are called so, a spelling can't tell which.
    if same.iter().any(|row| active(&row)) {
        return Ok(waiting().map(|row| row.id));
    }
    let alias = store::alias::meaning(tx, key).await?;
    Ok(alias.or_else(|| waiting().map(|row| row.id)))
}

/// The organisation that an id means today, held until the transaction ends: a merge waits for it.
///
/// # Errors
/// The database's failures.
pub async fn held(tx: &Tx, id: OrganisationId) -> Result<Option<Known>, DbErr> {
    let row = organisation::held(tx, id).await?;
    let row = match row.as_ref().and_then(|row| row.merged_into) {
        Some(into) => organisation::held(tx, into).await?,
        None => row,
    };
    Ok(row.map(Known::from))
}

/// A name that waits for staff, with what it may mean.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The organisation that waits.
    pub id: OrganisationId,
    /// As it was written first.
    pub name: OrganisationName,
    /// When.
    pub created_at: Timestamp,
    /// The likeliest first.
    pub candidates: Vec<Candidate>,
}

/// The names that wait for staff, the oldest first.
///
/// # Errors
/// 422 for a cursor of another list.
pub async fn waiting(ctx: &Context, filter: &QueueFilter) -> Result<Page<Waiting>, ApiError> {
    let name = "name-matching";
    let after = cursor::read(&ctx.links, name, filter.cursor.as_ref())?;
    let limit = limit(filter.limit);
    let conn = ctx.db.read();
    let rows = directory::waiting(conn, after, limit as u64 + 1).await?;
    let listed = if rows.is_empty() {
        Vec::new()
    } else {
        directory::names(conn, COMPARED).await?
    };
    Ok(cursor::page(
        &ctx.links,
        name,
        rows,
        limit,
        |row| row.id,
        |row| Waiting {
            candidates: candidates(&row, &listed),
            id: row.id,
            name: row.name,
            created_at: row.created_at,
        },
    ))
}

fn candidates(row: &Model, listed: &[Model]) -> Vec<Candidate> {
    let mut alike: Vec<(u32, &Model)> = listed
        .iter()
        .map(|one| (likeness(&row.name_key, &one.name_key), one))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .collect();
    alike.sort_by(|(a, one), (b, other)| b.cmp(a).then(one.id.cmp(&other.id)));
    alike
        .into_iter()
        .take(CANDIDATES)
        .map(|(likeness, one)| Candidate {
            id: one.id,
            name: one.name.clone(),
            municipality: one.municipality,
            likeness,
        })
        .collect()
}

/// What waited is an organisation of its own: it stands in the directory from now on.
///
/// # Errors
/// 404; 409 `already_matched`; 422 `corporate_number_taken`.
pub async fn accept(
    ctx: &Context,
    who: &SignedIn,
    id: OrganisationId,
    form: OrganisationForm,
) -> Result<StaffOrganisation, ApiError> {
    let now = ctx.clock.now();
    let actor = who.actor();
    let done = ctx.db.write(move |tx| {
        Box::pin(async move {
            let row = waits(tx, id).await?;
            edit::number_is_free(tx, &form, id).await?;
            let spelling = row.name.clone();
            let key = row.name_key.clone();
            let mut new = edit::filled(&row, &form, now);
            new.status = OrganisationStatus::Active;
            new.set_aside_at = None;
            let renamed = new.name_key != key;
            edit::written(organisation::replace(tx, new).await)?;
            if renamed {
                // Whoever writes it as before means the same.
                super::merge::spelled(tx, (key, spelling), id, now).await?;
            }
            Ok::<_, ApiError>(tell(tx, kind::CHANGED, id, (actor, now)).await?)
        })
    });
    done.await?;
    edit::show(ctx, id).await
}

/// What waits, locked.
async fn waits(tx: &Tx, id: OrganisationId) -> Result<Model, ApiError> {
    let row = organisation::locked(tx, id).await?.ok_or(Code::NotFound)?;
    if row.status != OrganisationStatus::Pending || row.merged_into.is_some() {
        return Err(Code::AlreadyMatched.into());
    }
    Ok(row)
}

/// The name is no company's ("個人"): it waits no longer and counts as no company. Whoever writes it
/// again asks nobody. `aside` false puts it back.
///
/// # Errors
/// 404; 409 `already_matched`.
pub async fn set_aside(
    ctx: &Context,
    who: &SignedIn,
    id: OrganisationId,
    aside: bool,
) -> Result<StaffOrganisation, ApiError> {
    let now = ctx.clock.now();
    let actor = who.actor();
    let done = ctx.db.write(move |tx| {
        Box::pin(async move {
            let mut row = waits(tx, id).await?;
            if row.set_aside_at.is_some() != aside {
                row.set_aside_at = aside.then_some(now);
                row.updated_at = now;
                organisation::replace(tx, row).await?;
                let data = serde_json::json!({ "aside": aside });
                let subject = ("organisation", &id.uuid());
                super::note(tx, kind::SET_ASIDE, subject, (actor, now), data).await?;
            }
            Ok::<_, ApiError>(())
        })
    });
    done.await?;
    edit::show(ctx, id).await
}
