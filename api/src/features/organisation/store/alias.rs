//! Spellings that mean an organisation of another name.

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};
use shared::account::types::OrganisationName;
use shared::organisation::OrganisationId;

use crate::features::organisation::entity::alias::{Column, Entity, Model};
use crate::platform::db::Tx;

/// What a key means.
pub async fn meaning(
    conn: &impl ConnectionTrait,
    key: &str,
) -> Result<Option<OrganisationId>, DbErr> {
    let found = Entity::find_by_id(key.to_owned()).one(conn).await?;
    Ok(found.map(|row| row.organisation_id))
}

/// The spellings that mean an organisation, the newest first.
pub async fn of(
    conn: &impl ConnectionTrait,
    id: OrganisationId,
    limit: u64,
) -> Result<Vec<OrganisationName>, DbErr> {
    let rows = Entity::find()
        .filter(Column::OrganisationId.eq(id))
        .order_by_desc(Column::CreatedAt)
        .order_by_asc(Column::NameKey)
        .limit(limit)
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}

/// Keeps a spelling; what it meant before counts no more.
pub async fn keep(tx: &Tx, row: Model) -> Result<(), DbErr> {
    let newer = OnConflict::column(Column::NameKey)
        .update_columns([Column::Name, Column::OrganisationId, Column::CreatedAt])
        .to_owned();
    Entity::insert(row.into_active_model())
        .on_conflict(newer)
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}

/// Lets all spellings of one organisation mean another.
pub async fn move_all(tx: &Tx, from: OrganisationId, into: OrganisationId) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::OrganisationId, Expr::value(into))
        .filter(Column::OrganisationId.eq(from))
        .exec(tx)
        .await
        .map(|_| ())
}
