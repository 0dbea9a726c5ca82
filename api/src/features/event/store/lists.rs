//! Lists of events, by key: the start and the id of the last row shown.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, Order, QueryFilter,
    QueryOrder, QuerySelect, Select,
};
use shared::event::types::{Period, Theme};
use shared::event::{EventId, Format, Status};
use shared::time::{Day, FiscalYear, Timestamp};
use uuid::Uuid;

use crate::features::event::entity::event::{Column, Entity, Model};

/// The states in which everybody may know of an event.
const PUBLIC: [Status; 4] = [
    Status::Published,
    Status::Postponed,
    Status::Finished,
    Status::Cancelled,
];

/// The key of the last row shown.
pub type After = (Timestamp, EventId);

/// What the public may filter by.
#[derive(Clone, Debug)]
pub struct PublicFilter {
    pub period: Period,
    pub now: Timestamp,
    pub format: Option<Format>,
    pub theme: Option<Theme>,
    /// First day and the day after the last.
    pub days: Option<(Day, Day)>,
    /// What a text search found, if there was one.
    pub among: Option<Vec<Uuid>>,
}

/// What staff may filter by.
#[derive(Clone, Debug, Default)]
pub struct StaffFilter {
    pub status: Option<Status>,
    pub fiscal_year: Option<FiscalYear>,
    pub among: Option<Vec<Uuid>>,
}

pub async fn public_page(
    conn: &impl ConnectionTrait,
    filter: &PublicFilter,
    after: Option<After>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::Status.is_in(PUBLIC));
    query = match filter.period {
        // A postponed event lies ahead, whatever its old date was.
        Period::Upcoming => query.filter(
            Condition::any()
                .add(Column::EndsAt.gt(filter.now))
                .add(Column::Status.eq(Status::Postponed)),
        ),
        Period::Past => query
            .filter(Column::EndsAt.lte(filter.now))
            .filter(Column::Status.ne(Status::Postponed)),
        Period::All => query,
    };
    if let Some(format) = filter.format {
        query = query.filter(Column::Format.eq(format));
    }
    if let Some(theme) = &filter.theme {
        query = query.filter(Column::Theme.eq(theme.clone()));
    }
    if let Some((from, to)) = filter.days {
        query = query
            .filter(Column::JstDate.gte(from))
            .filter(Column::JstDate.lt(to));
    }
    let order = match filter.period {
        Period::Past => Order::Desc,
        Period::Upcoming | Period::All => Order::Asc,
    };
    page(among(query, filter.among.as_deref()), &order, after, limit)
        .all(conn)
        .await
}

pub async fn staff_page(
    conn: &impl ConnectionTrait,
    filter: &StaffFilter,
    after: Option<After>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find();
    if let Some(status) = filter.status {
        query = query.filter(Column::Status.eq(status));
    }
    if let Some(year) = filter.fiscal_year {
        query = query.filter(Column::FiscalYear.eq(year));
    }
    let query = among(query, filter.among.as_deref());
    page(query, &Order::Desc, after, limit).all(conn).await
}

/// What waits for confirmation, the longest waiting first. Its key is when it was submitted.
pub async fn submitted_page(
    conn: &impl ConnectionTrait,
    after: Option<After>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::Status.eq(Status::Submitted));
    if let Some((at, id)) = after {
        query = query.filter(
            Condition::any().add(Column::SubmittedAt.gt(at)).add(
                Condition::all()
                    .add(Column::SubmittedAt.eq(at))
                    .add(Column::Id.gt(id)),
            ),
        );
    }
    query
        .order_by_asc(Column::SubmittedAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(conn)
        .await
}

/// The themes of public events with how many there are, the most frequent first.
pub async fn themes(conn: &impl ConnectionTrait) -> Result<Vec<(Theme, i64)>, DbErr> {
    let count = || Expr::col(Column::Id).count();
    Entity::find()
        .select_only()
        .column(Column::Theme)
        .column_as(count(), "events")
        .filter(Column::Status.is_in(PUBLIC))
        .filter(Column::Theme.is_not_null())
        .group_by(Column::Theme)
        .order_by_desc(count())
        .order_by_asc(Column::Theme)
        .limit(100)
        .into_tuple()
        .all(conn)
        .await
}

fn among(query: Select<Entity>, ids: Option<&[Uuid]>) -> Select<Entity> {
    match ids {
        Some(ids) => query.filter(Column::Id.is_in(ids.iter().copied())),
        None => query,
    }
}

fn page(query: Select<Entity>, order: &Order, after: Option<After>, limit: u64) -> Select<Entity> {
    let query = match (after, order) {
        (None, _) => query,
        (Some((at, id)), Order::Desc) => query.filter(
            Condition::any().add(Column::StartsAt.lt(at)).add(
                Condition::all()
                    .add(Column::StartsAt.eq(at))
                    .add(Column::Id.lt(id)),
            ),
        ),
        (Some((at, id)), _) => query.filter(
            Condition::any().add(Column::StartsAt.gt(at)).add(
                Condition::all()
                    .add(Column::StartsAt.eq(at))
                    .add(Column::Id.gt(id)),
            ),
        ),
    };
    query
        .order_by(Column::StartsAt, order.clone())
        .order_by(Column::Id, order.clone())
        .limit(limit)
}
