//! What other features and the routes do with organisations.

pub mod directory;
pub mod edit;
pub mod it;
pub mod merge;
pub mod naming;
pub mod own;
pub mod proposals;

use std::collections::BTreeMap;

use sea_orm::DbErr;
use serde_json::{Value, json};
use shared::account::types::OrganisationName;
use shared::organisation::rules::name_key;
use shared::organisation::{OrganisationId, OrganisationStatus, Sector};
use shared::time::{Day, Timestamp};

pub use super::readers::merge_of;
pub use directory::{facets, get, list};
pub use edit::{NewOrganisation, create};
pub use naming::{Waiting, held, named, waiting};

use super::entity::organisation::Model;
use super::store;
use crate::platform::db::{ConnectionTrait, Tx};
use crate::platform::log::{self, Actor, NewEntry};

/// The kinds of entries this slice appends to the event log. The subject of the first four is the
/// organisation.
pub mod kind {
    /// One was entered, or named for the first time.
    pub const CREATED: &str = "organisation.created";
    /// What it says changed, or whether it stands in the directory.
    pub const CHANGED: &str = "organisation.changed";
    /// It was merged: `{"from": id, "into": id}`; whoever keeps ids of organisations moves theirs.
    pub const MERGED: &str = "organisation.merged";
    /// Staff found that the name is no company's, or that it is one after all.
    pub const SET_ASIDE: &str = "organisation.set_aside";
    /// A change was proposed; the subject is the proposal.
    pub const PROPOSED: &str = "organisation_proposal.proposed";
    /// A proposed change was approved.
    pub const APPROVED: &str = "organisation_proposal.approved";
    /// A proposed change was returned.
    pub const RETURNED: &str = "organisation_proposal.returned";
    /// A proposed change was taken back.
    pub const TAKEN_BACK: &str = "organisation_proposal.taken_back";
    /// A company applied; the subject is the registration.
    pub const IT_APPLIED: &str = "it_registration.applied";
    /// Staff checked an application.
    pub const IT_CHECKED: &str = "it_registration.checked";
    /// A company is registered.
    pub const IT_APPROVED: &str = "it_registration.approved";
    /// An application was returned.
    pub const IT_RETURNED: &str = "it_registration.returned";
    /// An application was taken back.
    pub const IT_TAKEN_BACK: &str = "it_registration.taken_back";
    /// A company asked to be registered no longer.
    pub const IT_END_ASKED: &str = "it_registration.end_asked";
    /// A registration ends.
    pub const IT_ENDED: &str = "it_registration.ended";
}

/// An organisation as other features need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: OrganisationName,
    /// Its side of the exchange; nobody knows while it waits for staff.
    pub sector: Option<Sector>,
    /// Whether it stands in the directory.
    pub status: OrganisationStatus,
    /// What it turned out to be; merging flattens chains, so that one step suffices.
    pub merged_into: Option<OrganisationId>,
    /// Whether it counts as a company: not where staff found that the name is no company's.
    pub is_company: bool,
}

impl Known {
    /// Whether one may pick it.
    pub fn is_listed(&self) -> bool {
        self.status == OrganisationStatus::Active && self.merged_into.is_none()
    }
}

impl From<Model> for Known {
    fn from(row: Model) -> Self {
        let known = row.status == OrganisationStatus::Active;
        Self {
            id: row.id,
            name: row.name,
            sector: known.then_some(row.sector),
            status: row.status,
            merged_into: row.merged_into,
            is_company: row.set_aside_at.is_none(),
        }
    }
}

/// Organisations whose names mean the same as `name`, whatever its width, spaces and legal form.
///
/// # Errors
/// The database's failures.
pub async fn find_by_name_key(
    conn: &impl ConnectionTrait,
    name: &str,
) -> Result<Vec<Known>, DbErr> {
    let rows = store::organisation::find_by_name_key(conn, &name_key(name)).await?;
    Ok(rows.into_iter().map(Known::from).collect())
}

/// One organisation, also one that is not in the directory yet, or a tombstone.
///
/// # Errors
/// The database's failures.
pub async fn find(conn: &impl ConnectionTrait, id: OrganisationId) -> Result<Option<Known>, DbErr> {
    let row = store::organisation::find(conn, id).await?;
    Ok(row.map(Known::from))
}

/// The organisation that an id means today: what a tombstone leads to, else its own.
///
/// # Errors
/// The database's failures.
pub async fn living(
    conn: &impl ConnectionTrait,
    id: OrganisationId,
) -> Result<Option<Known>, DbErr> {
    let known = find(conn, id).await?;
    match known.as_ref().and_then(|known| known.merged_into) {
        Some(into) => find(conn, into).await,
        None => Ok(known),
    }
}

/// Several organisations, in no order.
///
/// # Errors
/// The database's failures.
pub async fn find_many(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = OrganisationId>,
) -> Result<Vec<Known>, DbErr> {
    let rows = store::organisation::find_many(conn, ids).await?;
    Ok(rows.into_iter().map(Known::from).collect())
}

/// How many organisations there are, in the directory or not.
///
/// # Errors
/// The database's failures.
pub async fn count(conn: &impl ConnectionTrait) -> Result<u64, DbErr> {
    store::organisation::count(conn).await
}

/// How many companies are registered IT companies (登録IT企業) on a day, past or to come.
///
/// # Errors
/// The database's failures.
pub async fn registered_it_on(conn: &impl ConnectionTrait, day: Day) -> Result<u32, DbErr> {
    let count = store::it_registration::count_on(conn, day).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// How much waits for staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waits {
    /// Names that no organisation of the directory has.
    pub names: u64,
    /// Proposed changes.
    pub proposals: u64,
    /// Applications of IT companies, and wishes to end.
    pub it_registrations: u64,
}

/// How much waits for staff, for their first page.
///
/// # Errors
/// The database's failures.
pub async fn waits(conn: &impl ConnectionTrait) -> Result<Waits, DbErr> {
    Ok(Waits {
        names: store::directory::count_waiting(conn).await?,
        proposals: store::proposal::count_waiting(conn).await?,
        it_registrations: store::it_registration::count_waiting(conn).await?,
    })
}

/// The names of organisations by their ids.
async fn names_of(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = OrganisationId>,
) -> Result<BTreeMap<OrganisationId, OrganisationName>, DbErr> {
    let rows = store::organisation::find_many(conn, ids).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// Appends to the log what happened.
async fn note(
    tx: &Tx,
    kind: &'static str,
    subject: (&'static str, &uuid::Uuid),
    (actor, at): (Actor, Timestamp),
    data: Value,
) -> Result<(), DbErr> {
    let entry = NewEntry {
        kind,
        subject,
        actor,
        at,
        data,
    };
    log::append(tx, entry).await
}

/// The same, about an organisation.
async fn tell(
    tx: &Tx,
    kind: &'static str,
    id: OrganisationId,
    by: (Actor, Timestamp),
) -> Result<(), DbErr> {
    note(tx, kind, ("organisation", &id.uuid()), by, json!({})).await
}
