//! Parts of attendance.

mod by_hand;
mod desk;
mod files;
mod list;
mod numbers;

pub use by_hand::AttendByHand;
pub use desk::DeskAttendance;
pub use files::{AttendanceFiles, FilesProps};
pub use list::{AttendeeRow, AttendeeRowProps};
pub use numbers::{numbers, phase};

use shared::exchange::api::Attendee;
use shared::exchange::types::AttendanceKind;
use shared::i18n::Lang;
use yew::prelude::*;

use crate::i18n::t;

/// The words of a kind.
pub fn kind_label(lang: Lang, kind: AttendanceKind) -> AttrValue {
    t(lang, &format!("exchange-kind-{kind}"))
}

/// What somebody is called; the words for "erased" where no name is left.
pub fn name_of(lang: Lang, one: &Attendee) -> String {
    match (&one.family_name, &one.given_name) {
        (Some(family), Some(given)) => format!("{family} {given}"),
        (Some(one), None) => one.to_string(),
        (None, Some(one)) => one.to_string(),
        (None, None) => t(lang, "staff-nobody").to_string(),
    }
}
