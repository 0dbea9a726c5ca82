//! The built SPA's files, held in memory with their precompressed forms: no path from a request
//! ever reaches the file system.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};
use sha2::{Digest, Sha256};

/// One file in its encodings.
struct Asset {
    kind: &'static str,
    tag: String,
    plain: Vec<u8>,
    brotli: Option<Vec<u8>>,
    gzip: Option<Vec<u8>>,
}

/// All files of a build, by their path such as `/assets/styles-1a2b.css`.
#[derive(Clone, Default)]
pub struct Assets(Arc<HashMap<String, Asset>>);

impl std::fmt::Debug for Assets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Assets({} files)", self.0.len())
    }
}

impl Assets {
    /// Reads every file below `folder`.
    ///
    /// # Errors
    /// When the folder or a file in it can't be read.
    pub fn read(folder: &Path) -> std::io::Result<Self> {
        let mut files = HashMap::new();
        collect(folder, "", &mut files)?;
        let mut assets = HashMap::new();
        for (name, plain) in &files {
            let Some(kind) = media_type(name) else {
                continue;
            };
            let hash = Sha256::digest(plain);
            let tag = hex::encode(hash.get(..8).unwrap_or_default());
            let asset = Asset {
                kind,
                tag,
                plain: plain.clone(),
                brotli: files.get(&format!("{name}.br")).cloned(),
                gzip: files.get(&format!("{name}.gz")).cloned(),
            };
            assets.insert(name.clone(), asset);
        }
        Ok(Self(Arc::new(assets)))
    }

    /// A file's text, such as the page template.
    pub fn text(&self, name: &str) -> Option<String> {
        self.0
            .get(name)
            .and_then(|asset| String::from_utf8(asset.plain.clone()).ok())
    }

    /// Answers a request for a file; `None` when there is no such file.
    pub fn answer(&self, request: &HttpRequest) -> Option<HttpResponse> {
        let path = request.path();
        let asset = self.0.get(path).filter(|_| path != "/index.html")?;
        let tag = format!("\"{}\"", asset.tag);
        let known = request.headers().get(header::IF_NONE_MATCH);
        if known
            .and_then(|known| known.to_str().ok())
            .is_some_and(|known| known.contains(&tag))
        {
            return Some(
                HttpResponse::NotModified()
                    .insert_header((header::ETAG, tag))
                    .finish(),
            );
        }
        let (encoding, bytes) = asset.best(request.headers());
        // Names under /assets/ hold a hash of their content: what they show never changes.
        let cache = if path.starts_with("/assets/") {
            "public, max-age=31536000, immutable"
        } else {
            "public, max-age=3600"
        };
        let mut response = HttpResponse::Ok()
            .insert_header((header::CONTENT_TYPE, asset.kind))
            .insert_header((header::CACHE_CONTROL, cache))
            .insert_header((header::VARY, "accept-encoding"))
            .insert_header((header::ETAG, tag))
            .body(bytes.clone());
        if let Some(encoding) = encoding {
            response
                .headers_mut()
                .insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        Some(response)
    }
}

impl Asset {
    /// The smallest form the caller takes.
    fn best(&self, headers: &HeaderMap) -> (Option<&'static str>, &Vec<u8>) {
        let accepted = headers
            .get(header::ACCEPT_ENCODING)
            .and_then(|v| v.to_str().ok());
        let takes = |coding: &str| {
            accepted.unwrap_or_default().split(',').any(|one| {
                let mut parts = one.split(';');
                parts.next().is_some_and(|name| name.trim() == coding)
                    && !parts.any(|q| matches!(q.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
            })
        };
        match (&self.brotli, &self.gzip) {
            (Some(brotli), _) if takes("br") => (Some("br"), brotli),
            (_, Some(gzip)) if takes("gzip") => (Some("gzip"), gzip),
            _ => (None, &self.plain),
        }
    }
}

fn collect(
    folder: &Path,
    prefix: &str,
    files: &mut HashMap<String, Vec<u8>>,
) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let path = format!("{prefix}/{name}");
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &path, files)?;
        } else {
            files.insert(path, std::fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// The media type by the name's ending; `None` for what is not served by itself.
fn media_type(name: &str) -> Option<&'static str> {
    Some(match name.rsplit('.').next()? {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => return None,
    })
}
