//! The rows of the account slice, one table each.

pub mod account;
pub mod consent;
pub mod grant;
pub mod person;
pub mod recovery_code;
pub mod refresh_token;
pub mod session;
