//! Who belongs to the community.

use sea_orm::{ConnectionTrait, DbErr, Statement};
use shared::time::Timestamp;

/// How many people belonged at this moment. Who turned out to be somebody else counts as them.
pub async fn count_at(conn: &impl ConnectionTrait, at: Timestamp) -> Result<i64, DbErr> {
    let sql = "SELECT COUNT(DISTINCT COALESCE(p.merged_into, p.id)) AS n FROM person p WHERE \
         EXISTS (SELECT 1 FROM community_member m WHERE m.person_id = p.id \
           AND m.joined_at < $1 AND (m.left_at IS NULL OR m.left_at >= $1)) \
         OR EXISTS (SELECT 1 FROM community_stay s WHERE s.person_id = p.id \
           AND s.joined_at < $1 AND s.left_at >= $1)";
    let backend = conn.get_database_backend();
    let statement = Statement::from_sql_and_values(backend, sql, [at.into()]);
    let row = conn.query_one_raw(statement).await?;
    row.map_or(Ok(0), |row| row.try_get("", "n"))
}
