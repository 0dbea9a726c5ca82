//! Registrations: one person's place at one event, the queue for it, and the ways out.

pub mod answers;
pub mod api;
pub mod consent;
pub mod counts;
pub mod group;
pub mod path;
pub mod question;
pub mod question_rules;
pub mod request;
pub mod rules;
pub mod staff;
pub mod types;

pub use types::{
    ActorKind, CancelReason, CancelledBy, Decision, GroupPolicy, RegistrationCause, RegistrationId,
    RegistrationSource, RegistrationStatus, StaffSearch, TicketCode,
};
