//! Attendance on the day (当日受付): the staff's and moderators' list.

pub mod client;
pub mod components;
pub mod pages;
#[cfg(test)]
mod tests;
