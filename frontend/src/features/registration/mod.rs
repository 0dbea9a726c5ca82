//! Registering for an event, and what one can do with a registration.

pub mod client;
pub mod components;
pub mod pages;

#[cfg(test)]
mod extras_tests;
#[cfg(test)]
mod tests;
