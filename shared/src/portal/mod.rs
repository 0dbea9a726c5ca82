//! The portal: articles (news, DX information) and support measures (支援制度), from draft to
//! public, as the prefecture confirms them.

pub mod api;
pub mod deadline;
pub mod form;
pub mod rules;
pub mod staff;
pub mod text;
pub mod types;

pub use deadline::Deadline;
pub use form::{ArticleForm, MeasureForm};
pub use types::{ArticleId, ArticleKind, ArticleStatus, DeadlineKind};
