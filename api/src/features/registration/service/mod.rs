//! What registrations do; `seat` keeps the books, the others open the transactions.

pub mod answers;
pub mod cancel;
pub mod export;
pub mod extras;
pub mod join;
pub mod link;
pub mod matching;
mod mover;
mod newcomer;
pub mod own;
pub mod persons;
mod promoter;
pub mod questions;
pub mod request;
pub mod seat;
pub mod staff;
pub mod support;
pub mod view;

pub use mover::Mover;
pub use promoter::Promoter;
