//! Setting up, using and giving up the second factor.

use serde_json::json;
use shared::account::api::{RecoveryCodes, TotpConfirm, TotpEnable, TotpSecret, TotpSetup};
use shared::account::types::{AccountId, SecondFactor};
use shared::problem::Code;
use shared::time::Timestamp;

use super::password::confirm;
use super::{note, throttle};
use crate::app::Context;
use crate::features::account::entity::account;
use crate::features::account::{store, totp};
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;
use crate::platform::log::Actor;

/// Takes a code of the app, or a recovery code; neither works twice.
///
/// # Errors
/// `totp_invalid` when it is wrong or was used before.
pub(super) async fn take_code(
    tx: &Tx,
    ctx: &Context,
    row: &account::Model,
    code: &SecondFactor,
) -> Result<(), ApiError> {
    let now = ctx.clock.now();
    let sealed = row.totp_secret.as_deref().ok_or(Code::TotpInvalid)?;
    let secret = totp::open(&ctx.links, row.id, sealed)?;
    let taken = if let Some(step) = totp::check(&secret, code.as_str(), now)? {
        store::account::take_step(tx, row.id, step).await?
    } else {
        let hash = totp::recovery_hash(code.as_str());
        store::account::take_recovery_code(tx, row.id, hash, now).await?
    };
    if taken {
        Ok(())
    } else {
        Err(Code::TotpInvalid.into())
    }
}

/// Makes a new secret, which counts once a first code of it is shown. A factor that is in force
/// must be given up first.
///
/// # Errors
/// `conflict` when one is in force; 422 when the password is wrong; 429.
pub async fn setup(
    ctx: &Context,
    client: &str,
    id: AccountId,
    body: TotpSetup,
) -> Result<TotpSecret, ApiError> {
    let seen = confirm(ctx, client, id, body.password.expose(), "/password").await?;
    let secret = totp::new_secret(&ctx.random);
    let sealed = totp::seal(&ctx.links, &ctx.random, id, &secret)?;
    let inner = ctx.clone();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let row = store::account::locked(tx, id).await?;
                if row.is_none_or(|row| row.totp_enabled_at.is_some()) {
                    return Err(ApiError::new(Code::Conflict));
                }
                let now = inner.clock.now();
                throttle::forgive(tx, &inner, &seen.email).await?;
                store::account::set_totp(tx, id, now, Some(sealed), None).await?;
                Ok(seen)
            })
        })
        .await
        .map(|seen| {
            let (secret, uri) = totp::describe(secret, &seen.email);
            TotpSecret { secret, uri }
        })
}

/// Puts the secret from [`setup`] into force, shown by a first code of it.
///
/// # Errors
/// `conflict` when none is waiting; `totp_invalid`; 429.
pub async fn enable(
    ctx: &Context,
    client: &str,
    id: AccountId,
    body: TotpEnable,
) -> Result<RecoveryCodes, ApiError> {
    let seen = store::account::by_id(ctx.db.read(), id)
        .await?
        .ok_or(Code::SessionEnded)?;
    throttle::attempt(ctx, client, &seen.email).await?;
    let inner = ctx.clone();
    ctx.db
        .write(move |tx| Box::pin(async move { enable_in(tx, &inner, id, &body.code).await }))
        .await
}

async fn enable_in(
    tx: &Tx,
    ctx: &Context,
    id: AccountId,
    code: &SecondFactor,
) -> Result<RecoveryCodes, ApiError> {
    let now = ctx.clock.now();
    let row = store::account::locked(tx, id)
        .await?
        .filter(|row| row.totp_enabled_at.is_none() && row.totp_secret.is_some())
        .ok_or(Code::Conflict)?;
    let sealed = row.totp_secret.clone().ok_or(Code::Conflict)?;
    let secret = totp::open(&ctx.links, id, &sealed)?;
    let step = totp::check(&secret, code.as_str(), now)?
        .ok_or_else(|| ApiError::fault("/code", Code::TotpInvalid))?;
    store::account::set_totp(tx, id, now, Some(sealed), Some(now)).await?;
    store::account::take_step(tx, id, step).await?;
    throttle::forgive(tx, ctx, &row.email).await?;
    let codes = fresh_codes(tx, ctx, id).await?;
    let actor = Actor::Account(id.uuid());
    note(tx, "account.totp_enabled", id, actor, now, json!({})).await?;
    Ok(codes)
}

