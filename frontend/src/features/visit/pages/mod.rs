//! The staff's page about page views.

mod numbers;
mod visits;

pub use numbers::{Numbers, NumbersProps};
pub use visits::Visits;
