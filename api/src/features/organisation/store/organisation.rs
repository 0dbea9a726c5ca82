//! Single organisations: found, added, changed, merged.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use shared::organisation::{CorporateNumber, OrganisationId, OrganisationStatus};
use shared::time::Timestamp;

use crate::features::organisation::entity::organisation::{ActiveModel, Column, Entity, Model};
use crate::platform::db::{self, Tx};

/// One organisation, also a tombstone.
pub async fn find(conn: &impl ConnectionTrait, id: OrganisationId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(conn).await
}

/// One organisation, locked until the transaction ends.
pub async fn locked(tx: &Tx, id: OrganisationId) -> Result<Option<Model>, DbErr> {
    db::lock(tx, "organisation", id).await?;
    find(tx, id).await
}

/// One organisation, held until the transaction ends: others may hold it too, nobody may change it.
pub async fn held(tx: &Tx, id: OrganisationId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock_shared().one(tx).await
}

/// Two organisations, locked in one order whoever asks: two merges crosswise don't wait for each other.
pub async fn both_locked(
    tx: &Tx,
    one: OrganisationId,
    other: OrganisationId,
) -> Result<(Option<Model>, Option<Model>), DbErr> {
    for id in [Ord::min(one, other), Ord::max(one, other)] {
        db::lock(tx, "organisation", id).await?;
    }
    Ok((find(tx, one).await?, find(tx, other).await?))
}

/// Organisations by their ids, in no order, also tombstones.
pub async fn find_many(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = OrganisationId>,
) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::Id.is_in(ids)).all(conn).await
}

/// Organisations whose names have this key, the oldest first, without tombstones.
pub async fn find_by_name_key(conn: &impl ConnectionTrait, key: &str) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::NameKey.eq(key))
        .filter(Column::MergedInto.is_null())
        .order_by_asc(Column::Id)
        .limit(20)
        .all(conn)
        .await
}

/// Adds one.
pub async fn insert(conn: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model())
        .exec_without_returning(conn)
        .await
        .map(|_| ())
}

/// Adds one that waits, unless one waits under the same key; whether it was added.
pub async fn insert_pending(tx: &Tx, row: Model) -> Result<bool, DbErr> {
    // The index is partial: PostgreSQL wants its condition named.
    let same = OnConflict::column(Column::NameKey)
        .target_cond_where(Expr::cust("status = 'pending' AND merged_into IS NULL"))
        .do_nothing()
        .to_owned();
    let added = Entity::insert(row.into_active_model())
        .on_conflict(same)
        .exec_without_returning(tx)
        .await?;
    Ok(added == 1)
}

/// Replaces what stands in the row at a version; whether it still had that version.
pub async fn replace(tx: &Tx, row: Model) -> Result<bool, DbErr> {
    let (id, version) = (row.id, row.version);
    let mut active = row.into_active_model().reset_all();
    active.id = sea_orm::ActiveValue::NotSet;
    active.created_at = sea_orm::ActiveValue::NotSet;
    active.version = Set(version + 1);
    let done = Entity::update_many()
        .set(active)
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Who has this 法人番号.
pub async fn by_corporate_number(
    conn: &impl ConnectionTrait,
    number: &CorporateNumber,
) -> Result<Option<OrganisationId>, DbErr> {
    let found = Entity::find()
        .filter(Column::CorporateNumber.eq(number.clone()))
        .one(conn)
        .await?;
    Ok(found.map(|row| row.id))
}

/// Makes `from` a tombstone that leads to `into`, and all tombstones that led to `from` with it.
pub async fn bury(
    tx: &Tx,
    from: OrganisationId,
    into: OrganisationId,
    now: Timestamp,
) -> Result<(), DbErr> {
    let led = Column::Id.eq(from).or(Column::MergedInto.eq(from));
    Entity::update_many()
        .col_expr(Column::MergedInto, Expr::value(into))
        .col_expr(Column::CorporateNumber, Expr::value(None::<String>))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .col_expr(Column::Version, Column::Version.into_expr().add(1_i64))
        .filter(led)
        .exec(tx)
        .await
        .map(|_| ())
}

/// Gives an organisation the 法人番号 of what was merged into it.
pub async fn set_corporate_number(
    tx: &Tx,
    id: OrganisationId,
    number: CorporateNumber,
    now: Timestamp,
) -> Result<(), DbErr> {
    let change = ActiveModel {
        corporate_number: Set(Some(number)),
        updated_at: Set(now),
        ..<ActiveModel as ActiveModelTrait>::default()
    };
    Entity::update_many()
        .set(change)
        .col_expr(Column::Version, Column::Version.into_expr().add(1_i64))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await
        .map(|_| ())
}

/// How many there are, in the directory or not.
pub async fn count(conn: &impl ConnectionTrait) -> Result<u64, DbErr> {
    Entity::find()
        .filter(Column::MergedInto.is_null())
        .count(conn)
        .await
}

/// Whether it stands in the directory.
pub fn is_listed(row: &Model) -> bool {
    row.status == OrganisationStatus::Active && row.merged_into.is_none()
}
