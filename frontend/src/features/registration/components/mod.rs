//! Parts of the registration pages.

mod mine;
mod ticket;

pub use mine::MyRegistrations;
pub use ticket::TicketView;
