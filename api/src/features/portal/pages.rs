//! Which of the portal's pages are there for everybody, for whoever counts their views.

use std::sync::Arc;

use async_trait::async_trait;
use shared::portal::ArticleId;
use shared::visit::PageKind;
use uuid::Uuid;

use super::service;
use crate::app::Context;
use crate::features::visit::service::{PublicPage, PublicPages};
use crate::platform::http_error::ApiError;

/// The portal's pages about one thing.
pub fn pages() -> PublicPages {
    vec![
        Arc::new(Pages(PageKind::Article)),
        Arc::new(Pages(PageKind::Measure)),
    ]
}

struct Pages(PageKind);

#[async_trait]
impl PublicPage for Pages {
    fn kind(&self) -> PageKind {
        self.0
    }

    async fn title(&self, ctx: &Context, id: Uuid) -> Result<Option<String>, ApiError> {
        let measure = self.0 == PageKind::Measure;
        let id = ArticleId::from_uuid(id);
        let title = service::public_title(ctx.db.read(), id, measure).await?;
        Ok(title.map(|title| title.to_string()))
    }
}
