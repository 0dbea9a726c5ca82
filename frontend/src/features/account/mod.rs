//! Signing in, accounts, my page, the legal texts.

pub mod pages;
