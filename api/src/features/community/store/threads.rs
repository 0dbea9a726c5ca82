//! Threads as one viewer sees them. Every query here is one statement, however long the list.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, IntoActiveModel,
    QueryFilter, QuerySelect, Value,
};
use shared::account::types::PersonId;
use shared::community::{PostState, SpaceId, SpaceKind, ThreadId, ThreadReading, ThreadTitle};
use shared::event::types::EventId;
use shared::time::Timestamp;

use super::access::{SELVES, Viewer};
use super::{run, statement};
use crate::features::community::entity::thread;
use crate::platform::db::Tx;

/// The key of a row in a list that shows the last active first.
pub type Key = (Timestamp, ThreadId);

/// A thread with what the viewer has read of it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Seen {
    pub id: ThreadId,
    pub title: ThreadTitle,
    pub state: PostState,
    pub locked: bool,
    pub starter_id: Option<PersonId>,
    pub post_count: i32,
    pub last_seq: i64,
    pub last_post_at: Timestamp,
    pub created_at: Timestamp,
    pub version: i64,
    pub kind: SpaceKind,
    pub event_id: Option<EventId>,
    pub last_read_seq: Option<i64>,
    pub follows: Option<bool>,
    pub unread: i64,
    pub first_unread: Option<i64>,
}

impl Seen {
    /// Whether something can be posted in it.
    pub fn is_open(&self) -> bool {
        self.state == PostState::Shown && !self.locked
    }
}

/// The unread posts of the thread `t`, whose reader is `r`.
fn unread() -> String {
    format!(
        "FROM post p WHERE p.thread_id = t.id AND p.seq > COALESCE(r.last_read_seq, 0) \
         AND p.state = 'shown' AND (p.author_id IS NULL OR p.author_id NOT IN {SELVES})"
    )
}

/// The threads that the viewer, who is `$1`, may see.
fn from(viewer: Viewer) -> String {
    let own = if viewer.moderates {
        "1 = 1".to_owned()
    } else {
        format!("t.starter_id IN {SELVES}")
    };
    // A thread whose opening post is out of sight is worth a line while others answered in it.
    format!(
        "FROM thread t JOIN space s ON s.id = t.space_id \
         LEFT JOIN thread_reader r ON r.thread_id = t.id AND r.person_id = $1 \
         WHERE {} AND (t.state = 'shown' OR t.post_count > 0 OR (t.state = 'hidden' AND {own}))",
        viewer.enters()
    )
}

fn select(viewer: Viewer) -> String {
    let unread = unread();
    format!(
        "SELECT t.id, t.title, t.state, t.locked, t.starter_id, t.post_count, t.last_seq, \
         t.last_post_at, t.created_at, t.version, s.kind, s.event_id, r.last_read_seq, r.follows, \
         (SELECT COUNT(*) {unread}) AS unread, (SELECT MIN(p.seq) {unread}) AS first_unread {}",
        from(viewer)
    )
}

/// One thread, if the viewer may see it.
pub async fn one(
    conn: &impl ConnectionTrait,
    viewer: Viewer,
    id: ThreadId,
) -> Result<Option<Seen>, DbErr> {
    let sql = format!("{} AND t.id = $2", select(viewer));
    let values = vec![viewer.param(), id.into()];
    Seen::find_by_statement(statement(conn, &sql, values))
        .one(conn)
        .await
}

/// What a list is narrowed to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Narrowed {
    pub reading: Option<ThreadReading>,
    pub event: Option<EventId>,
}

/// The threads the viewer may see, the last active first, at most `limit`.
pub async fn page(
    conn: &impl ConnectionTrait,
    viewer: Viewer,
    narrowed: Narrowed,
    after: Option<Key>,
    limit: u64,
) -> Result<Vec<Seen>, DbErr> {
    let mut values: Vec<Value> = vec![viewer.param()];
    let mut place = |value: Value| {
        values.push(value);
        format!("${}", values.len())
    };
    let reading = match narrowed.reading {
        Some(ThreadReading::Unread) => format!(" AND EXISTS (SELECT 1 {})", unread()),
        Some(ThreadReading::Read) => format!(" AND NOT EXISTS (SELECT 1 {})", unread()),
        None => String::new(),
    };
    let event = narrowed.event.map(|event| {
        let event = place(event.into());
        format!(" AND s.event_id = {event}")
    });
    let after = after.map(|(at, id)| {
        let (at, id) = (place(at.into()), place(id.into()));
        format!(" AND (t.last_post_at < {at} OR (t.last_post_at = {at} AND t.id < {id}))")
    });
    let sql = format!(
        "{}{reading}{}{} ORDER BY t.last_post_at DESC, t.id DESC LIMIT {limit}",
        select(viewer),
        event.unwrap_or_default(),
        after.unwrap_or_default()
    );
    Seen::find_by_statement(statement(conn, &sql, values))
        .all(conn)
        .await
}

