//! Accounts, roles and permissions; the person behind a registration (DESIGN §9.1, §9.6).

pub mod api;
pub mod consent;
pub mod key;
pub mod legal;
pub mod moderator;
pub mod password;
pub mod path;
pub mod perm;
pub mod persons;
pub mod rules;
pub mod types;

pub use types::{AccountId, GrantId, PersonId, Role, SessionId};
