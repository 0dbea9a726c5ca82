//! The pages, one file each.

mod confirm;
mod guest;
mod manage;
mod member;
mod register;
mod stop;
mod ticket;

pub use confirm::{Confirm, RequestView, RequestViewProps};
pub use manage::Manage;
pub use register::Register;
pub use stop::{StopMail, StopProps};
pub use ticket::OwnTicket;

/// The two forms, for tests.
#[cfg(test)]
pub use {guest::GuestForm, member::MemberForm};
