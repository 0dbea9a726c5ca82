//! Who belongs to the community.

use sea_orm::{ConnectionTrait, DbErr};
use shared::account::types::PersonId;
use shared::time::Timestamp;

use super::access::Viewer;
use super::{run, statement};
use crate::platform::db::Tx;

/// How many people belonged at this moment. Who turned out to be somebody else counts as them.
pub async fn count_at(conn: &impl ConnectionTrait, at: Timestamp) -> Result<i64, DbErr> {
    let sql = "SELECT COUNT(DISTINCT COALESCE(p.merged_into, p.id)) AS n FROM person p WHERE \
         EXISTS (SELECT 1 FROM community_member m WHERE m.person_id = p.id \
           AND m.joined_at < $1 AND (m.left_at IS NULL OR m.left_at >= $1)) \
         OR EXISTS (SELECT 1 FROM community_stay s WHERE s.person_id = p.id \
           AND s.joined_at < $1 AND s.left_at >= $1)";
    let row = conn
        .query_one_raw(statement(conn, sql, vec![at.into()]))
        .await?;
    row.map_or(Ok(0), |row| row.try_get("", "n"))
}

/// Since when the viewer belongs; none where they don't.
pub async fn since(
    conn: &impl ConnectionTrait,
    viewer: Viewer,
) -> Result<Option<Timestamp>, DbErr> {
    // The row itself rather than MIN(): `SQLite` forgets that an expression is a time.
    let sql = "SELECT joined_at FROM community_member WHERE left_at IS NULL AND person_id IN \
         (SELECT id FROM person WHERE id = $1 OR merged_into = $1) \
         ORDER BY joined_at, person_id LIMIT 1";
    let row = conn
        .query_one_raw(statement(conn, sql, vec![viewer.param()]))
        .await?;
    row.map(|row| row.try_get("", "joined_at")).transpose()
}

/// Joins; false where the person belongs already. A stay that ended is kept aside.
pub async fn join(tx: &Tx, person: PersonId, now: Timestamp) -> Result<bool, DbErr> {
    let new = "INSERT INTO community_member (person_id, joined_at) VALUES ($1, $2) \
         ON CONFLICT (person_id) DO NOTHING";
    if run(tx, new, vec![person.into(), now.into()]).await? == 1 {
        return Ok(true);
    }
    // Under the row's lock: of two at once, one comes back and the other finds it done.
    let lock = "UPDATE community_member SET joined_at = joined_at WHERE person_id = $1";
    run(tx, lock, vec![person.into()]).await?;
    let keep = "INSERT INTO community_stay (person_id, joined_at, left_at) \
         SELECT person_id, joined_at, left_at FROM community_member \
         WHERE person_id = $1 AND left_at IS NOT NULL";
    if run(tx, keep, vec![person.into()]).await? == 0 {
        return Ok(false);
    }
    let again = "UPDATE community_member SET joined_at = $2, left_at = NULL WHERE person_id = $1";
    run(tx, again, vec![person.into(), now.into()]).await?;
    Ok(true)
}

/// Leaves, under whatever id the person joined; false where they don't belong.
pub async fn leave(tx: &Tx, person: PersonId, now: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE community_member SET left_at = $2 WHERE left_at IS NULL AND person_id IN \
         (SELECT id FROM person WHERE id = $1 OR merged_into = $1)";
    Ok(run(tx, sql, vec![person.into(), now.into()]).await? > 0)
}
