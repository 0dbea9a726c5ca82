//! The pages of kpi.

mod year;

pub use year::{KpiPage, Whole, WholeProps};
