//! Which page an address shows to those who take part: community, survey, one's own company. The
//! member's and the staff's builds name this (`src/bin/member.rs`), so that whoever only looks for
//! an event never loads it (ADR 20). Its addresses stand in `frontend/builds.txt`.

use shared::account::perm::Permission;
use yew::prelude::*;

use crate::features::{community, organisation, registration, survey};
use crate::routes::Route;
use crate::shell::Gate;

/// The pages of those who take part.
pub fn member_page(route: &Route) -> Option<Html> {
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
