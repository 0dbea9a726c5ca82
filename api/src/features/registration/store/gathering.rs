//! The event that registrations belong to, as they need it.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use shared::event::types::EventId;

use crate::features::event::entity::event;
use crate::platform::db::Tx;

/// The event's row, read and locked in one round trip.
pub use event::Model as Gathering;

/// The event with its row locked until the transaction ends: what follows decides by true
/// counters (DESIGN §5). On `SQLite` the write transaction is alone already.
pub async fn locked(tx: &Tx, id: EventId) -> Result<Option<Gathering>, DbErr> {
    event::Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// The event.
pub async fn by_id(conn: &impl ConnectionTrait, id: EventId) -> Result<Option<Gathering>, DbErr> {
    event::Entity::find_by_id(id).one(conn).await
}

/// Events by their ids, in no order.
pub async fn by_ids(
    conn: &impl ConnectionTrait,
    ids: Vec<EventId>,
) -> Result<Vec<Gathering>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    event::Entity::find()
        .filter(event::Column::Id.is_in(ids))
        .all(conn)
        .await
}
