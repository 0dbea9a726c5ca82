//! Articles and support measures.

pub mod client;
pub mod components;
pub mod pages;
pub mod staff;

#[cfg(test)]
mod tests;
