//! The surveys that can be answered now.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter};
use sea_orm::{Statement, Value};
use shared::event::EventId;
use shared::event::types::Title;
use shared::time::Timestamp;

use crate::features::survey::entity::pool;

/// The key of a row: when it closes, then the event.
pub type Key = (Timestamp, EventId);

/// One of them.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Open {
    /// The event.
    pub event_id: EventId,
    /// Its title.
    pub title: Title,
    /// When it closes.
    pub closes_at: Timestamp,
    /// How many were asked; persons, after merging.
    pub invited: i64,
}

/// Those that close after `now`, the first to close first, after the row `after`.
pub async fn page(
    conn: &impl ConnectionTrait,
    now: Timestamp,
    after: Option<Key>,
    limit: u64,
) -> Result<Vec<Open>, DbErr> {
    let mut values: Vec<Value> = vec![now.into()];
    let mut further = "";
    if let Some((closes_at, event)) = after {
        values.extend([closes_at.into(), event.into()]);
        further = " AND (survey.closes_at > $2 \
             OR (survey.closes_at = $2 AND survey.event_id > $3))";
    }
    let sql = format!(
        "SELECT survey.event_id, event.title, survey.closes_at, (\
         SELECT COUNT(DISTINCT COALESCE(person.merged_into, person.id)) \
         FROM survey_invite JOIN person ON person.id = survey_invite.person_id \
         WHERE survey_invite.event_id = survey.event_id) AS invited \
         FROM survey JOIN event ON event.id = survey.event_id \
         WHERE survey.closes_at > $1{further} \
         ORDER BY survey.closes_at, survey.event_id LIMIT {limit}"
    );
    let backend = conn.get_database_backend();
    Open::find_by_statement(Statement::from_sql_and_values(backend, sql, values))
        .all(conn)
        .await
}

/// What is sealed for these events. Reading it locks nothing and leaves no trace in the rows.
pub async fn pools(
    conn: &impl ConnectionTrait,
    events: impl IntoIterator<Item = EventId>,
) -> Result<Vec<pool::Model>, DbErr> {
    pool::Entity::find()
        .filter(pool::Column::EventId.is_in(events))
        .all(conn)
        .await
}
