//! The queries of visits.

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Select,
};
use shared::time::Day;
use shared::visit::{PageKey, PageKind};

use super::entity::{Column, Entity, Model};

/// Rows that one statement adds: SQLite takes 32,766 values.
const AT_ONCE: usize = 1000;

/// Adds to the counts of days and pages.
pub(super) async fn add(conn: &impl ConnectionTrait, rows: &[Model]) -> Result<(), DbErr> {
    let sum = Expr::col((Entity, Column::Views)).add(Expr::col(("excluded", Column::Views)));
    let more = OnConflict::columns([Column::Day, Column::Page])
        .value(Column::Views, sum)
        .to_owned();
    for some in rows.chunks(AT_ONCE) {
        let some = some
            .iter()
            .cloned()
            .map(|row| row.into_active_model().reset_all());
        Entity::insert_many(some)
            .on_conflict(more.clone())
            .exec_without_returning(conn)
            .await?;
    }
    Ok(())
}

fn within(from: Day, to: Day) -> Select<Entity> {
    Entity::find()
        .filter(Column::Day.gte(from))
        .filter(Column::Day.lte(to))
}

/// A sum of counts stays a whole number on PostgreSQL too.
fn sum() -> Expr {
    Expr::col(Column::Views).sum().cast_as("bigint")
}

/// How often pages were shown.
pub(super) async fn total(conn: &impl ConnectionTrait, from: Day, to: Day) -> Result<i64, DbErr> {
    let found: Option<Option<i64>> = within(from, to)
        .select_only()
        .column_as(sum(), "views")
        .into_tuple()
        .one(conn)
        .await?;
    Ok(found.flatten().unwrap_or(0))
}

/// The same by day, the earliest first.
pub(super) async fn by_day(
    conn: &impl ConnectionTrait,
    from: Day,
    to: Day,
) -> Result<Vec<(Day, i64)>, DbErr> {
    within(from, to)
        .select_only()
        .column(Column::Day)
        .column_as(sum(), "views")
        .group_by(Column::Day)
        .order_by_asc(Column::Day)
        .into_tuple()
        .all(conn)
        .await
}

/// The pages shown most often.
pub(super) async fn by_page(
    conn: &impl ConnectionTrait,
    (from, to): (Day, Day),
    limit: u64,
) -> Result<Vec<(PageKey, i64)>, DbErr> {
    within(from, to)
        .select_only()
        .column(Column::Page)
        .column_as(sum(), "views")
        .group_by(Column::Page)
        .order_by_desc(sum())
        .order_by_asc(Column::Page)
        .limit(limit)
        .into_tuple()
        .all(conn)
        .await
}

/// Page by page and day by day, the latest day first, after the row `after`.
pub(super) async fn page(
    conn: &impl ConnectionTrait,
    (from, to): (Day, Day),
    kind: Option<PageKind>,
    after: Option<(Day, String)>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = within(from, to);
    if let Some(kind) = kind {
        // `event` alone or with an id; `events` is another kind.
        query = query.filter(
            Condition::any()
                .add(Column::Page.eq(kind.as_str()))
                .add(Column::Page.starts_with(format!("{kind}:"))),
        );
    }
    if let Some((day, page)) = after {
        query = query.filter(
            Condition::any().add(Column::Day.lt(day)).add(
                Condition::all()
                    .add(Column::Day.eq(day))
                    .add(Column::Page.gt(page)),
            ),
        );
    }
    query
        .order_by_desc(Column::Day)
        .order_by_asc(Column::Page)
        .limit(limit)
        .all(conn)
        .await
}
