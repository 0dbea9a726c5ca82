//! What administrators do with accounts.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use shared::account::api::{
    AccountDetail, AccountQuery, AccountSummary, GrantNew, GrantView, Suspension,
};
use shared::account::rules::{grant_to_come, in_force, within_contract};
use shared::account::types::{AccountId, GrantId, Role};
use shared::field::Email;
use shared::page::{DEFAULT_LIMIT, Page};
use shared::problem::Code;
use shared::time::{Day, Timestamp};

use super::create::{add_grant, grant_row};
use super::legal::Organisers;
use super::note;
use super::person::name_of;
use crate::app::Context;
use crate::features::account::entity::{account, grant, person};
use crate::features::account::store;
use crate::platform::cursor;
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;
use crate::platform::log::Actor;

/// Accounts, the newest first.
///
/// # Errors
/// `not_a_cursor` for a cursor of another list or filter.
pub async fn list(ctx: &Context, query: AccountQuery) -> Result<Page<AccountSummary>, ApiError> {
    let (conn, now) = (ctx.db.read(), ctx.clock.now());
    let limit = query.limit.map_or(DEFAULT_LIMIT, shared::page::Limit::get);
    let limit = usize::try_from(limit).unwrap_or(1);
    let text = query
        .q
        .map(shared::account::types::AccountSearch::into_string);
    let name = format!("accounts:{text:?}:{:?}:{:?}", query.role, query.status);
    let filter = store::account::Filter {
        text,
        role: query.role,
        status: query.status,
        before: cursor::read(&ctx.links, &name, query.cursor.as_ref())?,
    };
    let rows = store::account::list(conn, filter, limit as u64 + 1, now).await?;
    let ids: Vec<AccountId> = rows.iter().map(|row| row.id).collect();
    let roles = store::grant::roles(conn, ids.clone(), now).await?;
    let persons: BTreeMap<AccountId, person::Model> = store::person::by_accounts(conn, ids)
        .await?
        .into_iter()
        .filter_map(|row| Some((row.account_id?, row)))
        .collect();
    Ok(cursor::page(
        &ctx.links,
        &name,
        rows,
        limit,
        |row| row.id,
        |row| {
            let held = roles.get(&row.id).cloned().unwrap_or_default();
            let person = persons.get(&row.id);
            summary(row, person, held)
        },
    ))
}

fn summary(
    row: account::Model,
    person: Option<&person::Model>,
    mut roles: BTreeSet<Role>,
) -> AccountSummary {
    roles.insert(Role::Member);
    AccountSummary {
        id: row.id,
        display_name: person.map_or_else(|| Email::as_str(&row.email).to_owned(), name_of),
        email: row.email,
        status: row.status,
        email_verified: row.email_verified_at.is_some(),
        totp_enabled: row.totp_enabled_at.is_some(),
        roles,
        created_at: row.created_at,
    }
}

fn view(row: &grant::Model, now: Timestamp) -> GrantView {
    GrantView {
        in_force: in_force(row.valid_from, row.valid_until, row.revoked_at, now),
        id: row.id,
        role: row.role,
        valid_from: row.valid_from,
        valid_until: row.valid_until,
        revoked_at: row.revoked_at,
        granted_by: row.granted_by,
    }
}

/// One account with its grants.
///
/// # Errors
/// `not_found`.
pub async fn detail(ctx: &Context, id: AccountId) -> Result<AccountDetail, ApiError> {
    let (conn, now) = (ctx.db.read(), ctx.clock.now());
    let row = store::account::by_id(conn, id)
        .await?
        .ok_or(Code::NotFound)?;
    let person = store::person::by_account(conn, id).await?;
    let grants: Vec<GrantView> = store::grant::of_account(conn, id)
        .await?
        .into_iter()
        .map(|grant| view(&grant, now))
        .collect();
    let held = grants.iter().filter(|grant| grant.in_force);
    let roles = held.map(|grant| grant.role).collect();
    Ok(AccountDetail {
        suspended_reason: row.suspended_reason.clone(),
        version: row.version,
        summary: summary(row, person.as_ref(), roles),
        grants,
    })
}

