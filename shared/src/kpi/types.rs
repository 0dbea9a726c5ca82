//! The words of the KPI page: ids, newtypes, closed sets.

use crate::field::Int;

id! {
    /// One figure that was counted elsewhere.
    pub OutsideFigureId(OutsideFigureKind) = "outside_figure"
}
text! {
    /// What a figure from outside counts, such as 県ポータルのアクセス数.
    pub FigureLabel: line, 1..=120
}
text! {
    /// Where a figure from outside comes from: who counted it, in which document or tool.
    pub FigureSource: line, 1..=300
}

/// A figure from outside.
pub type FigureValue = Int<0, 100_000_000>;

/// A target that is a number of persons, companies, events or accesses.
pub type TargetNumber = Int<1, 100_000_000>;

/// A target that is a share, in percent.
pub type TargetPercent = Int<1, 100>;

closed! {
    /// What the programme is measured by.
    pub enum Metric {
        /// 満足度: the share of answers 4 and 5.
        SatisfactionRate = "satisfaction_rate",
        /// イベント参加者数 (延べ).
        EventParticipants = "event_participants",
        /// コミュニティ登録者数 on the day of the page.
        CommunityMembers = "community_members",
        /// 新事業創出数, confirmed by staff.
        NewBusinesses = "new_businesses",
        /// イベント開催数.
        EventsHeld = "events_held",
        /// Accesses to our portal's pages.
        PortalAccesses = "portal_accesses",
        /// 登録IT企業数 on the day of the page.
        RegisteredItCompanies = "registered_it_companies",
    }
}

impl Metric {
    /// The four that the programme answers for, at first sight of the page.
    pub const MAIN: [Self; 4] = [
        Self::SatisfactionRate,
        Self::EventParticipants,
        Self::CommunityMembers,
        Self::NewBusinesses,
    ];
}

closed! {
    /// How a figure from outside is meant.
    pub enum FigureBasis {
        /// So many in each month of the period.
        PerMonth = "per_month",
        /// So many in the whole period.
        Total = "total",
    }
}

closed! {
    /// Whether a satisfaction can be shown.
    pub enum SatisfactionState {
        /// It is shown.
        Shown = "shown",
        /// Its survey has opened, but fewer than five answers can be shown: none, or too few to
        /// show any figure of them. Which of the two is not told.
        Withheld = "withheld",
        /// Its survey has not opened yet.
        NotAsked = "not_asked",
    }
}
