//! Programmes: one a fiscal year, with its contract and rules (DESIGN §2, §9.7).

pub mod entity;
mod mails;
mod routes;
pub mod service;
mod store;

pub use mails::{ProgrammeOrganisers, ProgrammeSender};
pub use routes::routes;
