//! Those who can look after an event, as staff choose among them.

use serde::{Deserialize, Serialize};

use super::types::AccountId;

/// Somebody who can look after an event as a moderator.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ModeratorChoice {
    /// The account.
    pub id: AccountId,
    /// What that one is called.
    #[cfg_attr(feature = "openapi", schema(max_length = 300))]
    pub name: String,
}

/// Those who can look after an event as moderators, by name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Moderators {
    /// They, 500 at most.
    #[cfg_attr(feature = "openapi", schema(max_items = 500))]
    pub items: Vec<ModeratorChoice>,
}
