//! Signed cursors: the key of the last row shown, which only this list can read (DESIGN §4).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;
use shared::page::{Cursor, Page};
use shared::problem::Code;

use super::http_error::ApiError;
use super::link::Links;

const TAG: usize = 12;

/// Writes the key of a list's last row as a cursor good for `list` only (name the list with
/// its filters, so that a cursor of another filter is refused).
pub fn write(links: &Links, list: &str, key: &impl Serialize) -> Option<Cursor> {
    let mut bytes = serde_json::to_vec(key).ok()?;
    let tag = links.seal(&format!("cursor:{list}"), &bytes);
    bytes.extend(tag.iter().take(TAG));
    URL_SAFE_NO_PAD.encode(bytes).parse().ok()
}

/// Reads a cursor of `list`.
///
/// # Errors
/// 422 `not_a_cursor` at `/cursor`.
pub fn read<K: DeserializeOwned>(
    links: &Links,
    list: &str,
    cursor: Option<&Cursor>,
) -> Result<Option<K>, ApiError> {
    let Some(cursor) = cursor else {
        return Ok(None);
    };
    let refused = || ApiError::fault("/cursor", Code::NotACursor);
    let bytes = URL_SAFE_NO_PAD
        .decode(cursor.as_str())
        .map_err(|_| refused())?;
    let at = bytes.len().checked_sub(TAG).ok_or_else(refused)?;
    let (key, tag) = bytes.split_at_checked(at).ok_or_else(refused)?;
    let sealed = links.seal(&format!("cursor:{list}"), key);
    if !subtle::ConstantTimeEq::ct_eq(sealed.get(..TAG).unwrap_or_default(), tag)
        .unwrap_u8()
        .eq(&1)
    {
        return Err(refused());
    }
    serde_json::from_slice(key).map(Some).map_err(|_| refused())
}

/// Makes a page of rows that were fetched with one more than `limit`: the extra row only says
/// that there is a next page.
pub fn page<R, T, K: Serialize>(
    links: &Links,
    list: &str,
    mut rows: Vec<R>,
    limit: usize,
    key: impl Fn(&R) -> K,
    show: impl Fn(R) -> T,
) -> Page<T> {
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next_cursor = rows
        .last()
        .filter(|_| more)
        .and_then(|last| write(links, list, &key(last)));
    Page {
        items: rows.into_iter().map(show).collect(),
        next_cursor,
    }
}
