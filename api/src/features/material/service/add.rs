//! Adding a file: it is stored first, and counts once its row is there.

use futures::Stream;
use shared::event::EventId;
use shared::field::Faults;
use shared::material::api::{MaterialItem, NewMaterial};
use shared::material::rules;
use shared::material::types::{Audience, FileKind, MOST_BYTES, MOST_FILES, MaterialId};
use shared::problem::Code;

use super::{item, kind, note, sniff};
use crate::app::Context;
use crate::features::material::entity::Model;
use crate::features::material::error::MaterialError;
use crate::features::material::store;
use crate::platform::auth::SignedIn;
use crate::platform::files::{self, Chunk, Received};

/// A file that lies in the store, looked at, and claimed by no row yet.
#[derive(Clone, Debug)]
pub struct NewFile {
    event: EventId,
    kind: FileKind,
    received: Received,
}

impl NewFile {
    /// Takes a file's content in.
    ///
    /// # Errors
    /// 404 for no such event, 413 for more than 20 MB, 422 for content that is not of the kind
    /// said; nothing of it stays then.
    pub async fn receive(
        ctx: &Context,
        event: EventId,
        kind: FileKind,
        content: impl Stream<Item = Chunk>,
    ) -> Result<Self, MaterialError> {
        let files = ctx.files();
        let now = ctx.clock.now();
        let key = (ctx.random.uuid_v7(now), now);
        let received = files.receive(&ctx.db, key, content, MOST_BYTES).await?;
        let looked_at = sniff::kind_of(&files, &received).await;
        if matches!(looked_at, Ok(Some(found)) if found == kind) {
            return Ok(Self {
                event,
                kind,
                received,
            });
        }
        files.drop_quietly(&ctx.db, received.key).await;
        looked_at?;
        Err(Code::FileKindDiffers.into())
    }

    /// The SHA-256 of its content.
    pub const fn sha256(&self) -> [u8; 32] {
        self.received.sha256
    }

    /// Lets go of it, unless its row was made.
    pub async fn let_go(&self, ctx: &Context) {
        ctx.files().drop_quietly(&ctx.db, self.received.key).await;
    }
}

/// Whether there is an event that a file can be added to.
///
/// # Errors
/// 404 for none.
pub async fn event_is_there(ctx: &Context, event: EventId) -> Result<(), MaterialError> {
    let status = store::status(ctx.db.read(), event).await?;
    status.ok_or(Code::NotFound)?;
    Ok(())
}

/// Adds a file to its event.
///
/// # Errors
/// 404 when the event is gone, 409 when it has twenty files.
pub async fn add(
    ctx: &Context,
    who: &SignedIn,
    file: NewFile,
    told: NewMaterial,
) -> Result<MaterialItem, MaterialError> {
    let row = row(ctx, who, file, told)?;
    let (actor, now) = (who.actor(), ctx.clock.now());
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let there = store::status_held(tx, row.event_id).await?;
                there.ok_or(Code::NotFound)?;
                let many = store::count(tx, row.event_id).await?;
                if usize::try_from(many).unwrap_or(usize::MAX) >= MOST_FILES {
                    return Err(Code::TooManyFiles.into());
                }
                if !files::claim(tx, row.file_key).await? {
                    // An upload that took longer than a day.
                    return Err(Code::Conflict.into());
                }
                store::insert(tx, row.clone()).await?;
                note(tx, kind::ADDED, &row, actor, now).await?;
                Ok(item(row))
            })
        })
        .await
}

fn row(
    ctx: &Context,
    who: &SignedIn,
    file: NewFile,
    told: NewMaterial,
) -> Result<Model, MaterialError> {
    let NewFile {
        event,
        kind,
        received,
    } = file;
    let missing = |at: &str| Faults::one(at, Code::Required);
    let name = told.name.or_else(|| rules::nameless(kind));
    let name = name.ok_or_else(|| missing("/name"))?;
    let title = told.title.or_else(|| rules::title_of(&name, kind));
    let title = title.ok_or_else(|| missing("/title"))?;
    let now = ctx.clock.now();
    Ok(Model {
        id: MaterialId::from_uuid(ctx.random.uuid_v7(now)),
        event_id: event,
        file_key: received.key,
        name,
        kind,
        // At most 20 MB.
        bytes: i64::try_from(received.bytes).unwrap_or(i64::MAX),
        sha256: received.sha256.to_vec(),
        audience: told.audience.unwrap_or(Audience::Confirmed),
        title,
        uploaded_by: who.account_id,
        created_at: now,
        updated_at: now,
        version: 1,
    })
}
