//! What may be read, and fetched: decided anew each time.

use shared::event::EventId;
use shared::material::api::{MaterialItem, Materials};
use shared::material::rules::{self, Standing};
use shared::material::types::{Audience, FileKind, MaterialId};
use shared::problem::Code;

use super::{item, standing};
use crate::app::Context;
use crate::features::material::entity::Model;
use crate::features::material::error::MaterialError;
use crate::features::material::store;
use crate::platform::auth::Viewer;
use crate::platform::files::Outgoing;

/// A file on its way out.
#[derive(Debug)]
pub struct Fetched {
    /// What it is.
    pub kind: FileKind,
    /// The name it is saved under.
    pub name: String,
    /// Whether everybody may fetch it.
    pub public: bool,
    /// Its content.
    pub content: Outgoing,
}

/// The files of an event that whoever asks may fetch.
///
/// # Errors
/// 404 for an event that they may not know of.
pub async fn list(
    ctx: &Context,
    viewer: &Viewer,
    event: EventId,
) -> Result<Materials, MaterialError> {
    let standing = standing::of_viewer(ctx, viewer, event).await?;
    shown(ctx, event, standing).await
}

/// The same for who holds the link of a registration's mail.
///
/// # Errors
/// 422 `link_invalid` for a link that is not good.
pub async fn list_by_link(ctx: &Context, token: &str) -> Result<Materials, MaterialError> {
    let (event, standing) = standing::of_link(ctx, token).await?;
    shown(ctx, event, standing).await
}

async fn shown(
    ctx: &Context,
    event: EventId,
    standing: Standing,
) -> Result<Materials, MaterialError> {
    let rows = store::of_event(ctx.db.read(), event).await?;
    let mine = rows
        .into_iter()
        .filter(|row| standing.may_fetch(row.audience));
    Ok(Materials {
        items: mine.map(item).collect(),
    })
}

/// About one file.
///
/// # Errors
/// 404 for none that they may fetch.
pub async fn one(
    ctx: &Context,
    viewer: &Viewer,
    id: MaterialId,
) -> Result<MaterialItem, MaterialError> {
    Ok(item(allowed(ctx, viewer, id).await?.0))
}

/// The file itself.
///
/// # Errors
/// 404 for none that they may fetch.
pub async fn fetch(
    ctx: &Context,
    viewer: &Viewer,
    id: MaterialId,
) -> Result<Fetched, MaterialError> {
    let (row, standing) = allowed(ctx, viewer, id).await?;
    open(ctx, row, standing).await
}

/// The file itself, for who holds the link of a registration's mail.
///
/// # Errors
/// 422 `link_invalid` for a link that is not good, 404 for no file, one of another event, or one
/// that its holder may not fetch (any more).
pub async fn fetch_by_link(
    ctx: &Context,
    token: &str,
    id: Option<MaterialId>,
) -> Result<Fetched, MaterialError> {
    let (event, standing) = standing::of_link(ctx, token).await?;
    let id = id.ok_or(Code::NotFound)?;
    let row = store::by_id(ctx.db.read(), id).await?;
    let row = row
        .filter(|row| row.event_id == event && standing.may_fetch(row.audience))
        .ok_or(Code::NotFound)?;
    open(ctx, row, standing).await
}

async fn allowed(
    ctx: &Context,
    viewer: &Viewer,
    id: MaterialId,
) -> Result<(Model, Standing), MaterialError> {
    let row = store::by_id(ctx.db.read(), id)
        .await?
        .ok_or(Code::NotFound)?;
    let standing = standing::of_viewer(ctx, viewer, row.event_id).await?;
    if standing.may_fetch(row.audience) {
        Ok((row, standing))
    } else {
        Err(Code::NotFound.into())
    }
}

async fn open(ctx: &Context, row: Model, standing: Standing) -> Result<Fetched, MaterialError> {
    let content = ctx.files().open(row.file_key).await?;
    Ok(Fetched {
        kind: row.kind,
        name: rules::saved_as(&row.name, row.kind),
        public: standing.public && row.audience == Audience::Public,
        content,
    })
}
