//! Parts of the registration pages.

mod cancel;
mod consents;
pub mod editor;
pub mod extras;
mod materials;
mod mine;
mod own_answers;
mod people;
pub mod results;
mod ticket;

pub use cancel::cancelled_news;
pub use consents::{ConsentPanel, consent_boxes};
pub use materials::{LinkedMaterials, OwnMaterials};
pub use mine::{MyRegistrations, TicketList};
pub use own_answers::{OwnAnswers, answer};
pub use people::TakingPart;
pub use ticket::TicketView;

/// Props, for tests.
#[cfg(test)]
pub mod props {
    pub use super::consents::{ConsentSwitches, SwitchesProps};
    pub use super::materials::files;
    pub use super::mine::TicketListProps;
    pub use super::people::people_list;
    pub use super::ticket::TicketProps;
}
