//! Reports of posts. Whoever wrote a post is shown no report of it, whatever they may do otherwise.

use std::collections::HashSet;

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, FromQueryResult, IntoActiveModel, Value};
use shared::account::types::AccountId;
use shared::community::{PostId, PostReportId, ReportOutcome};
use shared::time::Timestamp;

use super::access::{SELVES, Viewer};
use super::{run, statement};
use crate::features::community::entity::report::{Entity, Model};
use crate::platform::db::Tx;

/// The key of a row in a list that shows the oldest first.
pub type Key = (Timestamp, PostReportId);

/// The reports of posts that the viewer, who is `$1`, did not write.
fn from() -> String {
    format!(
        "FROM post_report r JOIN post p ON p.id = r.post_id \
         WHERE (p.author_id IS NULL OR p.author_id NOT IN {SELVES})"
    )
}

fn select() -> String {
    format!(
        "SELECT r.id, r.post_id, r.reporter_id, r.reason, r.note, r.reported_at, r.settled_at, \
         r.settled_by, r.outcome, r.version {}",
        from()
    )
}

/// Those that wait, the oldest first, at most `limit`.
pub async fn page(
    conn: &impl ConnectionTrait,
    viewer: Viewer,
    after: Option<Key>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut values: Vec<Value> = vec![viewer.param()];
    let after = after.map_or("", |(at, id)| {
        values.extend([at.into(), id.into()]);
        " AND (r.reported_at > $2 OR (r.reported_at = $2 AND r.id > $3))"
    });
    let sql = format!(
        "{} AND r.outcome IS NULL{after} ORDER BY r.reported_at, r.id LIMIT {limit}",
        select()
    );
    Model::find_by_statement(statement(conn, &sql, values))
        .all(conn)
        .await
}

/// How many wait.
pub async fn count(conn: &impl ConnectionTrait, viewer: Viewer) -> Result<i64, DbErr> {
    let sql = format!("SELECT COUNT(*) AS n {} AND r.outcome IS NULL", from());
    let row = conn
        .query_one_raw(statement(conn, &sql, vec![viewer.param()]))
        .await?;
    row.map_or(Ok(0), |row| row.try_get("", "n"))
}

/// One report, settled or not.
pub async fn one(
    conn: &impl ConnectionTrait,
    viewer: Viewer,
    id: PostReportId,
) -> Result<Option<Model>, DbErr> {
    let sql = format!("{} AND r.id = $2", select());
    let values = vec![viewer.param(), id.into()];
    Model::find_by_statement(statement(conn, &sql, values))
        .one(conn)
        .await
}

/// Which of these posts the viewer has reported, whatever became of it.
pub async fn of(
    conn: &impl ConnectionTrait,
    viewer: Viewer,
    posts: &[PostId],
) -> Result<HashSet<PostId>, DbErr> {
    if viewer.person.is_none() || posts.is_empty() {
        return Ok(HashSet::new());
    }
    let mut values: Vec<Value> = vec![viewer.param()];
    values.extend(posts.iter().copied().map(Value::from));
    let places: Vec<String> = (2..=values.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT post_id FROM post_report WHERE reporter_id IN {SELVES} AND post_id IN ({})",
        places.join(", ")
    );
    let rows = conn.query_all_raw(statement(conn, &sql, values)).await?;
    rows.iter().map(|row| row.try_get("", "post_id")).collect()
}

pub async fn insert(tx: &Tx, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model())
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}

/// Settles one without touching its post; false where that is done already.
pub async fn dismiss(
    tx: &Tx,
    id: PostReportId,
    by: AccountId,
    now: Timestamp,
) -> Result<bool, DbErr> {
    let sql = "UPDATE post_report SET outcome = $2, settled_by = $3, settled_at = $4, \
         version = version + 1 WHERE id = $1 AND outcome IS NULL";
    let outcome = ReportOutcome::Dismissed;
    let values = vec![id.into(), outcome.into(), by.into(), now.into()];
    Ok(run(tx, sql, values).await? == 1)
}

/// Settles all that wait about a post, since the post is gone from sight.
pub async fn settle(
    tx: &Tx,
    post: PostId,
    outcome: ReportOutcome,
    by: Option<AccountId>,
    now: Timestamp,
) -> Result<(), DbErr> {
    let sql = "UPDATE post_report SET outcome = $2, settled_by = $3, settled_at = $4, \
         version = version + 1 WHERE post_id = $1 AND outcome IS NULL";
    let by: Value = by.map(AccountId::uuid).into();
    run(tx, sql, vec![post.into(), outcome.into(), by, now.into()])
        .await
        .map(|_| ())
}
