//! Who asks, and what they may do at this moment.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Deref;

use shared::account::key::{ApiKeyId, ApiKeyName};
use shared::account::perm::Permission;
use shared::account::types::{AccountId, PersonId, Role, SessionId};
use shared::problem::Code;

use crate::platform::http_error::ApiError;
use crate::platform::log::Actor;

/// Who asks: somebody signed in, or a program with a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Somebody signed in.
    Account(Account),
    /// A program with an API key.
    Key(Key),
}

/// An account with the sign-in that was used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// The account that signed in.
    pub account_id: AccountId,
    /// The sign-in the token belongs to.
    pub session_id: SessionId,
    /// The person the account belongs to, if any.
    pub person_id: Option<PersonId>,
}

/// An API key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its id.
    pub id: ApiKeyId,
    /// What it is called; people read it where it acts for them.
    pub name: ApiKeyName,
    /// Whether it is for trying out: it sees the sandbox only, and nothing of it stays.
    pub test: bool,
}

/// As the principal of an idempotency key and in logs: `account:<id>`, `key:<id>`.
impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account(account) => write!(f, "account:{}", account.account_id),
            Self::Key(key) => write!(f, "key:{}", key.id),
        }
    }
}

/// Who asks, with what they may do at this moment.
#[derive(Clone, Debug)]
pub struct Principal {
    /// Who it is.
    pub who: Who,
    /// The roles in force now; none for a key.
    pub roles: BTreeSet<Role>,
    /// The permissions in force now.
    pub permissions: BTreeSet<Permission>,
    /// True when the roles ask for a second factor that is not set up: then `permissions`
    /// holds one's own account only.
    pub totp_missing: bool,
}

impl Principal {
    /// Who acts, as the event log keeps it.
    pub const fn actor(&self) -> Actor {
        match &self.who {
            Who::Account(account) => Actor::Account(account.account_id.uuid()),
            Who::Key(key) => Actor::ApiKey(key.id.uuid()),
        }
    }

    /// The account, where it is one.
    pub const fn account(&self) -> Option<&Account> {
        match &self.who {
            Who::Account(account) => Some(account),
            Who::Key(_) => None,
        }
    }

    /// The key, where it is one.
    pub const fn key(&self) -> Option<&Key> {
        match &self.who {
            Who::Account(_) => None,
            Who::Key(key) => Some(key),
        }
    }

    /// Whether it sees the sandbox, and only that.
    pub fn in_sandbox(&self) -> bool {
        self.key().is_some_and(|key| key.test)
    }

    /// Whether the permission is in force.
    pub fn may(&self, permission: Permission) -> bool {
        self.permissions.contains(&permission)
    }

    /// Whether the account belongs to the prefecture, the contractor or administration.
    pub fn is_staff(&self) -> bool {
        self.may(Permission::StaffRead)
    }

    /// Refuses unless the permission is in force.
    ///
    /// # Errors
    /// `forbidden`, or `totp_setup_required` when that is all that is missing.
    pub fn require(&self, permission: Permission) -> Result<(), ApiError> {
        if self.may(permission) {
            Ok(())
        } else if self.totp_missing {
            Err(Code::TotpSetupRequired.into())
        } else {
            Err(Code::Forbidden.into())
        }
    }
}

/// Somebody signed in, with what they may do: a principal that is no key. What only makes sense
/// for an account asks for this.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The account that signed in.
    pub account_id: AccountId,
    /// The sign-in the token belongs to.
    pub session_id: SessionId,
    /// The person the account belongs to, if any.
    pub person_id: Option<PersonId>,
    principal: Principal,
}

impl SignedIn {
    /// An account as a principal.
    ///
    /// # Errors
    /// `forbidden` for a key.
    pub fn new(principal: Principal) -> Result<Self, ApiError> {
        let account = *principal.account().ok_or(Code::Forbidden)?;
        Ok(Self {
            account_id: account.account_id,
            session_id: account.session_id,
            person_id: account.person_id,
            principal,
        })
    }
}
impl Deref for SignedIn {
    type Target = Principal;
    fn deref(&self) -> &Principal {
        &self.principal
    }
}
