//! What other features and the routes do with organisations.

use chrono::NaiveDate;
use sea_orm::DbErr;
use shared::account::types::OrganisationName;
use shared::field::WebUrl;
use shared::organisation::api::{OrganisationDetail, OrganisationFilter, OrganisationItem};
use shared::organisation::rules::{name_key, search_key};
use shared::organisation::types::{OrganisationDescription, OrganisationKana};
use shared::organisation::{
    CorporateNumber, Industry, Municipality, OrganisationId, OrganisationSize, OrganisationStatus,
    Sector,
};
use shared::page::{DEFAULT_LIMIT, Page};
use shared::problem::Code;
use shared::time::Day;

use super::entity::Model;
use super::store;
use crate::app::Context;
use crate::platform::cursor;
use crate::platform::db::{ConnectionTrait, Tx};
use crate::platform::http_error::ApiError;
use crate::platform::log::{self, Actor, NewEntry};

/// An organisation to be added.
#[derive(Clone, Debug)]
pub struct NewOrganisation {
    /// Its name.
    pub name: OrganisationName,
    /// The reading of its name.
    pub kana: Option<OrganisationKana>,
    /// Its 法人番号.
    pub corporate_number: Option<CorporateNumber>,
    /// Its side of the exchange.
    pub sector: Sector,
    /// Its division of industry.
    pub industry: Option<Industry>,
    /// Where it sits.
    pub municipality: Option<Municipality>,
    /// How many people work there.
    pub size: Option<OrganisationSize>,
    /// Since when it is a registered IT company.
    pub registered_it_since: Option<Day>,
    /// What it does.
    pub description: Option<OrganisationDescription>,
    /// Its site.
    pub website: Option<WebUrl>,
    /// Whether it stands in the directory at once.
    pub status: OrganisationStatus,
}

/// An organisation as other features need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: OrganisationName,
    /// Its side of the exchange.
    pub sector: Sector,
    /// Whether it stands in the directory.
    pub status: OrganisationStatus,
}

impl From<Model> for Known {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            name: row.name,
            sector: row.sector,
            status: row.status,
        }
    }
}

/// Adds an organisation and logs `organisation.created`.
///
/// # Errors
/// A violated UNIQUE when the 法人番号 is known already; the database's failures.
pub async fn create(
    tx: &Tx,
    context: &Context,
    actor: Actor,
    new: NewOrganisation,
) -> Result<OrganisationId, DbErr> {
    let now = context.clock.now();
    let id = OrganisationId::from_uuid(context.random.uuid_v7(now));
    let reading = new.kana.as_ref().map_or("", OrganisationKana::as_str);
    let sort = if reading.is_empty() {
        new.name.as_str()
    } else {
        reading
    };
    let row = Model {
        id,
        name_key: name_key(new.name.as_str()),
        search_key: search_key(&format!("{} {reading}", new.name)),
        sort_key: search_key(sort),
        name: new.name,
        kana: new.kana,
        corporate_number: new.corporate_number,
        sector: new.sector,
        industry: new.industry,
        municipality: new.municipality,
        size: new.size,
        registered_it_since: new.registered_it_since,
        registered_it_until: None,
        description: new.description,
        website: new.website,
        status: new.status,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    store::insert(tx, row).await?;
    let entry = NewEntry {
        kind: "organisation.created",
        subject: ("organisation", &id.uuid()),
        actor,
        at: now,
        data: serde_json::json!({}),
    };
    log::append(tx, entry).await?;
    Ok(id)
}

/// Organisations whose names mean the same as `name`, whatever its width, spaces and legal form.
///
/// # Errors
/// The database's failures.
pub async fn find_by_name_key(
    conn: &impl ConnectionTrait,
    name: &str,
) -> Result<Vec<Known>, DbErr> {
    let rows = store::find_by_name_key(conn, &name_key(name)).await?;
    Ok(rows.into_iter().map(Known::from).collect())
}

/// One organisation, also one that is not in the directory yet.
///
/// # Errors
/// The database's failures.
pub async fn find(conn: &impl ConnectionTrait, id: OrganisationId) -> Result<Option<Known>, DbErr> {
    Ok(store::find(conn, id).await?.map(Known::from))
}

/// Several organisations, in no order.
///
/// # Errors
/// The database's failures.
pub async fn find_many(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = OrganisationId>,
) -> Result<Vec<Known>, DbErr> {
    let rows = store::find_many(conn, ids).await?;
    Ok(rows.into_iter().map(Known::from).collect())
}

/// How many organisations there are, in the directory or not.
///
/// # Errors
/// The database's failures.
pub async fn count(conn: &impl ConnectionTrait) -> Result<u64, DbErr> {
    store::count(conn).await
}

/// A page of the directory, in the order of readings.
///
/// # Errors
/// 422 for a cursor of another list; the database's failures.
pub async fn list(
    context: &Context,
    filter: &OrganisationFilter,
) -> Result<Page<OrganisationItem>, ApiError> {
    let mut named = filter.clone();
    (named.limit, named.cursor) = (None, None);
    // The filter is part of the list's name: a cursor is good for one filter only.
    let name = format!(
        "organisations{}",
        shared::query::FromQuery::to_query(&named)
    );
    let after = cursor::read(&context.links, &name, filter.cursor.as_ref())?;
    let limit = filter.limit.map_or(DEFAULT_LIMIT, shared::field::Int::get);
    let limit = usize::try_from(limit).unwrap_or_default();
    let rows = store::list(context.db.read(), filter, after, limit as u64 + 1).await?;
    let today = context.clock.now().jst_date();
    Ok(cursor::page(
        &context.links,
        &name,
        rows,
        limit,
        |row| (row.sort_key.clone(), row.id),
        |row| item(row, today),
    ))
}

/// One organisation of the directory.
///
/// # Errors
/// 404; the database's failures.
pub async fn get(context: &Context, id: OrganisationId) -> Result<OrganisationDetail, ApiError> {
    let row = store::find(context.db.read(), id).await?;
    let row = row
        .filter(|row| row.status == OrganisationStatus::Active)
        .ok_or(Code::NotFound)?;
    let registered_it = is_registered(&row, context.clock.now().jst_date());
    Ok(OrganisationDetail {
        id: row.id,
        name: row.name,
        kana: row.kana,
        corporate_number: row.corporate_number,
        sector: row.sector,
        industry: row.industry,
        municipality: row.municipality,
        size: row.size,
        registered_it,
        registered_it_since: row.registered_it_since,
        description: row.description,
        website: row.website,
        version: row.version,
    })
}

fn item(row: Model, today: NaiveDate) -> OrganisationItem {
    OrganisationItem {
        id: row.id,
        registered_it: is_registered(&row, today),
        name: row.name,
        kana: row.kana,
        sector: row.sector,
        industry: row.industry,
        municipality: row.municipality,
    }
}

fn is_registered(row: &Model, today: NaiveDate) -> bool {
    let begun = row
        .registered_it_since
        .is_some_and(|since| since.date() <= today);
    let ended = row
        .registered_it_until
        .is_some_and(|until| until.date() < today);
    begun && !ended
}
