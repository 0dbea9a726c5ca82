//! Signing in.

use chrono::Duration;
use serde_json::json;
use shared::account::api::{SignIn, SignedIn};
use shared::account::types::{AccountId, AccountStatus, Device, SecondFactor, SessionId};
use shared::problem::Code;
use shared::time::Timestamp;
use uuid::Uuid;

use super::{note, profile, sign_up, throttle, totp};
use crate::app::Context;
use crate::features::account::entity::{account, refresh_token, session};
use crate::features::account::store;
use crate::features::account::token::{ACCESS_SECONDS, Tokens, refresh_hash};
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;
use crate::platform::log::Actor;

/// A sign-in that is not used for so many days ends.
pub const REFRESH_DAYS: i64 = 14;

/// A sign-in ends after so many days however much it is used.
const SESSION_DAYS: i64 = 90;

/// Sign-ins one account may have at a time; the oldest ends when one more begins.
const MOST_SESSIONS: u64 = 100;

/// A sign-in: what goes into the body, and the refresh token for the cookie.
#[derive(Debug)]
pub struct Entered {
    /// For the body.
    pub signed_in: SignedIn,
    /// For the cookie.
    pub refresh: String,
}

/// Signs in by address, password and, where one is set up, second factor.
///
/// # Errors
/// `invalid_credentials`, `totp_required`, `totp_invalid`, `email_unverified`,
/// `account_suspended`, and 429 after too many attempts.
pub async fn sign_in(
    ctx: &Context,
    client: &str,
    device: Option<Device>,
    body: SignIn,
) -> Result<Entered, ApiError> {
    throttle::attempt(ctx, client, &body.email).await?;
    let row = store::account::by_email(ctx.db.read(), &body.email).await?;
    let hash = row.as_ref().map(|row| row.password_hash.clone());
    let right = ctx
        .options
        .hashing
        .verify(body.password.expose(), hash)
        .await?;
    let Some(row) = row.filter(|_| right) else {
        return Err(Code::InvalidCredentials.into());
    };
    // From here on the caller knows the password: the account's state is no secret to them.
    if row.status == AccountStatus::Suspended {
        return Err(Code::AccountSuspended.into());
    }
    let inner = ctx.clone();
    if row.email_verified_at.is_none() {
        let id = row.id;
        ctx.db
            .write(move |tx| Box::pin(async move { sign_up::ask_to_verify(tx, &inner, id).await }))
            .await?;
        return Err(Code::EmailUnverified.into());
    }
    let (id, refresh) = (row.id, ctx.random.token());
    let hash = refresh_hash(&refresh);
    let session = ctx
        .db
        .write(move |tx| {
            Box::pin(async move { begin(tx, &inner, row, body.code, device, hash).await })
        })
        .await?;
    let signed_in = access(ctx, id, session).await?;
    Ok(Entered { signed_in, refresh })
}

/// Checks once more under the account's lock, takes the second factor, begins the session.
async fn begin(
    tx: &Tx,
    ctx: &Context,
    seen: account::Model,
    code: Option<SecondFactor>,
    device: Option<Device>,
    hash: Vec<u8>,
) -> Result<SessionId, ApiError> {
    let now = ctx.clock.now();
    let row = store::account::locked(tx, seen.id)
        .await?
        .ok_or(Code::InvalidCredentials)?;
    if row.password_version != seen.password_version {
        return Err(Code::InvalidCredentials.into());
    }
    if row.status == AccountStatus::Suspended {
        return Err(Code::AccountSuspended.into());
    }
    if row.totp_enabled_at.is_some() {
        let code = code.ok_or(Code::TotpRequired)?;
        totp::take_code(tx, ctx, &row, &code).await?;
    }
    throttle::forgive(tx, ctx, &row.email).await?;
    let month_ago = now.plus(-Duration::days(30));
    store::session::sweep(tx, row.id, month_ago).await?;
    let others = store::session::in_force(tx, row.id, now, MOST_SESSIONS).await?;
    if others.len() as u64 >= MOST_SESSIONS
        && let Some(oldest) = others.last()
    {
        store::session::revoke(tx, row.id, oldest.id, now).await?;
    }
    let id = SessionId::from_uuid(ctx.random.uuid_v7(now));
    let session = session::Model {
        id,
        account_id: row.id,
        device,
        created_at: now,
        last_used_at: now,
        expires_at: now.plus(Duration::days(SESSION_DAYS)),
        revoked_at: None,
    };
    store::session::insert(tx, session).await?;
    let token = token_row(ctx.random.uuid_v7(now), id, hash, 0, now);
    store::session::insert_token(tx, token).await?;
    let actor = Actor::Account(row.id.uuid());
    note(
        tx,
        "account.signed_in",
        row.id,
        actor,
        now,
        json!({"session_id": id}),
    )
    .await?;
    Ok(id)
}

/// The row of a refresh token made now.
pub(super) fn token_row(
    id: Uuid,
    session_id: SessionId,
    hash: Vec<u8>,
    generation: i32,
    now: Timestamp,
) -> refresh_token::Model {
    refresh_token::Model {
        id,
        session_id,
        hash,
        generation,
        created_at: now,
        expires_at: now.plus(Duration::days(REFRESH_DAYS)),
        used_at: None,
    }
}

/// An access token for a session, with whose it is.
pub(super) async fn access(
    ctx: &Context,
    account: AccountId,
    session: SessionId,
) -> Result<SignedIn, ApiError> {
    let now = ctx.clock.now();
    let tokens = Tokens::new(&ctx.options.jwt, &ctx.options.public_url);
    let access_token = tokens.access(account, session, now, ctx.random.uuid_v4())?;
    Ok(SignedIn {
        access_token,
        expires_in: ACCESS_SECONDS,
        me: profile::me(ctx, account).await?,
    })
}
