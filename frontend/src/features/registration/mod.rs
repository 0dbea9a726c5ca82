//! Registering, the ticket, changing and cancelling.

pub mod pages;
