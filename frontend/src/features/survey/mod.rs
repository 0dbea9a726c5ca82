//! The survey: five questions on a phone for those who were there, and its desk for staff.

pub mod client;
pub mod components;
mod draft;
pub mod pages;

#[cfg(test)]
mod tests;
