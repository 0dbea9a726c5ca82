//! Which page a staff address shows. Only the staff's build names this (`src/bin/staff.rs`), so
//! that a participant's phone never loads it.

use shared::account::perm::Permission;
use yew::prelude::*;

use crate::features::portal::staff as portal;
use crate::features::{
    account, collaboration, community, exchange, integration, kpi, organisation, programme,
    registration, staff, visit,
};
use crate::routes::Route;
use crate::shell::Gate;

/// The pages behind the gate.
pub fn staff_page(route: &Route) -> Option<Html> {
    let (needs, page) = match *route {
        Route::StaffCollaborations => (
            Permission::CollaborationRead,
            html! { <collaboration::pages::Collaborations /> },
        ),
        Route::StaffCollaboration { id } => (
            Permission::CollaborationRead,
            html! { <collaboration::pages::CollaborationPage key={id.to_string()} {id} /> },
        ),
        Route::StaffConfirmations => (
            Permission::StaffRead,
            html! { <staff::pages::Confirmations /> },
        ),
        Route::StaffOrganisations => (
            Permission::StaffRead,
            html! { <organisation::pages::StaffOrganisations /> },
        ),
        Route::StaffOrganisationNew => (
            Permission::OrganisationEdit,
            html! { <organisation::pages::StaffOrganisationNew /> },
        ),
        Route::StaffOrganisation { id } => (
            Permission::StaffRead,
            html! { <organisation::pages::StaffOrganisationPage key={id.to_string()} {id} /> },
        ),
        Route::StaffMatching => (
            Permission::StaffRead,
            html! { <organisation::pages::Matching /> },
        ),
        Route::StaffReports => (
            Permission::CommunityModerate,
            html! { <community::pages::Reports /> },
        ),
        Route::StaffMail => (Permission::MailRead, html! { <staff::pages::MailLog /> }),
        Route::StaffProgrammes => (
            Permission::StaffRead,
            html! { <programme::pages::Programmes /> },
        ),
        Route::StaffKpi => (Permission::KpiRead, html! { <kpi::pages::KpiPage /> }),
        Route::StaffVisits => (Permission::StaffRead, html! { <visit::pages::Visits /> }),
        Route::StaffApiKeys => (
            Permission::ApiKeyManage,
            html! { <integration::pages::ApiKeys /> },
        ),
        Route::StaffAccounts => (
            Permission::AccountManage,
            html! { <account::pages::Accounts /> },
        ),
        Route::Staff => (Permission::StaffRead, html! { <staff::pages::Today /> }),
        _ => event_page(route).or_else(|| portal_page(route))?,
    };
    Some(html! { <Gate {needs}>{ page }</Gate> })
}

/// Those of events.
fn event_page(route: &Route) -> Option<(Permission, Html)> {
    Some(match *route {
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
        Route::StaffEventQuestions { id } => (
            Permission::EventEdit,
            html! { <registration::pages::StaffQuestions key={id.to_string()} {id} /> },
        ),
        Route::StaffAttendances => (
            Permission::AttendanceRead,
            html! { <exchange::pages::AttendanceEvents /> },
        ),
        Route::StaffAttendance { id } => (
            Permission::AttendanceRead,
            html! { <exchange::pages::AttendancePage key={id.to_string()} {id} /> },
        ),
        _ => return None,
    })
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
