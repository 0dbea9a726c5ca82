//! Which surveys are to be opened, sent and closed.

use sea_orm::{ConnectionTrait, DbErr, Statement, TryGetable, Value};
use shared::account::types::PersonId;
use shared::event::EventId;
use shared::time::Timestamp;

/// A participant present at `{event}` who has an address and was not asked yet, as a person after
/// merging.
fn reachable(event: &str) -> String {
    format!(
        "FROM attendance JOIN person AS came ON came.id = attendance.person_id \
         JOIN person ON person.id = COALESCE(came.merged_into, came.id) \
         WHERE attendance.event_id = {event} AND attendance.kind = 'participant' \
         AND person.email IS NOT NULL AND NOT EXISTS (\
         SELECT 1 FROM survey_invite JOIN person AS asked ON asked.id = survey_invite.person_id \
         WHERE survey_invite.event_id = {event} \
         AND COALESCE(asked.merged_into, asked.id) = person.id)"
    )
}

async fn ids<T: TryGetable>(
    conn: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<T>, DbErr> {
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, values);
    let rows = conn.query_all_raw(statement).await?;
    rows.iter().map(|row| row.try_get("", "id")).collect()
}

/// The events without a survey that ended between `since` and `now` and where somebody present
/// can be asked, the first to have ended first.
pub async fn to_open(
    conn: &impl ConnectionTrait,
    since: Timestamp,
    now: Timestamp,
    limit: u32,
) -> Result<Vec<EventId>, DbErr> {
    let sql = format!(
        "SELECT event.id AS id FROM event WHERE event.status IN ('published', 'finished') \
         AND event.ends_at <= $1 AND event.ends_at > $2 \
         AND NOT EXISTS (SELECT 1 FROM survey WHERE survey.event_id = event.id) \
         AND EXISTS (SELECT 1 {}) ORDER BY event.ends_at, event.id LIMIT {limit}",
        reachable("event.id")
    );
    ids(conn, &sql, [now.into(), since.into()]).await
}

/// The open surveys for which somebody is still to be asked.
pub async fn to_invite(
    conn: &impl ConnectionTrait,
    now: Timestamp,
    limit: u32,
) -> Result<Vec<EventId>, DbErr> {
    let sql = format!(
        "SELECT survey.event_id AS id FROM survey WHERE survey.closed_at IS NULL \
         AND survey.closes_at > $1 AND EXISTS (SELECT 1 {}) \
         ORDER BY survey.opened_at, survey.event_id LIMIT {limit}",
        reachable("survey.event_id")
    );
    ids(conn, &sql, [now.into()]).await
}

/// The surveys whose time is over.
pub async fn to_close(
    conn: &impl ConnectionTrait,
    now: Timestamp,
    limit: u32,
) -> Result<Vec<EventId>, DbErr> {
    let sql = format!(
        "SELECT event_id AS id FROM survey WHERE closed_at IS NULL AND closes_at <= $1 \
         ORDER BY closes_at, event_id LIMIT {limit}"
    );
    ids(conn, &sql, [now.into()]).await
}

/// Whom to ask now, at most `limit`.
pub async fn to_ask(
    conn: &impl ConnectionTrait,
    event: EventId,
    limit: u32,
) -> Result<Vec<PersonId>, DbErr> {
    let sql = format!(
        "SELECT DISTINCT person.id AS id {} ORDER BY person.id LIMIT {limit}",
        reachable("$1")
    );
    ids(conn, &sql, [event.into()]).await
}
