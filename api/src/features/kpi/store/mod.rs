//! The queries of the KPI page. None of them is per event: each counts a whole year at once.

pub mod counts;
pub mod outside;
pub mod targets;
