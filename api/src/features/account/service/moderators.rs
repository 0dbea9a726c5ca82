//! Who can look after an event: those with the moderator's role, and staff.

use std::collections::BTreeSet;

use sea_orm::ConnectionTrait;
use shared::account::api::{ModeratorChoice, Moderators};
use shared::account::types::{AccountId, Role};
use shared::field::Email;
use shared::time::Timestamp;

use super::person::names;
use crate::app::Context;
use crate::features::account::entity::account;
use crate::features::account::store;
use crate::platform::http_error::ApiError;

/// How many are shown at most.
const SHOWN: usize = 500;

async fn holders(
    conn: &impl ConnectionTrait,
    now: Timestamp,
) -> Result<Vec<account::Model>, ApiError> {
    let roles = Role::ALL.iter().copied().filter(|role| role.can_moderate());
    Ok(store::grant::holders(conn, roles.collect(), now).await?)
}

/// Those who can look after an event now, by name; only what to call them.
///
/// # Errors
/// When the database fails.
pub async fn moderators(ctx: &Context) -> Result<Moderators, ApiError> {
    let conn = ctx.db.read();
    let rows = holders(conn, ctx.clock.now()).await?;
    let names = names(conn, rows.iter().map(|row| row.id).collect()).await?;
    let mut items: Vec<ModeratorChoice> = rows
        .into_iter()
        .map(|row| ModeratorChoice {
            name: names
                .get(&row.id)
                .cloned()
                .unwrap_or_else(|| Email::into_string(row.email)),
            id: row.id,
        })
        .collect();
    items.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    items.truncate(SHOWN);
    Ok(Moderators { items })
}

/// Which accounts can look after an event at `now`.
///
/// # Errors
/// When the database fails.
pub async fn can_moderate(
    conn: &impl ConnectionTrait,
    now: Timestamp,
) -> Result<BTreeSet<AccountId>, ApiError> {
    let rows = holders(conn, now).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
