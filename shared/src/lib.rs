//! Musubi's domain: types, rules and texts that the API and the SPA both compile (DESIGN §3).
//!
//! No I/O, no clock, no randomness: a rule gets all it needs as arguments, so that it decides
//! the same way in the server and in the browser. The optional features `openapi` and `db` add
//! trait implementations for the API only.

#[macro_use]
mod macros;

pub mod account;
pub mod chart;
pub mod collaboration;
pub mod community;
pub mod event;
pub mod exchange;
pub mod field;
pub mod holidays;
pub mod i18n;
pub mod id;
pub mod integration;
pub mod knot;
pub mod kpi;
pub mod material;
pub mod organisation;
pub mod outbox;
pub mod page;
pub mod portal;
pub mod problem;
pub mod programme;
pub mod query;
pub mod registration;
pub mod search;
pub mod survey;
pub mod time;
pub mod unicode;
pub mod visit;
pub mod wareki;

#[doc(hidden)]
pub mod reexport {
    //! What the macros of this crate name in the code they write.
    #[cfg(feature = "db")]
    pub use sea_orm;
    pub use serde;
    pub use serde_json;
    #[cfg(feature = "openapi")]
    pub use utoipa;
}
