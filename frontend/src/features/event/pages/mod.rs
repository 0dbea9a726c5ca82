//! The pages, one file each.

mod detail;
mod list;

pub use detail::EventDetail;
pub use list::EventList;
