//! The pages of survey.

mod detail;

pub use detail::Detail;
