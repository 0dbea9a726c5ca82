//! Which page an address shows to those who take part: registering, their registrations, my page,
//! community, survey, one's own company. The member's and the staff's builds name this
//! (`src/bin/member.rs`), so that whoever only looks for an event never loads it (ADR 20). Its
//! addresses stand in `frontend/builds.txt`.

use shared::account::perm::Permission;
use yew::prelude::*;

use crate::features::{community, me, organisation, registration, survey};
use crate::routes::Route;
use crate::shell::Gate;

/// The pages of those who take part.
pub fn member_page(route: &Route) -> Option<Html> {
    open_page(route)
        .or_else(|| own_page(route))
        .or_else(|| community_page(route))
}

/// Those for which nobody has to sign in: the form of registration, and what a mail's link opens.
fn open_page(route: &Route) -> Option<Html> {
    Some(match route {
        Route::Register { id } => html! {
            <registration::pages::Register key={id.to_string()} id={*id} />
        },
        Route::Registration { token } => html! {
            <registration::pages::Manage token={token.clone()} />
        },
        Route::Confirm { token } => html! {
            <registration::pages::Confirm token={token.clone()} />
        },
        Route::Survey => html! { <survey::pages::Survey /> },
        Route::CommunityUnsubscribe { token } => html! {
            <community::pages::Unsubscribe token={token.clone()} />
        },
        _ => return None,
    })
}

/// Those of one's own account.
fn own_page(route: &Route) -> Option<Html> {
    let page = match route {
        Route::Me => html! { <me::MyPage /> },
        Route::Ticket { id } => html! {
            <registration::pages::OwnTicket key={id.to_string()} id={*id} />
        },
        Route::OwnCompany => html! { <organisation::pages::OwnCompany /> },
        _ => return None,
    };
    Some(html! { <Gate needs={Permission::OwnAccount}>{ page }</Gate> })
}

/// Those of the community.
fn community_page(route: &Route) -> Option<Html> {
    let page = match route {
        Route::Community => html! { <community::pages::Community /> },
        Route::CommunityNew => html! { <community::pages::NewThreadPage /> },
        Route::CommunityThread { id } => html! {
            <community::pages::ThreadPage key={id.to_string()} id={*id} />
        },
        Route::CommunityEvent { id } => html! { <community::pages::EventThread id={*id} /> },
        // The personal link is enough; nobody has to sign in to answer.
        Route::Survey => return Some(html! { <survey::pages::Survey /> }),
        // The link alone is enough; nobody has to sign in for no more mails.
        // The link alone is enough; nobody has to sign in.
        Route::Confirm { token } => {
            return Some(html! { <registration::pages::Confirm token={token.clone()} /> });
        }
        Route::StopMail { token } => {
            return Some(html! { <registration::pages::StopMail token={token.clone()} /> });
        }
        Route::CommunityUnsubscribe { token } => {
            return Some(html! { <community::pages::Unsubscribe token={token.clone()} /> });
        }
        Route::OwnCompany => {
            return Some(html! {
                <Gate needs={Permission::OwnAccount}><organisation::pages::OwnCompany /></Gate>
            });
        }
        _ => return None,
    };
    Some(html! { <Gate needs={Permission::CommunityTake}>{ page }</Gate> })
}
