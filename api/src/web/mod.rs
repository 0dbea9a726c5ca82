//! What a browser gets at the pages' addresses: the SPA's files, and HTML that already holds
//! the page's title and main text (DESIGN §9.12).

mod assets;

use std::path::Path;
use std::sync::Arc;

use actix_web::http::{Method, StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use shared::i18n::Lang;

use crate::platform::guard::{self, PathTable};
use crate::platform::http_error;
use assets::Assets;

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
    fn page(&self, status: StatusCode, lang: Lang, head: &str, main: &str) -> HttpResponse {
        let html = self
            .template
            .replacen("<html lang=\"ja\">", &format!("<html lang=\"{lang}\">"), 1)
            .replacen("<!--head-->", head, 1)
            .replacen("<!--prerender-->", main, 1);
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
    table: web::Data<PathTable>,
) -> HttpResponse {
    let Some(web) = web.as_ref() else {
        return guard::not_found(request, table).await;
    };
    if request.path().starts_with("/api/") || request.method() != Method::GET {
        return guard::not_found(request, table).await;
    }
    if let Some(file) = web.assets.answer(&request) {
        return file;
    }
    let lang = http_error::language(request.headers());
    let status = if is_page(request.path()) {
        StatusCode::OK
    } else {
        StatusCode::NOT_FOUND
    };
    web.page(status, lang, "<title>Musubi</title>", "")
}

/// Whether the SPA has a page at this path.
fn is_page(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        []
        | ["events" | "me" | "sign-in" | "sign-up" | "verify" | "reset" | "terms" | "privacy"]
        | ["staff"] => true,
        ["registrations", _] => true,
        ["events", id] | ["events", id, "register"] => id.len() == 36,
        [
            "staff",
            "events" | "confirmations" | "mail" | "programmes" | "accounts",
        ] => true,
        ["staff", "events", "new"] => true,
        ["staff", "events", id] | ["staff", "events", id, "edit"] => id.len() == 36,
        _ => false,
    }
}
