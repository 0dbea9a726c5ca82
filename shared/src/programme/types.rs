//! The words of a programme.

id! {
    /// One fiscal year's programme.
    pub ProgrammeId(ProgrammeKind) = "programme"
}
text! {
    /// What the programme is called, such as 令和8年度異業種交流促進事業.
    pub ProgrammeName: line, 1..=120
}
text! {
    /// The prefecture that organises the programme (主催).
    pub PrefectureName: line, 1..=100
}
text! {
    /// The contractor that runs the programme (受託者).
    pub ContractorName: line, 1..=100
}
text! {
    /// The office's postal address, which every PR mail names (特定電子メール法).
    pub OfficeAddress: line, 1..=200
}

closed! {
    /// When registration for an event closes, unless the event names a time of its own.
    pub enum DeadlineRule {
        /// Noon (正午) of the business day before the event.
        PreviousBusinessDayNoon = "previous_business_day_noon",
        /// Noon of the third business day before the event, where catering or lists need it.
        ThirdBusinessDayNoon = "third_business_day_noon",
        /// The event's start.
        AtStart = "at_start",
    }
}

closed! {
    /// Where a programme stands, by its contract's days.
    pub enum Phase {
        /// The contract has not begun.
        Upcoming = "upcoming",
        /// The contract runs.
        Running = "running",
        /// The contract is over; a later contractor may not see what this one saw.
        Ended = "ended",
    }
}
