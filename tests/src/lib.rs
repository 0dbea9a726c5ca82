//! The test house: runs the whole service in this process on a database of its own, with a
//! clock that stands still and randomness that repeats, and speaks to it over HTTP only.
//!
//! A test is written once and runs on both databases:
//!
//! ```ignore
//! both! {
//!     /// What is promised.
//!     async fn a_guest_sees_what_is_published(app: TestApp) {
//!         let staff = app.contractor().await;
//!         staff.post("/api/v1/events").json(&body).await.assert_status(201);
//!         app.settle().await;
//!         let list = app.client().get("/api/v1/events").await.assert_status(200).json();
//!     }
//! }
//! ```
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a test house says no by panicking"
)]

mod answer;
mod app;
mod client;
mod database;
mod digest;
mod entry;
pub mod logs;
mod mails;
mod personas;
mod process;
mod run;
pub mod smtp;
pub mod spec;

pub use answer::Answer;
pub use app::{Frozen, Instance, PUBLIC_URL, START, TestApp};
pub use client::{Call, Client};
pub use database::Backend;
pub use digest::Digest;
pub use entry::first_come;
pub use mails::Mail;
pub use personas::{Known, PASSWORD, Persona};
pub use process::{BUSY, Process};
pub use run::run;

/// Makes each test run on both databases, as `name::sqlite` and `name::postgres`. The latter needs
/// `MUSUBI_TEST_PG_URL`; leave it out with nextest's `-E 'not test(/::postgres$/)'`.
#[macro_export]
macro_rules! both {
    ($($(#[$meta:meta])* async fn $name:ident($app:ident: TestApp) $body:block)+) => {$(
        $(#[$meta])*
        mod $name {
            use super::*;

            async fn body($app: $crate::TestApp) $body

            #[test]
            fn sqlite() {
                $crate::run($crate::Backend::Sqlite, body);
            }

            #[test]
            fn postgres() {
                $crate::run($crate::Backend::Postgres, body);
            }
        }
    )+};
}
