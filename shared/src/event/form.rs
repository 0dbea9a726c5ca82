//! What staff fill in to make or change an event.

use serde::{Deserialize, Deserializer};

use super::audience::AudienceForm;
use super::entry::EntryForm;
use super::rules::{contradictions, new_date};
use super::types::{
    Capacity, Contact, Description, FeeText, Format, Minutes, Mode, Reason, SessionKind,
    SessionTitle, Speaker, Summary, Theme, Title, VenueAccess, VenueAddress, VenueName,
};
use crate::account::AccountId;
use crate::field::{self, List, WebUrl};
use crate::time::Timestamp;

body! {
    /// Where the event takes place.
    pub struct VenueForm {
        /// The venue's name.
        pub name: VenueName,
        /// Its address.
        pub address: Option<VenueAddress>,
        /// How to get there.
        pub access: Option<VenueAccess>,
    }
}

body! {
    /// How many can take part, by mode. A mode the format does not offer has none.
    pub struct Capacities {
        /// Seats at the venue.
        pub in_person: Option<Capacity>,
        /// Places online.
        pub online: Option<Capacity>,
    }
}

impl Capacities {
    /// The capacity of one mode.
    pub const fn of(&self, mode: Mode) -> Option<Capacity> {
        match mode {
            Mode::InPerson => self.in_person,
            Mode::Online => self.online,
        }
    }
}

body! {
    /// One item of the agenda (プログラム).
    pub struct SessionForm {
        /// Listening or doing.
        pub kind: SessionKind,
        /// Its title.
        pub title: SessionTitle,
        /// Who speaks or leads.
        pub speaker: Option<Speaker>,
        /// How long it takes.
        pub minutes: Minutes,
    }
}

body! {
    /// An event's contents. A draft may lack what only publication needs.
    pub struct EventForm {
        /// Its title.
        pub title: Title,
        /// Its theme.
        pub theme: Option<Theme>,
        /// Two or three sentences for lists.
        pub summary: Option<Summary>,
        /// Whom it is for; one sees it before registering.
        pub audience: Option<AudienceForm>,
        /// The description in Markdown.
        pub description: Option<Description>,
        /// How it is held.
        pub format: Format,
        /// When it begins; the day decides which fiscal year's programme it belongs to.
        pub starts_at: Timestamp,
        /// When it ends.
        pub ends_at: Timestamp,
        /// Where it is held, unless it is online only.
        pub venue: Option<VenueForm>,
        /// Where to join online; only confirmed participants and staff see it.
        pub online_url: Option<WebUrl>,
        /// How many can take part.
        pub capacity: Capacities,
        /// When registration opens; with publication if not told.
        pub opens_at: Option<Timestamp>,
        /// When registration closes; by the programme's rule if not told.
        pub closes_at: Option<Timestamp>,
        /// How one gets in; first come, first served with two of a company at most, if not told.
        pub entry: Option<EntryForm>,
        /// What it costs.
        pub fee_text: Option<FeeText>,
        /// Whom to ask; the programme's office if not told.
        pub contact: Option<Contact>,
        /// The agenda, in order.
        pub agenda: List<SessionForm, 0, 30>,
        /// The moderators who look after it.
        pub moderators: List<AccountId, 0, 10>,
    }
    whole EventParts by contradictions
}

// The staff's answer holds the form as it is to be edited; the SPA reads it by the same parser
// that the API reads a request by.
impl<'de> Deserialize<'de> for EventForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        field::parse(&value).map_err(|_| serde::de::Error::custom("not an event form"))
    }
}

body! {
    /// Why an event is returned, postponed or cancelled.
    pub struct ReasonForm {
        /// The reason, in words for those who read it.
        pub reason: Reason,
    }
}

body! {
    /// The new date of a postponed event.
    pub struct RescheduleForm {
        /// When it begins.
        pub starts_at: Timestamp,
        /// When it ends.
        pub ends_at: Timestamp,
        /// When registration closes; by the programme's rule if not told.
        pub closes_at: Option<Timestamp>,
    }
    whole RescheduleParts by new_date
}

body! {
    /// Markdown to look at before it is saved.
    pub struct PreviewForm {
        /// The text.
        pub markdown: Description,
    }
}
