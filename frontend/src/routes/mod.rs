//! The SPA's addresses. What is not listed here is the 404 page.

mod area;
mod navigate;

use std::collections::HashMap;

use yew_router::prelude::*;

pub use area::Area;
pub(crate) use navigate::tell_build;
pub use navigate::{Build, build_of, go, href, is_here, push, replace, safe_next, sign_in_query};

pub use crate::address::{decode, encode, query_value, with_query_value};
pub use shared::collaboration::CollaborationId;
pub use shared::community::ThreadId;
pub use shared::event::EventId;
pub use shared::organisation::OrganisationId;
pub use shared::portal::ArticleId;
pub use shared::registration::types::RegistrationId;

/// Every page.
#[derive(Clone, PartialEq, Debug)]
pub enum Route {
    /// Home.
    Home,
    /// The public list of events.
    Events,
    /// One event.
    Event {
        /// The event.
        id: EventId,
    },
    /// The form of registration.
    Register {
        /// The event.
        id: EventId,
    },
    /// A registration by its secret link: ticket, change, cancel.
    Registration {
        /// The secret of the link that was mailed.
        token: String,
    },
    /// The directory of companies.
    Companies,
    /// A company's page.
    Company {
        /// The company.
        id: OrganisationId,
    },
    /// The list of articles.
    Articles,
    /// One article.
    Article {
        /// The article.
        id: ArticleId,
    },
    /// The list of support measures.
    Measures,
    /// One support measure.
    Measure {
        /// The support measure.
        id: ArticleId,
    },
    /// My page.
    Me,
    /// One's own company's page.
    OwnCompany,
    /// A registration of one's own.
    Ticket {
        /// The registration.
        id: RegistrationId,
    },
    /// The survey that a personal link opens; its token stands behind the `#`.
    Survey,
    /// Sign in; `?next=` says where to go then.
    SignIn,
    /// Make an account.
    SignUp,
    /// The link of the verification mail, `?token=`.
    Verify,
    /// Ask for a new password, or set it by `?token=`.
    Reset,
    /// Terms of use.
    Terms,
    /// Handling of personal data.
    Privacy,
    /// The community's threads.
    Community,
    /// A new thread.
    CommunityNew,
    /// A thread; `?post=` opens it at that post.
    CommunityThread {
        /// The thread.
        id: ThreadId,
    },
    /// The way to an event's thread.
    CommunityEvent {
        /// The event.
        id: EventId,
    },
    /// No more mails about a thread, by the link out of one.
    CommunityUnsubscribe {
        /// The secret of the link that was mailed.
        token: String,
    },
    /// Staff: today.
    Staff,
    /// Staff: all events.
    StaffEvents,
    /// Staff: a new event; `?clone=` takes another one's content.
    StaffEventNew,
    /// Staff: an event's desk; `?tab=` chooses the tab.
    StaffEvent {
        /// The event.
        id: EventId,
    },
    /// The events whose attendance one takes.
    StaffAttendances,
    /// Attendance at an event, for who looks after it.
    StaffAttendance {
        /// The event.
        id: EventId,
    },
    /// Staff: the collaborations; `?edit=new` begins one.
    StaffCollaborations,
    /// Staff: one collaboration; `?edit=1` changes it.
    StaffCollaboration {
        /// The collaboration.
        id: CollaborationId,
    },
    /// Staff: change an event.
    StaffEventEdit {
        /// The event.
        id: EventId,
    },
    /// Staff: what an event asks of those who register.
    StaffEventQuestions {
        /// The event.
        id: EventId,
    },
    /// Staff: articles and support measures.
    StaffArticles,
    /// Staff: a new one.
    StaffArticleNew,
    /// Staff: one of them.
    StaffArticle {
        /// The article.
        id: ArticleId,
    },
    /// Staff: change one.
    StaffArticleEdit {
        /// The article.
        id: ArticleId,
    },
    /// Staff: what waits for confirmation.
    StaffConfirmations,
    /// Staff: all organisations.
    StaffOrganisations,
    /// Staff: a new organisation; `?from=` takes a name that waits.
    StaffOrganisationNew,
    /// Staff: one organisation.
    StaffOrganisation {
        /// The organisation.
        id: OrganisationId,
    },
    /// Staff: names to match, proposals, applications, persons entered twice; `?tab=`.
    StaffMatching,
    /// Moderators: reports of posts.
    StaffReports,
    /// Staff: mails and what became of them.
    StaffMail,
    /// Staff: programmes.
    StaffProgrammes,
    /// Staff: a fiscal year's figures.
    StaffKpi,
    /// Staff: how often which page was shown; `?from=` and `?to=` choose the days.
    StaffVisits,
    /// Administrators: accounts and their roles.
    StaffAccounts,
    /// Staff: the API keys of third parties; `?new=1` opens the form.
    StaffApiKeys,
    /// Confirms what a third party handed in, by the link of the mail.
    Confirm {
        /// The secret of the link that was mailed.
        token: String,
    },
    /// Ends PR mail, by the link out of one.
    StopMail {
        /// The secret of the link that was mailed.
        token: String,
    },
    /// No such page.
    NotFound,
}

