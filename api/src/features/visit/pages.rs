//! Which pages about one thing are there for everybody: a stranger can't fill the table with
//! views of things that don't exist. Features that come later say so of their own pages.

use std::sync::Arc;

use async_trait::async_trait;
use shared::event::EventId;
use shared::organisation::OrganisationId;
use shared::problem::Code;
use shared::visit::{PageKey, PageKind};
use uuid::Uuid;

use crate::app::Context;
use crate::features::{event, organisation};
use crate::platform::http_error::ApiError;

/// The pages of one kind.
#[async_trait]
pub trait PublicPage: Send + Sync {
    /// Which kind.
    fn kind(&self) -> PageKind;

    /// Whether everybody may see the page about this thing.
    async fn is_public(&self, ctx: &Context, id: Uuid) -> Result<bool, ApiError> {
        Ok(self.title(ctx, id).await?.is_some())
    }

    /// What the thing is called, if everybody may see the page about it.
    async fn title(&self, ctx: &Context, id: Uuid) -> Result<Option<String>, ApiError>;
}

/// All kinds of pages about one thing.
pub type PublicPages = Vec<Arc<dyn PublicPage>>;

/// Those of the features before this one.
pub fn pages() -> PublicPages {
    vec![Arc::new(Events), Arc::new(Organisations)]
}

/// Whether the page is there for everybody.
pub(super) async fn is_there(
    pages: &PublicPages,
    ctx: &Context,
    page: PageKey,
) -> Result<bool, ApiError> {
    let Some(id) = page.id() else {
        return Ok(true);
    };
    match pages.iter().find(|known| known.kind() == page.kind()) {
        Some(known) => known.is_public(ctx, id).await,
        None => Ok(false),
    }
}

/// What the page is called, if it is about one thing and there for everybody.
pub(super) async fn title_of(
    pages: &PublicPages,
    ctx: &Context,
    page: PageKey,
) -> Result<Option<String>, ApiError> {
    let known = pages.iter().find(|known| known.kind() == page.kind());
    match known.zip(page.id()) {
        Some((known, id)) => known.title(ctx, id).await,
        None => Ok(None),
    }
}

struct Events;

#[async_trait]
impl PublicPage for Events {
    fn kind(&self) -> PageKind {
        PageKind::Event
    }

    async fn title(&self, ctx: &Context, id: Uuid) -> Result<Option<String>, ApiError> {
        let title = event::service::public_title(ctx.db.read(), EventId::from_uuid(id)).await?;
        Ok(title.map(|title| title.to_string()))
    }
}

struct Organisations;

#[async_trait]
impl PublicPage for Organisations {
    fn kind(&self) -> PageKind {
        PageKind::Organisation
    }

    async fn title(&self, ctx: &Context, id: Uuid) -> Result<Option<String>, ApiError> {
        match organisation::service::get(ctx, OrganisationId::from_uuid(id)).await {
            Ok(found) => Ok(Some(found.name.to_string())),
            Err(error) if error.code() == Code::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}
