//! API keys: the staff's page.

pub mod client;
pub mod pages;
#[cfg(test)]
mod tests;
