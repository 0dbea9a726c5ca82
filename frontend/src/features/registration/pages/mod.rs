//! The pages, one file each.

mod asked;
mod confirm;
mod guest;
mod manage;
mod member;
mod questions;
mod register;
mod stop;
mod ticket;

pub use confirm::{Confirm, RequestView, RequestViewProps};
pub use manage::Manage;
pub use questions::StaffQuestions;
pub use register::Register;
pub use stop::{StopMail, StopProps};
pub use ticket::OwnTicket;

/// The forms, for tests.
#[cfg(test)]
pub use {
    guest::GuestForm,
    member::MemberForm,
    questions::{FormProps as AskedProps, QuestionsForm},
};
