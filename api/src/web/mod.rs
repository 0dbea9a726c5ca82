//! What a browser gets at the pages' addresses: the SPA's files, and HTML that already holds
//! the page's title and main text (DESIGN §9.12); beside them the pictures that previews show, the
//! installation's colour, and the API's documentation.

mod assets;
mod companies;
mod linked_data;
mod pages;
mod picture;
mod portal;
mod render;
mod routes;
mod views;

use std::path::Path;
use std::sync::Arc;

use actix_web::http::{Method, StatusCode, header};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, HttpResponseBuilder, ResponseError, web};
use sha2::{Digest, Sha256};
use shared::i18n::Lang;

use crate::app::Context;
use crate::openapi;
use crate::platform::guard;
use crate::platform::http_error::{self, ApiError};
use assets::Assets;
use pages::Asked;
use render::{Page, Site};

pub use picture::Pictures;
pub use routes::routes;

/// Where the SPA keeps the language that a reader chose, so that pages come in it at once.
const LANGUAGE_COOKIE: &str = "musubi_lang";

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
    fn fill(&self, lang: Lang, page: &Page) -> String {
        self.template
            .replacen("<html lang=\"ja\">", &format!("<html lang=\"{lang}\">"), 1)
            .replacen("<!--head-->", &page.head, 1)
            .replacen("<!--prerender-->", &page.main, 1)
    }

    /// A page, or 304 where the reader has the same already.
    fn answer(
        &self,
        request: &HttpRequest,
        status: StatusCode,
        lang: Lang,
        page: &Page,
    ) -> HttpResponse {
        let html = self.fill(lang, page);
        // Weak: compression on the way changes the bytes, not the page.
        let hash = hex::encode(Sha256::digest(html.as_bytes()));
        let tag = format!("W/\"{}\"", hash.get(..16).unwrap_or_default());
        let known = knows(request, &tag) && status == StatusCode::OK;
        let status = if known {
            StatusCode::NOT_MODIFIED
        } else {
            status
        };
        let mut response = HttpResponseBuilder::new(status);
        response
            .insert_header((header::CACHE_CONTROL, "no-cache"))
            .insert_header((header::VARY, "accept-language, cookie"))
            .insert_header((header::CONTENT_LANGUAGE, lang.as_str()))
            .insert_header((header::ETAG, tag));
        if known {
            return response.finish();
        }
        response
            .insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"))
            .body(html)
    }

    /// A page that could not be made: plain words and the trace id, never the cause. It is not
    /// kept anywhere, and no search engine takes it for the page.
    fn failed(&self, request: &HttpRequest, site: &Site<'_>, error: &ApiError) -> HttpResponse {
        let trace = http_error::trace_id(&request.extensions());
        http_error::log_failure(&trace, error.status_code(), error.cause());
        let page = render::failure(site, error.code(), &trace).unwrap_or_else(|_| Page {
            head: "<title>Musubi</title>".to_owned(),
            // The trace id is a UUID.
            main: format!("<main><h1>500</h1><p>{trace}</p></main>"),
        });
        // With `Retry-After` where it is known.
        let mut response = error.error_response();
        let headers = response.headers_mut();
        for (name, value) in [
            (header::CONTENT_TYPE, "text/html; charset=utf-8"),
            (header::CACHE_CONTROL, "no-store"),
            (header::CONTENT_LANGUAGE, site.lang.as_str()),
        ] {
            headers.insert(name, header::HeaderValue::from_static(value));
        }
        response.set_body(actix_web::body::BoxBody::new(self.fill(site.lang, &page)))
    }
}

/// Whether the caller has what this tag names (weak comparison, RFC 9110 §13.1.2).
fn knows(request: &HttpRequest, tag: &str) -> bool {
    let known = request.headers().get(header::IF_NONE_MATCH);
    known
        .and_then(|known| known.to_str().ok())
        .is_some_and(|known| {
            let plain = |one: &str| one.trim().trim_start_matches("W/").to_owned();
            known
                .split(',')
                .any(|one| one.trim() == "*" || plain(one) == plain(tag))
        })
}

/// The language of a page: chosen in the SPA before, else what the browser asks for.
fn language(request: &HttpRequest) -> Lang {
    let chosen = request.cookie(LANGUAGE_COOKIE);
    chosen
        .and_then(|cookie| cookie.value().parse().ok())
        .unwrap_or_else(|| http_error::language(request.headers()))
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
    let site = Site {
        lang: language(&request),
        options: &context.options,
    };
    let asked = Asked {
        path: request.path(),
        query: request.query_string(),
    };
    match pages::page(&context, &site, &asked).await {
        Ok((status, page)) => web.answer(&request, status, site.lang, &page),
        Err(error) => web.failed(&request, &site, &error),
    }
}
