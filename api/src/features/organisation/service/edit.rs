//! Staff enter organisations and change them.

use sea_orm::DbErr;
use shared::account::types::OrganisationName;
use shared::field::WebUrl;
use shared::organisation::rules::{name_key, search_key};
use shared::organisation::staff::{
    OrganisationForm, StaffOrganisation, StaffOrganisationFilter, StaffOrganisationItem,
};
use shared::organisation::types::{
    OrganisationDescription, OrganisationKana, OrganisationNeeds, OrganisationOffers,
};
use shared::organisation::{
    CorporateNumber, Industry, Municipality, OrganisationId, OrganisationSize, OrganisationStatus,
    Sector,
};
use shared::page::Page;
use shared::problem::Code;
use shared::query::FromQuery;
use shared::time::{Day, Timestamp};

use super::directory::{limit, today};
use super::{it, kind, tell};
use crate::app::Context;
use crate::features::organisation::entity::organisation::Model;
use crate::features::organisation::store::{self, directory, it_registration, organisation};
use crate::platform::auth::SignedIn;
use crate::platform::cursor;
use crate::platform::db::{Tx, is_unique_violation};
use crate::platform::http_error::ApiError;
use crate::platform::log::Actor;

/// Spellings and periods that are shown at most.
const SHOWN: u64 = 50;

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
    /// What it offers.
    pub offers: Option<OrganisationOffers>,
    /// What it needs.
    pub needs: Option<OrganisationNeeds>,
    /// Its site.
    pub website: Option<WebUrl>,
    /// Whether it stands in the directory at once.
    pub status: OrganisationStatus,
}

/// What the directory says of a row.
pub(super) fn form(row: &Model) -> OrganisationForm {
    OrganisationForm {
        name: row.name.clone(),
        kana: row.kana.clone(),
        corporate_number: row.corporate_number.clone(),
        sector: row.sector,
        industry: row.industry,
        municipality: row.municipality,
        size: row.size,
        description: row.description.clone(),
        offers: row.offers.clone(),
        needs: row.needs.clone(),
        website: row.website.clone(),
    }
}

