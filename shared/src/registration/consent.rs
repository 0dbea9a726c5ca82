//! The consents of a registration: what is given when one registers, shown and changed afterwards;
//! and what others see because of them.

use serde::{Deserialize, Serialize};

use super::types::RegistrationId;
use crate::account::consent::OptionalConsent;
use crate::account::legal::LegalVersion;
use crate::account::types::{FamilyName, GivenName, LinkToken, OrganisationName};
use crate::event::types::EventId;
use crate::field::{Email, Phone};
use crate::organisation::OrganisationId;
use crate::page::{Cursor, Limit};
use crate::programme::{ContractorName, OfficeAddress, PrefectureName};
use crate::query::encode;
use crate::time::Timestamp;

body! {
    /// What somebody agrees to for an event, each by itself; what is not told is not agreed to.
    pub struct EventConsents {
        /// Name and organisation may be shown to the others who take part in this event.
        pub show_name: Option<bool>,
        /// The organisation may be named on the event's public page.
        pub show_company: Option<bool>,
        /// Photos in which the person may be recognised may be published.
        pub photos: Option<bool>,
        /// The person wants PR mail about events and support measures. It holds for the person: the
        /// latest word counts, at whichever event it was said.
        pub pr_mail: Option<bool>,
    }
}

impl EventConsents {
    /// Agreement to exactly these.
    pub fn of(given: &[OptionalConsent]) -> Self {
        let has = |one| Some(given.contains(&one));
        Self {
            show_name: has(OptionalConsent::ShowName),
            show_company: has(OptionalConsent::ShowCompany),
            photos: has(OptionalConsent::Photos),
            pr_mail: has(OptionalConsent::PrMail),
        }
    }

    /// Whether this one is given.
    pub fn has(&self, consent: OptionalConsent) -> bool {
        let told = match consent {
            OptionalConsent::ShowName => self.show_name,
            OptionalConsent::ShowCompany => self.show_company,
            OptionalConsent::Photos => self.photos,
            OptionalConsent::PrMail => self.pr_mail,
        };
        told == Some(true)
    }

    /// Those that are given.
    pub fn given(&self) -> Vec<OptionalConsent> {
        let all = OptionalConsent::ALL.iter().copied();
        all.filter(|one| self.has(*one)).collect()
    }
}

/// One consent as its owner sees it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsentStanding {
    /// What it is about.
    pub consent: OptionalConsent,
    /// Whether it is given now.
    pub given: bool,
    /// The version of the text that was agreed to; only while it is given.
    pub version: Option<LegalVersion>,
    /// When it was given; only while it is.
    pub given_at: Option<Timestamp>,
}

/// The consents of one registration, as its owner sees them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistrationConsents {
    /// The registration.
    pub registration_id: RegistrationId,
    /// Each of what one may agree to, given or not.
    #[cfg_attr(feature = "openapi", schema(min_items = 4, max_items = 4))]
    pub consents: Vec<ConsentStanding>,
    /// Rises with every word, for or against; `If-Match` names it.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub version: i64,
}

impl RegistrationConsents {
    /// Those that are given now.
    pub fn given(&self) -> Vec<OptionalConsent> {
        let given = self.consents.iter().filter(|one| one.given);
        given.map(|one| one.consent).collect()
    }
}

/// Somebody who takes part and agreed to be shown to the others.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Participant {
    /// Family name as given for this event.
    pub family_name: FamilyName,
    /// Given name as given for this event.
    pub given_name: GivenName,
    /// The organisation as given for this event.
    pub organisation_name: Option<OrganisationName>,
}

/// A company that is named on an event's page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventCompany {
    /// Its page in the directory.
    pub id: OrganisationId,
    /// Its name there.
    pub name: OrganisationName,
}

crate::query! {
    /// Which page of those who take part.
    pub struct TakingPartQuery {
        /// How many a page holds.
        pub limit: Limit,
        /// From where; the `next_cursor` of the page before.
        pub cursor: Cursor,
    }
}

/// Who a PR mail comes from, as every one of them must say (特定電子メール法 §4).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PrSender {
    /// The prefecture (主催).
    pub prefecture: PrefectureName,
    /// The contractor that runs the programme (受託者) and sends it.
    pub contractor: ContractorName,
    /// Where the office is.
    pub address: OfficeAddress,
    /// The office's telephone.
    pub phone: Phone,
    /// The office's e-mail address.
    pub email: Email,
}

/// What stands behind PR mail: how many get it, and who it comes from.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PrMailStanding {
    /// How many people agreed to PR mail and have not taken it back.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub recipients: u32,
    /// The sender's block; none while the programme has no postal address, and then no PR mail may
    /// be sent.
    pub sender: Option<PrSender>,
}

body! {
    /// No more PR mail, by the link out of one.
    pub struct StopPrMail {
        /// The token of the mail's link.
        pub token: LinkToken,
    }
}

/// GET (staff): what stands behind PR mail.
pub const PR_MAIL: &str = "/api/v1/staff/pr-mail";
/// POST: no more PR mail, by the link out of one.
pub const STOP_PR_MAIL: &str = "/api/v1/pr-mail/stop";

/// GET, PUT: the consents behind a link out of a mail.
pub fn by_link(token: &str) -> String {
    format!("/api/v1/registrations/by-link/{}/consents", encode(token))
}
/// GET, PUT: the consents of one of one's own.
pub fn mine(registration: RegistrationId) -> String {
    format!("/api/v1/me/registrations/{registration}/consents")
}
/// GET: who else takes part, for the holder of a link.
pub fn participants_by_link(token: &str) -> String {
    format!(
        "/api/v1/registrations/by-link/{}/participants",
        encode(token)
    )
}
/// GET: who else takes part, for a member who does.
pub fn participants(event: EventId) -> String {
    format!("/api/v1/events/{event}/participants")
}
/// GET: the companies that are named on an event's page.
pub fn companies(event: EventId) -> String {
    format!("/api/v1/events/{event}/companies")
}
/// The SPA's page on which one ends PR mail, as mails link to it.
pub fn stop_page(token: &str) -> String {
    format!("/stop/{}", encode(token))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn what_is_not_told_is_not_agreed_to() {
        let read = |value| field::parse::<EventConsents>(&value).unwrap().given();
        assert_eq!(read(json!({})), []);
        assert_eq!(read(json!({"show_name": null, "photos": false})), []);
        assert_eq!(read(json!({"photos": true})), [OptionalConsent::Photos]);
        assert!(field::parse::<EventConsents>(&json!({"photos": "true"})).is_err());
        assert!(field::parse::<EventConsents>(&json!({"terms": true})).is_err());
    }

    proptest! {
        #[test]
        fn each_consent_stands_for_itself(told in proptest::collection::vec(any::<bool>(), 4)) {
            let all = OptionalConsent::ALL.iter().copied().zip(told);
            let given: Vec<OptionalConsent> =
                all.filter(|(_, yes)| *yes).map(|(one, _)| one).collect();
            let consents = EventConsents::of(&given);
            prop_assert_eq!(consents.given(), given.clone());
            let again: EventConsents = field::parse(&json!(consents)).unwrap();
            prop_assert_eq!(again.given(), given);
        }
    }
}
