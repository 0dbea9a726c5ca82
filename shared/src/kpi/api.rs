//! What travels about a fiscal year's figures.
//!
//! Shares are in permille (87.5 % is 875), means in hundredths (4.38 is 438): whole numbers only, rounded
//! once, in [`super::rules`].

use serde::{Deserialize, Serialize};

use super::outside::OutsideFigure;
use super::types::{Metric, SatisfactionState, TargetNumber, TargetPercent};
use crate::event::month::Month;
use crate::event::types::{EventId, Format, Mode, Status, Title};
use crate::organisation::Sector;
use crate::programme::ProgrammeId;
use crate::time::{Day, FiscalYear, Timestamp};

crate::query! {
    /// Of which fiscal year.
    pub struct KpiQuery {
        /// The fiscal year; the current one where none is named.
        pub year: FiscalYear,
    }
}

crate::query! {
    /// On which day.
    pub struct OnQuery {
        /// The day in Japan; today where none is named.
        pub on: Day,
    }
}

body! {
    /// A programme's targets. What is absent or null has no target.
    pub struct TargetsForm {
        /// 満足度, in percent.
        pub satisfaction_rate: Option<TargetPercent>,
        /// イベント参加者数 (延べ) in the fiscal year.
        pub event_participants: Option<TargetNumber>,
        /// コミュニティ登録者数 at the end of the fiscal year.
        pub community_members: Option<TargetNumber>,
        /// 新事業創出数 in the fiscal year.
        pub new_businesses: Option<TargetNumber>,
        /// イベント開催数 in the fiscal year.
        pub events_held: Option<TargetNumber>,
        /// Accesses to our portal's pages in the fiscal year.
        pub portal_accesses: Option<TargetNumber>,
        /// 登録IT企業数 at the end of the fiscal year.
        pub registered_it_companies: Option<TargetNumber>,
    }
}

impl TargetsForm {
    /// The target of one metric: in percent for a share.
    pub fn of(&self, metric: Metric) -> Option<i64> {
        match metric {
            Metric::SatisfactionRate => self.satisfaction_rate.map(TargetPercent::get),
            Metric::EventParticipants => self.event_participants.map(TargetNumber::get),
            Metric::CommunityMembers => self.community_members.map(TargetNumber::get),
            Metric::NewBusinesses => self.new_businesses.map(TargetNumber::get),
            Metric::EventsHeld => self.events_held.map(TargetNumber::get),
            Metric::PortalAccesses => self.portal_accesses.map(TargetNumber::get),
            Metric::RegisteredItCompanies => self.registered_it_companies.map(TargetNumber::get),
        }
    }

    /// The targets read back from where they are stored.
    pub fn stored(values: impl IntoIterator<Item = (Metric, i64)>) -> Self {
        let mut all = Self {
            satisfaction_rate: None,
            event_participants: None,
            community_members: None,
            new_businesses: None,
            events_held: None,
            portal_accesses: None,
            registered_it_companies: None,
        };
        for (metric, value) in values {
            let number = TargetNumber::new(value).ok();
            match metric {
                Metric::SatisfactionRate => all.satisfaction_rate = TargetPercent::new(value).ok(),
                Metric::EventParticipants => all.event_participants = number,
                Metric::CommunityMembers => all.community_members = number,
                Metric::NewBusinesses => all.new_businesses = number,
                Metric::EventsHeld => all.events_held = number,
                Metric::PortalAccesses => all.portal_accesses = number,
                Metric::RegisteredItCompanies => all.registered_it_companies = number,
            }
        }
        all
    }
}

/// A programme's targets as they stand.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Targets {
    /// The programme.
    pub programme_id: ProgrammeId,
    /// Counts their changes, 0 before the first; `If-Match` names it.
    pub version: i64,
    /// 満足度, in percent.
    pub satisfaction_rate: Option<TargetPercent>,
    /// イベント参加者数 (延べ) in the fiscal year.
    pub event_participants: Option<TargetNumber>,
    /// コミュニティ登録者数 at the end of the fiscal year.
    pub community_members: Option<TargetNumber>,
    /// 新事業創出数 in the fiscal year.
    pub new_businesses: Option<TargetNumber>,
    /// イベント開催数 in the fiscal year.
    pub events_held: Option<TargetNumber>,
    /// Accesses to our portal's pages in the fiscal year.
    pub portal_accesses: Option<TargetNumber>,
    /// 登録IT企業数 at the end of the fiscal year.
    pub registered_it_companies: Option<TargetNumber>,
}

/// How much of a target is reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Achievement {
    /// 達成率 in permille, rounded down: 1000 is never shown for what is not reached.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub permille: u32,
    /// Whether the target is reached.
    pub reached: bool,
}

/// One figure beside its target.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Figure {
    /// What is measured.
    pub metric: Metric,
    /// The figure: permille for 満足度, a number for all others; none where it can't be shown.
    pub value: Option<i64>,
    /// The target in the same unit.
    pub target: Option<i64>,
    /// 達成率, where there are both.
    pub achievement: Option<Achievement>,
}

