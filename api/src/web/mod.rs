//! What a browser gets at the pages' addresses: the SPA's files, and HTML that already holds
//! the page's title and main text (DESIGN §9.12).

mod assets;
mod pages;
mod render;

use std::path::Path;
use std::sync::Arc;

use actix_web::http::{Method, StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use shared::i18n::Lang;

use crate::app::Context;
use crate::openapi;
use crate::platform::guard;
use crate::platform::http_error;
use assets::Assets;
use render::Page;

/// The built SPA.
#[derive(Clone, Debug)]
pub struct Web {
    assets: Assets,
    template: Arc<str>,
}

impl Web {
    /// Reads a build; without one, pages say so and the API works alone.
    ///
    /// # Errors
    /// When the folder can't be read or holds no `index.html`.
    pub fn read(folder: Option<&Path>) -> std::io::Result<Option<Self>> {
        let Some(folder) = folder else {
            return Ok(None);
        };
        let assets = Assets::read(folder)?;
        let template = assets.text("/index.html").ok_or_else(|| {
            std::io::Error::new(
                std::io::ErrorKind::NotFound,
                "no index.html; build the SPA first",
            )
        })?;
        Ok(Some(Self {
            assets,
            template: template.into(),
        }))
    }

    /// The page with its head and main text filled in.
    fn answer(&self, status: StatusCode, lang: Lang, page: &Page) -> HttpResponse {
        let html = self
            .template
            .replacen("<html lang=\"ja\">", &format!("<html lang=\"{lang}\">"), 1)
            .replacen("<!--head-->", &page.head, 1)
            .replacen("<!--prerender-->", &page.main, 1);
        HttpResponseBuilder::new(status)
            .insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"))
            .insert_header((header::CACHE_CONTROL, "no-cache"))
            .insert_header((header::VARY, "accept-language"))
            .insert_header((header::CONTENT_LANGUAGE, lang.as_str()))
            .body(html)
    }
}

/// What answers when no route of the API does: a file, a page, or a refusal.
pub async fn fallback(
    request: HttpRequest,
    web: web::Data<Option<Web>>,
    context: web::Data<Context>,
) -> HttpResponse {
    let Some(web) = web.as_ref() else {
        return guard::not_found(&request, openapi::paths());
    };
    if request.path().starts_with("/api/") || request.method() != Method::GET {
        return guard::not_found(&request, openapi::paths());
    }
    if let Some(file) = web.assets.answer(&request) {
        return file;
    }
    let lang = http_error::language(request.headers());
    let (status, page) = pages::page(&context, lang, request.path()).await;
    web.answer(status, lang, &page)
}
