//! Queries over articles and support measures. Who may see what is decided by the caller, who
//! passes it as an argument.

mod article;
mod lists;
mod measure;
mod revision;

pub use article::{delete, find, find_all, insert, replace};
pub use lists::{MeasureFilter, StaffFilter, article_page, measure_page, staff_page, submitted};
pub use measure::{Targets, measure, measures, put_measure, targets};
pub use revision::{add_revision, last_seen};
