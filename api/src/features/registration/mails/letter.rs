//! The letters, each in its words; what they tell of event and registration stands in `facts`.

use shared::event::text::field_label;
use shared::event::types::{Mode, Promotion, Status};
use shared::field::{Email, Pointer};
use shared::i18n;
use shared::registration::api::path;
use shared::registration::types::{CancelledBy, RegistrationStatus};

use super::{CALLED_OFF, PUT_OFF, TOKEN};
use crate::features::event::service::EventForMail;
use crate::features::registration::entity::registration::Model;
use crate::features::registration::service::seat::kind;
use crate::platform::log::Entry;
use crate::platform::mail::{Arg, Draft, Link};

/// What every mail about one registration is made from.
pub(super) struct Letter<'a> {
    /// The registration.
    pub row: &'a Model,
    /// Its event.
    pub event: &'a EventForMail,
    /// Where people reach the installation.
    pub public_url: &'a str,
    /// Who registered the reader too.
    pub brought_by: Option<&'a str>,
    /// Where it goes.
    pub to: Email,
}

impl Letter<'_> {
    /// About what happened to this registration.
    pub(super) fn about_change(self, entry: &Entry) -> Draft {
        match entry.kind.as_str() {
            kind::APPLIED => self.applied(),
            kind::CONFIRMED | kind::ACCEPTED => self.seated("mail-registration-confirmed"),
            kind::PROMOTED => self.seated("mail-registration-promoted"),
            kind::OFFERED => self.offered(),
            kind::LAPSED => self.lapsed(),
            kind::DECLINED => self.declined(),
            kind::SWITCHED => self.switched(entry),
            kind::WAITLISTED => self.waitlisted(entry),
            kind::REPEATED => self.repeated(),
            _ => match self.row.cancelled_by {
                Some(CancelledBy::Staff) => self.withdrawn(),
                _ => self.cancelled(),
            },
        }
    }

    /// About what happened to the event.
    pub(super) fn about_event(self, kind: &str) -> Draft {
        match kind {
            CALLED_OFF => self.called_off(),
            PUT_OFF => self.put_off(),
            _ => self.new_date(),
        }
    }

    fn start(&self, template: &'static str) -> Draft {
        let draft = Draft::new(template, self.to.clone(), self.row.locale)
            .arg("title", self.event.title.as_str())
            .about("registration", self.row.id.uuid());
        match (&self.row.family_name, &self.row.given_name) {
            (Some(family), Some(given)) => draft.greet(format!("{family} {given}")),
            _ => draft,
        }
    }

    /// The first words, and on whose word the reader is registered where it is not their own.
    fn body(&self, template: &'static str) -> Draft {
        let draft = self.start(template);
        match self.brought_by {
            Some(name) => draft
                .text("body")
                .arg("applicant", name)
                .shared_text("mail-registration-brought"),
            None => draft.text("body"),
        }
    }

    fn seated(self, template: &'static str) -> Draft {
        let draft = self
            .body(template)
            .table(self.facts())
            .button("ticket", self.ticket())
            .link("calendar", self.signed(&path::by_link_calendar(TOKEN)));
        let draft = match self.row.mode {
            Mode::InPerson => draft.text("desk"),
            Mode::Online => draft.text("online"),
        };
        draft.text("cancel").attach_if(true, || self.calendar())
    }

    fn waitlisted(self, entry: &Entry) -> Draft {
        // The place as it was on joining: what the reader was told is what happened then.
        let position = entry
            .data
            .get("position")
            .and_then(serde_json::Value::as_i64);
        let next = match self.event.promotion {
            Promotion::Direct => "next",
            Promotion::Offer => "next-offer",
        };
        self.body("mail-registration-waitlisted")
            .arg("position", Arg::Number(position.unwrap_or(1)))
            .text(next)
            .table(self.facts())
            .button("ticket", self.ticket())
            .text("cancel")
    }

    fn applied(self) -> Draft {
        self.body("mail-registration-applied")
            .text("next")
            .table(self.facts())
            .button("ticket", self.ticket())
            .text("cancel")
    }

    fn offered(self) -> Draft {
        self.body("mail-registration-offered")
            .table(self.facts())
            .button("ticket", self.ticket())
            .text("late")
    }

    fn lapsed(self) -> Draft {
        self.body("mail-registration-lapsed")
            .table(self.facts())
            .text("again")
            .link("event", Link::Page(format!("/events/{}", self.event.id)))
    }

    fn declined(self) -> Draft {
        let reason = self.row.cancel_reason.as_ref();
        self.body("mail-registration-declined")
            .quote(reason.map(|r| r.as_str().to_owned()).unwrap_or_default())
            .table(self.facts())
            .text("ask")
    }

    fn switched(self, entry: &Entry) -> Draft {
        let position = entry
            .data
            .get("position")
            .and_then(serde_json::Value::as_i64);
        let draft = self
            .start("mail-registration-switched")
            .arg("position", Arg::Number(position.unwrap_or(0)))
            .text("body");
        let draft = match (self.row.status, position) {
            (RegistrationStatus::Confirmed, _) => draft,
            (_, Some(_)) => draft.text("waitlisted"),
            (_, None) => draft.text("pending"),
        };
        draft
            .table(self.facts())
            .button("ticket", self.ticket())
            .attach_if(self.row.status.takes_part(), || self.calendar())
    }

    fn repeated(self) -> Draft {
        let draft = self.start("mail-registration-repeated").text("body");
        let draft = match self.row.status {
            RegistrationStatus::Confirmed => draft.text("confirmed"),
            RegistrationStatus::Waitlisted => draft.text("waitlisted"),
            RegistrationStatus::Pending => draft.text("pending"),
            RegistrationStatus::Offered => draft.text("offered"),
            RegistrationStatus::Declined | RegistrationStatus::Cancelled => draft,
        };
        draft
            .table(self.facts())
            .button("ticket", self.ticket())
            .text("not-you")
    }

    fn cancelled(self) -> Draft {
        self.start("mail-registration-cancelled")
            .text("body")
            .table(self.facts())
            .text("again")
            .link("event", Link::Page(format!("/events/{}", self.event.id)))
    }

    fn withdrawn(self) -> Draft {
        let reason = self.row.cancel_reason.as_ref();
        self.start("mail-registration-withdrawn")
            .text("body")
            .quote(reason.map(|r| r.as_str().to_owned()).unwrap_or_default())
            .table(self.facts())
            .text("ask")
    }

    fn called_off(self) -> Draft {
        self.start("mail-registration-called-off")
            .text("body")
            .quote(self.notice())
            .table(self.facts())
            .text("sorry")
            .attach_if(self.row.status.takes_part(), || self.calendar())
    }

    /// Where something changed that concerns this reader: the address to join online is for
    /// those confirmed for online.
    pub(super) fn changed(self, fields: &[Pointer]) -> Option<Draft> {
        let online = self.row.status.takes_part() && self.row.mode == Mode::Online;
        let lang = self.row.locale;
        let both = |first: String, second: String| {
            let both = [("first", first.into()), ("second", second.into())];
            i18n::text_args(lang, "mail-registration-changed-both", &both)
        };
        let what = fields
            .iter()
            .filter(|field| online || field.as_str() != "/online_url")
            .map(|field| field_label(field, lang))
            .reduce(both)?;
        if self.event.status != Status::Published {
            return None;
        }
        let moved = fields.iter().any(|field| {
            let places = [
                "/starts_at",
                "/ends_at",
                "/format",
                "/venue/name",
                "/venue/address",
            ];
            places.contains(&field.as_str()) || field.as_str() == "/venue"
        });
        let draft = self
            .start("mail-registration-changed")
            .arg("fields", what)
            .text("body")
            .table(self.facts())
            .text(if moved { "keep" } else { "stay" })
            .button("ticket", self.ticket())
            .text("cancel")
            .attach_if(self.row.status.takes_part(), || self.calendar());
        Some(draft)
    }

    fn put_off(self) -> Draft {
        self.start("mail-registration-put-off")
            .text("body")
            .quote(self.notice())
            .text("kept")
            .button("ticket", self.ticket())
    }

    fn new_date(self) -> Draft {
        self.start("mail-registration-new-date")
            .text("body")
            .table(self.facts())
            .text("keep")
            .button("ticket", self.ticket())
            .text("cancel")
            .attach_if(self.row.status.takes_part(), || self.calendar())
    }
}
