//! The rows of the KPI page's own tables.

pub mod outside_figure;
pub mod target;
pub mod target_set;
