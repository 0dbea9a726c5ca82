//! One's own account and profile.

use std::collections::BTreeSet;

use serde_json::json;
use shared::account::api::{Me, Profile};
use shared::account::rules;
use shared::account::types::{AccountId, Role};
use shared::problem::Code;

use super::person::name_of;
use super::{note, principal};
use crate::app::Context;
use crate::features::account::store;
use crate::platform::http_error::ApiError;
use crate::platform::log::Actor;

/// The account, its person and its rights.
///
/// # Errors
/// `session_ended` when the account is gone.
pub async fn me(ctx: &Context, id: AccountId) -> Result<Me, ApiError> {
    let (conn, now) = (ctx.db.read(), ctx.clock.now());
    let account = store::account::by_id(conn, id)
        .await?
        .ok_or(Code::SessionEnded)?;
    let person = store::person::by_account(conn, id).await?;
    let person = person.ok_or_else(|| ApiError::internal("an account without a person"))?;
    let mut roles = store::grant::roles(conn, vec![id], now)
        .await?
        .remove(&id)
        .unwrap_or_default();
    roles.insert(Role::Member);
    let enabled = account.totp_enabled_at.is_some();
    let missing = rules::second_factor_missing(&roles, enabled, ctx.options.totp_required);
    let permissions: BTreeSet<_> = principal::permissions(ctx, &roles, missing);
    Ok(Me {
        account_id: id,
        person_id: person.id,
        display_name: name_of(&person),
        email: account.email,
        family_name: person.family_name,
        given_name: person.given_name,
        family_kana: person.family_kana,
        given_kana: person.given_kana,
        organisation_name: person.organisation_name,
        department: person.department,
        job_title: person.job_title,
        phone: person.phone,
        locale: account.locale,
        roles,
        permissions,
        totp_enabled: enabled,
        totp_setup_required: missing,
        version: person.version,
    })
}

/// Replaces one's own profile at the version it was read at.
///
/// # Errors
/// `version_stale` when it was changed meanwhile.
pub async fn change_profile(
    ctx: &Context,
    id: AccountId,
    version: i64,
    profile: Profile,
) -> Result<Me, ApiError> {
    let inner = ctx.clone();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let now = inner.clock.now();
                let person = store::person::by_account(tx, id)
                    .await?
                    .ok_or(Code::SessionEnded)?;
                let locale = profile.locale;
                // Other words mean another company; who reads the log finds out which.
                let same = profile.organisation_name == person.organisation_name;
                let organisation = person.organisation_id.filter(|_| same);
                let at = (person.id, version);
                if !store::person::replace(tx, at, profile, organisation, now).await? {
                    return Err(ApiError::new(Code::VersionStale));
                }
                store::account::set_locale(tx, id, now, locale).await?;
                let data = json!({"person_id": person.id});
                let actor = Actor::Account(id.uuid());
                Ok(note(tx, "account.profile_changed", id, actor, now, data).await?)
            })
        })
        .await?;
    me(ctx, id).await
}