impl Routable for Route {
    fn from_path(path: &str, _: &HashMap<&str, &str>) -> Option<Self> {
        Self::recognize(path)
    }

    fn to_path(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Events => "/events".to_owned(),
            Self::Event { id } => format!("/events/{id}"),
            Self::Register { id } => format!("/events/{id}/register"),
            Self::Registration { token } => format!("/registrations/{}", encode(token)),
            Self::Companies => "/companies".to_owned(),
            Self::Company { id } => format!("/companies/{id}"),
            Self::OwnCompany => "/me/company".to_owned(),
            Self::StaffOrganisations => "/staff/organisations".to_owned(),
            Self::StaffOrganisationNew => "/staff/organisations/new".to_owned(),
            Self::StaffOrganisation { id } => format!("/staff/organisations/{id}"),
            Self::StaffMatching => "/staff/name-matching".to_owned(),
            Self::Articles => "/articles".to_owned(),
            Self::Article { id } => format!("/articles/{id}"),
            Self::Measures => "/measures".to_owned(),
            Self::Measure { id } => format!("/measures/{id}"),
            Self::Me => "/me".to_owned(),
            Self::Ticket { id } => format!("/me/registrations/{id}"),
            Self::Survey => "/survey".to_owned(),
            Self::SignIn => "/sign-in".to_owned(),
            Self::SignUp => "/sign-up".to_owned(),
            Self::Verify => "/verify".to_owned(),
            Self::Reset => "/reset".to_owned(),
            Self::Terms => "/terms".to_owned(),
            Self::Privacy => "/privacy".to_owned(),
            Self::Community => "/community".to_owned(),
            Self::CommunityNew => "/community/new".to_owned(),
            Self::CommunityThread { id } => format!("/community/threads/{id}"),
            Self::CommunityEvent { id } => format!("/community/events/{id}"),
            Self::CommunityUnsubscribe { token } => {
                format!("/community/unsubscribe/{}", encode(token))
            }
            Self::Staff => "/staff".to_owned(),
            Self::StaffEvents => "/staff/events".to_owned(),
            Self::StaffEventNew => "/staff/events/new".to_owned(),
            Self::StaffEvent { id } => format!("/staff/events/{id}"),
            Self::StaffEventEdit { id } => format!("/staff/events/{id}/edit"),
            Self::StaffEventQuestions { id } => format!("/staff/events/{id}/questions"),
            Self::StaffAttendances => "/staff/attendance".to_owned(),
            Self::StaffVisits => "/staff/visits".to_owned(),
            Self::StaffAttendance { id } => format!("/staff/events/{id}/attendance"),
            Self::StaffCollaborations => "/staff/collaborations".to_owned(),
            Self::StaffCollaboration { id } => format!("/staff/collaborations/{id}"),
            Self::StaffArticles => "/staff/articles".to_owned(),
            Self::StaffArticleNew => "/staff/articles/new".to_owned(),
            Self::StaffArticle { id } => format!("/staff/articles/{id}"),
            Self::StaffArticleEdit { id } => format!("/staff/articles/{id}/edit"),
            Self::StaffConfirmations => "/staff/confirmations".to_owned(),
            Self::StaffReports => "/staff/reports".to_owned(),
            Self::StaffMail => "/staff/mail".to_owned(),
            Self::StaffProgrammes => "/staff/programmes".to_owned(),
            Self::StaffKpi => "/staff/kpi".to_owned(),
            Self::StaffAccounts => "/staff/accounts".to_owned(),
            Self::StaffApiKeys => "/staff/api-keys".to_owned(),
            Self::Confirm { token } => format!("/confirm/{}", encode(token)),
            Self::StopMail { token } => format!("/stop/{}", encode(token)),
            Self::NotFound => "/404".to_owned(),
        }
    }

    fn routes() -> Vec<&'static str> {
        Vec::new()
    }

    fn not_found_route() -> Option<Self> {
        Some(Self::NotFound)
    }

    /// By hand: the derived one brings a recogniser of 10 KB (brotli) for these few lines.
    fn recognize(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let id = |text: &str| text.parse::<EventId>().ok();
        let found = match *parts.as_slice() {
            [] => Some(Self::Home),
            ["events"] => Some(Self::Events),
            ["companies"] => Some(Self::Companies),
            ["companies", id] => id.parse().ok().map(|id| Self::Company { id }),
            ["me", "company"] => Some(Self::OwnCompany),
            ["articles"] => Some(Self::Articles),
            ["measures"] => Some(Self::Measures),
            ["me"] => Some(Self::Me),
            ["survey"] => Some(Self::Survey),
            ["sign-in"] => Some(Self::SignIn),
            ["sign-up"] => Some(Self::SignUp),
            ["verify"] => Some(Self::Verify),
            ["reset"] => Some(Self::Reset),
            ["terms"] => Some(Self::Terms),
            ["privacy"] => Some(Self::Privacy),
            ["community"] => Some(Self::Community),
            ["community", "new"] => Some(Self::CommunityNew),
            ["community", "threads", id] => id.parse().ok().map(|id| Self::CommunityThread { id }),
            ["community", "events", id_text] => id(id_text).map(|id| Self::CommunityEvent { id }),
            ["community", "unsubscribe", token] => Some(Self::CommunityUnsubscribe {
                token: decode(token),
            }),
            ["confirm", token] => Some(Self::Confirm {
                token: decode(token),
            }),
            ["stop", token] => Some(Self::StopMail {
                token: decode(token),
            }),
            ["events", id_text] => id(id_text).map(|id| Self::Event { id }),
            ["events", id_text, "register"] => id(id_text).map(|id| Self::Register { id }),
            ["articles", id] => id.parse().ok().map(|id| Self::Article { id }),
            ["measures", id] => id.parse().ok().map(|id| Self::Measure { id }),
            ["registrations", token] => Some(Self::Registration {
                token: decode(token),
            }),
            ["me", "registrations", id] => id.parse().ok().map(|id| Self::Ticket { id }),
            ["staff", ref rest @ ..] => Self::staff(rest),
            _ => None,
        };
        Some(found.unwrap_or(Self::NotFound))
    }
}

