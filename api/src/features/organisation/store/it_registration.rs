//! Applications and periods of registered IT companies.

use std::collections::BTreeSet;

use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use shared::organisation::staff::ItFilter;
use shared::organisation::{ItRegistrationId, ItStatus, OrganisationId};
use shared::time::{Day, Timestamp};

use super::directory::on;
use crate::features::organisation::entity::it_registration::{Column, Entity, Model};
use crate::platform::db::{self, Tx};

/// The key of a row in a list that shows the newest first.
pub type Key = (Timestamp, ItRegistrationId);

/// One.
pub async fn find(
    conn: &impl ConnectionTrait,
    id: ItRegistrationId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(conn).await
}

/// One, locked until the transaction ends.
pub async fn locked(tx: &Tx, id: ItRegistrationId) -> Result<Option<Model>, DbErr> {
    db::lock(tx, "it_registration", id).await?;
    find(tx, id).await
}

/// Adds one.
pub async fn insert(tx: &Tx, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model())
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}

/// Replaces what stands in the row, which the transaction holds locked.
pub async fn replace(tx: &Tx, row: Model) -> Result<(), DbErr> {
    let (id, version) = (row.id, row.version);
    let mut active = row.into_active_model().reset_all();
    active.id = NotSet;
    active.version = Set(version + 1);
    let done = Entity::update_many()
        .set(active)
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    if done.rows_affected == 1 {
        Ok(())
    } else {
        Err(DbErr::Custom(
            "a registration changed without its lock".to_owned(),
        ))
    }
}

/// An organisation's, the newest first.
pub async fn of(
    conn: &impl ConnectionTrait,
    id: OrganisationId,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    newest_first(
        Entity::find().filter(Column::OrganisationId.eq(id)),
        None,
        limit,
    )
    .all(conn)
    .await
}

/// What an organisation has that waits for a decision, or runs.
pub async fn in_force(
    conn: &impl ConnectionTrait,
    id: OrganisationId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(id))
        .filter(Column::Status.is_in([ItStatus::Applied, ItStatus::Checked, ItStatus::Approved]))
        .all(conn)
        .await
}

/// Which of these are registered on a day.
pub async fn registered_among(
    conn: &impl ConnectionTrait,
    ids: Vec<OrganisationId>,
    day: Day,
) -> Result<BTreeSet<OrganisationId>, DbErr> {
    if ids.is_empty() {
        return Ok(BTreeSet::new());
    }
    let found: Vec<OrganisationId> = Entity::find()
        .select_only()
        .column(Column::OrganisationId)
        .filter(Column::OrganisationId.is_in(ids))
        .filter(on(day))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(found.into_iter().collect())
}

/// How many organisations are registered on a day.
pub async fn count_on(conn: &impl ConnectionTrait, day: Day) -> Result<u64, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::OrganisationId)
        .filter(on(day))
        .distinct()
        .count(conn)
        .await
}

/// How many wait for staff.
pub async fn count_waiting(conn: &impl ConnectionTrait) -> Result<u64, DbErr> {
    Entity::find().filter(waiting()).count(conn).await
}

fn waiting() -> Condition {
    Condition::any()
        .add(Column::Status.is_in([ItStatus::Applied, ItStatus::Checked]))
        .add(
            Condition::all()
                .add(Column::Status.eq(ItStatus::Approved))
                .add(Column::EndingAskedAt.is_not_null()),
        )
}

/// Those that wait for staff, or those that stand so, the newest first.
pub async fn page(
    conn: &impl ConnectionTrait,
    filter: &ItFilter,
    after: Option<Key>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let query = match filter.status {
        Some(status) => Entity::find().filter(Column::Status.eq(status)),
        None => Entity::find().filter(waiting()),
    };
    newest_first(query, after, limit).all(conn).await
}

fn newest_first(query: Select<Entity>, after: Option<Key>, limit: u64) -> Select<Entity> {
    let query = match after {
        None => query,
        Some((at, id)) => {
            let same = Column::CreatedAt.eq(at).and(Column::Id.lt(id));
            query.filter(Column::CreatedAt.lt(at).or(same))
        }
    };
    query
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .limit(limit)
}

/// Gives all of one organisation's to another.
pub async fn move_all(tx: &Tx, from: OrganisationId, into: OrganisationId) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::OrganisationId, Expr::value(into))
        .filter(Column::OrganisationId.eq(from))
        .exec(tx)
        .await
        .map(|_| ())
}
