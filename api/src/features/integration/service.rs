//! What is done with keys.

use std::collections::BTreeSet;

use chrono::NaiveTime;
use serde_json::json;
use shared::account::AccountId;
use shared::account::perm::Permission;
use shared::field::Faults;
use shared::integration::api::{ApiKeyFilter, NewApiKey};
use shared::integration::{ApiKeyForm, ApiKeyId, ApiKeyItem, Scope, rules};
use shared::page::{DEFAULT_LIMIT, Limit, Page};
use shared::problem::Code;
use shared::time::{Day, Timestamp};

use super::entity::Model;
use super::secret::Secret;
use super::store;
use crate::app::Context;
use crate::platform::auth::SignedIn;
use crate::platform::cursor;
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;
use crate::platform::log::{self, Actor, NewEntry};

/// Who makes a key: what they hold, how the log names them.
struct Maker {
    held: BTreeSet<Permission>,
    account: Option<AccountId>,
    actor: Actor,
}

/// Makes a key for somebody of the staff; the answer tells it this once.
///
/// # Errors
/// 422 for a scope the maker lacks or that test keys don't take, and for a day that is over.
pub async fn create(
    ctx: &Context,
    who: &SignedIn,
    form: ApiKeyForm,
) -> Result<NewApiKey, ApiError> {
    let maker = Maker {
        held: who.permissions.clone(),
        account: Some(who.account_id),
        actor: who.actor(),
    };
    make(ctx, maker, form).await
}

/// Makes a key on the server's console, whose owner may everything.
///
/// # Errors
/// As [`create`].
pub async fn create_on_console(ctx: &Context, form: ApiKeyForm) -> Result<NewApiKey, ApiError> {
    let maker = Maker {
        held: Permission::ALL.iter().copied().collect(),
        account: None,
        actor: Actor::System,
    };
    make(ctx, maker, form).await
}

async fn make(ctx: &Context, maker: Maker, form: ApiKeyForm) -> Result<NewApiKey, ApiError> {
    let now = ctx.clock.now();
    let mut faults = Faults::none();
    rules::check_scopes(form.scopes.as_slice(), &maker.held, form.test, &mut faults);
    rules::check_expiry(form.expires_on, Day::new(now.jst_date()), &mut faults);
    faults.into_result(Some(()))?;
    let secret = Secret::new(&ctx.random, form.test);
    let row = Model {
        id: ApiKeyId::from_uuid(ctx.random.uuid_v7(now)),
        name: form.name,
        prefix: secret.prefix(),
        hash: secret.hash().to_vec(),
        scopes: json!(form.scopes),
        test: form.test,
        created_by: maker.account,
        expires_at: form.expires_on.map(end_of),
        last_used_at: None,
        revoked_at: None,
        created_at: now,
        updated_at: now,
        version: 1,
    };
    let stored = row.clone();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let data = json!({ "scopes": stored.scopes, "test": stored.test });
                note(tx, "api_key.created", stored.id, maker.actor, now, data).await?;
                Ok::<_, ApiError>(store::insert(tx, stored).await?)
            })
        })
        .await?;
    Ok(NewApiKey {
        secret: secret.into_string(),
        key: view(row, now),
    })
}

/// The first instant after `day`, in Japan.
fn end_of(day: Day) -> Timestamp {
    Timestamp::from_jst(day.plus_days(1).date(), NaiveTime::MIN)
}

/// All keys, newest first; those that open nothing any more as well.
///
/// # Errors
/// 422 for a cursor of another list.
pub async fn list(ctx: &Context, filter: &ApiKeyFilter) -> Result<Page<ApiKeyItem>, ApiError> {
    const NAME: &str = "api-keys";
    let now = ctx.clock.now();
    let after = cursor::read(&ctx.links, NAME, filter.cursor.as_ref())?;
    let limit = filter.limit.map_or(DEFAULT_LIMIT, Limit::get);
    let limit = usize::try_from(limit).unwrap_or(1);
    let fetch = u64::try_from(limit).unwrap_or(100).saturating_add(1);
    let rows = store::page(ctx.db.read(), after, fetch).await?;
    Ok(cursor::page(
        &ctx.links,
        NAME,
        rows,
        limit,
        |row| (row.created_at, row.id),
        |row| view(row, now),
    ))
}

/// One key.
///
/// # Errors
/// `not_found`.
pub async fn get(ctx: &Context, id: ApiKeyId) -> Result<ApiKeyItem, ApiError> {
    let row = store::find(ctx.db.read(), id).await?;
    let row = row.ok_or(ApiError::new(Code::NotFound))?;
    Ok(view(row, ctx.clock.now()))
}

/// Revokes a key: from the commit on it opens nothing, on any instance.
///
/// # Errors
/// `not_found`; `conflict` where it is revoked already.
pub async fn revoke(ctx: &Context, actor: Actor, id: ApiKeyId) -> Result<ApiKeyItem, ApiError> {
    let now = ctx.clock.now();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                store::find(tx, id).await?.ok_or(Code::NotFound)?;
                if !store::revoke(tx, id, now).await? {
                    return Err(Code::Conflict.into());
                }
                note(tx, "api_key.revoked", id, actor, now, json!({})).await
            })
        })
        .await?;
    get(ctx, id).await
}

/// Keeps that a key is in use, beside the request and not before its answer. Losing one such
/// note is no harm: the next request makes it.
pub fn note_use(ctx: &Context, id: ApiKeyId, now: Timestamp, before: Timestamp) {
    let db = ctx.db.clone();
    tokio::spawn(async move {
        let noted = db
            .write(move |tx| Box::pin(async move { store::used(tx, id, now, before).await }))
            .await;
        if let Err(error) = noted {
            tracing::warn!(%error, "api_key.use_not_noted");
        }
    });
}

/// What a key may do; words that a later version has taken away give nothing.
pub fn scopes_of(row: &Model) -> Vec<Scope> {
    let words = row.scopes.as_array().map_or(&[][..], Vec::as_slice).iter();
    words
        .filter_map(|word| word.as_str()?.parse().ok())
        .collect()
}

fn view(row: Model, now: Timestamp) -> ApiKeyItem {
    ApiKeyItem {
        id: row.id,
        version: row.version,
        prefix: row.prefix.clone(),
        scopes: shared::field::List::stored(scopes_of(&row)),
        test: row.test,
        state: rules::state(row.expires_at, row.revoked_at, now),
        created_by: row.created_by,
        created_at: row.created_at,
        expires_at: row.expires_at,
        last_used_at: row.last_used_at,
        revoked_at: row.revoked_at,
        name: row.name,
    }
}

async fn note(
    tx: &Tx,
    kind: &'static str,
    id: ApiKeyId,
    actor: Actor,
    at: Timestamp,
    data: serde_json::Value,
) -> Result<(), ApiError> {
    let entry = NewEntry {
        kind,
        subject: ("api_key", &id.uuid()),
        actor,
        at,
        data,
    };
    Ok(log::append(tx, entry).await?)
}
