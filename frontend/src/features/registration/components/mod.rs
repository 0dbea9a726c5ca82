//! Parts of the registration pages.

mod acts;
mod ask;
mod edit;
mod group;
mod mine;
mod people;
mod standing;
mod ticket;
mod words;

pub use acts::{TicketActs, use_ticket_acts};
pub use group::group;
pub use mine::{MyRegistrations, TicketList};
pub use people::{PeopleFields, company_explained, with_people};
pub use ticket::TicketView;
pub use words::EntryWords;

#[cfg(test)]
pub use ask::ask_dialog;

/// Props, for tests.
#[cfg(test)]
pub mod props {
    pub use super::mine::TicketListProps;
    pub use super::ticket::TicketProps;
    pub use super::words::EntryProps;
}
