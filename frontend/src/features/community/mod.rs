//! The community: the list of threads, a thread with its posts, a new thread.

pub mod client;
pub mod components;
pub mod pages;
#[cfg(test)]
mod tests;
