//! The operations on registrations.

mod examples;
mod examples_questions;
mod extras;
mod matching;
mod participant;
mod questions;
mod staff;
mod third_party;

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
        .service(staff::list_registrations)
        .service(staff::registration_summary)
        .service(staff::list_registration_counts)
        .service(staff::export_registrations)
        .service(staff::register_by_hand)
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
        .service(third_party::confirm_request);
}
