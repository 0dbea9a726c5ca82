//! Page views: counts of pages, and nothing of who looked.

use super::{Columns, Without};

pub(super) const COLUMNS: Columns = &[];

pub(super) const WITHOUT: Without = &[("page_view", &["day", "page", "views"])];
