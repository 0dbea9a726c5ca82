//! Parts of the registration pages.

mod acts;
mod ask;
mod consents;
mod edit;
pub mod editor;
pub mod extras;
mod group;
mod materials;
mod mine;
mod own_answers;
mod people;
pub mod results;
mod standing;
mod ticket;
mod together;
mod words;

pub use acts::{TicketActs, use_ticket_acts};
pub use consents::{ConsentPanel, consent_boxes};
pub use group::group;
pub use materials::{LinkedMaterials, OwnMaterials};
pub use mine::{MyRegistrations, TicketList};
pub use own_answers::{OwnAnswers, answer};
pub use people::{PeopleFields, company_explained, with_people};
pub use ticket::TicketView;
pub use together::TakingPart;
pub use words::EntryWords;

#[cfg(test)]
pub use ask::ask_dialog;

/// Props, for tests.
#[cfg(test)]
pub mod props {
    pub use super::consents::{ConsentSwitches, SwitchesProps};
    pub use super::materials::files;
    pub use super::mine::TicketListProps;
    pub use super::ticket::TicketProps;
    pub use super::together::people_list;
    pub use super::words::EntryProps;
}
