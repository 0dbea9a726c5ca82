//! What the KPI page is made of.

mod figures;
mod outside;
mod outside_form;
mod participation;
mod satisfaction;
mod targets;

pub use figures::{MainFigures, OtherFigures};
pub use outside::OutsideFigures;
pub use outside_form::{OutsideEdit, OutsideNew};
pub use participation::ParticipationPart;
pub use satisfaction::SatisfactionPart;
pub use targets::TargetsEdit;

#[cfg(test)]
pub mod props {
    //! For tests.
    pub use super::outside::OutsideProps;
    pub use super::targets::{FormProps, TargetsFormView};
}

use std::rc::Rc;

use shared::event::month::Month;
use shared::kpi::Kpi;
use shared::kpi::api::MonthFigures;
use yew::prelude::*;

/// The months of the year that have begun: a month to come has no figures, not zero of them. At
/// least the first, so that a year to come has its tables.
fn begun(kpi: &Kpi) -> impl Iterator<Item = &MonthFigures> {
    let now = Month::of(kpi.as_of.date());
    let first = kpi.months.first().map(|first| first.month);
    let months = kpi.months.iter();
    months.filter(move |one| one.month <= now || Some(one.month) == first)
}

/// Props of each part of the page.
#[derive(Properties, PartialEq, Debug)]
pub struct PartProps {
    /// The year's figures.
    pub kpi: Rc<Kpi>,
}
