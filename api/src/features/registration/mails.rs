//! The mails about registrations. Each says by itself all that its reader needs; the link in it
//! opens this one registration.

use async_trait::async_trait;
use shared::event::text::field_label;
use shared::event::types::{EventId, Mode, Status};
use shared::field::{Email, Pointer};
use shared::i18n::{self, Lang};
use shared::registration::api::path;
use shared::registration::types::{CancelledBy, RegistrationId, RegistrationStatus};
use shared::wareki;

use super::calendar;
use super::entity::registration::Model;
use super::service::request::REQUESTED;
use super::service::seat::kind;
use super::service::{link, view};
use super::store::read;
use crate::features::event::service::{self as events, EventForMail};
use crate::platform::clock::Clock;
use crate::platform::db::Tx;
use crate::platform::log::{Entry, LogError};
use crate::platform::mail::{Arg, Attachment, Compose, Draft, Link};

mod asked;

const CALLED_OFF: &str = "event.cancelled";
const PUT_OFF: &str = "event.postponed";
const NEW_DATE: &str = "event.rescheduled";
const EDITED: &str = "event.edited";

/// The fields of an event that those who come must know of when they change.
const TOLD: &[&str] = &[
    "/starts_at",
    "/ends_at",
    "/format",
    "/venue",
    "/online_url",
    "/fee_text",
];

/// Composes the mails about registrations.
#[derive(Clone, Debug)]
pub struct Mails {
    clock: Clock,
    public_url: String,
}

impl Mails {
    /// A composer for the installation that people reach at `public_url`.
    pub fn new(clock: Clock, public_url: &str) -> Self {
        Self {
            clock,
            public_url: public_url.to_owned(),
        }
    }
}

#[async_trait]
impl Compose for Mails {
    fn kinds(&self) -> &'static [&'static str] {
        &[
            kind::CONFIRMED,
            kind::WAITLISTED,
            kind::PROMOTED,
            kind::CANCELLED,
            kind::REPEATED,
            REQUESTED,
            CALLED_OFF,
            PUT_OFF,
            NEW_DATE,
            EDITED,
        ]
    }

    async fn compose(&self, tx: &Tx, entry: &Entry) -> Result<Vec<Draft>, LogError> {
        if entry.kind == REQUESTED {
            let draft = asked::compose(tx, entry, &self.clock).await?;
            return Ok(draft.into_iter().collect());
        }
        let whole = [CALLED_OFF, PUT_OFF, NEW_DATE, EDITED].contains(&entry.kind.as_str());
        let changed = told_fields(entry);
        if entry.kind == EDITED && changed.is_empty() {
            return Ok(Vec::new());
        }
        let (event, rows) = if whole {
            let id = EventId::from_uuid(entry.subject_id);
            (id, read::active_of_event(tx, id).await?)
        } else {
            let id = RegistrationId::from_uuid(entry.subject_id);
            match read::by_id(tx, id).await? {
                Some(row) => (row.event_id, vec![row]),
                None => return Ok(Vec::new()),
            }
        };
        let Some(event) = events::for_mail(tx, event, self.clock.now()).await? else {
            return Ok(Vec::new());
        };
        let people = rows.iter().map(|row| row.person_id).collect();
        // Whoever was erased has no address and gets no mail.
        let mut emails = read::emails(tx, people).await?;
        let letters = rows.iter().filter_map(|row| {
            let letter = Letter {
                row,
                event: &event,
                public_url: &self.public_url,
                to: emails.remove(&row.person_id)?,
            };
            if entry.kind == EDITED {
                letter.changed(&changed)
            } else if whole {
                Some(letter.about_event(&entry.kind))
            } else {
                Some(letter.about_change(entry))
            }
        });
        Ok(letters.collect())
    }
}

/// Which of the fields that people must know of an edit changed.
fn told_fields(entry: &Entry) -> Vec<Pointer> {
    let fields = entry
        .data
        .get("fields")
        .and_then(serde_json::Value::as_array);
    let fields = fields.map_or(&[][..], Vec::as_slice).iter();
    fields
        .filter_map(serde_json::Value::as_str)
        .filter(|field| {
            let concerns = |told: &&&str| {
                let rest = field.strip_prefix(**told);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            };
            TOLD.iter().any(|told| concerns(&told))
        })
        .map(Pointer::from)
        .collect()
}

/// What every mail about one registration is made from.
struct Letter<'a> {
    row: &'a Model,
    event: &'a EventForMail,
    public_url: &'a str,
    to: Email,
}

