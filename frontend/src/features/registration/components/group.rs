//! The people who registered together, and where each of them stands.

use shared::i18n::Lang;
use shared::registration::api::Ticket;
use shared::registration::group::{GroupMember, GroupView};
use shared::registration::types::{GroupPolicy, RegistrationStatus};
use yew::prelude::*;

use super::standing::status_tag;
use crate::i18n::t;

/// The group of a ticket; nothing where one came alone.
pub fn group(lang: Lang, ticket: &Ticket) -> Html {
    let Some(group) = &ticket.group else {
        return Html::default();
    };
    html! {
        <section class="stack-s" aria-labelledby="ticket-group">
            <h2 id="ticket-group">{ t(lang, "ticket-group") }</h2>
            if waits_whole(group) { <p>{ t(lang, "ticket-waiting-whole") }</p> }
            <ul class="stack-s" role="list">
                { for group.members.iter().map(|one| html! {
                    <li class="cluster">
                        <span class="strong">{ name(lang, one) }</span>
                        if one.applicant { <span class="small soft">{ t(lang, "ticket-group-applicant") }</span> }
                        { status_tag(lang, one.status, None) }
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// Whether they wait to come all together.
fn waits_whole(group: &GroupView) -> bool {
    let waiting = |one: &GroupMember| one.status == RegistrationStatus::Waitlisted;
    group.policy == GroupPolicy::Whole
        && group.members.iter().filter(|one| waiting(one)).count() > 1
}

/// What somebody is called; the words for "erased" where no name is left.
fn name(lang: Lang, one: &GroupMember) -> String {
    match (&one.family_name, &one.given_name) {
        (Some(family), Some(given)) => format!("{family} {given}"),
        _ => t(lang, "ticket-group-unnamed").to_string(),
    }
}

/// The names of those who still count.
pub fn names(lang: Lang, ticket: &Ticket) -> String {
    let members = ticket.group.as_ref().map(|group| group.members.as_slice());
    let between = match lang {
        Lang::Ja => "、",
        Lang::En => ", ",
    };
    members
        .unwrap_or_default()
        .iter()
        .filter(|one| one.status.is_active())
        .map(|one| name(lang, one))
        .collect::<Vec<_>>()
        .join(between)
}

/// How many of the group are offered a seat; the applicant takes them all at once.
pub fn offered(ticket: &Ticket) -> i64 {
    let Some(group) = ticket.group.as_ref().filter(|group| group.applicant) else {
        return 1;
    };
    let offered = |one: &&GroupMember| one.status == RegistrationStatus::Offered;
    i64::try_from(group.members.iter().filter(offered).count()).unwrap_or(1)
}

/// Whether more than one person would be cancelled by the applicant's "for everybody".
pub fn leads_others(ticket: &Ticket) -> bool {
    ticket.group.as_ref().is_some_and(|group| {
        group.applicant
            && group
                .members
                .iter()
                .filter(|one| one.status.is_active())
                .count()
                > 1
    })
}
