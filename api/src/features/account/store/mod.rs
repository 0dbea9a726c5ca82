//! The slice's queries.

pub mod account;
pub mod consent;
pub mod grant;
pub mod merge;
pub mod person;
pub mod principal;
pub mod session;