/// A new row that says what the form says.
pub(super) fn row(
    id: OrganisationId,
    form: &OrganisationForm,
    status: OrganisationStatus,
    now: Timestamp,
) -> Model {
    let (name, sector) = (form.name.clone(), form.sector);
    let bare = Model {
        id,
        name,
        kana: None,
        name_key: String::new(),
        search_key: String::new(),
        sort_key: String::new(),
        corporate_number: None,
        sector,
        industry: None,
        municipality: None,
        size: None,
        description: None,
        offers: None,
        needs: None,
        text_key: None,
        website: None,
        status,
        merged_into: None,
        set_aside_at: None,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    filled(&bare, form, now)
}

/// The row with what the form says, and the keys that follow from it.
pub(super) fn filled(row: &Model, form: &OrganisationForm, now: Timestamp) -> Model {
    let reading = form.kana.as_ref().map_or("", OrganisationKana::as_str);
    let sort = if reading.is_empty() {
        form.name.as_str()
    } else {
        reading
    };
    let named = search_key(&format!("{} {reading}", form.name));
    let told = [
        form.description.as_ref().map(AsRef::as_ref),
        form.offers.as_ref().map(AsRef::as_ref),
        form.needs.as_ref().map(AsRef::as_ref),
    ];
    let told: Vec<&str> = told.into_iter().flatten().collect();
    Model {
        name_key: name_key(form.name.as_str()),
        text_key: Some(format!("{named} {}", search_key(&told.join(" ")))),
        search_key: named,
        sort_key: search_key(sort),
        name: form.name.clone(),
        kana: form.kana.clone(),
        corporate_number: form.corporate_number.clone(),
        sector: form.sector,
        industry: form.industry,
        municipality: form.municipality,
        size: form.size,
        description: form.description.clone(),
        offers: form.offers.clone(),
        needs: form.needs.clone(),
        website: form.website.clone(),
        updated_at: now,
        ..*row
    }
}

/// Adds an organisation and logs `organisation.created`.
///
/// # Errors
/// A violated UNIQUE when the 法人番号 is known already; the database's failures.
pub async fn create(
    tx: &Tx,
    ctx: &Context,
    actor: Actor,
    new: NewOrganisation,
) -> Result<OrganisationId, DbErr> {
    let now = ctx.clock.now();
    let id = OrganisationId::from_uuid(ctx.random.uuid_v7(now));
    let since = new.registered_it_since;
    let form = OrganisationForm {
        name: new.name,
        kana: new.kana,
        corporate_number: new.corporate_number,
        sector: new.sector,
        industry: new.industry,
        municipality: new.municipality,
        size: new.size,
        description: new.description,
        offers: new.offers,
        needs: new.needs,
        website: new.website,
    };
    store::organisation::insert(tx, row(id, &form, new.status, now)).await?;
    tell(tx, kind::CREATED, id, (actor, now)).await?;
    if let Some(since) = since {
        it::enter(tx, ctx, id, since).await?;
    }
    Ok(id)
}

/// Staff enter an organisation; it stands in the directory at once.
///
/// # Errors
/// 422 `corporate_number_taken`.
pub async fn enter(
    ctx: &Context,
    who: &SignedIn,
    form: OrganisationForm,
) -> Result<StaffOrganisation, ApiError> {
    let actor = who.actor();
    let context = ctx.clone();
    let now = ctx.clock.now();
    let id = OrganisationId::from_uuid(ctx.random.uuid_v7(now));
    let written = ctx.db.write(move |tx| {
        Box::pin(async move {
            number_is_free(tx, &form, id).await?;
            let new = row(id, &form, OrganisationStatus::Active, now);
            written(organisation::insert(tx, new).await.map(|()| true))?;
            Ok::<_, ApiError>(tell(tx, kind::CREATED, id, (actor, now)).await?)
        })
    });
    written.await?;
    show(&context, id).await
}

/// A 法人番号 names one organisation only.
pub(super) async fn number_is_free(
    tx: &Tx,
    form: &OrganisationForm,
    id: OrganisationId,
) -> Result<(), ApiError> {
    let Some(number) = &form.corporate_number else {
        return Ok(());
    };
    match organisation::by_corporate_number(tx, number).await? {
        Some(other) if other != id => Err(taken()),
        _ => Ok(()),
    }
}

fn taken() -> ApiError {
    ApiError::fault("/corporate_number", Code::CorporateNumberTaken)
}

/// Two who take a number at the same moment: the second is told by the index.
pub(super) fn written(done: Result<bool, DbErr>) -> Result<bool, ApiError> {
    done.map_err(|error| {
        if is_unique_violation(&error) {
            taken()
        } else {
            error.into()
        }
    })
}

/// Replaces what the directory says of an organisation.
///
/// # Errors
/// 404, also for what was merged; 412; 422 `corporate_number_taken`.
pub async fn replace(
    ctx: &Context,
    who: &SignedIn,
    id: OrganisationId,
    version: i64,
    form: OrganisationForm,
) -> Result<StaffOrganisation, ApiError> {
    let actor = who.actor();
    let now = ctx.clock.now();
    let changed = ctx.db.write(move |tx| {
        Box::pin(async move {
            let known = organisation::locked(tx, id).await?;
            let known = known
                .filter(|row| row.merged_into.is_none())
                .ok_or(Code::NotFound)?;
            if known.version != version {
                return Err(Code::VersionStale.into());
            }
            number_is_free(tx, &form, id).await?;
            let new = filled(&known, &form, now);
            if !written(organisation::replace(tx, new).await)? {
                return Err(Code::VersionStale.into());
            }
            Ok::<_, ApiError>(tell(tx, kind::CHANGED, id, (actor, now)).await?)
        })
    });
    changed.await?;
    show(ctx, id).await
}

/// One organisation as staff see it, also one that waits.
///
/// # Errors
/// 404.
pub async fn show(ctx: &Context, id: OrganisationId) -> Result<StaffOrganisation, ApiError> {
    let conn = ctx.db.read();
    let row = organisation::find(conn, id).await?.ok_or(Code::NotFound)?;
    let registered = it_registration::registered_among(conn, vec![id], today(ctx)).await?;
    let periods = it_registration::of(conn, id, SHOWN).await?;
    let it_registrations = periods
        .into_iter()
        .map(|one| it::view(one, row.name.clone()))
        .collect();
    Ok(StaffOrganisation {
        id,
        form: form(&row),
        status: row.status,
        set_aside: row.set_aside_at.is_some(),
        merged_into: row.merged_into,
        registered_it: registered.contains(&id),
        spellings: store::alias::of(conn, id, SHOWN).await?,
        it_registrations,
        version: row.version,
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}

/// All organisations, in the order of readings.
///
/// # Errors
/// 422 for a cursor of another list.
pub async fn list(
    ctx: &Context,
    filter: &StaffOrganisationFilter,
) -> Result<Page<StaffOrganisationItem>, ApiError> {
    let bare = StaffOrganisationFilter {
        limit: None,
        cursor: None,
        ..filter.clone()
    };
    let name = format!("staff-organisations{}", bare.to_query());
    let after = cursor::read(&ctx.links, &name, filter.cursor.as_ref())?;
    let limit = limit(filter.limit);
    let conn = ctx.db.read();
    let rows = directory::staff_page(conn, filter, after, limit as u64 + 1).await?;
    let ids = rows.iter().map(|row| row.id).collect();
    let registered = it_registration::registered_among(conn, ids, today(ctx)).await?;
    Ok(cursor::page(
        &ctx.links,
        &name,
        rows,
        limit,
        |row| (row.sort_key.clone(), row.id),
        |row| StaffOrganisationItem {
            registered_it: registered.contains(&row.id),
            sector: (row.status == OrganisationStatus::Active).then_some(row.sector),
            set_aside: row.set_aside_at.is_some(),
            id: row.id,
            name: row.name,
            kana: row.kana,
            municipality: row.municipality,
            status: row.status,
            updated_at: row.updated_at,
        },
    ))
}
