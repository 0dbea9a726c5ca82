//! Files on events over HTTP, refusals first.

mod access;
mod fetching;
mod limits;
mod links;
mod upload;

use acceptance::{Answer, Client, TestApp};
use shared::material::types::FileKind;

use crate::registration::EVENTS;
use crate::world::PDF;

/// A picture's beginning.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
/// A photograph's.
const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF";

/// Adds a file.
async fn send(client: &Client, event: &str, query: &str, kind: &str, bytes: &[u8]) -> Answer {
    let path = format!("{EVENTS}/{event}/materials?{query}");
    client.post(&path).raw(kind, bytes).await
}

/// Adds a PDF for an audience; its id.
async fn add(client: &Client, event: &str, audience: &str) -> String {
    let query = format!("name={audience}.pdf&audience={audience}");
    let added = send(client, event, &query, FileKind::Pdf.media_type(), PDF).await;
    added.assert_status(201).id()
}

/// Where a file's content is.
fn content(id: &str) -> String {
    format!("/api/v1/materials/{id}/content")
}

/// The titles of an event's files that somebody may fetch.
async fn titles(client: &Client, event: &str) -> Vec<String> {
    let path = format!("{EVENTS}/{event}/materials");
    named(&client.get(&path).await.assert_status(200))
}

fn named(list: &Answer) -> Vec<String> {
    let items = list.json()["items"].as_array().unwrap().clone();
    let title = |item: &serde_json::Value| item["title"].as_str().unwrap().to_owned();
    items.iter().map(title).collect()
}

/// How many files lie in the store.
fn stored(app: &TestApp) -> usize {
    std::fs::read_dir(app.data_dir().join("files")).map_or(0, Iterator::count)
}

/// A ZIP of empty files with these names, as an office document is one.
fn zip(names: &[&str]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for name in names {
        let long = u16::try_from(name.len()).unwrap().to_le_bytes();
        list.extend(b"PK\x01\x02");
        list.extend([0; 24]);
        list.extend(long);
        list.extend([0; 12]);
        list.extend(u32::try_from(out.len()).unwrap().to_le_bytes());
        list.extend(name.as_bytes());
        out.extend(b"PK\x03\x04");
        out.extend([0; 22]);
        out.extend(long);
        out.extend([0; 2]);
        out.extend(name.as_bytes());
    }
    let (start, length) = (out.len(), list.len());
    out.extend(list);
    out.extend(b"PK\x05\x06");
    out.extend([0; 8]);
    out.extend(u32::try_from(length).unwrap().to_le_bytes());
    out.extend(u32::try_from(start).unwrap().to_le_bytes());
    out.extend([0; 2]);
    out
}
