//! Files that people add, behind a key each: a UUID made by us, so that no name from outside ever
//! reaches the file system. They lie in a local folder; who may read one is for the feature whose
//! row names it, at every read (ADR 13).
//!
//! A file and its row can't be written in one transaction. So the key is noted as unclaimed before
//! the first byte is stored, and the note goes in the transaction that makes the row; when a row
//! goes, the key is noted again. What stays noted, the job [`Unclaimed`] removes: however a process
//! ends, no file is left that no row names, and no row without its file.

mod disposition;
mod entity;
mod job;
mod store;
#[cfg(test)]
mod tests;

use std::fmt;
use std::ops::Range;
use std::path::{Path as Folder, PathBuf};

use actix_web::error::PayloadError;
use actix_web::web::Bytes;
use chrono::Duration;
use futures::stream::BoxStream;
use futures::{Stream, StreamExt, TryStreamExt};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{MultipartUpload, ObjectStoreExt, PutPayload};
use sea_orm::DbErr;
use sha2::{Digest, Sha256};
use shared::time::Timestamp;
use uuid::Uuid;

use super::db::{Db, Tx};

pub use disposition::attachment;
pub use job::Unclaimed;

/// A piece of what comes in, or how it broke off.
pub type Chunk = Result<Bytes, PayloadError>;

/// How long an upload may take before its file counts as left behind, in hours.
const GRACE: i64 = 24;
/// How much is written at once.
const PART: usize = 1024 * 1024;
/// How much of a file's beginning is kept in mind, to tell what it is.
const HEAD: usize = 16;

/// Why a file was not taken or given.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It is longer than allowed.
    #[error("the file is too long")]
    TooLong,
    /// Whoever sent it broke off.
    #[error("the file broke off: {0}")]
    BrokenOff(PayloadError),
    /// There is no such file.
    #[error("there is no file {0}")]
    Missing(Uuid),
    /// The store failed.
    #[error("{0}")]
    Store(object_store::Error),
    /// The database failed.
    #[error("{0}")]
    Db(#[from] DbErr),
}

/// A file that lies in the store, not claimed by any row yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Its key.
    pub key: Uuid,
    /// How long it is.
    pub bytes: u64,
    /// The SHA-256 of all of it.
    pub sha256: [u8; 32],
    /// How it begins.
    pub head: Vec<u8>,
}

/// A file on its way out.
pub struct Outgoing {
    /// How long it is.
    pub bytes: u64,
    /// What is in it, bit by bit.
    pub content: BoxStream<'static, Result<Bytes, object_store::Error>>,
}

impl fmt::Debug for Outgoing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Outgoing({} bytes)", self.bytes)
    }
}

/// The store. Cloning is cheap.
#[derive(Clone, Debug)]
pub struct Files {
    folder: PathBuf,
    store: LocalFileSystem,
}

impl Files {
    /// The files in `folder`, which is made with the first of them.
    pub fn at(folder: &Folder) -> Self {
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
        Self {
            folder,
            // A row is committed once its file is on the disk.
            store: LocalFileSystem::new().with_fsync(true),
        }
    }

    /// Makes the folder, so that a wrong setting shows at the start and not with the first file.
    ///
    /// # Errors
    /// When it can't be made.
    pub fn prepare(&self) -> std::io::Result<()> {
        std::fs::create_dir_all(&self.folder)
    }

    fn place(&self, key: Uuid) -> Result<Path, FileError> {
        let place = self.folder.join(key.to_string());
        Path::from_absolute_path(place).map_err(|error| FileError::Store(error.into()))
    }

    /// Stores what comes, under a key that is noted as unclaimed first; nothing of it stays when it
    /// is longer than `most` or breaks off.
    ///
    /// # Errors
    /// As [`FileError`] says.
    pub async fn receive(
        &self,
        db: &Db,
        (key, now): (Uuid, Timestamp),
        content: impl Stream<Item = Chunk>,
        most: u64,
    ) -> Result<Received, FileError> {
        let by = now.plus(Duration::hours(GRACE));
        db.write(move |tx| Box::pin(async move { store::note(tx, key, by).await }))
            .await?;
        let received = self.take(key, content, most).await;
        if received.is_err() {
            self.drop_quietly(db, key).await;
        }
        received
    }