/// Gives a role.
///
/// # Errors
/// `not_found`; 422 for a role every account has, for times that make no sense, and for a
/// contractor after the contract's end; `conflict` when the account holds the role already.
pub async fn give(
    ctx: &Context,
    by: AccountId,
    id: AccountId,
    body: GrantNew,
    organisers: &dyn Organisers,
) -> Result<GrantView, ApiError> {
    let now = ctx.clock.now();
    grant_to_come(&body, now)?;
    let begins = body.valid_from.unwrap_or(now);
    let contract = match body.role {
        Role::Contractor => organisers.contract(Day::new(begins.jst_date())).await?,
        _ => None,
    };
    let until = match contract {
        Some(contract) => Some(within_contract(&body, begins, contract.ends())?),
        None => body.valid_until,
    };
    let mut row = grant_row(ctx, id, body.role, until, Some(by));
    row.valid_from = begins;
    row.programme_id = contract.map(|contract| contract.programme);
    let inner = ctx.clone();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let held = store::account::locked(tx, id).await?;
                held.ok_or(Code::NotFound)?;
                let roles = store::grant::roles(tx, vec![id], now).await?;
                let begins = row.valid_from <= now;
                if begins && roles.get(&id).is_some_and(|set| set.contains(&row.role)) {
                    return Err(ApiError::new(Code::Conflict));
                }
                let shown = view(&row, now);
                add_grant(tx, &inner, row).await?;
                Ok(shown)
            })
        })
        .await
}

/// Withdraws a grant.
///
/// # Errors
/// `not_found`; `last_admin` when nobody would be left to give roles.
pub async fn withdraw(
    ctx: &Context,
    by: AccountId,
    id: AccountId,
    grant: GrantId,
) -> Result<(), ApiError> {
    let now = ctx.clock.now();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let row = store::grant::one(tx, id, grant)
                    .await?
                    .ok_or(Code::NotFound)?;
                store::grant::lock_admins(tx).await?;
                if !store::grant::withdraw(tx, grant, Some(by), now).await? {
                    return Err(ApiError::new(Code::NotFound));
                }
                keep_an_admin(tx, now).await?;
                let data = json!({"grant_id": grant, "role": row.role});
                let actor = Actor::Account(by.uuid());
                Ok(note(tx, "grant.withdrawn", id, actor, now, data).await?)
            })
        })
        .await
}

/// Refuses what would leave nobody to administer.
async fn keep_an_admin(tx: &Tx, now: Timestamp) -> Result<(), ApiError> {
    if store::grant::holders(tx, vec![Role::Admin], now)
        .await?
        .is_empty()
    {
        return Err(Code::LastAdmin.into());
    }
    Ok(())
}

/// Suspends an account; its sign-ins end at once.
///
/// # Errors
/// `not_found`; `conflict` when it is suspended already or one's own; `last_admin`.
pub async fn suspend(
    ctx: &Context,
    by: AccountId,
    id: AccountId,
    body: Suspension,
) -> Result<AccountDetail, ApiError> {
    if by == id {
        return Err(Code::Conflict.into());
    }
    let inner = ctx.clone();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let now = inner.clock.now();
                store::grant::lock_admins(tx).await?;
                let row = store::account::locked(tx, id)
                    .await?
                    .ok_or(Code::NotFound)?;
                if row.suspended_reason.is_some() {
                    return Err(ApiError::new(Code::Conflict));
                }
                store::account::set_status(tx, id, now, Some(body.reason)).await?;
                store::session::revoke_all(tx, id, None, now).await?;
                keep_an_admin(tx, now).await?;
                let actor = Actor::Account(by.uuid());
                Ok(note(tx, "account.suspended", id, actor, now, json!({})).await?)
            })
        })
        .await?;
    detail(ctx, id).await
}

/// Ends a suspension.
///
/// # Errors
/// `not_found`; `conflict` when it is not suspended.
pub async fn restore(
    ctx: &Context,
    by: AccountId,
    id: AccountId,
) -> Result<AccountDetail, ApiError> {
    let now = ctx.clock.now();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let row = store::account::locked(tx, id)
                    .await?
                    .ok_or(Code::NotFound)?;
                if row.suspended_reason.is_none() {
                    return Err(ApiError::new(Code::Conflict));
                }
                store::account::set_status(tx, id, now, None).await?;
                let actor = Actor::Account(by.uuid());
                Ok(note(tx, "account.restored", id, actor, now, json!({})).await?)
            })
        })
        .await?;
    detail(ctx, id).await
}
