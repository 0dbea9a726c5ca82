//! Registrations: one person's place at one event, the queue for it, and the ways out.

pub mod api;
pub mod consent;
pub mod counts;
pub mod group;
pub mod path;
pub mod request;
pub mod rules;
pub mod staff;
pub mod types;

pub use types::{
    ActorKind, CancelReason, CancelledBy, Decision, GroupPolicy, RegistrationCause, RegistrationId,
    RegistrationSource, RegistrationStatus, StaffSearch, TicketCode,
};