/// What the answers to one question say, where there are enough of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SatisfactionFigures {
    /// How many answered.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub answers: u32,
    /// How many took part and could answer.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub participants: u32,
    /// How many of them answered 4 or 5.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub satisfied: u32,
    /// The share of answers 4 and 5, in permille.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub rate_permille: u32,
    /// The mean answer, in hundredths.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub mean_hundredths: u32,
    /// Answers among participants, in permille; none where nobody is noted as present.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub response_permille: Option<u32>,
    /// How many answered 1, 2, 3, 4 and 5.
    #[cfg_attr(feature = "openapi", schema(min_items = 5, max_items = 5))]
    pub counts: [u32; 5],
}

/// A satisfaction, or why there is none to see.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Satisfaction {
    /// Whether it is shown; `withheld` is below five answers that can be shown.
    pub state: SatisfactionState,
    /// What the answers say, where it is shown.
    pub figures: Option<SatisfactionFigures>,
}

/// The year's satisfaction: of the events whose own is shown, so that no withheld one can be
/// found by subtracting the others.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct YearSatisfaction {
    /// Over all events that count.
    pub overall: Satisfaction,
    /// How many events count.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub events_shown: u32,
    /// How many are left out because fewer than five answers of theirs can be shown.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub events_withheld: u32,
    /// How many have not asked their participants yet.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub events_not_asked: u32,
}

/// A number of comings: 延べ counts each event anew, 実 each person or company once.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Heads {
    /// 延べ: once for each event.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub total: u32,
    /// 実: once for all events.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub distinct: u32,
}

/// Those who came in one mode.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ModeHeads {
    /// At the venue or online.
    pub mode: Mode,
    /// Participants.
    pub persons: Heads,
    /// Their companies.
    pub companies: Heads,
}

/// Those of one side of the exchange.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SectorHeads {
    /// The side of their company; none where it is not in the directory, or there is none.
    pub sector: Option<Sector>,
    /// Participants.
    pub persons: Heads,
    /// Their companies.
    pub companies: Heads,
}

/// Who came in a year.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Participation {
    /// Participants.
    pub persons: Heads,
    /// Their companies.
    pub companies: Heads,
    /// By mode; one person may have come in both.
    #[cfg_attr(feature = "openapi", schema(max_items = 2))]
    pub by_mode: Vec<ModeHeads>,
    /// By side of the exchange; one person may have come for companies of several.
    #[cfg_attr(feature = "openapi", schema(max_items = 4))]
    pub by_sector: Vec<SectorHeads>,
}

/// One event of the year that has begun and was not called off.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventFigures {
    /// The event.
    pub id: EventId,
    /// Its title.
    pub title: Title,
    /// When it began.
    pub starts_at: Timestamp,
    /// How it is held.
    pub format: Format,
    /// Where it stands.
    pub status: Status,
    /// How many took part.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub participants: u32,
    /// How many of them at the venue.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub in_person: u32,
    /// How many of them online.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub online: u32,
    /// From how many companies.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub companies: u32,
    /// How they liked it.
    pub satisfaction: Satisfaction,
}

/// One month of the year.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MonthFigures {
    /// The month.
    pub month: Month,
    /// Events that began in it.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub events: u32,
    /// Their participants.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub participants: u32,
    /// Accesses to our portal's pages.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub portal_accesses: i64,
}

/// A fiscal year's figures, counted at the moment they are asked for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Kpi {
    /// The fiscal year.
    pub fiscal_year: FiscalYear,
    /// Its programme, which the targets belong to; none where there is none yet.
    pub programme_id: Option<ProgrammeId>,
    /// The day that memberships and registered companies are counted on: today, or the year's
    /// last day once it is over.
    pub as_of: Day,
    /// Each metric beside its target, in the order of the metrics.
    #[cfg_attr(feature = "openapi", schema(max_items = 7))]
    pub figures: Vec<Figure>,
    /// How the participants liked it.
    pub satisfaction: YearSatisfaction,
    /// Who came.
    pub participation: Participation,
    /// Event by event, the earliest first.
    #[cfg_attr(feature = "openapi", schema(max_items = 1000))]
    pub events: Vec<EventFigures>,
    /// Month by month, April to March.
    #[cfg_attr(feature = "openapi", schema(max_items = 12))]
    pub months: Vec<MonthFigures>,
    /// What others counted, about months of this year: never part of our own figures.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub outside: Vec<OutsideFigure>,
}

impl Kpi {
    /// The figure of one metric.
    pub fn figure(&self, metric: Metric) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.metric == metric)
    }
}

/// How many registered IT companies there are on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegisteredItCount {
    /// The day.
    pub on: Day,
    /// How many.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub companies: u32,
}
