//! What registrations do; `seat` keeps the books, the others open the transactions.

pub mod cancel;
pub mod consent;
pub mod export;
pub mod join;
pub mod link;
pub mod matching;
mod mover;
mod newcomer;
pub mod own;
pub mod persons;
pub mod pr;
mod promoter;
pub mod request;
pub mod seat;
pub mod staff;
pub mod together;
pub mod view;

pub use mover::Mover;
pub use promoter::Promoter;
