//! Which page an address shows to those who take part: community, survey, one's own company. The
//! member's and the staff's builds name this (`src/bin/member.rs`), so that whoever only looks for
//! an event never loads it (ADR 20). Its addresses stand in `frontend/builds.txt`.

use shared::account::perm::Permission;
use yew::prelude::*;

use crate::features::community;
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
        // The link alone is enough; nobody has to sign in for no more mails.
        Route::CommunityUnsubscribe { token } => {
            return Some(html! { <community::pages::Unsubscribe token={token.clone()} /> });
        }
        _ => return None,
    };
    Some(html! { <Gate needs={Permission::CommunityTake}>{ page }</Gate> })
}
