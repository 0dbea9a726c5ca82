//! Collaborations (連携プロジェクト): the staff's pages.

pub mod client;
pub mod components;
pub mod pages;
#[cfg(test)]
mod tests;
