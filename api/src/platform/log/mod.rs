//! The event log: the one mechanism by which a change has consequences (DESIGN §9.3).
//!
//! A change appends entries in its transaction; after the commit a sequencer gives them gapless positions;
//! readers follow in that order, each entry exactly once.

mod entity;
mod entry;
mod reader;
mod runner;
mod store;
#[cfg(test)]
mod tests;

pub use entry::{Actor, Entry, NewEntry};
pub use reader::{LogError, Reader, Start};
pub use runner::{Progress, Runner, RunnerHandle};
pub use store::{append, append_in, entries_after, head, history};
