//! Changing a refresh token for an access token: each works once; a second use ends the sign-in,
//! since one of the two users is a thief (RFC 9700 §4.14).

use chrono::Duration;
use serde_json::json;
use shared::account::types::{AccountId, AccountStatus, SessionId};
use shared::problem::Code;

use super::note;
use super::sign_in::{Entered, access, token_row};
use crate::app::Context;
use crate::features::account::store;
use crate::features::account::token::refresh_hash;
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;
use crate::platform::log::Actor;

/// Two tabs that wake at the same time send the same token: so long after its first use it
/// still gets a twin of its successor, and both go on as one.
const GRACE_SECONDS: i64 = 10;

/// 32 bytes in unpadded base64, as `Random::token` makes them.
const TOKEN_LENGTH: usize = 43;

/// What a refresh token is worth.
enum Worth {
    /// A new token in the same session.
    Renewed(AccountId, SessionId),
    /// Nothing; the session is ended, if there was one.
    Ended,
    /// Nothing, because the account is suspended.
    Suspended,
}

/// Changes the refresh token from the cookie for an access token and the next refresh token.
///
/// # Errors
/// `session_ended` when it is unknown, used, withdrawn or has run out; `account_suspended`.
pub async fn refresh(ctx: &Context, token: Option<&str>) -> Result<Entered, ApiError> {
    let token = token.ok_or(Code::SessionEnded)?;
    if token.len() != TOKEN_LENGTH {
        return Err(Code::SessionEnded.into());
    }
    let next = ctx.random.token();
    let (hash, next_hash) = (refresh_hash(token), refresh_hash(&next));
    let inner = ctx.clone();
    // The end of a session must be committed too, so it is an answer, not an error.
    let worth = ctx
        .db
        .write(move |tx| Box::pin(async move { exchange(tx, &inner, hash, next_hash).await }))
        .await?;
    match worth {
        Worth::Renewed(account, session) => Ok(Entered {
            signed_in: access(ctx, account, session).await?,
            refresh: next,
        }),
        Worth::Ended => Err(Code::SessionEnded.into()),
        Worth::Suspended => Err(Code::AccountSuspended.into()),
    }
}

async fn exchange(
    tx: &Tx,
    ctx: &Context,
    hash: Vec<u8>,
    next_hash: Vec<u8>,
) -> Result<Worth, ApiError> {
    let now = ctx.clock.now();
    let Some(seen) = store::session::token(tx, hash.clone()).await? else {
        return Ok(Worth::Ended);
    };
    let session = store::session::locked(tx, seen.session_id).await?;
    // Read again under the session's lock: another tab may just have used it.
    let token = store::session::token(tx, hash).await?;
    let (Some(session), Some(token)) = (session, token) else {
        return Ok(Worth::Ended);
    };
    if session.revoked_at.is_some() || session.expires_at <= now || token.expires_at <= now {
        return Ok(Worth::Ended);
    }
    let account = session.account_id;
    let grace = Duration::seconds(GRACE_SECONDS);
    if token.used_at.is_some_and(|used| now.since(used) > grace) {
        store::session::revoke(tx, account, session.id, now).await?;
        let data = json!({"session_id": session.id});
        note(
            tx,
            "session.reuse_detected",
            account,
            Actor::Anonymous,
            now,
            data,
        )
        .await?;
        return Ok(Worth::Ended);
    }
    let status = store::account::by_id(tx, account)
        .await?
        .map(|row| row.status);
    match status {
        Some(AccountStatus::Active) => {}
        Some(AccountStatus::Suspended) => return Ok(Worth::Suspended),
        None => return Ok(Worth::Ended),
    }
    store::session::use_token(tx, &token, now).await?;
    let id = ctx.random.uuid_v7(now);
    let next = token_row(id, session.id, next_hash, token.generation + 1, now);
    store::session::insert_token(tx, next).await?;
    store::session::touch(tx, session.id, now).await?;
    store::session::sweep_tokens(tx, session.id, now).await?;
    Ok(Worth::Renewed(account, session.id))
}
