//! The mails about registrations. Each says by itself all that its reader needs; the link in it
//! opens this one registration.

use async_trait::async_trait;
use shared::event::types::{EventId, Mode};
use shared::field::Pointer;
use shared::i18n::{self, Lang};
use shared::registration::types::RegistrationId;

use super::entity::registration::Model;
use super::service::request::REQUESTED;
use super::service::seat::kind;
use super::store::read;
use crate::features::event::service as events;
use crate::platform::clock::Clock;
use crate::platform::db::Tx;
use crate::platform::log::{Entry, LogError};
use crate::platform::mail::{Compose, Draft};

mod asked;
mod facts;
mod letter;

use letter::Letter;

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
            kind::APPLIED,
            kind::CONFIRMED,
            kind::WAITLISTED,
            kind::PROMOTED,
            kind::OFFERED,
            kind::ACCEPTED,
            kind::LAPSED,
            kind::DECLINED,
            kind::SWITCHED,
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
        let brought_by = applicant(tx, &rows).await?;
        // Whoever was erased has no address and gets no mail.
        let mut emails = read::emails(tx, people).await?;
        let letters = rows.iter().filter_map(|row| {
            let letter = Letter {
                row,
                event: &event,
                public_url: &self.public_url,
                brought_by: brought_by.as_deref().filter(|_| !whole),
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

/// Who registered the one reader of a mail too, by name.
async fn applicant(tx: &Tx, rows: &[Model]) -> Result<Option<String>, LogError> {
    let [row] = rows else { return Ok(None) };
    let Some(id) = row.group_id.filter(|id| *id != row.id) else {
        return Ok(None);
    };
    let applicant = read::by_id(tx, id).await?;
    Ok(applicant.and_then(|one| Some(format!("{} {}", one.family_name?, one.given_name?))))
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

/// Where the mail's renderer puts the token.
const TOKEN: &str = "{token}";

fn mode(mode: Mode, lang: Lang) -> String {
    let key = format!("registration-mode-{}", mode.as_str().replace('_', "-"));
    i18n::text(lang, &key)
}
