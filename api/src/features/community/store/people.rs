//! Those who write, as the others see them.

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};
use shared::account::types::{FamilyName, GivenName, OrganisationName, PersonId};
use shared::community::MailChoice;
use shared::time::Timestamp;

use super::{run, statement};
use crate::platform::db::Tx;

/// Somebody's name; of who turned out to be somebody else, that one's.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Known {
    pub id: PersonId,
    pub real_id: PersonId,
    pub family_name: Option<FamilyName>,
    pub given_name: Option<GivenName>,
    pub organisation_name: Option<OrganisationName>,
}

/// The names of these people, by the id that was asked for.
pub async fn names(
    conn: &impl ConnectionTrait,
    mut ids: Vec<PersonId>,
) -> Result<HashMap<PersonId, Known>, DbErr> {
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let places: Vec<String> = (1..=ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT p.id, q.id AS real_id, q.family_name, q.given_name, q.organisation_name \
         FROM person p JOIN person q ON q.id = COALESCE(p.merged_into, p.id) WHERE p.id IN ({})",
        places.join(", ")
    );
    let values: Vec<Value> = ids.into_iter().map(Into::into).collect();
    let rows = Known::find_by_statement(statement(conn, &sql, values))
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|name| (name.id, name)).collect())
}

/// Whether mails about posts come to this person.
pub async fn mails(conn: &impl ConnectionTrait, person: PersonId) -> Result<MailChoice, DbErr> {
    let sql = "SELECT mails FROM community_setting WHERE person_id = $1";
    let row = conn
        .query_one_raw(statement(conn, sql, vec![person.into()]))
        .await?;
    row.map_or(Ok(MailChoice::AtOnce), |row| row.try_get("", "mails"))
}

/// Chooses.
pub async fn choose_mails(
    tx: &Tx,
    person: PersonId,
    mails: MailChoice,
    now: Timestamp,
) -> Result<(), DbErr> {
    let sql = "INSERT INTO community_setting (person_id, mails, updated_at) VALUES ($1, $2, $3) \
         ON CONFLICT (person_id) DO UPDATE SET mails = excluded.mails, \
         updated_at = excluded.updated_at";
    run(tx, sql, vec![person.into(), mails.into(), now.into()])
        .await
        .map(|_| ())
}
