//! The list of an event: who is expected and who came, in one order, in one statement.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement, Value};
use shared::account::types::{FamilyName, GivenName, OrganisationName, PersonId};
use shared::event::types::{EventId, Mode};
use shared::exchange::types::{AttendanceId, AttendanceKind};
use shared::field::Kana;
use shared::registration::types::{RegistrationId, RegistrationStatus, StaffSearch};
use shared::time::Timestamp;

/// The key of a row: the reading, then the person.
pub type Key = (String, PersonId);

/// Somebody on the list.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Listed {
    /// Who.
    pub person_id: PersonId,
    /// Their registration.
    pub registration_id: Option<RegistrationId>,
    /// Where it stands.
    pub status: Option<RegistrationStatus>,
    /// What it is for.
    pub registered_mode: Option<Mode>,
    /// 姓
    pub family_name: Option<FamilyName>,
    /// 名
    pub given_name: Option<GivenName>,
    /// 姓の読み
    pub family_kana: Option<Kana>,
    /// 名の読み
    pub given_kana: Option<Kana>,
    /// The organisation as told.
    pub organisation_name: Option<OrganisationName>,
    /// The presence.
    pub attendance_id: Option<AttendanceId>,
    /// As what.
    pub kind: Option<AttendanceKind>,
    /// At the venue or online.
    pub mode: Option<Mode>,
    /// When it was noted.
    pub at: Option<Timestamp>,
    /// Its version.
    pub version: Option<i64>,
    /// What the list is ordered by.
    pub reading: String,
}

/// Registrations that are still in force.
const ACTIVE: &str = "('confirmed', 'waitlisted', 'pending', 'offered')";

/// What the list is ordered by: the reading, or the name of who told none.
const READING: &str = "CASE WHEN COALESCE(n.family_kana, '') <> '' \
     THEN n.family_kana || ' ' || COALESCE(n.given_kana, '') \
     ELSE COALESCE(n.family_name, '') || ' ' || COALESCE(n.given_name, '') END AS reading";

/// Everybody on the list of the event `$1`, once: those registered with what was told then, and
/// those who came without (or were merged since) as their person is known now. A cancelled
/// registration is on it only if its person came by it, and has no other.
fn everybody() -> String {
    format!(
        "SELECT n.person_id, n.id AS registration_id, n.status, n.mode AS registered_mode, \
         n.family_name, n.given_name, n.family_kana, n.given_kana, n.organisation_name, \
         a.id AS attendance_id, a.kind, a.mode, a.at, a.version, {READING} \
         FROM registration n \
         LEFT JOIN attendance a ON a.event_id = n.event_id AND a.person_id = n.person_id \
         WHERE n.event_id = $1 AND (n.status IN {ACTIVE} OR (a.registration_id = n.id \
         AND NOT EXISTS (SELECT 1 FROM registration o WHERE o.event_id = n.event_id \
         AND o.person_id = n.person_id AND o.status IN {ACTIVE}))) \
         UNION ALL \
         SELECT a.person_id, NULL, NULL, NULL, \
         n.family_name, n.given_name, n.family_kana, n.given_kana, \
         COALESCE(a.organisation_name, n.organisation_name), \
         a.id, a.kind, a.mode, a.at, a.version, {READING} \
         FROM attendance a JOIN person p ON p.id = a.person_id \
         JOIN person n ON n.id = COALESCE(p.merged_into, p.id) \
         WHERE a.event_id = $1 AND a.registration_id IS NULL \
         AND NOT EXISTS (SELECT 1 FROM registration o WHERE o.event_id = a.event_id \
         AND o.person_id = a.person_id AND o.status IN {ACTIVE})"
    )
}

