//! What staff see of the mails that were made.

use serde::{Deserialize, Serialize};

use super::types::{MailFault, MailId, MailStatus, MailTopicId};
use crate::field::Email;
use crate::i18n::Lang;
use crate::page::{Cursor, Limit, Page};
use crate::query;
use crate::time::Timestamp;

/// The address of the list; `?status=`, `?limit=` and `?cursor=` narrow it.
pub const LIST: &str = "/api/v1/staff/mails";

/// The address of one mail.
pub fn one(id: MailId) -> String {
    format!("{LIST}/{id}")
}

/// Where to ask for another attempt at a mail that failed.
pub fn retry(id: MailId) -> String {
    format!("{LIST}/{id}/retry")
}

/// One mail in the list, newest first.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailItem {
    /// The mail's id.
    pub id: MailId,
    /// What kind of mail it is, such as `registration-confirmed`.
    #[cfg_attr(feature = "openapi", schema(max_length = 100))]
    pub kind: String,
    /// Whom it goes to.
    pub to: Email,
    /// The language it is written in.
    pub lang: Lang,
    /// Its subject line.
    #[cfg_attr(feature = "openapi", schema(max_length = 400))]
    pub subject: String,
    /// Where it stands.
    pub status: MailStatus,
    /// How often it was tried.
    pub attempts: i32,
    /// When it is tried next; absent once it is sent or failed.
    pub next_attempt_at: Option<Timestamp>,
    /// Why the last attempt failed.
    pub last_error: Option<MailFault>,
    /// When it was written.
    pub created_at: Timestamp,
    /// When the mail server took it.
    pub sent_at: Option<Timestamp>,
    /// What kind of thing it is about, such as `registration`.
    #[cfg_attr(feature = "openapi", schema(max_length = 100))]
    pub subject_kind: String,
    /// The id of the thing it is about.
    pub subject_id: MailTopicId,
}

/// A page of mails, newest first.
pub type MailPage = Page<MailItem>;

/// One attachment of a mail.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailAttachment {
    /// Its file name.
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub filename: String,
    /// Its media type.
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub content_type: String,
    /// Its size in bytes.
    pub bytes: i64,
}

/// One mail with what it says. Links that act for the addressee are left out where mails are
/// really sent: whoever reads along must not be able to use them.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailDetail {
    /// The same as in the list.
    pub mail: MailItem,
    /// The sender's name.
    #[cfg_attr(feature = "openapi", schema(max_length = 400))]
    pub from_name: String,
    /// The text part.
    #[cfg_attr(feature = "openapi", schema(max_length = 200_000))]
    pub text: String,
    /// The HTML part.
    #[cfg_attr(feature = "openapi", schema(max_length = 400_000))]
    pub html: String,
    /// What is attached.
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub attachments: Vec<MailAttachment>,
}

query! {
    /// Which mails to list.
    pub struct MailFilter {
        /// Only mails that stand like this.
        pub status: MailStatus,
        /// How many to a page (default 20).
        pub limit: Limit,
        /// Where the page begins.
        pub cursor: Cursor,
    }
}
