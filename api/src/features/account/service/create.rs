//! Accounts made without a sign-up: the first administrator, the demo, tests.

use sea_orm::ConnectionTrait;
use serde_json::json;
use shared::account::password::NewPassword;
use shared::account::types::{AccountId, AccountStatus, GrantId, PersonId, Role};
use shared::field::Email;
use shared::i18n::Lang;
use shared::problem::Code;
use shared::time::Timestamp;

use super::person::{PersonDraft, claim};
use super::{note, totp};
use crate::app::Context;
use crate::features::account::entity::{account, grant};
use crate::features::account::store;
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;
use crate::platform::log::Actor;

/// An account to be made at once, with its address taken as proven.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Address, names and language.
    pub draft: PersonDraft,
    /// From [`hash_password`]: hashing does not belong inside a transaction.
    pub password_hash: String,
    /// Roles besides member, each until when (none: until withdrawn).
    pub roles: Vec<(Role, Option<Timestamp>)>,
}

/// Hashes a password for [`NewAccount`].
///
/// # Errors
/// When the hasher fails.
pub async fn hash_password(ctx: &Context, password: &NewPassword) -> Result<String, ApiError> {
    ctx.options
        .hashing
        .hash(&ctx.random, password.expose())
        .await
}

/// The row of a new account.
pub(super) fn account_row(
    ctx: &Context,
    email: Email,
    password_hash: String,
    locale: Lang,
) -> account::Model {
    let now = ctx.clock.now();
    account::Model {
        id: AccountId::from_uuid(ctx.random.uuid_v7(now)),
        email,
        password_hash,
        password_version: 1,
        email_verified_at: None,
        locale,
        status: AccountStatus::Active,
        suspended_reason: None,
        pending_profile: None,
        totp_secret: None,
        totp_enabled_at: None,
        totp_last_step: None,
        created_at: now,
        updated_at: now,
        version: 1,
    }
}

/// A grant from now on.
pub(super) fn grant_row(
    ctx: &Context,
    account_id: AccountId,
    role: Role,
    valid_until: Option<Timestamp>,
    granted_by: Option<AccountId>,
) -> grant::Model {
    let now = ctx.clock.now();
    grant::Model {
        id: GrantId::from_uuid(ctx.random.uuid_v7(now)),
        account_id,
        role,
        programme_id: None,
        valid_from: now,
        valid_until,
        revoked_at: None,
        revoked_by: None,
        granted_by,
        created_at: now,
    }
}

/// Makes an account with its person and roles.
///
/// # Errors
/// `conflict` when the address has an account.
pub async fn create_verified(
    tx: &Tx,
    ctx: &Context,
    new: NewAccount,
) -> Result<(AccountId, PersonId), ApiError> {
    let now = ctx.clock.now();
    let email = new.draft.email.clone();
    let mut row = account_row(ctx, email, new.password_hash, new.draft.locale);
    row.email_verified_at = Some(now);
    let id = row.id;
    if !store::account::insert_new(tx, row).await? {
        return Err(Code::Conflict.into());
    }
    let person = claim(tx, ctx, id, new.draft).await?;
    note(
        tx,
        "account.verified",
        id,
        Actor::System,
        now,
        json!({"person_id": person}),
    )
    .await?;
    for (role, until) in new.roles {
        add_grant(tx, ctx, grant_row(ctx, id, role, until, None)).await?;
    }
    Ok((id, person))
}

/// Adds a grant and tells the log.
pub(super) async fn add_grant(tx: &Tx, ctx: &Context, row: grant::Model) -> Result<(), ApiError> {
    let actor = row
        .granted_by
        .map_or(Actor::System, |id| Actor::Account(id.uuid()));
    let data = json!({"grant_id": row.id, "role": row.role});
    let account = row.account_id;
    store::grant::insert(tx, row).await?;
    Ok(note(tx, "grant.given", account, actor, ctx.clock.now(), data).await?)
}

/// Makes an administrator: a new account, or one that exists already, which then also gets
/// this password and loses its second factor with its recovery codes (the operator at the server's
/// console has lost the other ones).
///
/// # Errors
/// When the hasher or the database fails.
pub async fn create_admin(
    ctx: &Context,
    email: Email,
    password: NewPassword,
) -> Result<AccountId, ApiError> {
    let hash = hash_password(ctx, &password).await?;
    let inner = ctx.clone();
    ctx.db
        .write(move |tx| Box::pin(async move { admin_in(tx, &inner, email, hash).await }))
        .await
}

async fn admin_in(
    tx: &Tx,
    ctx: &Context,
    email: Email,
    password_hash: String,
) -> Result<AccountId, ApiError> {
    let now = ctx.clock.now();
    let Some(row) = store::account::by_email(tx, &email).await? else {
        let new = NewAccount {
            draft: PersonDraft::new(email, Lang::Ja),
            password_hash,
            roles: vec![(Role::Admin, None)],
        };
        return create_verified(tx, ctx, new).await.map(|(id, _)| id);
    };
    store::account::set_password(tx, &row, now, password_hash).await?;
    let kind = "account.password_changed";
    note(tx, kind, row.id, Actor::System, now, json!({})).await?;
    store::account::set_status(tx, row.id, now, None).await?;
    if row.totp_secret.is_some() {
        totp::remove(tx, &row, Actor::System, now).await?;
    }
    store::session::revoke_all(tx, row.id, None, now).await?;
    if row.email_verified_at.is_none() {
        prove(tx, ctx, &row).await?;
    }
    if !is_admin(tx, row.id, now).await? {
        add_grant(tx, ctx, grant_row(ctx, row.id, Role::Admin, None, None)).await?;
    }
    Ok(row.id)
}

async fn is_admin(
    conn: &impl ConnectionTrait,
    id: AccountId,
    now: Timestamp,
) -> Result<bool, ApiError> {
    let roles = store::grant::roles(conn, vec![id], now).await?;
    Ok(roles.get(&id).is_some_and(|set| set.contains(&Role::Admin)))
}

/// Takes an account's address as proven: its person is found or made from the sign-up's draft.
pub(super) async fn prove(
    tx: &Tx,
    ctx: &Context,
    row: &account::Model,
) -> Result<PersonId, ApiError> {
    let now = ctx.clock.now();
    let draft = row
        .pending_profile
        .clone()
        .and_then(|json| serde_json::from_value(json).ok())
        .unwrap_or_else(|| PersonDraft::new(row.email.clone(), row.locale));
    let person = claim(tx, ctx, row.id, draft).await?;
    store::account::set_verified(tx, row.id, now).await?;
    let actor = Actor::Account(row.id.uuid());
    note(
        tx,
        "account.verified",
        row.id,
        actor,
        now,
        json!({"person_id": person}),
    )
    .await?;
    Ok(person)
}
