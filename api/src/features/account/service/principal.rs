//! Who a bearer token stands for, and what they may do at this moment.

use std::collections::BTreeSet;
use std::fmt;

use async_trait::async_trait;
use shared::account::perm::Permission;
use shared::account::rules;
use shared::account::types::{AccountStatus, Role};
use shared::problem::Code;

use crate::app::Context;
use crate::features::account::store;
use crate::features::account::token::Tokens;
use crate::platform::auth::{Account, Authenticate, Principal, Who};
use crate::platform::http_error::ApiError;

/// Knows the accounts. Every request asks the database, so that a session that is ended or a
/// role that is withdrawn counts at once, on every instance.
pub struct Accounts {
    ctx: Context,
    tokens: Tokens,
}

impl Accounts {
    /// The accounts of this installation.
    pub fn new(ctx: &Context) -> Self {
        Self {
            tokens: Tokens::new(&ctx.options.jwt, &ctx.options.public_url),
            ctx: ctx.clone(),
        }
    }
}

impl fmt::Debug for Accounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tokens.fmt(f)
    }
}

/// What the roles allow by this installation's table; with a wanted second factor missing,
/// what concerns oneself.
pub(super) fn permissions(
    ctx: &Context,
    roles: &BTreeSet<Role>,
    second_factor_missing: bool,
) -> BTreeSet<Permission> {
    let mut all = ctx.options.roles.permissions(roles);
    if second_factor_missing {
        all.retain(|one| *one == Permission::OwnAccount);
    }
    all
}

#[async_trait]
impl Authenticate for Accounts {
    async fn authenticate(&self, bearer: &str) -> Result<Principal, ApiError> {
        let now = self.ctx.clock.now();
        let claims = self.tokens.check(bearer, now)?;
        let standing =
            store::principal::standing(self.ctx.db.read(), claims.sid, claims.sub, now).await?;
        let standing = standing.ok_or(Code::SessionEnded)?;
        if standing.status == AccountStatus::Suspended {
            return Err(Code::AccountSuspended.into());
        }
        if !standing.session_alive {
            return Err(Code::SessionEnded.into());
        }
        let required = self.ctx.options.totp_required;
        let totp_missing =
            rules::second_factor_missing(&standing.roles, standing.totp_enabled, required);
        Ok(Principal {
            who: Who::Account(Account {
                account_id: claims.sub,
                session_id: claims.sid,
                person_id: standing.person_id,
            }),
            permissions: permissions(&self.ctx, &standing.roles, totp_missing),
            roles: standing.roles,
            totp_missing,
        })
    }
}
