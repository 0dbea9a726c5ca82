//! Signing in, accounts, my page, the legal texts.

pub mod client;
pub mod components;
pub mod pages;

#[cfg(test)]
mod tests;
