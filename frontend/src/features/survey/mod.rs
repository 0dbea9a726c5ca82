//! The pages of survey.

pub mod pages;
