//! What is done with articles and support measures, and what later features ask of them.

mod changes;
mod edit;
mod for_others;
mod form;
mod read;
mod staff;
mod steps;
mod views;

pub use edit::{create, delete, replace};
pub use for_others::{
    ArticleForMail, for_mail, is_public, public_article, public_measure, public_title, waiting,
};
pub use read::{article, articles, measure, measures};
pub use staff::{staff_article, staff_list};
pub use steps::{Step, step};
