exchange-title = Attendance
