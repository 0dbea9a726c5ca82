//! The start page and pages that belong to no feature.

pub mod pages;
