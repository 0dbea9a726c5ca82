//! What registrations do; `seat` keeps the books, the others open the transactions.

pub mod cancel;
pub mod export;
pub mod join;
pub mod link;
mod newcomer;
pub mod own;
mod promoter;
pub mod request;
pub mod seat;
pub mod staff;
pub mod view;

pub use promoter::Promoter;
