//! The features' pages. Each feature has `pages/`, and, where it needs them, `client.rs` (typed
//! calls), `hooks.rs` and `components/`.

pub mod account;
pub mod collaboration;
pub mod community;
pub mod event;
pub mod exchange;
pub mod home;
pub mod integration;
pub mod kpi;
pub mod material;
pub mod me;
pub mod organisation;
pub mod portal;
pub mod programme;
pub mod registration;
pub mod staff;
pub mod survey;
pub mod visit;
