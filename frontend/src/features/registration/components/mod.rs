//! Parts of the registration pages.

mod cancel;
pub mod editor;
pub mod extras;
mod mine;
mod own_answers;
pub mod results;
mod ticket;

pub use cancel::cancelled_news;
pub use mine::{MyRegistrations, TicketList};
pub use own_answers::{OwnAnswers, answer};
pub use ticket::TicketView;

/// Props, for tests.
#[cfg(test)]
pub mod props {
    pub use super::mine::TicketListProps;
    pub use super::ticket::TicketProps;
}
