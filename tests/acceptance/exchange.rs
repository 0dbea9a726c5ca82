//! Attendance.
