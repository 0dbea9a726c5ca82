//! What every letter tells of its event and registration, and the links in it.

use shared::event::types::{Mode, Status};
use shared::registration::api::path;
use shared::wareki;

use super::letter::Letter;
use super::{TOKEN, mode};
use crate::features::registration::calendar;
use crate::features::registration::service::{link, view};
use crate::platform::mail::{Attachment, Link};

impl Letter<'_> {
    pub(super) fn calendar(&self) -> Attachment {
        let entry = calendar::entry(self.event, self.row, self.public_url, self.row.locale);
        Attachment::calendar("event.ics", entry)
    }

    pub(super) fn notice(&self) -> String {
        let notice = self.event.notice.as_ref();
        notice.map(|n| n.as_str().to_owned()).unwrap_or_default()
    }

    /// What, when, where and how, for this reader; empty ones are left out of the mail.
    pub(super) fn facts(&self) -> Vec<(&'static str, String)> {
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
        let theirs = row.status.takes_part() && row.mode == Mode::Online;
        let online = event.online_url.as_ref().filter(|_| theirs);
        facts.push(("mail-registration-label-online", text(online)));
        if row.status.takes_part() {
            facts.push(("mail-registration-label-code", row.code.grouped()));
        }
        facts.extend(row.offered_until.map(|until| {
            let until = wareki::date_time(until, lang);
            ("mail-registration-label-offered-until", until)
        }));
        if row.status.is_active() {
            let until =
                view::deadlines(event.status, event.starts_at, event.change_until).cancel_until();
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

    pub(super) fn ticket(&self) -> Link {
        self.signed(&path::ticket_page(TOKEN))
    }

    /// A link that opens this registration. The token is made when the mail is sent.
    pub(super) fn signed(&self, path: &str) -> Link {
        Link::Signed {
            path: path.replace(&shared::query::encode(TOKEN), TOKEN),
            purpose: link::PURPOSE,
            subject: self.row.id.uuid(),
            state: link::state().to_vec(),
            expires: link::expires(self.event.ends_at, self.event.status == Status::Postponed),
        }
    }
}
