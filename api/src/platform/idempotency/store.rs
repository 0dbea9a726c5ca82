//! Claims and kept answers.

use chrono::Duration;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, Condition};
use serde::{Deserialize, Serialize};
use shared::time::Timestamp;

use crate::platform::db::Tx;

/// How long an answer is kept.
const KEPT_FOR: Duration = Duration::hours(24);

/// One attempt at one request.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    pub principal: String,
    pub operation: &'static str,
    pub key: String,
    pub fingerprint: [u8; 32],
    pub attempt: Uuid,
}

/// What is known of an earlier attempt.
pub(super) struct Kept {
    pub fingerprint: [u8; 32],
    pub answer: Option<Answer>,
}

/// An answer to give again.
pub(super) struct Answer {
    pub status: u16,
    pub version: Option<i64>,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct Head {
    version: Option<i64>,
    headers: Vec<(String, String)>,
}

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub principal: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub operation: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// Of the path and the body: one column since the table's first day.
    #[sea_orm(column_name = "body_hash")]
    pub fingerprint: Vec<u8>,
    pub attempt: Uuid,
    pub status: Option<i32>,
    pub headers: Option<Json>,
    pub body: Option<Vec<u8>>,
    pub created_at: Timestamp,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

fn of(slot: &Slot) -> Condition {
    Condition::all()
        .add(Column::Principal.eq(&*slot.principal))
        .add(Column::Operation.eq(slot.operation))
        .add(Column::Key.eq(&*slot.key))
}

/// What is kept for the slot's key, unless it is older than 24 hours.
pub(super) async fn find(
    conn: &impl ConnectionTrait,
    slot: &Slot,
    now: Timestamp,
) -> Result<Option<Kept>, DbErr> {
    let row = Entity::find()
        .filter(of(slot))
        .filter(Column::CreatedAt.gt(now.plus(-KEPT_FOR)))
        .one(conn)
        .await?;
    row.map(kept).transpose()
}

fn kept(row: Model) -> Result<Kept, DbErr> {
    let wrong = |what: &str| DbErr::Type(format!("idempotency.{what}"));
    let stored = row.fingerprint.try_into();
    let fingerprint = stored.map_err(|_| wrong("body_hash"))?;
    let answer = match (row.status, row.headers) {
        (Some(status), Some(head)) => {
            let head: Head = serde_json::from_value(head).map_err(|_| wrong("headers"))?;
            Some(Answer {
                status: u16::try_from(status).map_err(|_| wrong("status"))?,
                version: head.version,
                headers: head.headers,
                body: row.body.unwrap_or_default(),
            })
        }
        _ => None,
    };
    Ok(Kept {
        fingerprint,
        answer,
    })
}

/// Takes the key for this attempt; `false` when another attempt of the last 24 hours has it.
///
/// On `PostgreSQL` it waits for a concurrent claim to commit or roll back, which is what keeps two
/// processes apart.
pub(super) async fn claim(tx: &Tx, slot: &Slot, now: Timestamp) -> Result<bool, DbErr> {
    let free = Condition::any()
        .add(Column::Attempt.eq(slot.attempt))
        .add(Column::CreatedAt.lte(now.plus(-KEPT_FOR)));
    let row = ActiveModel {
        principal: Set(slot.principal.clone()),
        operation: Set(slot.operation.to_owned()),
        key: Set(slot.key.clone()),
        fingerprint: Set(slot.fingerprint.to_vec()),
        attempt: Set(slot.attempt),
        status: Set(None),
        headers: Set(None),
        body: Set(None),
        created_at: Set(now),
    };
    let taken = Entity::insert(row)
        .on_conflict(
            OnConflict::columns([Column::Principal, Column::Operation, Column::Key])
                .update_columns([
                    Column::Fingerprint,
                    Column::Attempt,
                    Column::Status,
                    Column::Headers,
                    Column::Body,
                    Column::CreatedAt,
                ])
                .action_cond_where(free)
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await;
    match taken {
        Ok(rows) => Ok(rows > 0),
        Err(DbErr::RecordNotInserted) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Keeps the answer, and forgets those of yesterday.
pub(super) async fn finish(
    tx: &Tx,
    slot: &Slot,
    answer: Answer,
    now: Timestamp,
) -> Result<(), DbErr> {
    let head = Head {
        version: answer.version,
        headers: answer.headers,
    };
    let head = serde_json::to_value(head).map_err(|error| DbErr::Json(error.to_string()))?;
    Entity::update_many()
        .col_expr(Column::Status, Expr::value(i32::from(answer.status)))
        .col_expr(Column::Headers, Expr::value(head))
        .col_expr(Column::Body, Expr::value(answer.body))
        .filter(of(slot))
        .filter(Column::Attempt.eq(slot.attempt))
        .exec(tx)
        .await?;
    sweep(tx, now).await
}

/// Gives the key back: what was asked for was refused.
pub(super) async fn free(tx: &Tx, slot: &Slot) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(of(slot))
        .filter(Column::Attempt.eq(slot.attempt))
        .exec(tx)
        .await
        .map(|_| ())
}

/// Forgets answers older than 24 hours; they may hold personal data.
///
/// # Errors
/// When the database fails.
pub async fn sweep(tx: &Tx, now: Timestamp) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::CreatedAt.lte(now.plus(-KEPT_FOR)))
        .exec(tx)
        .await
        .map(|_| ())
}
