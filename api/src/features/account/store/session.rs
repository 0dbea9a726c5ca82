//! Sessions and their refresh tokens.

use sea_orm::ActiveModelTrait;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use shared::account::types::{AccountId, SessionId};
use shared::time::Timestamp;

use crate::features::account::entity::{refresh_token, session};
use crate::platform::db::{self, Tx};

/// Adds a session.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, row: session::Model) -> Result<(), DbErr> {
    let active: session::ActiveModel = row.into();
    session::Entity::insert(active.reset_all())
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}

/// Adds a refresh token.
///
/// # Errors
/// When the database fails.
pub async fn insert_token(tx: &Tx, row: refresh_token::Model) -> Result<(), DbErr> {
    let active: refresh_token::ActiveModel = row.into();
    refresh_token::Entity::insert(active.reset_all())
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}

/// The token of a hash.
///
/// # Errors
/// When the database fails.
pub async fn token(
    conn: &impl ConnectionTrait,
    hash: Vec<u8>,
) -> Result<Option<refresh_token::Model>, DbErr> {
    refresh_token::Entity::find()
        .filter(refresh_token::Column::Hash.eq(hash))
        .one(conn)
        .await
}

/// A session, locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn locked(tx: &Tx, id: SessionId) -> Result<Option<session::Model>, DbErr> {
    db::lock(tx, "account_session", id).await?;
    session::Entity::find_by_id(id).one(tx).await
}

/// Notes that a token was used, and with it all of its generation: another tab may hold a twin.
/// Whichever of them comes back later than the grace is a stolen one.
///
/// # Errors
/// When the database fails.
pub async fn use_token(tx: &Tx, row: &refresh_token::Model, now: Timestamp) -> Result<(), DbErr> {
    refresh_token::Entity::update_many()
        .col_expr(refresh_token::Column::UsedAt, Expr::value(now))
        .filter(refresh_token::Column::SessionId.eq(row.session_id))
        .filter(refresh_token::Column::Generation.eq(row.generation))
        .filter(refresh_token::Column::UsedAt.is_null())
        .exec(tx)
        .await
        .map(|_| ())
}

/// Notes that a session was refreshed.
///
/// # Errors
/// When the database fails.
pub async fn touch(tx: &Tx, id: SessionId, now: Timestamp) -> Result<(), DbErr> {
    session::Entity::update_many()
        .col_expr(session::Column::LastUsedAt, Expr::value(now))
        .filter(session::Column::Id.eq(id))
        .exec(tx)
        .await
        .map(|_| ())
}

/// Ends one session of an account; whether it was in force.
///
/// # Errors
/// When the database fails.
pub async fn revoke(
    tx: &Tx,
    account: AccountId,
    id: SessionId,
    now: Timestamp,
) -> Result<bool, DbErr> {
    let done = session::Entity::update_many()
        .col_expr(session::Column::RevokedAt, Expr::value(now))
        .filter(session::Column::Id.eq(id))
        .filter(session::Column::AccountId.eq(account))
        .filter(session::Column::RevokedAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Ends all sessions of an account but `keep`.
///
/// # Errors
/// When the database fails.
pub async fn revoke_all(
    tx: &Tx,
    account: AccountId,
    keep: Option<SessionId>,
    now: Timestamp,
) -> Result<(), DbErr> {
    let mut update = session::Entity::update_many()
        .col_expr(session::Column::RevokedAt, Expr::value(now))
        .filter(session::Column::AccountId.eq(account))
        .filter(session::Column::RevokedAt.is_null());
    if let Some(keep) = keep {
        update = update.filter(session::Column::Id.ne(keep));
    }
    update.exec(tx).await.map(|_| ())
}

/// The sessions of an account in force, the newest first, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn in_force(
    conn: &impl ConnectionTrait,
    account: AccountId,
    now: Timestamp,
    limit: u64,
) -> Result<Vec<session::Model>, DbErr> {
    session::Entity::find()
        .filter(session::Column::AccountId.eq(account))
        .filter(session::Column::RevokedAt.is_null())
        .filter(session::Column::ExpiresAt.gt(now))
        .order_by_desc(session::Column::Id)
        .limit(limit)
        .all(conn)
        .await
}

/// Removes an account's tokens that ran out, and its sessions that ended long ago.
///
/// # Errors
/// When the database fails.
pub async fn sweep(tx: &Tx, account: AccountId, before: Timestamp) -> Result<(), DbErr> {
    let old = Condition::any()
        .add(session::Column::ExpiresAt.lt(before))
        .add(session::Column::RevokedAt.lt(before));
    session::Entity::delete_many()
        .filter(session::Column::AccountId.eq(account))
        .filter(old)
        .exec(tx)
        .await
        .map(|_| ())
}

/// Removes the used tokens of a session that are older than `before`.
///
/// # Errors
/// When the database fails.
pub async fn sweep_tokens(tx: &Tx, session: SessionId, before: Timestamp) -> Result<(), DbErr> {
    refresh_token::Entity::delete_many()
        .filter(refresh_token::Column::SessionId.eq(session))
        .filter(refresh_token::Column::ExpiresAt.lt(before))
        .exec(tx)
        .await
        .map(|_| ())
}
