//! Lists, by key: the time they are ordered by and the id of the last row shown.

use sea_orm::sea_query::Query;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, Order, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};
use shared::organisation::{Industry, Municipality, Sector};
use shared::portal::types::Availability;
use shared::portal::{ArticleId, ArticleKind, ArticleStatus};
use shared::time::Timestamp;
use uuid::Uuid;

use crate::features::portal::entity::{article, measure, target};

/// The key of the last row shown.
pub type After = (Timestamp, ArticleId);

/// Which support measures everybody may list.
#[derive(Clone, Debug)]
pub struct MeasureFilter {
    pub state: Availability,
    pub now: Timestamp,
    pub sector: Option<Sector>,
    pub industry: Option<Industry>,
    pub municipality: Option<Municipality>,
    /// What a text search found, if there was one.
    pub among: Option<Vec<Uuid>>,
}

/// What staff may filter by.
#[derive(Clone, Debug, Default)]
pub struct StaffFilter {
    pub status: Option<ArticleStatus>,
    pub kind: Option<ArticleKind>,
    pub among: Option<Vec<Uuid>>,
}

/// Public articles, the newest first.
pub async fn article_page(
    conn: &impl ConnectionTrait,
    kinds: &[ArticleKind],
    among: Option<Vec<Uuid>>,
    after: Option<After>,
    limit: u64,
) -> Result<Vec<article::Model>, DbErr> {
    use article::Column;
    let mut query = article::Entity::find()
        .filter(Column::Status.eq(ArticleStatus::Published))
        .filter(Column::Kind.is_in(kinds.iter().copied()));
    if let Some(ids) = among {
        query = query.filter(Column::Id.is_in(ids));
    }
    if let Some(after) = after {
        query = query.filter(beyond(
            (Column::PublishedAt, Column::Id),
            &Order::Desc,
            after,
        ));
    }
    query
        .order_by_desc(Column::PublishedAt)
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(conn)
        .await
}

/// Public support measures by deadline: the nearest first of those that are open, the last first
/// of those that are over.
pub async fn measure_page(
    conn: &impl ConnectionTrait,
    filter: &MeasureFilter,
    after: Option<After>,
    limit: u64,
) -> Result<Vec<measure::Model>, DbErr> {
    use measure::Column;
    let published = Query::select()
        .column(article::Column::Id)
        .from(article::Entity)
        .and_where(article::Column::Status.eq(ArticleStatus::Published))
        .to_owned();
    let mut query = measure::Entity::find().filter(Column::ArticleId.in_subquery(published));
    let order = match filter.state {
        Availability::Open => {
            query = query.filter(Column::ClosesAt.gt(filter.now));
            Order::Asc
        }
        Availability::Closed => {
            query = query.filter(Column::ClosesAt.lte(filter.now));
            Order::Desc
        }
    };
    let wanted = [
        ("sector", filter.sector.map(Sector::as_str)),
        ("industry", filter.industry.map(Industry::as_str)),
        (
            "municipality",
            filter.municipality.map(Municipality::as_str),
        ),
    ];
    for (kind, code) in wanted {
        if let Some(code) = code {
            query = query.filter(is_for(kind, code));
        }
    }
    if let Some(ids) = &filter.among {
        query = query.filter(Column::ArticleId.is_in(ids.iter().copied()));
    }
    if let Some(after) = after {
        query = query.filter(beyond((Column::ClosesAt, Column::ArticleId), &order, after));
    }
    query
        .order_by(Column::ClosesAt, order.clone())
        .order_by(Column::ArticleId, order)
        .limit(limit)
        .all(conn)
        .await
}

/// Measures for this one, and those that name none of its kind: they are for all.
fn is_for(kind: &'static str, code: &'static str) -> Condition {
    let naming = || {
        Query::select()
            .column(target::Column::ArticleId)
            .from(target::Entity)
            .and_where(target::Column::Kind.eq(kind))
            .to_owned()
    };
    let mut this = naming();
    this.and_where(target::Column::Code.eq(code));
    Condition::any()
        .add(measure::Column::ArticleId.not_in_subquery(naming()))
        .add(measure::Column::ArticleId.in_subquery(this))
}

/// Everything, what was changed last first.
pub async fn staff_page(
    conn: &impl ConnectionTrait,
    filter: StaffFilter,
    after: Option<After>,
    limit: u64,
) -> Result<Vec<article::Model>, DbErr> {
    use article::Column;
    let mut query = article::Entity::find();
    if let Some(status) = filter.status {
        query = query.filter(Column::Status.eq(status));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(Column::Kind.eq(kind));
    }
    if let Some(ids) = filter.among {
        query = query.filter(Column::Id.is_in(ids));
    }
    if let Some(after) = after {
        query = query.filter(beyond((Column::UpdatedAt, Column::Id), &Order::Desc, after));
    }
    query
        .order_by_desc(Column::UpdatedAt)
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(conn)
        .await
}

/// How many wait for confirmation.
pub async fn submitted(conn: &impl ConnectionTrait) -> Result<u64, DbErr> {
    article::Entity::find()
        .filter(article::Column::Status.eq(ArticleStatus::Submitted))
        .count(conn)
        .await
}

/// Rows that come after the last one shown.
fn beyond<C: ColumnTrait>((time, id): (C, C), order: &Order, (at, last): After) -> Condition {
    let (later, same) = match order {
        Order::Desc => (time.lt(at), id.lt(last)),
        _ => (time.gt(at), id.gt(last)),
    };
    Condition::any()
        .add(later)
        .add(Condition::all().add(time.eq(at)).add(same))
}
