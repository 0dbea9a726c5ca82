//! KPI: what a fiscal year is measured by, each figure counted from the rows it comes from, beside
//! its target; and figures from outside with their source, never summed with ours.

pub mod api;
pub mod outside;
pub mod path;
pub mod rules;
#[cfg(test)]
mod rules_tests;
pub mod text;
pub mod types;

pub use api::Kpi;
pub use outside::{OutsideFigure, OutsideFigureForm};
pub use types::{
    FigureBasis, FigureLabel, FigureSource, FigureValue, Metric, OutsideFigureId,
    SatisfactionState, TargetNumber, TargetPercent,
};
