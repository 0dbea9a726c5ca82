//! Mails that were made, and what became of them: what staff see (UX "staff: mail").

pub mod api;
pub mod types;

pub use types::{Mail, MailFault, MailId, MailStatus, MailTopic, MailTopicId};
