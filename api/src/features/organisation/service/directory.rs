//! The public directory.

use std::collections::BTreeSet;

use shared::organisation::api::{
    FacetFilter, IndustryFacet, MunicipalityFacet, OrganisationDetail, OrganisationFacets,
    OrganisationFilter, OrganisationItem, RegisteredFacet, SectorFacet,
};
use shared::organisation::types::RegisteredIt;
use shared::organisation::{ItStatus, OrganisationId};
use shared::page::{DEFAULT_LIMIT, Page};
use shared::problem::Code;
use shared::query::FromQuery;
use shared::time::Day;

use crate::app::Context;
use crate::features::organisation::entity::organisation::Model;
use crate::features::organisation::store::directory::{self, Facet};
use crate::features::organisation::store::{it_registration, organisation};
use crate::platform::cursor;
use crate::platform::http_error::ApiError;

/// Today, where the programme is.
pub(super) fn today(ctx: &Context) -> Day {
    Day::new(ctx.clock.now().jst_date())
}

/// A page of the directory, in the order of readings.
///
/// # Errors
/// 422 for a cursor of another list; the database's failures.
pub async fn list(
    ctx: &Context,
    filter: &OrganisationFilter,
) -> Result<Page<OrganisationItem>, ApiError> {
    let named = FacetFilter::from(filter);
    // The filter is part of the list's name: a cursor is good for one filter only.
    let name = format!("organisations{}", named.to_query());
    let after = cursor::read(&ctx.links, &name, filter.cursor.as_ref())?;
    let limit = limit(filter.limit);
    let (conn, today) = (ctx.db.read(), today(ctx));
    let rows = directory::page(conn, (&named, today), after, limit as u64 + 1).await?;
    let ids = rows.iter().map(|row| row.id).collect();
    let registered = it_registration::registered_among(conn, ids, today).await?;
    Ok(cursor::page(
        &ctx.links,
        &name,
        rows,
        limit,
        |row| (row.sort_key.clone(), row.id),
        |row| item(row, &registered),
    ))
}

/// How many a page holds.
pub(super) fn limit(asked: Option<shared::page::Limit>) -> usize {
    let limit = asked.map_or(DEFAULT_LIMIT, shared::field::Int::get);
    usize::try_from(limit).unwrap_or(1)
}

/// How many organisations each value of each filter would leave. The number of queries does not
/// depend on how many values there are.
///
/// # Errors
/// The database's failures.
pub async fn facets(ctx: &Context, filter: &FacetFilter) -> Result<OrganisationFacets, ApiError> {
    let (conn, asked) = (ctx.db.read(), (filter, today(ctx)));
    let sector = directory::counts(conn, asked, Facet::Sector).await?;
    let industry = directory::counts(conn, asked, Facet::Industry).await?;
    let municipality = directory::counts(conn, asked, Facet::Municipality).await?;
    let either = directory::count(conn, asked, Some(Facet::Registered)).await?;
    let only = FacetFilter {
        registered_it: Some(RegisteredIt::Yes),
        ..filter.clone()
    };
    let yes = directory::count(conn, (&only, asked.1), None).await?;
    let (registered, others) = (number(yes), number(either.saturating_sub(yes)));
    let total = match filter.registered_it {
        Some(RegisteredIt::Yes) => registered,
        Some(RegisteredIt::No) => others,
        None => number(either),
    };
    macro_rules! in_order {
        ($rows:ident, $facet:ident) => {{
            let mut rows: Vec<_> = $rows
                .into_iter()
                .map(|(value, count)| $facet {
                    value,
                    count: number(u64::try_from(count).unwrap_or(0)),
                })
                .collect();
            rows.sort_by_key(|facet| facet.value);
            rows
        }};
    }
    Ok(OrganisationFacets {
        total,
        sector: in_order!(sector, SectorFacet),
        industry: in_order!(industry, IndustryFacet),
        municipality: in_order!(municipality, MunicipalityFacet),
        registered_it: [(RegisteredIt::Yes, registered), (RegisteredIt::No, others)]
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(value, count)| RegisteredFacet { value, count })
            .collect(),
    })
}

fn number(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// One organisation of the directory. What was merged answers with what it was merged into, under that
/// one's own id: old links lead to where the company is now.
///
/// # Errors
/// 404; the database's failures.
pub async fn get(ctx: &Context, id: OrganisationId) -> Result<OrganisationDetail, ApiError> {
    let conn = ctx.db.read();
    let mut row = organisation::find(conn, id).await?.ok_or(Code::NotFound)?;
    if let Some(into) = row.merged_into {
        row = organisation::find(conn, into)
            .await?
            .ok_or(Code::NotFound)?;
    }
    if !organisation::is_listed(&row) {
        return Err(Code::NotFound.into());
    }
    let today = today(ctx);
    let registered = it_registration::registered_among(conn, vec![row.id], today).await?;
    let periods = it_registration::of(conn, row.id, 50).await?;
    let since = periods
        .iter()
        .filter(|period| [ItStatus::Approved, ItStatus::Withdrawn].contains(&period.status))
        .filter_map(|period| period.since.filter(|since| *since <= today))
        .max();
    Ok(OrganisationDetail {
        registered_it: registered.contains(&row.id),
        registered_it_since: since,
        id: row.id,
        name: row.name,
        kana: row.kana,
        corporate_number: row.corporate_number,
        sector: row.sector,
        industry: row.industry,
        municipality: row.municipality,
        size: row.size,
        description: row.description,
        offers: row.offers,
        needs: row.needs,
        website: row.website,
        version: row.version,
    })
}

fn item(row: Model, registered: &BTreeSet<OrganisationId>) -> OrganisationItem {
    OrganisationItem {
        registered_it: registered.contains(&row.id),
        id: row.id,
        name: row.name,
        kana: row.kana,
        sector: row.sector,
        industry: row.industry,
        municipality: row.municipality,
        offers: row.offers,
        needs: row.needs,
    }
}
