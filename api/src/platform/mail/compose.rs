//! From an entry of the event log to mails: each feature composes its own, this reader puts
//! them into the outbox in the transaction that moves its cursor (DESIGN §9.3).

use std::sync::Arc;

use async_trait::async_trait;
use shared::field::Email;

use super::draft::Draft;
use super::render::Renderer;
use super::store;
use crate::platform::clock::Clock;
use crate::platform::db::Tx;
use crate::platform::log::{Entry, LogError, Reader, Start};
use crate::platform::random::Random;

/// Makes the mails that follow from some kinds of entries. One per feature, in its `mails.rs`.
#[async_trait]
pub trait Compose: Send + Sync {
    /// The kinds of entries it wants: `["registration.confirmed"]`.
    fn kinds(&self) -> &'static [&'static str];

    /// The mails for one entry; none where nobody is to be told. It reads the state of now, not
    /// of when the entry was made. Only SQL and arithmetic belong inside.
    ///
    /// # Errors
    /// When the database fails; the entry comes again.
    async fn compose(&self, tx: &Tx, entry: &Entry) -> Result<Vec<Draft>, LogError>;
}

/// Who stands at the foot of every mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sender {
    /// The sender's name: the programme's office. Where it is empty the configured name stands.
    pub office: String,
    /// 主催, the prefecture; empty where none is known.
    pub organiser: String,
    /// 受託者, the contractor.
    pub contractor: Option<String>,
    /// The office's telephone number.
    pub phone: Option<String>,
    /// Where answers go.
    pub reply_to: Option<Email>,
}

/// Tells who sends a mail, when it is composed. The programme knows.
#[async_trait]
pub trait SenderSource: Send + Sync {
    /// The sender of the mails that follow from `entry`.
    ///
    /// # Errors
    /// When the database fails.
    async fn sender(&self, tx: &Tx, entry: &Entry) -> Result<Sender, LogError>;
}

/// The same sender always.
#[derive(Clone, Debug)]
pub struct FixedSender(pub Sender);

#[async_trait]
impl SenderSource for FixedSender {
    async fn sender(&self, _: &Tx, _: &Entry) -> Result<Sender, LogError> {
        Ok(self.0.clone())
    }
}

/// The reader of the event log that fills the outbox.
pub struct MailReader {
    composers: Vec<Arc<dyn Compose>>,
    sender: Arc<dyn SenderSource>,
    renderer: Renderer,
    clock: Clock,
    random: Random,
}

impl MailReader {
    /// Its name among the log's readers.
    pub const NAME: &'static str = "mail";

    /// A reader that asks `composers` and signs with `sender`.
    pub fn new(
        composers: Vec<Arc<dyn Compose>>,
        sender: Arc<dyn SenderSource>,
        renderer: Renderer,
        clock: Clock,
        random: Random,
    ) -> Self {
        Self {
            composers,
            sender,
            renderer,
            clock,
            random,
        }
    }

    async fn take(&self, tx: &Tx, entry: &Entry) -> Result<(), LogError> {
        let mut drafts = Vec::new();
        for composer in &self.composers {
            if composer.kinds().contains(&entry.kind.as_str()) {
                drafts.extend(composer.compose(tx, entry).await?);
            }
        }
        if drafts.is_empty() {
            return Ok(());
        }
        let sender = self.sender.sender(tx, entry).await?;
        let now = self.clock.now();
        let rows: Vec<_> = (0..)
            .zip(drafts)
            .map(|(ordinal, draft)| {
                let id = self.random.uuid_v7(now);
                self.renderer
                    .row(id, &draft, &sender, (entry, ordinal), now)
            })
            .collect();
        store::insert(tx, rows).await?;
        Ok(())
    }
}

#[async_trait]
impl Reader for MailReader {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn start(&self) -> Start {
        Start::Now
    }

    async fn read(&self, tx: &Tx, entries: &[Entry]) -> Result<(), LogError> {
        for entry in entries {
            self.take(tx, entry).await?;
        }
        Ok(())
    }
}
