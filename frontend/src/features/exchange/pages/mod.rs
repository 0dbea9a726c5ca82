//! The pages of attendance.

mod attendance;
mod events;

pub use attendance::AttendancePage;
pub use events::{AttendanceEvents, attendance_event};
