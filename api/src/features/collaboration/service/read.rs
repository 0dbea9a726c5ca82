//! Reading collaborations.

use std::collections::{BTreeMap, BTreeSet};

use shared::account::AccountId;
use shared::collaboration::CollaborationId;
use shared::collaboration::api::{
    CollaborationCompany, CollaborationDetail, CollaborationFilter, CollaborationItem,
    CollaborationOrigin, CollaborationStep,
};
use shared::event::EventId;
use shared::organisation::OrganisationId;
use shared::page::{DEFAULT_LIMIT, Limit, Page};
use shared::problem::Code;
use shared::query::FromQuery;
use shared::time::Timestamp;

use crate::app::Context;
use crate::features::account::service as accounts;
use crate::features::collaboration::entity::collaboration::Model;
use crate::features::collaboration::store::read;
use crate::features::event::service as events;
use crate::features::organisation::service as organisations;
use crate::platform::cursor;
use crate::platform::db::ConnectionTrait;
use crate::platform::http_error::ApiError;

/// Lines of a history that are shown at most.
const LINES: u64 = 200;

/// Collaborations that fit the filter, the newest first.
///
/// # Errors
/// 422 for a cursor of another list.
pub async fn list(
    ctx: &Context,
    filter: &CollaborationFilter,
) -> Result<Page<CollaborationItem>, ApiError> {
    let bare = CollaborationFilter {
        limit: None,
        cursor: None,
        ..filter.clone()
    };
    let name = format!("collaborations{}", bare.to_query());
    let after = cursor::read(&ctx.links, &name, filter.cursor.as_ref())?;
    let limit = filter.limit.map_or(DEFAULT_LIMIT, Limit::get);
    let limit = usize::try_from(limit).unwrap_or(1);
    let fetch = u64::try_from(limit).unwrap_or(1) + 1;
    let conn = ctx.db.read();
    let rows = read::page(conn, filter, after, fetch).await?;
    let around = Around::of(conn, &rows, ctx.clock.now()).await?;
    Ok(cursor::page(
        &ctx.links,
        &name,
        rows,
        limit,
        |row| (row.created_at, row.id),
        |row| around.item(row),
    ))
}

/// One, with its history.
///
/// # Errors
/// `not_found`.
pub async fn detail(
    ctx: &Context,
    conn: &impl ConnectionTrait,
    id: CollaborationId,
) -> Result<CollaborationDetail, ApiError> {
    let row = read::find(conn, id).await?.ok_or(Code::NotFound)?;
    let around = Around::of(conn, std::slice::from_ref(&row), ctx.clock.now()).await?;
    let lines = read::history(conn, id, LINES).await?;
    let by = lines.iter().map(|line| line.by_account);
    let by: BTreeSet<AccountId> = by.chain(row.confirmed_by).collect();
    let names = accounts::names(conn, by.into_iter().collect()).await?;
    let history = lines
        .into_iter()
        .map(|line| CollaborationStep {
            at: line.at,
            by: names.get(&line.by_account).cloned(),
            step: line.step,
            from: line.from_stage,
            to: line.to_stage,
        })
        .collect();
    let confirmed_by = row.confirmed_by.and_then(|by| names.get(&by).cloned());
    let (summary, created_at, version) = (row.summary.clone(), row.created_at, row.version);
    let item = around.item(row);
    Ok(CollaborationDetail {
        id: item.id,
        title: item.title,
        summary,
        stage: item.stage,
        organisations: item.organisations,
        origin_event: item.origin_event,
        launched_on: item.launched_on,
        confirmed_at: item.confirmed_at,
        confirmed_by,
        counts_in: item.counts_in,
        history,
        created_at,
        updated_at: item.updated_at,
        version,
    })
}

/// What other slices know of what rows name.
struct Around {
    companies: BTreeMap<CollaborationId, Vec<OrganisationId>>,
    known: BTreeMap<OrganisationId, CollaborationCompany>,
    origins: BTreeMap<EventId, CollaborationOrigin>,
}

impl Around {
    async fn of(
        conn: &impl ConnectionTrait,
        rows: &[Model],
        now: Timestamp,
    ) -> Result<Self, ApiError> {
        let companies = read::companies(conn, rows.iter().map(|row| row.id).collect()).await?;
        let ids: BTreeSet<OrganisationId> = companies.values().flatten().copied().collect();
        let known = if ids.is_empty() {
            Vec::new()
        } else {
            organisations::find_many(conn, ids).await?
        };
        let events: BTreeSet<EventId> = rows.iter().filter_map(|row| row.origin_event_id).collect();
        let events: Vec<EventId> = events.into_iter().collect();
        let origins = events::summaries(conn, &events, now).await?;
        let company = |one: organisations::Known| CollaborationCompany {
            id: one.id,
            name: one.name,
            sector: one.sector,
        };
        Ok(Self {
            companies,
            known: known
                .into_iter()
                .map(|one| (one.id, company(one)))
                .collect(),
            origins: origins
                .into_iter()
                .map(|(id, event)| {
                    let title = event.title;
                    (id, CollaborationOrigin { id, title })
                })
                .collect(),
        })
    }

    fn item(&self, row: Model) -> CollaborationItem {
        let ids = self.companies.get(&row.id).map_or(&[][..], Vec::as_slice);
        let known = ids.iter().filter_map(|id| self.known.get(id));
        let mut organisations: Vec<CollaborationCompany> = known.cloned().collect();
        organisations.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        let origin = row.origin_event_id;
        CollaborationItem {
            id: row.id,
            counts_in: row.standing().counts_in(),
            title: row.title,
            stage: row.stage,
            organisations,
            origin_event: origin.and_then(|id| self.origins.get(&id).cloned()),
            launched_on: row.launched_on,
            confirmed_at: row.confirmed_at,
            updated_at: row.updated_at,
        }
    }
}