async fn fresh_codes(tx: &Tx, ctx: &Context, id: AccountId) -> Result<RecoveryCodes, ApiError> {
    let now = ctx.clock.now();
    let codes = totp::recovery_codes(&ctx.random)?;
    let rows = codes
        .iter()
        .map(|code| (ctx.random.uuid_v7(now), totp::recovery_hash(code.as_str())))
        .collect();
    store::account::replace_recovery_codes(tx, id, rows).await?;
    Ok(RecoveryCodes { codes })
}

/// The account once password and code are right.
async fn confirmed(
    tx: &Tx,
    ctx: &Context,
    id: AccountId,
    code: &SecondFactor,
) -> Result<account::Model, ApiError> {
    let row = store::account::locked(tx, id)
        .await?
        .filter(|row| row.totp_enabled_at.is_some())
        .ok_or(Code::Conflict)?;
    match take_code(tx, ctx, &row, code).await {
        Err(error) if error.code() == Code::TotpInvalid => {
            Err(ApiError::fault("/code", Code::TotpInvalid))
        }
        other => other.map(|()| row),
    }
}

/// Gives the second factor up.
///
/// # Errors
/// `conflict` when none is in force; 422 when the password or the code is wrong; 429.
pub async fn disable(
    ctx: &Context,
    client: &str,
    id: AccountId,
    body: TotpConfirm,
) -> Result<(), ApiError> {
    confirm(ctx, client, id, body.password.expose(), "/password").await?;
    let inner = ctx.clone();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let (ctx, now) = (&inner, inner.clock.now());
                let row = confirmed(tx, ctx, id, &body.code).await?;
                store::account::set_totp(tx, id, now, None, None).await?;
                store::account::replace_recovery_codes(tx, id, Vec::new()).await?;
                throttle::forgive(tx, ctx, &row.email).await?;
                let actor = Actor::Account(id.uuid());
                Ok(note(tx, "account.totp_disabled", id, actor, now, json!({})).await?)
            })
        })
        .await
}

/// Takes the second factor and its recovery codes away, and has the owner told.
///
/// # Errors
/// When the database fails.
pub(super) async fn remove(
    tx: &Tx,
    row: &account::Model,
    actor: Actor,
    now: Timestamp,
) -> Result<(), ApiError> {
    store::account::set_totp(tx, row.id, now, None, None).await?;
    store::account::replace_recovery_codes(tx, row.id, Vec::new()).await?;
    Ok(note(tx, "account.totp_reset", row.id, actor, now, json!({})).await?)
}

/// Takes another's second factor away, who has lost the phone and the recovery codes; all their
/// sign-ins end. One's own is given up by password and code only: a stolen session must not do.
///
/// # Errors
/// `not_found`; `conflict` when none is in force, or for one's own.
pub async fn reset_factor(ctx: &Context, by: AccountId, id: AccountId) -> Result<(), ApiError> {
    if by == id {
        return Err(Code::Conflict.into());
    }
    let now = ctx.clock.now();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let row = store::account::locked(tx, id)
                    .await?
                    .ok_or(Code::NotFound)?;
                if row.totp_enabled_at.is_none() {
                    return Err(ApiError::new(Code::Conflict));
                }
                remove(tx, &row, Actor::Account(by.uuid()), now).await?;
                store::session::revoke_all(tx, id, None, now).await?;
                Ok(())
            })
        })
        .await
}

/// New recovery codes in place of the old ones.
///
/// # Errors
/// As [`disable`].
pub async fn new_recovery_codes(
    ctx: &Context,
    client: &str,
    id: AccountId,
    body: TotpConfirm,
) -> Result<RecoveryCodes, ApiError> {
    confirm(ctx, client, id, body.password.expose(), "/password").await?;
    let inner = ctx.clone();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let row = confirmed(tx, &inner, id, &body.code).await?;
                throttle::forgive(tx, &inner, &row.email).await?;
                fresh_codes(tx, &inner, id).await
            })
        })
        .await
}
