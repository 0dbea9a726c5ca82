//! Registrations: one person's place at one event, the queue for it, and the ways out.

pub mod answers;
pub mod api;
pub mod counts;
pub mod path;
pub mod question;
pub mod question_rules;
pub mod request;
pub mod rules;
pub mod types;

pub use types::{
    ActorKind, CancelReason, CancelledBy, RegistrationCause, RegistrationId, RegistrationSource,
    RegistrationStatus, StaffSearch, TicketCode,
};
