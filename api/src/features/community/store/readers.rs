//! What each person has read, and what they follow.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Value};
use shared::account::types::PersonId;
use shared::community::ThreadId;
use shared::community::types::FollowId;
use shared::time::Timestamp;

use super::run;
use crate::features::community::entity::reader;
use crate::platform::db::Tx;

/// One person's row of one thread, and its name in links should it be new.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub thread: ThreadId,
    pub person: PersonId,
    pub link: FollowId,
    pub now: Timestamp,
}

/// Moves the reading position forward; never back, whoever comes first.
pub async fn read(tx: &Tx, place: Place, seq: i64) -> Result<(), DbErr> {
    let sql = "INSERT INTO thread_reader \
         (thread_id, person_id, link_id, last_read_seq, follows, follows_after, updated_at) \
         VALUES ($1, $2, $3, $4, FALSE, 0, $5) ON CONFLICT (thread_id, person_id) DO UPDATE SET \
         last_read_seq = excluded.last_read_seq, updated_at = excluded.updated_at \
         WHERE thread_reader.last_read_seq < excluded.last_read_seq";
    change(tx, sql, place, vec![seq.into()]).await
}

/// Follows the thread in which one has just posted `seq`. Whoever had read all before has read
/// all still; of a post that came meanwhile nothing is marked as read.
pub async fn posted(tx: &Tx, place: Place, seq: i64) -> Result<(), DbErr> {
    let sql = "INSERT INTO thread_reader \
         (thread_id, person_id, link_id, last_read_seq, follows, follows_after, updated_at) \
         VALUES ($1, $2, $3, CASE WHEN $4 = 1 THEN 1 ELSE 0 END, TRUE, $4, $5) \
         ON CONFLICT (thread_id, person_id) DO UPDATE SET follows = TRUE, \
         follows_after = CASE WHEN thread_reader.follows THEN thread_reader.follows_after \
           ELSE $4 END, \
         last_read_seq = CASE WHEN thread_reader.last_read_seq + 1 = $4 THEN $4 \
           ELSE thread_reader.last_read_seq END, updated_at = excluded.updated_at";
    change(tx, sql, place, vec![seq.into()]).await
}

/// Follows from the post after `last` on, or leaves off.
pub async fn follow(tx: &Tx, place: Place, follows: bool, last: i64) -> Result<(), DbErr> {
    let sql = "INSERT INTO thread_reader \
         (thread_id, person_id, link_id, last_read_seq, follows, follows_after, updated_at) \
         VALUES ($1, $2, $3, 0, $4, $6, $5) ON CONFLICT (thread_id, person_id) DO UPDATE SET \
         follows_after = CASE WHEN thread_reader.follows THEN thread_reader.follows_after \
           ELSE excluded.follows_after END, \
         follows = excluded.follows, updated_at = excluded.updated_at";
    change(tx, sql, place, vec![follows.into(), last.into()]).await
}

/// Runs it with the place as `$1` to `$3`, the first of `what` as `$4`, the time as `$5` and the
/// rest from `$6` on.
async fn change(tx: &Tx, sql: &str, place: Place, mut what: Vec<Value>) -> Result<(), DbErr> {
    let mut values: Vec<Value> = vec![place.thread.into(), place.person.into(), place.link.into()];
    let rest = what.split_off(what.len().min(1));
    values.append(&mut what);
    values.push(place.now.into());
    values.extend(rest);
    run(tx, sql, values).await.map(|_| ())
}

/// Ends the following that a link names.
pub async fn unfollow(tx: &Tx, link: FollowId, now: Timestamp) -> Result<(), DbErr> {
    let sql = "UPDATE thread_reader SET follows = FALSE, updated_at = $2 \
         WHERE link_id = $1 AND follows";
    run(tx, sql, vec![link.into(), now.into()])
        .await
        .map(|_| ())
}

/// Whether a link names something still.
pub async fn known(conn: &impl ConnectionTrait, link: FollowId) -> Result<bool, DbErr> {
    let row = reader::Entity::find()
        .filter(reader::Column::LinkId.eq(link))
        .one(conn)
        .await?;
    Ok(row.is_some())
}