/// A page of an event's list, in the order of readings.
pub async fn page(
    conn: &impl ConnectionTrait,
    event: EventId,
    search: Option<&StaffSearch>,
    after: Option<Key>,
    limit: u64,
) -> Result<Vec<Listed>, DbErr> {
    let mut values: Vec<Value> = vec![event.into()];
    let wanted = search.map(|search| matching(search, &mut values));
    select(conn, values, wanted, after, limit).await
}

/// Those of an event's list who were there, in the same order.
pub async fn there(
    conn: &impl ConnectionTrait,
    event: EventId,
    after: Option<Key>,
    limit: u64,
) -> Result<Vec<Listed>, DbErr> {
    let wanted = Some("attendance_id IS NOT NULL".to_owned());
    select(conn, vec![event.into()], wanted, after, limit).await
}

/// The rows of the list of the event that is the first of `values`.
async fn select(
    conn: &impl ConnectionTrait,
    mut values: Vec<Value>,
    wanted: Option<String>,
    after: Option<Key>,
    limit: u64,
) -> Result<Vec<Listed>, DbErr> {
    let backend = conn.get_database_backend();
    // By code point on both: a cursor must mean the same wherever it is read.
    let order = match backend {
        DbBackend::Postgres => "reading COLLATE \"C\"",
        _ => "reading",
    };
    let mut wanted: Vec<String> = wanted.into_iter().collect();
    if let Some((reading, person)) = after {
        let (r, p) = (push(&mut values, reading), push(&mut values, person));
        wanted.push(format!(
            "({order} > {r} OR (reading = {r} AND person_id > {p}))"
        ));
    }
    let filter = if wanted.is_empty() {
        String::new()
    } else {
        format!(" WHERE {}", wanted.join(" AND "))
    };
    let sql = format!(
        "SELECT * FROM ({}) AS listed{filter} ORDER BY {order}, person_id LIMIT {limit}",
        everybody()
    );
    Listed::find_by_statement(Statement::from_sql_and_values(backend, sql, values))
        .all(conn)
        .await
}

/// One person's row of an event's list.
pub async fn one(
    conn: &impl ConnectionTrait,
    event: EventId,
    person: PersonId,
) -> Result<Option<Listed>, DbErr> {
    let sql = format!(
        "SELECT * FROM ({}) AS listed WHERE person_id = $2",
        everybody()
    );
    let values: [Value; 2] = [event.into(), person.into()];
    let backend = conn.get_database_backend();
    Listed::find_by_statement(Statement::from_sql_and_values(backend, sql, values))
        .one(conn)
        .await
}

fn push(values: &mut Vec<Value>, value: impl Into<Value>) -> String {
    values.push(value.into());
    format!("${}", values.len())
}

/// Part of a name or its reading (spaces do not matter, nor which kana is typed), or of an
/// organisation.
fn matching(search: &StaffSearch, values: &mut Vec<Value>) -> String {
    let text = search.as_str().to_lowercase();
    let joined: String = text.split_whitespace().collect();
    let reading: String = shared::unicode::nfkc(&joined)
        .chars()
        .map(katakana)
        .collect();
    let name = push(values, pattern(&joined));
    let reading = push(values, pattern(&reading));
    let organisation = push(values, pattern(&text));
    let like = |first: &str, second: &str, part: &str| {
        format!("LOWER(COALESCE({first}, '') || COALESCE({second}, '')) LIKE {part} ESCAPE '\\'")
    };
    format!(
        "({} OR {} OR LOWER(COALESCE(organisation_name, '')) LIKE {organisation} ESCAPE '\\')",
        like("family_name", "given_name", &name),
        like("family_kana", "given_kana", &reading),
    )
}

/// A LIKE pattern for text that contains `part`, whatever marks it holds.
fn pattern(part: &str) -> String {
    let mut pattern = String::from("%");
    for c in part.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

const fn katakana(c: char) -> char {
    match c {
        'ぁ'..='ゖ' => match char::from_u32(c as u32 + 0x60) {
            Some(kana) => kana,
            None => c,
        },
        other => other,
    }
}
