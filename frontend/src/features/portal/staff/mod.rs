//! The staff's pages of the portal: only their build names them.

mod actions;
pub mod client;
mod desk;
mod form;
mod list;
mod write;

pub use actions::{ArticleActions, ArticleActionsProps};
pub use desk::{ArticleDesk, Overview, OverviewProps};
pub use form::{ArticleBody, ArticleFormProps, ArticleFormView, field_label, values};
pub use list::StaffArticles;
pub use write::{ArticleEdit, ArticleNew};
