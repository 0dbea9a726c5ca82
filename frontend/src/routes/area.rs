//! The parts of the navigation, and which page belongs to which.

use super::Route;

impl Route {
    /// The area a page belongs to, to mark the navigation.
    pub fn area(&self) -> Area {
        match self {
            Self::Home => Area::Home,
            Self::Events | Self::Event { .. } | Self::Register { .. } => Area::Events,
            Self::Companies | Self::Company { .. } => Area::Companies,
            Self::StaffOrganisations
            | Self::StaffOrganisationNew
            | Self::StaffOrganisation { .. } => Area::StaffOrganisations,
            Self::StaffMatching => Area::StaffMatching,
            Self::Me
            | Self::OwnCompany
            | Self::Ticket { .. }
            | Self::Registration { .. }
            | Self::Confirm { .. }
            | Self::StopMail { .. } => Area::Me,
            Self::Articles | Self::Article { .. } => Area::Articles,
            Self::Measures | Self::Measure { .. } => Area::Measures,
            Self::Community
            | Self::CommunityNew
            | Self::CommunityThread { .. }
            | Self::CommunityEvent { .. }
            | Self::CommunityUnsubscribe { .. }
            // Moderators come from there, and most of them have no other staff's page.
            | Self::StaffReports => Area::Community,
            Self::Staff => Area::StaffToday,
            Self::StaffEvents
            | Self::StaffEventNew
            | Self::StaffEvent { .. }
            | Self::StaffEventEdit { .. }
            | Self::StaffEventQuestions { .. } => Area::StaffEvents,
            Self::StaffArticles
            | Self::StaffArticleNew
            | Self::StaffArticle { .. }
            | Self::StaffArticleEdit { .. } => Area::StaffArticles,
            Self::StaffConfirmations => Area::StaffConfirmations,
            Self::StaffCollaborations | Self::StaffCollaboration { .. } => {
                Area::StaffCollaborations
            }
            Self::StaffMail => Area::StaffMail,
            Self::StaffProgrammes => Area::StaffProgrammes,
            Self::StaffKpi => Area::StaffKpi,
            Self::StaffVisits => Area::StaffVisits,
            Self::StaffAttendances | Self::StaffAttendance { .. } => Area::StaffAttendances,
            Self::StaffAccounts => Area::StaffAccounts,
            Self::StaffApiKeys => Area::StaffApiKeys,
            Self::SignIn | Self::SignUp | Self::Verify | Self::Reset => Area::SignIn,
            Self::Survey | Self::Terms | Self::Privacy | Self::NotFound => Area::Other,
        }
    }
}

/// The parts of the navigation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each is the page of the same name in Route")]
pub enum Area {
    Home,
    Events,
    Companies,
    Articles,
    Measures,
    Community,
    Me,
    SignIn,
    StaffToday,
    StaffEvents,
    StaffArticles,
    StaffConfirmations,
    StaffOrganisations,
    StaffMatching,
    StaffMail,
    StaffCollaborations,
    StaffProgrammes,
    StaffKpi,
    StaffVisits,
    StaffAttendances,
    StaffAccounts,
    StaffApiKeys,
    Other,
}
