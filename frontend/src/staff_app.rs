//! Which page a staff address shows. Only the staff's build names this (`src/bin/staff.rs`), so
//! that a participant's phone never loads it.

use shared::account::perm::Permission;
use yew::prelude::*;

use crate::features::portal::staff as portal;
use crate::features::{account, programme, staff};
use crate::routes::Route;
use crate::shell::Gate;

/// The pages behind the gate.
pub fn staff_page(route: &Route) -> Option<Html> {
    let (needs, page) = match *route {
        Route::StaffEvents => (
            Permission::StaffRead,
            html! { <staff::pages::StaffEvents /> },
        ),
        Route::StaffEventNew => (Permission::EventEdit, html! { <staff::pages::EventNew /> }),
        Route::StaffEvent { id } => (
            Permission::StaffRead,
            html! { <staff::pages::EventDesk key={id.to_string()} {id} /> },
        ),
        Route::StaffEventEdit { id } => (
            Permission::EventEdit,
            html! { <staff::pages::EventEdit key={id.to_string()} {id} /> },
        ),
        Route::StaffConfirmations => (
            Permission::StaffRead,
            html! { <staff::pages::Confirmations /> },
        ),
        Route::StaffMail => (Permission::MailRead, html! { <staff::pages::MailLog /> }),
        Route::StaffProgrammes => (
            Permission::StaffRead,
            html! { <programme::pages::Programmes /> },
        ),
        Route::StaffAccounts => (
            Permission::AccountManage,
            html! { <account::pages::Accounts /> },
        ),
        Route::Staff => (Permission::StaffRead, html! { <staff::pages::Today /> }),
        _ => portal_page(route)?,
    };
    Some(html! { <Gate {needs}>{ page }</Gate> })
}

/// Those of articles and support measures.
fn portal_page(route: &Route) -> Option<(Permission, Html)> {
    Some(match *route {
        Route::StaffArticles => (Permission::StaffRead, html! { <portal::StaffArticles /> }),
        Route::StaffArticleNew => (Permission::PortalEdit, html! { <portal::ArticleNew /> }),
        Route::StaffArticle { id } => (
            Permission::StaffRead,
            html! { <portal::ArticleDesk key={id.to_string()} {id} /> },
        ),
        Route::StaffArticleEdit { id } => (
            Permission::PortalEdit,
            html! { <portal::ArticleEdit key={id.to_string()} {id} /> },
        ),
        _ => return None,
    })
}
