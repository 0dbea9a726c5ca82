//! The fiscal years' programmes.

pub mod pages;
