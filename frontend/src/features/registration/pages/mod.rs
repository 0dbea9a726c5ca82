//! The pages, one file each.

mod guest;
mod manage;
mod member;
mod register;

pub use manage::Manage;
pub use register::Register;
