//! Programmes: the fiscal years with their contract and names.

pub mod client;
mod form;
pub mod pages;
