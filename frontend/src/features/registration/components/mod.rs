//! Parts of the registration pages.

mod cancel;
mod materials;
mod mine;
mod ticket;

pub use cancel::cancelled_news;
pub use materials::{LinkedMaterials, OwnMaterials};
pub use mine::{MyRegistrations, TicketList};
pub use ticket::TicketView;

/// Props, for tests.
#[cfg(test)]
pub mod props {
    pub use super::materials::files;
    pub use super::mine::TicketListProps;
    pub use super::ticket::TicketProps;
}