impl Letter<'_> {
    fn about_change(self, entry: &Entry) -> Draft {
        match entry.kind.as_str() {
            kind::CONFIRMED => self.seated("mail-registration-confirmed"),
            kind::PROMOTED => self.seated("mail-registration-promoted"),
            kind::WAITLISTED => self.waitlisted(entry),
            kind::REPEATED => self.repeated(),
            _ => match self.row.cancelled_by {
                Some(CancelledBy::Staff) => self.withdrawn(),
                _ => self.cancelled(),
            },
        }
    }

    fn about_event(self, kind: &str) -> Draft {
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

    fn seated(self, template: &'static str) -> Draft {
        let draft = self
            .start(template)
            .text("body")
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
        self.start("mail-registration-waitlisted")
            .arg("position", Arg::Number(position.unwrap_or(1)))
            .text("body")
            .text("next")
            .table(self.facts())
            .button("ticket", self.ticket())
            .text("cancel")
    }

    fn repeated(self) -> Draft {
        let draft = self.start("mail-registration-repeated").text("body");
        let draft = match self.row.status {
            RegistrationStatus::Confirmed => draft.text("confirmed"),
            RegistrationStatus::Waitlisted => draft.text("waitlisted"),
            RegistrationStatus::Cancelled => draft,
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
            .attach_if(self.row.status.holds_seat(), || self.calendar())
    }

    /// Where something changed that concerns this reader: the address to join online is for
    /// those confirmed for online.
    fn changed(self, fields: &[Pointer]) -> Option<Draft> {
        let online = self.row.status.holds_seat() && self.row.mode == Mode::Online;
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
        let draft = self
            .start("mail-registration-changed")
            .arg("fields", what)
            .text("body")
            .table(self.facts())
            .button("ticket", self.ticket())
            .text("cancel")
            .attach_if(self.row.status.holds_seat(), || self.calendar());
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
            .button("ticket", self.ticket())
            .text("cancel")
            .attach_if(self.row.status.holds_seat(), || self.calendar())
    }

    fn calendar(&self) -> Attachment {
        let entry = calendar::entry(self.event, self.row, self.public_url, self.row.locale);
        Attachment::calendar("event.ics", entry)
    }

    fn notice(&self) -> String {
        let notice = self.event.notice.as_ref();
        notice.map(|n| n.as_str().to_owned()).unwrap_or_default()
    }

    /// What, when, where and how, for this reader; empty ones are left out of the mail.
    fn facts(&self) -> Vec<(&'static str, String)> {
        fn text<T: AsRef<str>>(value: Option<&T>) -> String {
            value.map(|v| v.as_ref().to_owned()).unwrap_or_default()
        }
        let (event, row, lang) = (self.event, self.row, self.row.locale);
        let mut facts = vec![
            ("mail-registration-label-event", event.title.to_string()),
            (
                "mail-registration-label-when",
                wareki::span(event.starts_at, event.ends_at, lang),
            ),
            ("mail-registration-label-mode", mode(row.mode, lang)),
        ];
        let venue = event.venue.as_ref().filter(|_| row.mode == Mode::InPerson);
        if let Some(venue) = venue {
            facts.push(("mail-registration-label-venue", venue.name.to_string()));
            facts.push((
                "mail-registration-label-address",
                text(venue.address.as_ref()),
            ));
            facts.push((
                "mail-registration-label-access",
                text(venue.access.as_ref()),
            ));
        }
        let theirs = row.status.holds_seat() && row.mode == Mode::Online;
        let online = event.online_url.as_ref().filter(|_| theirs);
        facts.push(("mail-registration-label-online", text(online)));
        if row.status.holds_seat() {
            facts.push(("mail-registration-label-code", row.code.grouped()));
        }
        if row.status.is_active() {
            let until = view::deadlines(event.status, event.starts_at).cancel_until();
            facts.extend(until.map(|until| {
                let until = wareki::date_time(until, lang);
                ("mail-registration-label-cancel-until", until)
            }));
        }
        facts.push((
            "mail-registration-label-contact",
            text(event.contact.as_ref()),
        ));
        facts
    }

    fn ticket(&self) -> Link {
        self.signed(&path::ticket_page(TOKEN))
    }

    /// A link that opens this registration. The token is made when the mail is sent.
    fn signed(&self, path: &str) -> Link {
        Link::Signed {
            path: path.replace(&shared::query::encode(TOKEN), TOKEN),
            purpose: link::PURPOSE,
            subject: self.row.id.uuid(),
            state: link::state().to_vec(),
            expires: link::expires(self.event.ends_at, self.event.status == Status::Postponed),
        }
    }
}

/// Where the mail's renderer puts the token.
const TOKEN: &str = "{token}";

fn mode(mode: Mode, lang: Lang) -> String {
    let key = format!("registration-mode-{}", mode.as_str().replace('_', "-"));
    i18n::text(lang, &key)
}
