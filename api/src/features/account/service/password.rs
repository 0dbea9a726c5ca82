//! Changing and resetting a password.

use serde_json::json;
use shared::account::api::{MailSent, PasswordChange, PasswordReset, PasswordResetConfirm};
use shared::account::password::{NewPassword, names_its_owner};
use shared::account::rules::local_part;
use shared::account::types::AccountId;
use shared::field::Email;
use shared::problem::Code;

use super::create::prove;
use super::{link_state, note, purpose, throttle};
use crate::app::Context;
use crate::features::account::store;
use crate::platform::auth::SignedIn;
use crate::platform::http_error::ApiError;
use crate::platform::log::Actor;

/// Refuses a password that names the address it is for.
fn check(new: &NewPassword, email: &Email) -> Result<(), ApiError> {
    if names_its_owner(new.expose(), &[local_part(email)]) {
        return Err(ApiError::fault("/password", Code::PasswordTooWeak));
    }
    Ok(())
}

/// Checks the account's password, as one throttled attempt.
///
/// # Errors
/// 422 at `at` when it is wrong, 429 after too many attempts.
pub(super) async fn confirm(
    ctx: &Context,
    client: &str,
    account: AccountId,
    given: &str,
    at: &str,
) -> Result<crate::features::account::entity::account::Model, ApiError> {
    let row = store::account::by_id(ctx.db.read(), account)
        .await?
        .ok_or(Code::SessionEnded)?;
    throttle::attempt(ctx, client, &row.email).await?;
    if ctx
        .options
        .hashing
        .verify(given, Some(row.password_hash.clone()))
        .await?
    {
        Ok(row)
    } else {
        Err(ApiError::fault(at, Code::InvalidCredentials))
    }
}

/// Changes one's own password; all other sign-ins end.
///
/// # Errors
/// 422 when the current one is wrong or the new one weak, 429 after too many attempts.
pub async fn change_password(
    ctx: &Context,
    client: &str,
    who: &SignedIn,
    body: PasswordChange,
) -> Result<(), ApiError> {
    let given = body.current.expose();
    let seen = confirm(ctx, client, who.account_id, given, "/current").await?;
    check(&body.password, &seen.email)?;
    let hash = ctx
        .options
        .hashing
        .hash(&ctx.random, body.password.expose())
        .await?;
    let (inner, session) = (ctx.clone(), who.session_id);
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let (ctx, now) = (&inner, inner.clock.now());
                let row = store::account::locked(tx, seen.id)
                    .await?
                    .filter(|row| row.password_version == seen.password_version)
                    .ok_or(Code::Conflict)?;
                store::account::set_password(tx, &row, now, hash).await?;
                store::session::revoke_all(tx, row.id, Some(session), now).await?;
                throttle::forgive(tx, ctx, &row.email).await?;
                let actor = Actor::Account(row.id.uuid());
                note(
                    tx,
                    "account.password_changed",
                    row.id,
                    actor,
                    now,
                    json!({}),
                )
                .await?;
                Ok(())
            })
        })
        .await
}

/// Has a link to set a new password sent, if the address has an account. The answer is the same.
///
/// # Errors
/// 429 after too many attempts.
pub async fn request_reset(
    ctx: &Context,
    client: &str,
    body: PasswordReset,
) -> Result<MailSent, ApiError> {
    throttle::attempt(ctx, client, &body.email).await?;
    let (inner, email) = (ctx.clone(), body.email.clone());
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let now = inner.clock.now();
                if let Some(row) = store::account::by_email(tx, &email).await? {
                    let kind = "account.reset_requested";
                    note(tx, kind, row.id, Actor::Anonymous, now, json!({})).await?;
                }
                Ok::<_, ApiError>(())
            })
        })
        .await?;
    Ok(MailSent { email: body.email })
}

/// Sets a new password by the mail's link; all sign-ins end.
///
/// # Errors
/// `link_invalid` when the link is wrong, used, overtaken or has run out; 422 for a weak one.
pub async fn confirm_reset(ctx: &Context, body: PasswordResetConfirm) -> Result<(), ApiError> {
    let id = AccountId::from_uuid(ctx.links.claimed(body.token.as_str())?);
    let token = body.token;
    let seen = store::account::by_id(ctx.db.read(), id)
        .await?
        .ok_or(Code::LinkInvalid)?;
    let state = link_state(seen.password_version);
    // Before the hash: a stranger's link costs no hash.
    ctx.links
        .verify(purpose::RESET, token.as_str(), &state, ctx.clock.now())?;
    check(&body.password, &seen.email)?;
    let hash = ctx
        .options
        .hashing
        .hash(&ctx.random, body.password.expose())
        .await?;
    let inner = ctx.clone();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let (ctx, now) = (&inner, inner.clock.now());
                let row = store::account::locked(tx, id)
                    .await?
                    .filter(|row| row.password_version == seen.password_version)
                    .ok_or(Code::LinkInvalid)?;
                store::account::set_password(tx, &row, now, hash).await?;
                store::session::revoke_all(tx, id, None, now).await?;
                // The link came by mail: it proves the address as well as the other one.
                if row.email_verified_at.is_none() {
                    prove(tx, ctx, &row).await?;
                }
                throttle::forgive(tx, ctx, &row.email).await?;
                let actor = Actor::Account(id.uuid());
                note(tx, "account.password_changed", id, actor, now, json!({})).await?;
                Ok(())
            })
        })
        .await
}
