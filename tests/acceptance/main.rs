//! Musubi's acceptance tests. Each feature has a module of its own; what holds for all
//! operations is walked by `spec`, `matrix` and `hostile`.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests may be blunt"
)]

mod account;
mod collaboration;
mod community;
mod demo;
mod event;
mod exchange;
mod hostile;
mod house;
mod idempotency;
mod integration;
mod kpi;
mod logs;
mod mail;
mod material;
mod matrix;
mod organisation;
mod pages;
mod portal;
mod programme;
mod registration;
mod spec;
mod survey;
mod visit;
mod wiring;
mod world;
mod year;

/// The program of [`acceptance::Process`].
const SERVICE: &str = env!("CARGO_BIN_EXE_acceptance-service");
