//! Accounts, roles and permissions; the person behind a registration (DESIGN §9.1, §9.6).

pub mod perm;
pub mod types;

pub use types::{AccountId, Role};
