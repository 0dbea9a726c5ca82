//! Accounts, persons, sign-ins, roles (DESIGN §2, §9.1, §9.6).

pub mod entity;
mod mails;
mod password;
mod routes;
pub mod service;
pub mod store;
mod token;
mod totp;

pub use mails::AccountMails;
pub use password::Hashing;
pub use routes::routes;
