//! Who a key stands for, and what it may do at this moment.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use chrono::Duration;
use shared::integration::{ApiKeyState, rules};
use shared::problem::Code;

use super::secret::Secret;
use super::{service, store};
use crate::app::Context;
use crate::platform::auth::{Authenticate, Key, Principal, Who};
use crate::platform::http_error::ApiError;

/// How exactly the last use is kept, in minutes: a write for each request would cost more than
/// the request.
const USE_KEPT_TO: i64 = 1;

/// Knows the keys, and hands every other bearer token on. Every request asks the database, so
/// that a key that is revoked is refused at once, on every instance.
pub struct Keys {
    ctx: Context,
    others: Arc<dyn Authenticate>,
}

impl Keys {
    /// The keys of this installation before `others`.
    pub fn new(ctx: &Context, others: Arc<dyn Authenticate>) -> Self {
        Self {
            ctx: ctx.clone(),
            others,
        }
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys")
    }
}

#[async_trait]
impl Authenticate for Keys {
    async fn authenticate(&self, bearer: &str) -> Result<Principal, ApiError> {
        if !self.is_key(bearer) {
            return self.others.authenticate(bearer).await;
        }
        // One answer for unknown, misspelt, expired and revoked: whoever found a key learns
        // nothing from it.
        let secret = Secret::read(bearer).ok_or(Code::Unauthenticated)?;
        let now = self.ctx.clock.now();
        let row = store::by_hash(self.ctx.db.read(), &secret.hash()).await?;
        let row = row
            .filter(|row| rules::state(row.expires_at, row.revoked_at, now) == ApiKeyState::Active)
            .ok_or(Code::Unauthenticated)?;
        let noted_before = now.plus(Duration::minutes(-USE_KEPT_TO));
        if row.last_used_at.is_none_or(|at| at < noted_before) {
            service::note_use(&self.ctx, row.id, now, noted_before);
        }
        let scopes = service::scopes_of(&row);
        let permissions: BTreeSet<_> = scopes
            .iter()
            .filter(|scope| scope.for_test() || !row.test)
            .map(|scope| scope.permission())
            .collect();
        Ok(Principal {
            who: Who::Key(Key {
                id: row.id,
                name: row.name,
                test: row.test,
            }),
            roles: BTreeSet::new(),
            permissions,
            totp_missing: false,
        })
    }

    fn is_key(&self, bearer: &str) -> bool {
        Secret::is_meant(bearer)
    }
}