    async fn take(
        &self,
        key: Uuid,
        content: impl Stream<Item = Chunk>,
        most: u64,
    ) -> Result<Received, FileError> {
        let place = self.place(key)?;
        let mut upload = self.store.put_multipart(&place).await?;
        let written = write(&mut *upload, content, most).await;
        match written {
            Ok((bytes, sha256, head)) => {
                upload.complete().await?;
                Ok(Received {
                    key,
                    bytes,
                    sha256,
                    head,
                })
            }
            Err(error) => {
                upload.abort().await?;
                Err(error)
            }
        }
    }

    /// Part of a file.
    ///
    /// # Errors
    /// When there is none, or not so much of it.
    pub async fn part(&self, key: Uuid, range: Range<u64>) -> Result<Bytes, FileError> {
        Ok(self.store.get_range(&self.place(key)?, range).await?)
    }

    /// All of a file.
    ///
    /// # Errors
    /// When there is none.
    pub async fn open(&self, key: Uuid) -> Result<Outgoing, FileError> {
        let found = self.store.get(&self.place(key)?).await;
        let found = found.map_err(|error| match error {
            object_store::Error::NotFound { .. } => FileError::Missing(key),
            other => FileError::Store(other),
        })?;
        Ok(Outgoing {
            bytes: found.meta.size,
            content: found.into_stream(),
        })
    }

    /// Removes a file that was not claimed, and its note; a claimed one is left alone.
    ///
    /// # Errors
    /// When the store or the database fails; the job tries again.
    pub async fn discard(&self, db: &Db, key: Uuid) -> Result<(), FileError> {
        if store::is_noted(db.read(), key).await? {
            self.remove(key).await?;
            db.write(move |tx| Box::pin(async move { store::claim(tx, key).await }))
                .await?;
        }
        Ok(())
    }

    /// As [`Self::discard`], where something else is to be answered: what fails is logged, and left
    /// to the job.
    pub async fn drop_quietly(&self, db: &Db, key: Uuid) {
        if let Err(error) = self.discard(db, key).await {
            tracing::warn!(file.key = %key, file.error = %error, "an unclaimed file stays for now");
        }
    }

    /// Removes a file, with what an upload that was killed left of it. Twice is once.
    async fn remove(&self, key: Uuid) -> Result<(), FileError> {
        // Where the store keeps what is being written: its own list of files leaves that out.
        let unfinished = self.folder.join(format!("{key}#1"));
        if let Err(error) = tokio::fs::remove_file(&unfinished).await
            && error.kind() != std::io::ErrorKind::NotFound
        {
            let source = Box::new(error);
            let store = "LocalFileSystem";
            return Err(FileError::Store(object_store::Error::Generic {
                store,
                source,
            }));
        }
        match self.store.delete(&self.place(key)?).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

impl From<object_store::Error> for FileError {
    fn from(error: object_store::Error) -> Self {
        Self::Store(error)
    }
}

/// Claims a file for the row that is made in this transaction; false when it was given up already.
///
/// # Errors
/// When the database fails.
pub async fn claim(tx: &Tx, key: Uuid) -> Result<bool, DbErr> {
    store::claim(tx, key).await
}

/// Gives a file up whose row goes in this transaction: it is removed soon after.
///
/// # Errors
/// When the database fails.
pub async fn give_up(tx: &Tx, key: Uuid, now: Timestamp) -> Result<(), DbErr> {
    store::note(tx, key, now).await
}

/// A file that is in memory, as if it came in.
pub fn whole(bytes: Vec<u8>) -> impl Stream<Item = Chunk> {
    futures::stream::iter([Ok(bytes.into())])
}

/// Writes all of it; how long it was, its hash, its beginning.
async fn write(
    upload: &mut dyn MultipartUpload,
    content: impl Stream<Item = Chunk>,
    most: u64,
) -> Result<(u64, [u8; 32], Vec<u8>), FileError> {
    let mut content = std::pin::pin!(content.map_err(FileError::BrokenOff));
    let (mut hash, mut bytes) = (Sha256::new(), 0_u64);
    let (mut head, mut waiting) = (Vec::with_capacity(HEAD), Vec::with_capacity(PART));
    while let Some(chunk) = content.next().await {
        let chunk = chunk?;
        bytes = bytes.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
        if bytes > most {
            return Err(FileError::TooLong);
        }
        hash.update(&chunk);
        head.extend(chunk.iter().take(HEAD.saturating_sub(head.len())));
        waiting.extend_from_slice(&chunk);
        if waiting.len() >= PART {
            upload
                .put_part(PutPayload::from(std::mem::take(&mut waiting)))
                .await?;
        }
    }
    upload.put_part(PutPayload::from(waiting)).await?;
    Ok((bytes, hash.finalize().into(), head))
}
