//! The operations on registrations.

mod by_link;
mod changes;
mod consent;
mod examples;
mod examples_questions;
mod extras;
mod matching;
mod participant;
mod questions;
mod staff;
mod third_party;
mod together;

use crate::platform::routes::ServiceConfig;

/// Every operation of the slice.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(participant::register_guest)
        .service(participant::register_member)
        .service(participant::ticket_by_link)
        .service(participant::cancel_by_link)
        .service(participant::calendar_by_link)
        .service(participant::list_own)
        .service(participant::own_ticket)
        .service(participant::cancel_own)
        .service(changes::accept_by_link)
        .service(changes::accept_own_offer)
        .service(changes::switch_by_link)
        .service(changes::switch_own_registration)
        .service(changes::keep_by_link)
        .service(changes::keep_own_registration)
        .service(changes::cancel_group_by_link)
        .service(changes::cancel_own_group)
        .service(changes::edit_by_link)
        .service(changes::edit_own_registration)
        .service(staff::list_registrations)
        .service(staff::registration_summary)
        .service(staff::list_registration_counts)
        .service(staff::export_registrations)
        .service(staff::register_by_hand)
        .service(staff::decide_registrations)
        .service(staff::place_registration)
        .service(staff::registration)
        .service(staff::cancel_registration)
        .service(staff::registration_history)
        .service(questions::event_questions)
        .service(questions::change_event_questions)
        .service(questions::answer_summary)
        .service(questions::list_support)
        .service(questions::registration_support)
        .service(questions::export_registrations_xlsx)
        .service(extras::extras_by_link)
        .service(extras::change_extras_by_link)
        .service(extras::own_extras)
        .service(extras::change_own_extras)
        .service(matching::list)
        .service(matching::uses)
        .service(matching::merge_person)
        .service(third_party::register_by_key)
        .service(third_party::request_by_link)
        .service(third_party::confirm_request)
        .service(consent::consents_by_link)
        .service(consent::change_consents_by_link)
        .service(consent::own_consents)
        .service(consent::change_own_consents)
        .service(consent::show_pr_mail)
        .service(consent::stop_pr_mail)
        .service(together::list_participants)
        .service(together::list_participants_by_link)
        .service(together::list_event_companies);
}
