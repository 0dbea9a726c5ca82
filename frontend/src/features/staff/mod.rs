//! The staff's pages.

pub mod pages;
