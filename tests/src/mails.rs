//! The mails the service wrote.

use api::platform::mail::Outbox;
use sea_orm::{ConnectionTrait, DbErr, Statement};
use shared::i18n::Lang;
use shared::outbox::MailStatus;
use shared::outbox::api::MailAttachment;

use crate::app::{PUBLIC_URL, TestApp};

/// One mail, as its addressee gets it.
#[derive(Clone, Debug)]
pub struct Mail {
    /// What kind of mail it is.
    pub kind: String,
    /// The addressee.
    pub to: String,
    /// The language it is written in.
    pub lang: Lang,
    /// The sender's name.
    pub from_name: String,
    /// The subject line.
    pub subject: String,
    /// The text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
    /// What is attached.
    pub attachments: Vec<MailAttachment>,
    /// Whether it was delivered.
    pub status: MailStatus,
}

impl Mail {
    /// The first link in the text part that contains `piece`: path, query and fragment.
    #[track_caller]
    pub fn link(&self, piece: &str) -> String {
        let words = self
            .text
            .split(|c: char| c.is_whitespace() || "<>「」（）".contains(c));
        words
            .filter_map(|word| word.strip_prefix(PUBLIC_URL))
            .find(|link| link.contains(piece))
            .unwrap_or_else(|| panic!("no link with {piece:?} in {}", self.text))
            .to_owned()
    }

    /// The token in that link: what follows its last `/`, `=` or `#`.
    #[track_caller]
    pub fn token(&self, piece: &str) -> String {
        let link = self.link(piece);
        link.rsplit(['/', '=', '#'])
            .next()
            .unwrap_or_default()
            .to_owned()
    }
}

impl TestApp {
    /// Every mail so far, oldest first; settles first.
    pub async fn mails(&self) -> Vec<Mail> {
        self.mails_since(0).await
    }

    /// The mails after the first `seen`, oldest first; settles first.
    pub async fn mails_since(&self, seen: usize) -> Vec<Mail> {
        self.settle().await;
        let context = self.context();
        let outbox = Outbox::new(&context.options.mail_settings(), &context.links);
        let conn = context.db.read();
        let mut mails = Vec::new();
        let mut stored = outbox
            .list(conn, None, None, 10_000)
            .await
            .expect("the outbox");
        // The newest come first.
        stored.truncate(stored.len().saturating_sub(seen));
        for stored in stored {
            let found = outbox.find(conn, stored.item().id, Lang::Ja).await;
            let detail = found.expect("the outbox").expect("the mail just listed");
            mails.push(Mail {
                kind: detail.mail.kind,
                to: detail.mail.to.to_string(),
                lang: detail.mail.lang,
                from_name: detail.from_name,
                subject: detail.mail.subject,
                text: detail.text,
                html: detail.html,
                attachments: detail.attachments,
                status: detail.mail.status,
            });
        }
        mails.reverse();
        mails
    }

    /// The mails to one address, oldest first.
    pub async fn mails_to(&self, address: &str) -> Vec<Mail> {
        let mut mails = self.mails().await;
        mails.retain(|mail| mail.to == address);
        mails
    }
}

impl TestApp {
    /// Makes a mail one that could not be delivered; no SMTP server is needed for that.
    pub async fn fail_mail(&self, id: &str) {
        let id: uuid::Uuid = id.parse().expect("an id");
        let backend = self.context().db.backend();
        let sql = "UPDATE mail SET status = 'failed', next_attempt_at = NULL WHERE id = $1";
        let statement = Statement::from_sql_and_values(backend, sql, [id.into()]);
        let done: Result<_, DbErr> = self
            .context()
            .db
            .write(move |tx| Box::pin(async move { tx.execute_raw(statement).await }))
            .await;
        assert_eq!(done.expect("the outbox").rows_affected(), 1, "no mail {id}");
    }
}
