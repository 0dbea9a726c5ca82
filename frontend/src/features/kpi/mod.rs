//! The staff's KPI page: a year's figures with their targets, figures from outside, files.

pub mod client;
mod components;
pub mod pages;
#[cfg(test)]
mod tests;
