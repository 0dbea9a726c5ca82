//! The pages, one file each.

mod manage;
mod register;

pub use manage::Manage;
pub use register::Register;
