//! Visits: how often the portal's pages are shown, by page and day, without cookies and without
//! anything about who looks.

pub mod api;
pub mod rules;
pub mod types;

pub use api::PageView;
pub use types::{PageKey, PageKind};
