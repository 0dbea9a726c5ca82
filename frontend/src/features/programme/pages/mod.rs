//! The pages, one file each.

mod programmes;

pub use programmes::Programmes;
