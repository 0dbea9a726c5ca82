//! The parts of an event's files at the staff's desk.

mod add;
mod desk;
mod row;

pub use add::{AddMaterial, AddProps, sending};
pub use desk::{DeskMaterials, DeskProps};
pub use row::{MaterialRow, MaterialRowProps};

use shared::i18n::Lang;
use shared::material::Audience;

use crate::i18n::t;
use crate::ui::Choice;

/// Whom a file can be for, with what that means.
fn audiences(lang: Lang) -> Vec<Choice> {
    let choice = |audience: &Audience| {
        let words = t(lang, &format!("material-audience-{audience}"));
        let hint = t(lang, &format!("material-audience-{audience}-hint"));
        Choice::new(audience.as_str(), words).hint(hint)
    };
    Audience::ALL.iter().map(choice).collect()
}
