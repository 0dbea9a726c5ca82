//! A write as a value: what to run, and how to tell its caller the outcome once it is durable.

use std::any::Any;
use std::cell::Cell;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;

use futures::FutureExt;
use sea_orm::{DatabaseTransaction, DbErr};
use tokio::sync::oneshot;

use super::error::custom;

/// The transaction a write runs in. Only SQL belongs inside: the database's one writer waits for it.
pub type Tx = DatabaseTransaction;

/// The boxed future that a write's closure returns: `Box::pin(async move { … })`.
pub type WriteFuture<'a, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'a>>;

tokio::task_local! {
    /// Set by `log::append` while a job runs, so that readers are woken only when there is news.
    static APPENDED: Cell<bool>;
}

/// SQL that goes with every write of a task, first in the same transaction.
pub(crate) type Companion = Arc<dyn for<'t> Fn(&'t Tx) -> WriteFuture<'t, (), DbErr> + Send + Sync>;

tokio::task_local! {
    static COMPANION: Companion;
}

/// Runs `work`; each write it makes begins with `companion`, and fails when that fails.
pub(crate) async fn accompanied<F: Future>(companion: Companion, work: F) -> F::Output {
    COMPANION.scope(companion, work).await
}

/// The companion of the task that is running, if any.
pub(super) fn companion() -> Option<Companion> {
    COMPANION.try_with(Arc::clone).ok()
}

/// Notes that the running write appended to the event log.
pub(crate) fn note_append() {
    // Outside of a write (a test that appends in a transaction of its own) nobody is waiting.
    let _ = APPENDED.try_with(|flag| flag.set(true));
}

/// Tells the caller: `Ok` when the surrounding transaction is committed, else why it is not.
pub(super) type Settle = Box<dyn FnOnce(Result<(), DbErr>) + Send>;

/// A job that has run: whether its changes are to be kept, and how to answer afterwards.
pub(super) struct Ran {
    pub keep: bool,
    pub appended: bool,
    pub settle: Settle,
}

/// A write with its types erased, so that one queue holds them all.
pub(super) trait Job: Send {
    /// Runs the job's SQL in `tx`; a panic inside is caught and counts as a failure.
    fn run<'a>(self: Box<Self>, tx: &'a Tx) -> Pin<Box<dyn Future<Output = Ran> + Send + 'a>>;
    /// Answers without running it.
    fn fail(self: Box<Self>, error: DbErr);
}

/// A job with the channel its caller waits on.
pub(super) struct Pending<F, T, E> {
    pub companion: Option<Companion>,
    pub job: F,
    pub reply: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Job for Pending<F, T, E>
where
    F: for<'t> FnOnce(&'t Tx) -> WriteFuture<'t, T, E> + Send + 'static,
    T: Send + 'static,
    E: From<DbErr> + Send + 'static,
{
    fn run<'a>(self: Box<Self>, tx: &'a Tx) -> Pin<Box<dyn Future<Output = Ran> + Send + 'a>> {
        let Self {
            companion,
            job,
            reply,
        } = *self;
        Box::pin(async move {
            let (outcome, appended) = APPENDED
                .scope(Cell::new(false), async move {
                    let work = async move {
                        if let Some(companion) = companion {
                            companion(tx).await?;
                        }
                        job(tx).await
                    };
                    let caught = AssertUnwindSafe(work).catch_unwind().await;
                    (caught, APPENDED.with(Cell::get))
                })
                .await;
            let result = outcome.unwrap_or_else(|panic| {
                tracing::error!(
                    db.panic = panic_text(&*panic),
                    "a write panicked and was rolled back"
                );
                Err(E::from(custom("the write panicked")))
            });
            Ran {
                keep: result.is_ok(),
                appended,
                settle: Box::new(move |committed| {
                    // The caller may be gone (its request was dropped); the write stands all the same.
                    let _ = reply.send(committed.map_err(E::from).and(result));
                }),
            }
        })
    }

    fn fail(self: Box<Self>, error: DbErr) {
        let _ = self.reply.send(Err(E::from(error)));
    }
}

fn panic_text(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("(no message)")
}
