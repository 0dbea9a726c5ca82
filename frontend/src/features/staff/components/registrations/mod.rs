//! Parts of an event's registrations.

mod answers;
mod by_hand;
mod cancel;
mod decide;
mod detail;
mod numbers;
mod place;
mod table;

pub use by_hand::ByHand;
pub use cancel::CancelDialog;
pub use decide::{DecideBar, DecideProps, decided_news};
pub use detail::{DetailDialog, DetailProps, FactsProps, RegistrationFacts, history};
pub use numbers::{DeskNumbers, numbers};
pub use place::{PlaceDialog, PlaceProps};
pub use table::{RegistrationTable, RowAct, TableProps};

use shared::i18n::Lang;
use shared::registration::staff::StaffRegistration;
use shared::registration::types::RegistrationStatus;
use shared::wareki;
use yew::prelude::*;

use crate::i18n::t;
use crate::t;
use crate::ui::{Tag, TagTone};

/// The words of a status.
pub fn status_label(lang: Lang, status: RegistrationStatus) -> AttrValue {
    t(lang, &format!("registration-status-{status}"))
}

/// Where a registration stands; who waits has the number drawn on joining the queue, who was
/// offered a seat the time until which they can answer.
pub fn standing(lang: Lang, row: &StaffRegistration) -> Html {
    let tone = match row.status {
        RegistrationStatus::Confirmed => TagTone::Good,
        RegistrationStatus::Offered => TagTone::Key,
        RegistrationStatus::Waitlisted | RegistrationStatus::Pending => TagTone::Wait,
        RegistrationStatus::Cancelled | RegistrationStatus::Declined => TagTone::Plain,
    };
    let waits = row.status == RegistrationStatus::Waitlisted;
    let line = |text: AttrValue| html! { <><br /><span class="small num">{ text }</span></> };
    html! {
        <>
            <Tag {tone} state={true}>{ status_label(lang, row.status) }</Tag>
            if let Some(seq) = row.queue_seq.filter(|_| waits) {
                { line(t!(lang, "staff-queue-number", number = seq)) }
            }
            if let Some(until) = row.offered_until {
                { line(t!(lang, "staff-offered-until", time = wareki::date_time(until, lang))) }
            }
            if let Some(policy) = row.group_policy {
                { line(t!(lang, "staff-group-of",
                    policy = t(lang, &format!("staff-group-{policy}")).to_string())) }
            }
            if row.asked_to_keep { { line(t(lang, "staff-keep-tag")) } }
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