impl Route {
    /// The pages below `/staff`.
    fn staff(parts: &[&str]) -> Option<Self> {
        let id = |text: &str| text.parse::<EventId>().ok();
        match *parts {
            ["organisations"] => Some(Self::StaffOrganisations),
            ["organisations", "new"] => Some(Self::StaffOrganisationNew),
            ["organisations", id] => id.parse().ok().map(|id| Self::StaffOrganisation { id }),
            ["name-matching"] => Some(Self::StaffMatching),
            [] => Some(Self::Staff),
            ["events"] => Some(Self::StaffEvents),
            ["events", "new"] => Some(Self::StaffEventNew),
            ["articles"] => Some(Self::StaffArticles),
            ["articles", "new"] => Some(Self::StaffArticleNew),
            ["confirmations"] => Some(Self::StaffConfirmations),
            ["reports"] => Some(Self::StaffReports),
            ["mail"] => Some(Self::StaffMail),
            ["programmes"] => Some(Self::StaffProgrammes),
            ["kpi"] => Some(Self::StaffKpi),
            ["visits"] => Some(Self::StaffVisits),
            ["attendance"] => Some(Self::StaffAttendances),
            ["accounts"] => Some(Self::StaffAccounts),
            ["api-keys"] => Some(Self::StaffApiKeys),
            ["articles", id] => id.parse().ok().map(|id| Self::StaffArticle { id }),
            ["articles", id, "edit"] => id.parse().ok().map(|id| Self::StaffArticleEdit { id }),
            ["events", id_text] => id(id_text).map(|id| Self::StaffEvent { id }),
            ["events", id_text, "edit"] => id(id_text).map(|id| Self::StaffEventEdit { id }),
            ["events", id_text, "questions"] => {
                id(id_text).map(|id| Self::StaffEventQuestions { id })
            }
            ["events", id_text, "attendance"] => id(id_text).map(|id| Self::StaffAttendance { id }),
            ["collaborations"] => Some(Self::StaffCollaborations),
            ["collaborations", id] => id.parse().ok().map(|id| Self::StaffCollaboration { id }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
