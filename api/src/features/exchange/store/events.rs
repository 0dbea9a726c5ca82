//! The events whose attendance is or will be taken.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use shared::account::AccountId;
use shared::event::types::{EventId, Status};
use shared::time::Timestamp;

use crate::features::event::entity::{event, moderator};

/// The key of a row: when it begins, then the event.
pub type Key = (Timestamp, EventId);

/// Those that did not end before `since`, the first to begin first, after the row `after`; of
/// those that `moderator` looks after, where one is named.
pub async fn page(
    conn: &impl ConnectionTrait,
    since: Timestamp,
    moderator: Option<AccountId>,
    after: Option<Key>,
    limit: u64,
) -> Result<Vec<event::Model>, DbErr> {
    use event::Column as C;
    let mut query = event::Entity::find()
        .filter(C::Status.is_in([Status::Published, Status::Finished]))
        .filter(C::EndsAt.gte(since));
    if let Some(account) = moderator {
        let own = moderator::Entity::find()
            .select_only()
            .column(moderator::Column::EventId)
            .filter(moderator::Column::AccountId.eq(account));
        query = query.filter(C::Id.in_subquery(sea_orm::QueryTrait::into_query(own)));
    }
    if let Some((starts_at, id)) = after {
        let later = Condition::all()
            .add(C::StartsAt.eq(starts_at))
            .add(C::Id.gt(id));
        query = query.filter(Condition::any().add(C::StartsAt.gt(starts_at)).add(later));
    }
    query
        .order_by_asc(C::StartsAt)
        .order_by_asc(C::Id)
        .limit(limit)
        .all(conn)
        .await
}
