//! What registrations do; `seat` keeps the books, the others open the transactions.

pub mod admission;
pub mod answers;
mod by_time;
pub mod cancel;
pub mod change;
pub mod consent;
pub mod decide;
pub mod export;
pub mod extras;
pub mod join;
pub mod link;
pub mod matching;
mod mover;
mod newcomer;
pub mod own;
mod party;
pub mod persons;
pub mod pr;
mod promoter;
pub mod questions;
pub mod request;
pub mod seat;
pub mod staff;
pub mod support;
pub mod together;
mod turn;
pub mod view;

pub use by_time::ByTime;
pub use mover::Mover;
pub use promoter::Promoter;
