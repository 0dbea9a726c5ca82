//! The pages of the survey.

mod desk;
mod link;

pub use desk::{DeskSurvey, report_view};
pub use link::{Answering, AnsweringProps, Survey};
