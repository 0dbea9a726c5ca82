//! Lists of organisations, and how many there are of each kind.

use sea_orm::sea_query::{ExprTrait, Func, LikeExpr, Query, SelectStatement, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Select, TryGetable,
};
use shared::organisation::api::FacetFilter;
use shared::organisation::rules::search_key;
use shared::organisation::staff::StaffOrganisationFilter;
use shared::organisation::types::RegisteredIt;
use shared::organisation::{ItStatus, OrganisationId, OrganisationStatus};
use shared::time::Day;

use crate::features::organisation::entity::it_registration;
use crate::features::organisation::entity::organisation::{Column, Entity, Model};

/// Words of a search that count; more only cost.
const MAX_WORDS: usize = 8;

/// The key of a row in a list in the order of readings.
pub type Key = (String, OrganisationId);

/// What a row is counted by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Facet {
    /// Its side of the exchange.
    Sector,
    /// Its division of industry.
    Industry,
    /// Where it sits.
    Municipality,
    /// Whether it is registered.
    Registered,
}

/// Organisations of the directory in the order of readings, after the one with the key `after`.
pub async fn page(
    conn: &impl ConnectionTrait,
    (filter, today): (&FacetFilter, Day),
    after: Option<Key>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    in_order(listed(filter, today, None), after, limit)
        .all(conn)
        .await
}

/// How many organisations of the directory pass the filter, leaving one part of it out.
pub async fn count(
    conn: &impl ConnectionTrait,
    (filter, today): (&FacetFilter, Day),
    without: Option<Facet>,
) -> Result<u64, DbErr> {
    listed(filter, today, without).count(conn).await
}

#[derive(FromQueryResult)]
struct Counted<T: TryGetable> {
    value: Option<T>,
    number: i64,
}

/// How many organisations have each value of a column, given the rest of the filter.
pub async fn counts<T: TryGetable + Send + Sync>(
    conn: &impl ConnectionTrait,
    (filter, today): (&FacetFilter, Day),
    facet: Facet,
) -> Result<Vec<(T, i64)>, DbErr> {
    let column = match facet {
        Facet::Sector => Column::Sector,
        Facet::Industry => Column::Industry,
        Facet::Municipality | Facet::Registered => Column::Municipality,
    };
    let rows = listed(filter, today, Some(facet))
        .select_only()
        .column_as(column, "value")
        .column_as(Column::Id.count(), "number")
        .group_by(column)
        .into_model::<Counted<T>>()
        .all(conn)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| Some((row.value?, row.number)))
        .collect())
}

/// All organisations that staff may look at, in the order of readings.
pub async fn staff_page(
    conn: &impl ConnectionTrait,
    filter: &StaffOrganisationFilter,
    after: Option<Key>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::MergedInto.is_null());
    if let Some(status) = filter.status {
        query = query.filter(Column::Status.eq(status));
    }
    if let Some(q) = &filter.q {
        query = words(query, q.as_str(), &Column::SearchKey.into_expr());
    }
    in_order(query, after, limit).all(conn).await
}

/// Those that wait for staff, the oldest first.
pub async fn waiting(
    conn: &impl ConnectionTrait,
    after: Option<OrganisationId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = waits();
    if let Some(id) = after {
        query = query.filter(Column::Id.gt(id));
    }
    query.order_by_asc(Column::Id).limit(limit).all(conn).await
}

/// How many wait for staff.
pub async fn count_waiting(conn: &impl ConnectionTrait) -> Result<u64, DbErr> {
    waits().count(conn).await
}

fn waits() -> Select<Entity> {
    Entity::find()
        .filter(Column::Status.eq(OrganisationStatus::Pending))
        .filter(Column::MergedInto.is_null())
        .filter(Column::SetAsideAt.is_null())
}

/// Every name of the directory, for comparing; at most `limit`.
pub async fn names(conn: &impl ConnectionTrait, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::Status.eq(OrganisationStatus::Active))
        .filter(Column::MergedInto.is_null())
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(conn)
        .await
}

fn listed(filter: &FacetFilter, today: Day, without: Option<Facet>) -> Select<Entity> {
    let mut query = Entity::find()
        .filter(Column::Status.eq(OrganisationStatus::Active))
        .filter(Column::MergedInto.is_null());
    let keep = |facet| without != Some(facet);
    if let Some(sector) = filter.sector.filter(|_| keep(Facet::Sector)) {
        query = query.filter(Column::Sector.eq(sector));
    }
    if let Some(industry) = filter.industry.filter(|_| keep(Facet::Industry)) {
        query = query.filter(Column::Industry.eq(industry));
    }
    if let Some(municipality) = filter.municipality.filter(|_| keep(Facet::Municipality)) {
        query = query.filter(Column::Municipality.eq(municipality));
    }
    match filter.registered_it.filter(|_| keep(Facet::Registered)) {
        Some(RegisteredIt::Yes) => query = query.filter(Column::Id.in_subquery(registered(today))),
        Some(RegisteredIt::No) => {
            query = query.filter(Column::Id.not_in_subquery(registered(today)));
        }
        None => {}
    }
    if let Some(q) = &filter.q {
        query = words(query, q.as_str(), &Column::SearchKey.into_expr());
    }
    if let Some(text) = &filter.text {
        let all = Func::coalesce([Column::TextKey.into_expr(), Column::SearchKey.into_expr()]);
        query = words(query, text.as_str(), &all.into());
    }
    query
}

/// Who is a registered IT company on a day.
pub fn registered(day: Day) -> SelectStatement {
    use it_registration::Column as C;
    Query::select()
        .column(C::OrganisationId)
        .from(it_registration::Entity)
        .cond_where(on(day))
        .take()
}

/// Periods that hold a day.
pub fn on(day: Day) -> Condition {
    use it_registration::Column as C;
    Condition::all()
        .add(C::Status.is_in([ItStatus::Approved, ItStatus::Withdrawn]))
        .add(C::Since.lte(day))
        .add(
            Condition::any()
                .add(C::Until.is_null())
                .add(C::Until.gte(day)),
        )
}

fn words(mut query: Select<Entity>, text: &str, within: &SimpleExpr) -> Select<Entity> {
    for word in search_key(text).split(' ').take(MAX_WORDS) {
        query = query.filter(within.clone().like(contains(word)));
    }
    query
}

/// A LIKE pattern for text that contains `word`, whatever marks it holds.
fn contains(word: &str) -> LikeExpr {
    let mut pattern = String::from("%");
    for c in word.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    LikeExpr::new(pattern).escape('\\')
}

fn in_order(query: Select<Entity>, after: Option<Key>, limit: u64) -> Select<Entity> {
    let query = match after {
        None => query,
        Some((key, id)) => {
            let later = Column::SortKey.gt(key.clone());
            let same = Column::SortKey.eq(key).and(Column::Id.gt(id));
            query.filter(later.or(same))
        }
    };
    query
        .order_by_asc(Column::SortKey)
        .order_by_asc(Column::Id)
        .limit(limit)
}
