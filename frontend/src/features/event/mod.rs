//! Events as the public sees them.

pub mod pages;
