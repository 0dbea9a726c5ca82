//! The operations on attendance.

mod attendance;
mod examples;
mod files;

use crate::platform::routes::ServiceConfig;

/// Every operation of the slice.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(files::list_attendance_events)
        .service(attendance::list_attendance)
        .service(attendance::attendance_summary)
        .service(attendance::tick_attendance)
        .service(attendance::untick_attendance)
        .service(attendance::attend_by_hand)
        .service(files::export_attendance_csv)
        .service(files::export_attendance_xlsx)
        .service(attendance::show_attendance)
        .service(attendance::change_attendance);
}
