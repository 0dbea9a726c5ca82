//! The queries of files, and of what decides who may fetch them.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use shared::account::types::PersonId;
use shared::event::{EventId, Status};
use shared::material::{Audience, MaterialId, MaterialTitle};
use shared::registration::types::{RegistrationId, RegistrationStatus};
use shared::time::Timestamp;

use super::entity::{ActiveModel, Column, Entity, Model};
use crate::features::account::entity::person;
use crate::features::event::entity::event;
use crate::features::exchange::entity as attendance;
use crate::features::registration::entity::registration;
use crate::platform::db::Tx;

/// Where an event stands.
pub async fn status(conn: &impl ConnectionTrait, id: EventId) -> Result<Option<Status>, DbErr> {
    event::Entity::find_by_id(id)
        .select_only()
        .column(event::Column::Status)
        .into_tuple()
        .one(conn)
        .await
}

/// The same, of an event that nobody deletes, and to which nobody else adds a file, until the
/// transaction ends.
pub async fn status_held(tx: &Tx, id: EventId) -> Result<Option<Status>, DbErr> {
    let row = event::Entity::find_by_id(id)
        .lock_exclusive()
        .one(tx)
        .await?;
    Ok(row.map(|row| row.status))
}

/// One file.
pub async fn by_id(conn: &impl ConnectionTrait, id: MaterialId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(conn).await
}

/// The files of an event, in the order in which they were added.
pub async fn of_event(conn: &impl ConnectionTrait, event: EventId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::EventId.eq(event))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .all(conn)
        .await
}

/// How many files an event has.
pub async fn count(conn: &impl ConnectionTrait, event: EventId) -> Result<u64, DbErr> {
    let files = Entity::find().filter(Column::EventId.eq(event));
    files.count(conn).await
}

/// Stores a row.
pub async fn insert(tx: &Tx, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all())
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}

/// Changes title and audience at a version; whether the row still had it.
pub async fn change(
    tx: &Tx,
    (id, version): (MaterialId, i64),
    (title, audience): (MaterialTitle, Audience),
    now: Timestamp,
) -> Result<bool, DbErr> {
    let change = ActiveModel {
        title: Set(title),
        audience: Set(audience),
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

/// Deletes a row at a version; whether it still had it.
pub async fn delete(tx: &Tx, id: MaterialId, version: i64) -> Result<bool, DbErr> {
    let gone = Entity::delete_many()
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    Ok(gone.rows_affected == 1)
}

/// A person with all that were merged into them.
fn all_of(person: PersonId) -> SelectStatement {
    Query::select()
        .column(person::Column::Id)
        .from(person::Entity)
        .and_where(
            person::Column::Id
                .eq(person)
                .or(person::Column::MergedInto.eq(person)),
        )
        .take()
}

/// Whether somebody has a confirmed registration for an event.
pub async fn is_confirmed(
    conn: &impl ConnectionTrait,
    event: EventId,
    person: PersonId,
) -> Result<bool, DbErr> {
    let found = registration::Entity::find()
        .select_only()
        .column(registration::Column::Id)
        .filter(registration::Column::EventId.eq(event))
        .filter(registration::Column::Status.eq(RegistrationStatus::Confirmed))
        .filter(registration::Column::PersonId.in_subquery(all_of(person)))
        .into_tuple::<RegistrationId>()
        .one(conn)
        .await?;
    Ok(found.is_some())
}

/// Whether somebody was at an event, or whoever came by this registration.
pub async fn was_there(
    conn: &impl ConnectionTrait,
    event: EventId,
    person: PersonId,
    registration: Option<RegistrationId>,
) -> Result<bool, DbErr> {
    use attendance::Column as C;
    let mut who = Condition::any().add(C::PersonId.in_subquery(all_of(person)));
    if let Some(registration) = registration {
        who = who.add(C::RegistrationId.eq(registration));
    }
    let there = attendance::Entity::find()
        .filter(C::EventId.eq(event))
        .filter(who)
        .count(conn)
        .await?;
    Ok(there > 0)
}

/// What the holder of a registration's link may claim by it.
#[derive(Clone, Copy, Debug)]
pub struct Claimed {
    /// The event.
    pub event: EventId,
    /// Whose it is, after merges.
    pub person: PersonId,
    /// Whether it is confirmed.
    pub confirmed: bool,
    /// Whether its person was erased: then nothing is left to claim.
    pub erased: bool,
}

/// The registration behind a link.
pub async fn claimed(
    conn: &impl ConnectionTrait,
    id: RegistrationId,
) -> Result<Option<Claimed>, DbErr> {
    let Some(row) = registration::Entity::find_by_id(id).one(conn).await? else {
        return Ok(None);
    };
    let known = person::Entity::find_by_id(row.person_id).one(conn).await?;
    Ok(Some(Claimed {
        event: row.event_id,
        person: known
            .and_then(|one| one.merged_into)
            .unwrap_or(row.person_id),
        confirmed: row.status == RegistrationStatus::Confirmed,
        // A registration has a name for as long as its person is known.
        erased: row.family_name.is_none(),
    }))
}
