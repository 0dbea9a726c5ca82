//! Registrations: one person's place at one event, the queue for it, and the ways out.

pub mod entity;
