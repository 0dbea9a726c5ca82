//! The pages of kpi.

pub mod pages;
