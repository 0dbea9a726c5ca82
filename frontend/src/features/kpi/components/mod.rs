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

use shared::kpi::Kpi;
use yew::prelude::*;

/// Props of each part of the page.
#[derive(Properties, PartialEq, Debug)]
pub struct PartProps {
    /// The year's figures.
    pub kpi: Rc<Kpi>,
}
