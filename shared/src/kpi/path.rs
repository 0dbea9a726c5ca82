//! The paths of the KPI page.

use super::api::{KpiQuery, OnQuery};
use super::types::OutsideFigureId;
use crate::programme::ProgrammeId;
use crate::query::FromQuery;
use crate::time::{Day, FiscalYear};

/// The figures of a fiscal year.
pub const KPI: &str = "/api/v1/kpi";

/// The figures from outside.
pub const OUTSIDE: &str = "/api/v1/outside-figures";

/// The figures of one fiscal year; the current one where none is named.
pub fn kpi(year: Option<FiscalYear>) -> String {
    format!("{KPI}{}", KpiQuery { year }.to_query())
}

/// The same as a CSV file.
pub fn csv(year: Option<FiscalYear>) -> String {
    format!("{KPI}.csv{}", KpiQuery { year }.to_query())
}

/// The same as a workbook.
pub fn xlsx(year: Option<FiscalYear>) -> String {
    format!("{KPI}.xlsx{}", KpiQuery { year }.to_query())
}

/// The number of registered IT companies on a day.
pub fn registered_it(on: Option<Day>) -> String {
    format!("{KPI}/registered-it-companies{}", OnQuery { on }.to_query())
}

/// A programme's targets.
pub fn targets(programme: ProgrammeId) -> String {
    format!("/api/v1/programmes/{programme}/targets")
}

/// One figure from outside.
pub fn outside(id: OutsideFigureId) -> String {
    format!("{OUTSIDE}/{id}")
}
