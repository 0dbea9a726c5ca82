//! What reads collaborations.

use std::collections::BTreeMap;

use sea_orm::sea_query::Query;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};
use shared::collaboration::api::CollaborationFilter;
use shared::collaboration::types::{CollaborationId, Confirmation, Stage};
use shared::organisation::OrganisationId;
use shared::time::{Day, Timestamp};

use crate::features::collaboration::entity::collaboration::{Column, Entity, Model};
use crate::features::collaboration::entity::{company, history};
use crate::platform::db::Tx;

/// The key of a row in a list that shows the newest first.
pub type Key = (Timestamp, CollaborationId);

/// One.
pub async fn find(
    conn: &impl ConnectionTrait,
    id: CollaborationId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(conn).await
}

/// One, locked until the transaction ends.
pub async fn locked(tx: &Tx, id: CollaborationId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// Those that fit the filter, the newest first.
pub async fn page(
    conn: &impl ConnectionTrait,
    filter: &CollaborationFilter,
    after: Option<Key>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find();
    if let Some(stage) = filter.stage {
        query = query.filter(Column::Stage.eq(stage));
    }
    if let Some(year) = filter.fiscal_year {
        let (first, last) = (Day::new(year.first_day()), Day::new(year.last_day()));
        query = query.filter(launched_between(first, last));
    }
    if let Some(id) = filter.organisation_id {
        let theirs = Query::select()
            .column(company::Column::CollaborationId)
            .from(company::Entity)
            .and_where(company::Column::OrganisationId.eq(id))
            .take();
        query = query.filter(Column::Id.in_subquery(theirs));
    }
    match filter.confirmation {
        Some(Confirmation::Confirmed) => query = query.filter(Column::ConfirmedAt.is_not_null()),
        Some(Confirmation::Waiting) => query = query.filter(waiting()),
        None => {}
    }
    if let Some((at, id)) = after {
        query = query.filter(
            Condition::any()
                .add(Column::CreatedAt.lt(at))
                .add(Column::CreatedAt.eq(at).and(Column::Id.lt(id))),
        );
    }
    query
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(conn)
        .await
}

/// Launched, and the prefecture has not said so yet.
fn waiting() -> Condition {
    let launched = Stage::ALL
        .iter()
        .copied()
        .filter(|stage| stage.may_have_launch());
    Condition::all()
        .add(Column::Stage.is_in(launched))
        .add(Column::LaunchedOn.is_not_null())
        .add(Column::ConfirmedAt.is_null())
}

fn launched_between(from: Day, to: Day) -> Condition {
    Condition::all()
        .add(Column::LaunchedOn.gte(from))
        .add(Column::LaunchedOn.lte(to))
}

/// The companies of many collaborations.
pub async fn companies(
    conn: &impl ConnectionTrait,
    ids: Vec<CollaborationId>,
) -> Result<BTreeMap<CollaborationId, Vec<OrganisationId>>, DbErr> {
    let mut found: BTreeMap<CollaborationId, Vec<OrganisationId>> = BTreeMap::new();
    if ids.is_empty() {
        return Ok(found);
    }
    let rows = company::Entity::find()
        .filter(company::Column::CollaborationId.is_in(ids))
        .all(conn)
        .await?;
    for row in rows {
        let theirs = found.entry(row.collaboration_id).or_default();
        theirs.push(row.organisation_id);
    }
    Ok(found)
}

/// The history of one, the first line first, at most `limit` lines.
pub async fn history(
    conn: &impl ConnectionTrait,
    id: CollaborationId,
    limit: u64,
) -> Result<Vec<history::Model>, DbErr> {
    history::Entity::find()
        .filter(history::Column::CollaborationId.eq(id))
        .order_by_asc(history::Column::Id)
        .limit(limit)
        .all(conn)
        .await
}

/// How many there are at each stage.
pub async fn count_by_stage(conn: &impl ConnectionTrait) -> Result<Vec<(Stage, i64)>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Stage)
        .column_as(Column::Id.count(), "number")
        .group_by(Column::Stage)
        .into_tuple()
        .all(conn)
        .await
}

/// How many launches between these days the prefecture has confirmed.
pub async fn confirmed_launches(
    conn: &impl ConnectionTrait,
    from: Day,
    to: Day,
) -> Result<u64, DbErr> {
    Entity::find()
        .filter(Column::ConfirmedAt.is_not_null())
        .filter(launched_between(from, to))
        .count(conn)
        .await
}

/// How many launches wait for the prefecture.
pub async fn count_waiting(conn: &impl ConnectionTrait) -> Result<u64, DbErr> {
    Entity::find().filter(waiting()).count(conn).await
}
