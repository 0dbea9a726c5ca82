//! The outbox's row.

use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use shared::field::Email;
use shared::i18n::Lang;
use shared::outbox::{MailFault, MailId, MailStatus};
use shared::time::Timestamp;

/// One mail to one address.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "mail")]
pub struct Model {
    /// Its id, which its Message-ID is made of.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MailId,
    /// The log entry it follows from.
    pub log_position: i64,
    /// Which of that entry's mails it is, from 0.
    pub ordinal: i32,
    /// Its template without `mail-`.
    pub kind: String,
    /// What it is about.
    pub subject_kind: String,
    /// The id of what it is about.
    pub subject_id: Uuid,
    /// Whom it goes to.
    pub to_address: Email,
    /// Its language.
    pub lang: Lang,
    /// The sender's name.
    pub from_name: String,
    /// Where answers go.
    pub reply_to: Option<Email>,
    /// The subject line.
    pub subject: String,
    /// The text part, with marks where signed links belong.
    pub text: String,
    /// The HTML part, with the same marks.
    pub html: String,
    /// What the marks stand for.
    pub links: Links,
    /// What goes with it.
    pub attachments: Attachments,
    /// The same on every attempt, so that the receiving side can drop a second copy.
    pub message_id: String,
    /// Where it stands.
    pub status: MailStatus,
    /// Attempts begun.
    pub attempts: i32,
    /// When it is due; none once sent or failed.
    pub next_attempt_at: Option<Timestamp>,
    /// Why the last attempt failed.
    pub last_error: Option<MailFault>,
    /// When it was composed.
    pub created_at: Timestamp,
    /// When the server took it.
    pub sent_at: Option<Timestamp>,
}

/// The links a mail needs when it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Links {
    /// Those marked in text and html, in the order of their marks.
    pub signed: Vec<SignedLink>,
    /// Where to unsubscribe, with marks as in the text.
    pub unsubscribe: Option<String>,
}

/// What a signed link is made of; see [`super::Link::Signed`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedLink {
    /// The address with `{token}`.
    pub url: String,
    /// The purpose.
    pub purpose: String,
    /// Whom or what it is about.
    pub subject: Uuid,
    /// What must still hold.
    pub state: Vec<u8>,
    /// When it runs out.
    pub expires: Timestamp,
}

/// The files that go with a mail.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Attachments(pub Vec<StoredAttachment>);

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredAttachment {
    /// Its name.
    pub filename: String,
    /// Its media type.
    pub content_type: String,
    /// Its bytes in base64.
    pub base64: String,
}

/// Mails refer to what they are about by bare ids: they outlive it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