/// How many threads that the viewer may see hold something unread.
pub async fn count_unread(conn: &impl ConnectionTrait, viewer: Viewer) -> Result<i64, DbErr> {
    let sql = format!(
        "SELECT COUNT(*) AS n {} AND EXISTS (SELECT 1 {})",
        from(viewer),
        unread()
    );
    let row = conn
        .query_one_raw(statement(conn, &sql, vec![viewer.param()]))
        .await?;
    row.map_or(Ok(0), |row| row.try_get("", "n"))
}

/// The general space.
pub async fn general(conn: &impl ConnectionTrait) -> Result<Option<SpaceId>, DbErr> {
    let sql = "SELECT id FROM space WHERE kind = 'general' ORDER BY id LIMIT 1";
    let row = conn.query_one_raw(statement(conn, sql, Vec::new())).await?;
    row.map(|row| row.try_get("", "id")).transpose()
}

/// The thread with its row locked until the transaction ends: numbers and counters are changed
/// under this lock only. On `SQLite` the write transaction is alone already.
pub async fn locked(tx: &Tx, id: ThreadId) -> Result<Option<thread::Model>, DbErr> {
    thread::Entity::find_by_id(id)
        .lock_exclusive()
        .one(tx)
        .await
}

pub async fn insert(tx: &Tx, row: thread::Model) -> Result<(), DbErr> {
    thread::Entity::insert(row.into_active_model())
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}

/// Gives the next number to a post that comes now: one statement, which locks the row. None where
/// the thread is not open (any more).
pub async fn next_seq(tx: &Tx, id: ThreadId, now: Timestamp) -> Result<Option<i64>, DbErr> {
    let sql = "UPDATE thread SET last_seq = last_seq + 1, post_count = post_count + 1, \
         last_post_at = $2 WHERE id = $1 AND state = 'shown' AND NOT locked RETURNING last_seq";
    let row = tx
        .query_one_raw(statement(tx, sql, vec![id.into(), now.into()]))
        .await?;
    row.map(|row| row.try_get("", "last_seq")).transpose()
}

/// Counts the posts that are shown after one more or less of them.
pub async fn count(tx: &Tx, id: ThreadId, by: i32) -> Result<(), DbErr> {
    let sql = "UPDATE thread SET post_count = post_count + $2 WHERE id = $1";
    run(tx, sql, vec![id.into(), by.into()]).await.map(|_| ())
}

/// The title goes out of sight, or comes back, with the opening post.
pub async fn set_state(
    tx: &Tx,
    id: ThreadId,
    state: PostState,
    now: Timestamp,
) -> Result<(), DbErr> {
    let sql = "UPDATE thread SET state = $2, updated_at = $3, version = version + 1 WHERE id = $1";
    run(tx, sql, vec![id.into(), state.into(), now.into()])
        .await
        .map(|_| ())
}

/// Empties the title of a thread whose opening post is deleted.
pub async fn erase_title(tx: &Tx, id: ThreadId) -> Result<(), DbErr> {
    let sql = "UPDATE thread SET title = '-' WHERE id = $1";
    run(tx, sql, vec![id.into()]).await.map(|_| ())
}

/// Some threads, whoever asks: only for moderators, who enter them all.
pub async fn by_ids(
    conn: &impl ConnectionTrait,
    ids: Vec<ThreadId>,
) -> Result<Vec<thread::Model>, DbErr> {
    thread::Entity::find()
        .filter(thread::Column::Id.is_in(ids))
        .all(conn)
        .await
}

/// A thread, whoever asks: only for the composer of mails, which asks for each reader.
pub async fn by_id(
    conn: &impl ConnectionTrait,
    id: ThreadId,
) -> Result<Option<thread::Model>, DbErr> {
    thread::Entity::find_by_id(id).one(conn).await
}
