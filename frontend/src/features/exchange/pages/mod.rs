//! The pages of attendance.

mod attendance;

pub use attendance::AttendancePage;
