//! What may happen to an event, decided without a database: the API refuses and the SPA
//! disables for the same reason.

mod contents;
mod registration;
mod states;

pub use contents::{LONGEST_DAYS, check, contradictions, missing, needs_confirmation, new_date};
pub use registration::{Registration, Window, registration, seats_left};
pub use states::{Actor, Standing, allowed, decide};
