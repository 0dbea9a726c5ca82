//! The worker that empties the outbox: claim, send, note the outcome. Nothing is sent inside a
//! transaction, and a mail may go out twice but is never lost (at least once, same Message-ID).

#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration as StdDuration;

use chrono::Duration;
use futures::future::join_all;
use lettre::Address;
use sea_orm::DbErr;
use shared::outbox::MailFault;
use shared::time::Timestamp;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::entity::Model;
use super::message;
use super::settings::MailSettings;
use super::store::{self, Outcome};
use super::transport::{Folder, SEND_TIMEOUT, Smtp, Transport};
use crate::platform::clock::Clock;
use crate::platform::db::Db;
use crate::platform::link::Links;

/// Mails sent side by side.
const BATCH: u64 = 8;

/// How often to look for due mails.
const POLL: StdDuration = StdDuration::from_secs(1);

/// Minutes to wait after the first, second, … failed attempt; after the last the mail is failed.
const BACKOFF_MINUTES: [i64; 7] = [1, 5, 30, 120, 360, 720, 1440];

/// Sends what is due. Cloning shares it.
#[derive(Clone)]
pub struct Delivery {
    db: Db,
    clock: Clock,
    links: Links,
    from: Address,
    transport: Arc<dyn Transport>,
}

/// What one [`Delivery::deliver_once`] did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delivered {
    /// Mails the server took.
    pub sent: usize,
    /// Mails to be tried again later.
    pub later: usize,
    /// Mails given up.
    pub failed: usize,
}

impl Delivery {
    /// A worker that sends as `settings` say.
    pub fn new(db: Db, clock: Clock, links: Links, settings: &MailSettings) -> Self {
        let transport: Arc<dyn Transport> = match &settings.server {
            Some(server) => Arc::new(Smtp(server.clone())),
            None => Arc::new(Folder(settings.folder.clone())),
        };
        Self {
            db,
            clock,
            links,
            from: settings.from.email.clone(),
            transport,
        }
    }

    /// Sends everything that is due at `now`, for tests and for draining by hand.
    ///
    /// # Errors
    /// When the database fails; what was sent stays sent.
    pub async fn deliver_once(&self, now: Timestamp) -> Result<Delivered, DbErr> {
        self.drain(|| now).await
    }

    /// Sends everything that is due. A long backlog takes long: each lease begins when its mails
    /// are claimed, or it would be over before they are sent, and others would send them too.
    ///
    /// # Errors
    /// When the database fails; what was sent stays sent.
    pub async fn deliver_due(&self) -> Result<Delivered, DbErr> {
        self.drain(|| self.clock.now()).await
    }

    async fn drain(&self, clock: impl Fn() -> Timestamp) -> Result<Delivered, DbErr> {
        let mut total = Delivered::default();
        loop {
            let now = clock();
            let lease = Duration::from_std(SEND_TIMEOUT * 2).unwrap_or(Duration::minutes(4));
            let mails: Vec<Model> = self
                .db
                .write(move |tx| Box::pin(store::claim(tx, now, lease, BATCH)))
                .await?;
            if mails.is_empty() {
                return Ok(total);
            }
            for settled in join_all(mails.iter().map(|mail| self.attempt(mail, &clock))).await {
                match settled? {
                    Outcome::Sent(_) => total.sent += 1,
                    Outcome::Later(..) => total.later += 1,
                    Outcome::Failed(_) => total.failed += 1,
                }
            }
        }
    }

    /// One attempt at one mail, and its outcome noted.
    async fn attempt(&self, mail: &Model, clock: impl Fn() -> Timestamp) -> Result<Outcome, DbErr> {
        let result = match message::build(mail, &self.from, &self.links) {
            Ok(message) => {
                let name = format!(
                    "{}-{}",
                    mail.created_at.jst().format("%Y%m%d-%H%M%S"),
                    mail.id
                );
                self.transport.send(&name, &message).await
            }
            Err(fault) => Err(fault),
        };
        let now = clock();
        let outcome = match result {
            Ok(()) => Outcome::Sent(now),
            Err(fault) => after_fault(mail.attempts, fault, now),
        };
        match outcome {
            Outcome::Sent(_) => tracing::info!(mail.id = %mail.id, mail.kind, "mail.sent"),
            Outcome::Later(_, fault) => {
                tracing::warn!(mail.id = %mail.id, mail.fault = %fault, mail.attempts, "mail.deferred");
            }
            Outcome::Failed(fault) => {
                tracing::error!(mail.id = %mail.id, mail.fault = %fault, mail.attempts, "mail.failed");
            }
        }
        let (id, attempt) = (mail.id, mail.attempts);
        self.db
            .write(move |tx| Box::pin(store::settle(tx, id, attempt, outcome)))
            .await?;
        Ok(outcome)
    }

    /// Works in the background until the handle is stopped.
    pub fn spawn(&self) -> DeliveryHandle {
        let (stop, mut stopped) = watch::channel(false);
        let worker = self.clone();
        let task = tokio::spawn(async move {
            while !*stopped.borrow() {
                if let Err(error) = worker.deliver_due().await {
                    tracing::error!(db.error = %error, "mails could not be taken from the outbox");
                }
                tokio::select! {
                    () = tokio::time::sleep(POLL) => {}
                    _ = stopped.changed() => {}
                }
            }
        });
        DeliveryHandle { stop, task }
    }
}

/// What follows from a failed attempt.
fn after_fault(attempts: i32, fault: MailFault, now: Timestamp) -> Outcome {
    // What the addressee's side refuses for good is not tried again; all else may pass.
    if matches!(fault, MailFault::Refused | MailFault::Address) {
        return Outcome::Failed(fault);
    }
    let minutes = usize::try_from(attempts - 1)
        .ok()
        .and_then(|done| BACKOFF_MINUTES.get(done));
    match minutes {
        Some(minutes) => Outcome::Later(now.plus(Duration::minutes(*minutes)), fault),
        None => Outcome::Failed(fault),
    }
}

/// Stops the background worker.
#[derive(Debug)]
pub struct DeliveryHandle {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl DeliveryHandle {
    /// Waits until the mails being sent are settled, then ends the worker.
    pub async fn stop(self) {
        let _ = self.stop.send(true);
        let _ = self.task.await;
    }
}
