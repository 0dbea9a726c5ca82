//! Figures that others counted: entered by staff with their source and period, shown beside ours
//! and never summed with them.

use serde::{Deserialize, Serialize};

use super::types::{FigureBasis, FigureLabel, FigureSource, FigureValue, Metric, OutsideFigureId};
use crate::event::month::Month;
use crate::field::{Faults, Note, Pointer};
use crate::page::{Cursor, Limit};
use crate::problem::Code;
use crate::time::{FiscalYear, Timestamp};

body! {
    /// A figure from outside to enter or to replace.
    pub struct OutsideFigureForm {
        /// What was counted.
        pub label: FigureLabel,
        /// Which of our figures it stands beside, if any.
        pub metric: Option<Metric>,
        /// Who counted it, in which document or tool.
        pub source: FigureSource,
        /// The first month it is about.
        pub period_from: Month,
        /// The last month it is about.
        pub period_to: Month,
        /// Whether it is of each month or of the whole period.
        pub basis: FigureBasis,
        /// The figure.
        pub value: FigureValue,
        /// What to know when reading it.
        pub note: Option<Note>,
    }
    whole OutsideFigureParts by period
}

/// The period ends no earlier than it begins.
fn period(form: &OutsideFigureParts<'_>, at: &Pointer, faults: &mut Faults) {
    if let (Some(from), Some(to)) = (form.period_from, form.period_to)
        && to < from
    {
        faults.add(&at.member("period_to"), Code::EndBeforeStart);
    }
}

/// A figure from outside.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OutsideFigure {
    /// Its id.
    pub id: OutsideFigureId,
    /// Counts its changes; `If-Match` names it.
    pub version: i64,
    /// What was counted.
    pub label: FigureLabel,
    /// Which of our figures it stands beside, if any.
    pub metric: Option<Metric>,
    /// Who counted it, in which document or tool.
    pub source: FigureSource,
    /// The first month it is about.
    pub period_from: Month,
    /// The last month it is about.
    pub period_to: Month,
    /// Whether it is of each month or of the whole period.
    pub basis: FigureBasis,
    /// The figure.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub value: i64,
    /// What to know when reading it.
    pub note: Option<Note>,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

crate::query! {
    /// Which figures from outside a list shows.
    pub struct OutsideFilter {
        /// Those whose period touches this fiscal year.
        pub year: FiscalYear,
        /// How many at most.
        pub limit: Limit,
        /// Where the page begins.
        pub cursor: Cursor,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_period_may_be_one_month_but_not_end_before_it_begins() {
        let form = |to: &str| {
            json!({
                "label": "県ポータルのアクセス数", "metric": "portal_accesses", "source": "県の集計",
                "period_from": "2025-04", "period_to": to, "basis": "per_month", "value": 2200
            })
        };
        assert!(crate::field::parse::<OutsideFigureForm>(&form("2025-04")).is_ok());
        let faults = crate::field::parse::<OutsideFigureForm>(&form("2025-03")).unwrap_err();
        assert_eq!(faults, Faults::one("/period_to", Code::EndBeforeStart));
    }
}
