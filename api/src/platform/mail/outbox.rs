//! The outbox as the staff's page reads it.

use sea_orm::{ConnectionTrait, DbErr};
use shared::i18n::Lang;
use shared::outbox::api::{MailAttachment, MailDetail, MailItem};
use shared::outbox::{MailId, MailStatus, MailTopicId};
use shared::time::Timestamp;
use uuid::Uuid;

use super::entity::{Model, StoredAttachment};
use super::message;
use super::settings::MailSettings;
use super::store;
use crate::platform::db::Tx;
use crate::platform::link::Links;

/// Reads the outbox for those who may.
#[derive(Clone)]
pub struct Outbox {
    /// Set in a demo without a mail server only: nobody could try the links otherwise. Everywhere
    /// else a link is for its addressee: by the reset of an administrator's password whoever may
    /// read the outbox would become one.
    reveal: Option<Links>,
}

/// One stored mail.
#[derive(Clone, Debug)]
pub struct Stored(Model);

impl Stored {
    /// The key of its place in the list.
    pub const fn key(&self) -> (Timestamp, MailId) {
        (self.0.created_at, self.0.id)
    }

    /// As the list shows it.
    pub fn item(&self) -> MailItem {
        let mail = &self.0;
        MailItem {
            id: mail.id,
            kind: mail.kind.clone(),
            to: mail.to_address.clone(),
            lang: mail.lang,
            subject: mail.subject.clone(),
            status: mail.status,
            attempts: mail.attempts,
            next_attempt_at: mail.next_attempt_at,
            last_error: mail.last_error,
            created_at: mail.created_at,
            sent_at: mail.sent_at,
            subject_kind: mail.subject_kind.clone(),
            subject_id: MailTopicId::from_uuid(mail.subject_id),
        }
    }
}

impl Outbox {
    /// The outbox of an installation with these settings.
    pub fn new(settings: &MailSettings, links: &Links) -> Self {
        Self {
            reveal: (settings.reveal_links && settings.server.is_none()).then(|| links.clone()),
        }
    }

    /// Mails from new to old, after the one with the key `after`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list(
        &self,
        conn: &impl ConnectionTrait,
        status: Option<MailStatus>,
        after: Option<(Timestamp, MailId)>,
        limit: u64,
    ) -> Result<Vec<Stored>, DbErr> {
        let rows = store::list(conn, status, after, limit).await?;
        Ok(rows.into_iter().map(Stored).collect())
    }

    /// One mail with what it says; `lang` is the reader's, for the words in place of links.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find(
        &self,
        conn: &impl ConnectionTrait,
        id: MailId,
        lang: Lang,
    ) -> Result<Option<MailDetail>, DbErr> {
        let Some(mail) = store::find(conn, id).await? else {
            return Ok(None);
        };
        let (text, html) = message::shown(&mail, self.reveal.as_ref(), lang);
        Ok(Some(MailDetail {
            from_name: mail.from_name.clone(),
            text,
            html,
            attachments: mail.attachments.0.iter().map(attachment).collect(),
            mail: Stored(mail).item(),
        }))
    }

    /// Takes back the mails about one thing that no attempt has been made to send: what they would
    /// tell of is gone.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn withdraw(tx: &Tx, about: (&str, Uuid)) -> Result<(), DbErr> {
        store::withdraw(tx, about).await
    }

    /// Puts a failed mail back into the queue, due at `now`. False when it is not failed (or not
    /// there: [`Outbox::find`] tells).
    ///
    /// # Errors
    /// When the database fails.
    pub async fn requeue(tx: &Tx, id: MailId, now: Timestamp) -> Result<bool, DbErr> {
        store::requeue(tx, id, now).await
    }
}

fn attachment(stored: &StoredAttachment) -> MailAttachment {
    let padding = stored
        .base64
        .bytes()
        .rev()
        .take_while(|b| *b == b'=')
        .count();
    let bytes = (stored.base64.len() / 4 * 3).saturating_sub(padding);
    MailAttachment {
        filename: stored.filename.clone(),
        content_type: stored.content_type.clone(),
        bytes: i64::try_from(bytes).unwrap_or(i64::MAX),
    }
}
