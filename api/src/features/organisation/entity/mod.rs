//! The tables of this slice.

pub mod alias;
pub mod it_registration;
pub mod organisation;
pub mod proposal;
