//! The pages of kpi.

mod detail;

pub use detail::Detail;
