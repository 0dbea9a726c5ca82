//! The sign-ins of an account: seeing and ending them.

use shared::account::api::{SessionView, Sessions};
use shared::account::types::{AccountId, SessionId};
use shared::problem::Code;

use crate::app::Context;
use crate::features::account::store;
use crate::features::account::token::refresh_hash;
use crate::platform::http_error::ApiError;

/// Sessions shown at most.
const SHOWN: u64 = 100;

/// The sign-ins of `account` in force, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn sessions(
    ctx: &Context,
    account: AccountId,
    current: SessionId,
) -> Result<Sessions, ApiError> {
    let now = ctx.clock.now();
    let rows = store::session::in_force(ctx.db.read(), account, now, SHOWN).await?;
    let items = rows
        .into_iter()
        .map(|row| SessionView {
            current: row.id == current,
            id: row.id,
            created_at: row.created_at,
            last_used_at: row.last_used_at,
            device: row.device,
        })
        .collect();
    Ok(Sessions { items })
}

/// Ends one of the account's own sign-ins.
///
/// # Errors
/// `not_found` when it is another's or over.
pub async fn end_one(ctx: &Context, account: AccountId, id: SessionId) -> Result<(), ApiError> {
    let now = ctx.clock.now();
    let ended = ctx
        .db
        .write(move |tx| {
            Box::pin(async move {
                let ended = store::session::revoke(tx, account, id, now).await?;
                Ok::<_, ApiError>(ended)
            })
        })
        .await?;
    if ended {
        Ok(())
    } else {
        Err(Code::NotFound.into())
    }
}

/// Ends all of the account's sign-ins.
///
/// # Errors
/// When the database fails.
pub async fn end_all(ctx: &Context, account: AccountId) -> Result<(), ApiError> {
    let now = ctx.clock.now();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                store::session::revoke_all(tx, account, None, now).await?;
                Ok::<_, ApiError>(())
            })
        })
        .await
}

/// Ends the sign-in a refresh cookie belongs to; a cookie that is worth nothing is no error.
///
/// # Errors
/// When the database fails.
pub async fn end_by_cookie(ctx: &Context, token: Option<&str>) -> Result<(), ApiError> {
    let Some(hash) = token.map(refresh_hash) else {
        return Ok(());
    };
    let now = ctx.clock.now();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let Some(token) = store::session::token(tx, hash).await? else {
                    return Ok::<_, ApiError>(());
                };
                let session = store::session::locked(tx, token.session_id).await?;
                if let Some(session) = session {
                    store::session::revoke(tx, session.account_id, session.id, now).await?;
                }
                Ok(())
            })
        })
        .await
}
