//! Parts of an event's registrations.

mod by_hand;
mod cancel;
mod detail;
mod numbers;
mod table;

pub use by_hand::ByHand;
pub use cancel::CancelDialog;
pub use detail::{DetailDialog, DetailProps, FactsProps, RegistrationFacts, history};
pub use numbers::{DeskNumbers, numbers};
pub use table::{RegistrationTable, TableProps};

use shared::i18n::Lang;
use shared::registration::staff::StaffRegistration;
use shared::registration::types::RegistrationStatus;
use yew::prelude::*;

use crate::i18n::t;
use crate::t;
use crate::ui::{Tag, TagTone};

/// The words of a status.
pub fn status_label(lang: Lang, status: RegistrationStatus) -> AttrValue {
    t(lang, &format!("registration-status-{status}"))
}

/// Where a registration stands; who waits has the number drawn on joining the queue.
pub fn standing(lang: Lang, row: &StaffRegistration) -> Html {
    let tone = match row.status {
        RegistrationStatus::Confirmed => TagTone::Good,
        RegistrationStatus::Offered => TagTone::Key,
        RegistrationStatus::Waitlisted | RegistrationStatus::Pending => TagTone::Wait,
        RegistrationStatus::Cancelled | RegistrationStatus::Declined => TagTone::Plain,
    };
    let waits = row.status == RegistrationStatus::Waitlisted;
    html! {
        <>
            <Tag {tone} state={true}>{ status_label(lang, row.status) }</Tag>
            if let Some(seq) = row.queue_seq.filter(|_| waits) {
                <br /><span class="small num">{ t!(lang, "staff-queue-number", number = seq) }</span>
            }
        </>
    }
}

/// What somebody is called; the words for "erased" where no name is left.
pub fn name_of(lang: Lang, row: &StaffRegistration) -> String {
    match (&row.family_name, &row.given_name) {
        (Some(family), Some(given)) => format!("{family} {given}"),
        _ => t(lang, "staff-nobody").to_string(),
    }
}
