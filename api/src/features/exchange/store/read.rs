//! What reads attendance and what it stands on.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
    Statement, Value,
};
use shared::account::types::{OrganisationName, PersonId};
use shared::event::types::{EventId, Mode};
use shared::exchange::types::{AttendanceId, AttendanceKind};
use shared::organisation::OrganisationId;
use shared::registration::types::{RegistrationId, RegistrationStatus};
use shared::time::Timestamp;

use crate::features::event::entity::event;
use crate::features::exchange::entity;
use crate::features::registration::entity::registration;
use crate::platform::db::Tx;

/// The event's row, as its list and its numbers need it.
pub use event::Model as Gathering;

/// The event.
pub async fn event(
    conn: &impl ConnectionTrait,
    id: EventId,
) -> Result<Option<event::Model>, DbErr> {
    event::Entity::find_by_id(id).one(conn).await
}

/// The event, whose state nobody changes until the transaction ends; others may tick meanwhile.
pub async fn event_held(tx: &Tx, id: EventId) -> Result<Option<event::Model>, DbErr> {
    event::Entity::find_by_id(id).lock_shared().one(tx).await
}

/// One presence.
pub async fn by_id(
    conn: &impl ConnectionTrait,
    id: AttendanceId,
) -> Result<Option<entity::Model>, DbErr> {
    entity::Entity::find_by_id(id).one(conn).await
}

/// The registration by which a person comes to an event, unless it was cancelled.
pub async fn active_registration(
    conn: &impl ConnectionTrait,
    event: EventId,
    person: PersonId,
) -> Result<Option<registration::Model>, DbErr> {
    let active = RegistrationStatus::ALL
        .iter()
        .copied()
        .filter(|status| status.is_active());
    registration::Entity::find()
        .filter(registration::Column::EventId.eq(event))
        .filter(registration::Column::PersonId.eq(person))
        .filter(registration::Column::Status.is_in(active))
        .one(conn)
        .await
}

/// How many have a seat, by mode.
pub async fn expected(
    conn: &impl ConnectionTrait,
    event: EventId,
) -> Result<Vec<(Mode, i64)>, DbErr> {
    use registration::Column as C;
    registration::Entity::find()
        .select_only()
        .column(C::Mode)
        .column_as(C::Id.count(), "number")
        .filter(C::EventId.eq(event))
        .filter(C::Status.eq(RegistrationStatus::Confirmed))
        .group_by(C::Mode)
        .into_tuple()
        .all(conn)
        .await
}

/// A presence as it is counted: the person after merges, the organisation as the registration
/// has it by now.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Counted {
    /// The event.
    pub event_id: EventId,
    /// Who, after merges.
    pub person_id: PersonId,
    /// Their registration.
    pub registration_id: Option<RegistrationId>,
    /// As what.
    pub kind: AttendanceKind,
    /// At the venue or online.
    pub mode: Mode,
    /// The organisation in the directory.
    pub organisation_id: Option<OrganisationId>,
    /// The organisation as told.
    pub organisation_name: Option<OrganisationName>,
}

/// Who was at these events, event by event in the order of coming.
pub async fn counted(
    conn: &impl ConnectionTrait,
    events: &[EventId],
) -> Result<Vec<Counted>, DbErr> {
    if events.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (1..=events.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT a.event_id, COALESCE(p.merged_into, p.id) AS person_id, a.registration_id, \
         a.kind, a.mode, COALESCE(r.organisation_id, a.organisation_id) AS organisation_id, \
         a.organisation_name \
         FROM attendance a JOIN person p ON p.id = a.person_id \
         LEFT JOIN registration r ON r.id = a.registration_id \
         WHERE a.event_id IN ({}) ORDER BY a.event_id, a.at, a.id",
        places.join(", ")
    );
    let values = events.iter().map(|id| Value::from(*id));
    let backend = conn.get_database_backend();
    Counted::find_by_statement(Statement::from_sql_and_values(backend, sql, values))
        .all(conn)
        .await
}

/// How many of an event's participants took part in one that began before it did.
pub async fn were_there_before(
    conn: &impl ConnectionTrait,
    event: EventId,
    starts_at: Timestamp,
) -> Result<i64, DbErr> {
    let sql = "SELECT COUNT(DISTINCT COALESCE(p.merged_into, p.id)) AS number \
         FROM attendance a JOIN person p ON p.id = a.person_id \
         JOIN event e ON e.id = a.event_id \
         WHERE a.kind = 'participant' AND e.starts_at < $1 AND e.id <> $2 \
         AND e.status IN ('published', 'finished') AND COALESCE(p.merged_into, p.id) IN ( \
         SELECT COALESCE(q.merged_into, q.id) FROM attendance b \
         JOIN person q ON q.id = b.person_id \
         WHERE b.event_id = $2 AND b.kind = 'participant')";
    let values: [Value; 2] = [starts_at.into(), event.into()];
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, values);
    let row = conn.query_one_raw(statement).await?;
    row.map_or(Ok(0), |row| row.try_get("", "number"))
}
