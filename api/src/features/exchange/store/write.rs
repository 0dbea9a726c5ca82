//! What changes attendance.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};
use shared::account::types::PersonId;
use shared::event::types::{EventId, Mode};
use shared::exchange::types::{AttendanceId, AttendanceKind};
use shared::organisation::OrganisationId;
use shared::time::Timestamp;

use crate::features::exchange::entity::{ActiveModel, Column, Entity, Model};
use crate::platform::db::Tx;

/// Notes a presence unless the person's is noted already; whether it was noted now.
pub async fn note(tx: &Tx, row: Model) -> Result<bool, DbErr> {
    let there = OnConflict::columns([Column::EventId, Column::PersonId])
        .do_nothing()
        .to_owned();
    let added = Entity::insert(row.into_active_model().reset_all())
        .on_conflict(there)
        .exec_without_returning(tx)
        .await?;
    Ok(added == 1)
}

/// Takes a person's presence back; what it was.
pub async fn undo(tx: &Tx, event: EventId, person: PersonId) -> Result<Option<Model>, DbErr> {
    let found = Entity::find()
        .filter(Column::EventId.eq(event))
        .filter(Column::PersonId.eq(person))
        .lock_exclusive()
        .one(tx)
        .await?;
    let Some(row) = found else {
        return Ok(None);
    };
    let gone = Entity::delete_by_id(row.id).exec(tx).await?;
    Ok((gone.rows_affected == 1).then_some(row))
}

/// Changes kind and mode at a version; whether the row still had it.
pub async fn change(
    tx: &Tx,
    id: AttendanceId,
    version: i64,
    (kind, mode): (AttendanceKind, Mode),
    now: Timestamp,
) -> Result<bool, DbErr> {
    let change = ActiveModel {
        kind: Set(kind),
        mode: Set(mode),
        updated_at: Set(now),
        version: Set(version + 1),
        ..ActiveModelTrait::default()
    };
    let done = Entity::update_many()
        .set(change)
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Moves what stands under one organisation to the one it was merged into.
pub async fn move_organisation(
    tx: &Tx,
    from: OrganisationId,
    into: OrganisationId,
) -> Result<(), DbErr> {
    let change = ActiveModel {
        organisation_id: Set(Some(into)),
        ..ActiveModelTrait::default()
    };
    Entity::update_many()
        .set(change)
        .filter(Column::OrganisationId.eq(from))
        .exec(tx)
        .await
        .map(|_| ())
}
