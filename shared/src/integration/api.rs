//! What the operations on keys take and answer, and where they are.

use serde::{Deserialize, Serialize};

use super::types::{ApiKeyId, ApiKeyName, ApiKeyState, Scopes};
use crate::account::AccountId;
use crate::page::{Cursor, Limit};
use crate::query;
use crate::time::{Day, Timestamp};

body! {
    /// A key to be made.
    pub struct ApiKeyForm {
        /// What it is called; whoever is registered by it reads this name.
        pub name: ApiKeyName,
        /// What it may do beyond reading what is public.
        pub scopes: Scopes,
        /// Whether it is for trying out: it sees sample events only, and nothing of what it does
        /// is kept or sent.
        pub test: bool,
        /// The last day (in Japan) on which it opens anything; without one until it is revoked.
        pub expires_on: Option<Day>,
    }
}

query! {
    /// Which keys to list, newest first.
    pub struct ApiKeyFilter {
        /// How many to a page (default 20).
        pub limit: Limit,
        /// Where the page begins.
        pub cursor: Cursor,
    }
}

/// A key as it is shown: never the key itself.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApiKeyItem {
    /// Its id.
    pub id: ApiKeyId,
    /// Counts its changes.
    pub version: i64,
    /// What it is called.
    pub name: ApiKeyName,
    /// How it begins, to tell keys apart.
    #[cfg_attr(feature = "openapi", schema(max_length = 30))]
    pub prefix: String,
    /// What it may do.
    pub scopes: Scopes,
    /// Whether it is for trying out.
    pub test: bool,
    /// Whether it opens anything.
    pub state: ApiKeyState,
    /// Who made it; none for one made on the server's console.
    pub created_by: Option<AccountId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When its time is over.
    pub expires_at: Option<Timestamp>,
    /// When it was last used, to a few minutes.
    pub last_used_at: Option<Timestamp>,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
}

/// A key that was made. It is told once: only a digest of it is kept.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewApiKey {
    /// The key itself, for `Authorization: Bearer`.
    #[cfg_attr(feature = "openapi", schema(max_length = 100))]
    pub secret: String,
    /// What is shown of it from now on.
    pub key: ApiKeyItem,
}
impl core::fmt::Debug for NewApiKey {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("NewApiKey")
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

/// Where the operations are.
pub mod path {
    use super::ApiKeyId;

    /// GET: the list. POST: make one.
    pub const KEYS: &str = "/api/v1/api-keys";

    /// GET: one.
    pub fn one(id: ApiKeyId) -> String {
        format!("{KEYS}/{id}")
    }

    /// POST: revoke one.
    pub fn revoke(id: ApiKeyId) -> String {
        format!("{KEYS}/{id}/revoke")
    }
}
