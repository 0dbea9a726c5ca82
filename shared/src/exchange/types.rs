//! The words of attendance.

id! {
    /// One person's presence at one event.
    pub AttendanceId(Attendance) = "attendance"
}

closed! {
    /// As what somebody was there. Only participants count in the numbers.
    pub enum AttendanceKind {
        /// Took part.
        Participant = "participant",
        /// Spoke or led a part of the agenda.
        Speaker = "speaker",
        /// Belongs to those who hold the event.
        Organiser = "organiser",
        /// Looked on: the press, a visiting office.
        Observer = "observer",
    }
}

impl AttendanceKind {
    /// Whether presence of this kind counts as a participant's.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Participant)
    }
}

closed! {
    /// How a presence was noted.
    pub enum AttendanceSource {
        /// By staff, on the list.
        List = "list",
    }
}

closed! {
    /// Whether attendance can be taken now.
    pub enum AttendancePhase {
        /// Now.
        Open = "open",
        /// The day has not come.
        TooEarly = "too_early",
        /// The days for typing in are past.
        Over = "over",
        /// The event is not public, postponed or cancelled: it is not held.
        NotHeld = "not_held",
    }
}
