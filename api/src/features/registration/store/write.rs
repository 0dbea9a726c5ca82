//! What changes registrations. All of it runs under the lock on the event's row, in few round
//! trips: how long that lock is held bounds how many can register at once (DESIGN §7.2).

use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter,
};
use shared::event::types::EventId;
use shared::registration::types::{
    ActorKind, CancelReason, RegistrationCause, RegistrationId, RegistrationStatus,
};
use shared::time::Timestamp;
use uuid::Uuid;

use crate::features::registration::entity::{history, registration};
use crate::platform::db::Tx;

/// Stores a new registration.
pub async fn insert(tx: &Tx, row: registration::Model) -> Result<(), DbErr> {
    registration::Entity::insert(row.into_active_model())
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}

/// Writes the row as it is now, over the version that was read; the event's lock makes sure that it is
/// the newest.
pub async fn save(tx: &Tx, row: &mut registration::Model, now: Timestamp) -> Result<(), DbErr> {
    let read = row.version;
    row.version += 1;
    row.updated_at = now;
    let mut change = row.clone().into_active_model().reset_all();
    change.not_set(registration::Column::Id);
    let done = registration::Entity::update_many()
        .set(change)
        .filter(registration::Column::Id.eq(row.id))
        .filter(registration::Column::Version.eq(read))
        .exec(tx)
        .await?;
    if done.rows_affected == 1 {
        Ok(())
    } else {
        Err(DbErr::Custom(
            "a registration changed without the event's lock".to_owned(),
        ))
    }
}

/// A line of a registration's history.
#[derive(Clone, Debug)]
pub struct Line {
    /// The status before; none for coming in.
    pub from: Option<RegistrationStatus>,
    /// The status after.
    pub to: RegistrationStatus,
    /// What happened.
    pub cause: RegistrationCause,
    /// Why, if told.
    pub reason: Option<CancelReason>,
}

/// Adds a line to a registration's history: who did it, and when.
pub async fn tell(
    tx: &Tx,
    registration: RegistrationId,
    line: &Line,
    actor: (ActorKind, Option<Uuid>),
    at: Timestamp,
) -> Result<(), DbErr> {
    history::Entity::insert(history::ActiveModel {
        id: NotSet,
        registration_id: Set(registration),
        at: Set(at),
        actor_kind: Set(actor.0),
        actor_id: Set(actor.1),
        from_status: Set(line.from),
        to_status: Set(line.to),
        cause: Set(line.cause),
        reason: Set(line.reason.clone()),
    })
    .exec_without_returning(tx)
    .await
    .map(|_| ())
}

/// Gives those who were offered a seat until `until` for their answer: the event has another date.
pub async fn offer_anew(tx: &Tx, event: EventId, until: Timestamp) -> Result<(), DbErr> {
    use registration::Column as C;
    registration::Entity::update_many()
        .col_expr(C::OfferedUntil, Expr::value(until))
        .col_expr(C::Version, C::Version.into_expr().add(1_i64))
        .filter(C::EventId.eq(event))
        .filter(C::Status.eq(RegistrationStatus::Offered))
        .exec(tx)
        .await
        .map(|_| ())
}
