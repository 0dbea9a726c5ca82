//! The satisfaction survey: who was present is asked by mail, answers without an account, and no
//! answer leads back to a person (docs/SECURITY.md says how, and against what).

pub mod entity;
mod error;
mod mails;
mod pool;
mod routes;
pub mod service;
mod store;

pub use error::SurveyError;
pub use mails::Mails;
pub use routes::routes;
pub use service::due::Surveys;
/// Where the participants' operations are: nothing is logged about them.
pub use shared::survey::api::path::{ANSWERS, FORM};
