//! What a file is, by its content: the first bytes, and for office documents the list of what is
//! packed in them. Whatever is not known is none: HTML, SVG, programs, archives.

use std::ops::Range;

use shared::material::types::FileKind;

use crate::platform::files::{FileError, Files, Received};

/// A ZIP's last record, without its comment, and the longest comment (APPNOTE 4.3.16).
const END: usize = 22;
const LONGEST_COMMENT: u64 = 65_535;
/// The most bytes that the list of packed files may have; an office document's has some kilobytes.
const LONGEST_LIST: u64 = 1024 * 1024;
/// One entry of that list, without its name (APPNOTE 4.3.12).
const ENTRY: usize = 46;

/// The kind of a stored file; none for what is not taken.
///
/// # Errors
/// When the store fails.
pub async fn kind_of(files: &Files, file: &Received) -> Result<Option<FileKind>, FileError> {
    let head = file.head.as_slice();
    if head.starts_with(b"%PDF-") {
        return Ok(Some(FileKind::Pdf));
    }
    if head.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(Some(FileKind::Png));
    }
    if head.starts_with(b"\xff\xd8\xff") {
        return Ok(Some(FileKind::Jpeg));
    }
    if !head.starts_with(b"PK\x03\x04") {
        return Ok(None);
    }
    let reach = u64::try_from(END).unwrap_or(0) + LONGEST_COMMENT;
    let from = file.bytes.saturating_sub(reach);
    let tail = files.part(file.key, from..file.bytes).await?;
    let Some(range) = list_of(&tail, from) else {
        return Ok(None);
    };
    let list = files.part(file.key, range).await?;
    Ok(names(&list).and_then(|names| office(&names)))
}

fn number(bytes: &[u8], at: usize, long: bool) -> Option<u64> {
    let found = bytes.get(at..at + if long { 4 } else { 2 })?;
    Some(
        found
            .iter()
            .rev()
            .fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
    )
}

/// Where the list of packed files lies, by the last record; `tail` begins at `from`.
fn list_of(tail: &[u8], from: u64) -> Option<Range<u64>> {
    let last = tail.len().checked_sub(END)?;
    let at = (0..=last).rev().find(|at| {
        let comment = number(tail, at + 20, false);
        tail.get(*at..)
            .is_some_and(|rest| rest.starts_with(b"PK\x05\x06"))
            && comment == u64::try_from(last - at).ok()
    })?;
    let (length, start) = (number(tail, at + 12, true)?, number(tail, at + 16, true)?);
    let end = start.checked_add(length)?;
    // The list ends before the last record; what is longer, or of ZIP64, is no document of ours.
    let before = end <= from.checked_add(u64::try_from(at).ok()?)?;
    (before && length > 0 && length <= LONGEST_LIST).then_some(start..end)
}

/// The names in the list; none when it is damaged.
fn names(list: &[u8]) -> Option<Vec<&[u8]>> {
    let (mut rest, mut found) = (list, Vec::new());
    while !rest.is_empty() {
        if !rest.starts_with(b"PK\x01\x02") {
            return None;
        }
        let long = |at| usize::try_from(number(rest, at, false)?).ok();
        let (name, extra, comment) = (long(28)?, long(30)?, long(32)?);
        found.push(rest.get(ENTRY..ENTRY + name)?);
        rest = rest.get(ENTRY + name + extra + comment..)?;
    }
    Some(found)
}

/// Which office document has such parts; none with macros in it.
fn office(names: &[&[u8]]) -> Option<FileKind> {
    let has = |name: &[u8]| names.contains(&name);
    let macros = names.iter().any(|name| {
        let name = name.to_ascii_lowercase();
        name.ends_with(b"vbaproject.bin") || name.ends_with(b".exe") || name.ends_with(b".js")
    });
    if macros || !has(b"[Content_Types].xml") {
        return None;
    }
    let main: [(&[u8], FileKind); 3] = [
        (b"word/document.xml", FileKind::Docx),
        (b"xl/workbook.xml", FileKind::Xlsx),
        (b"ppt/presentation.xml", FileKind::Pptx),
    ];
    let mut kinds = main.into_iter().filter(|(name, _)| has(name));
    match (kinds.next(), kinds.next()) {
        (Some((_, kind)), None) => Some(kind),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A ZIP of empty files with these names.
    fn zip(names: &[&str], comment: &[u8]) -> Vec<u8> {
        let (mut out, mut list) = (Vec::new(), Vec::new());
        for name in names {
            let long = u16::try_from(name.len()).unwrap().to_le_bytes();
            let at = u32::try_from(out.len()).unwrap().to_le_bytes();
            out.extend(b"PK\x03\x04");
            out.extend([0; 22]);
            out.extend(long);
            out.extend([0; 2]);
            out.extend(name.as_bytes());
            list.extend(b"PK\x01\x02");
            list.extend([0; 24]);
            list.extend(long);
            list.extend([0; 12]);
            list.extend(at);
            list.extend(name.as_bytes());
        }
        let start = u32::try_from(out.len()).unwrap().to_le_bytes();
        let length = u32::try_from(list.len()).unwrap().to_le_bytes();
        out.extend(list);
        out.extend(b"PK\x05\x06");
        out.extend([0; 8]);
        out.extend(length);
        out.extend(start);
        out.extend(u16::try_from(comment.len()).unwrap().to_le_bytes());
        out.extend(comment);
        out
    }

    fn kind(bytes: &[u8]) -> Option<FileKind> {
        let range = list_of(bytes, 0)?;
        let at = usize::try_from(range.start).unwrap()..usize::try_from(range.end).unwrap();
        office(&names(bytes.get(at)?)?)
    }

    #[test]
    fn an_office_document_is_known_by_what_is_packed_in_it() {
        const TYPES: &str = "[Content_Types].xml";
        for (parts, found) in [
            (vec![TYPES, "word/document.xml"], Some(FileKind::Docx)),
            (vec!["xl/workbook.xml", TYPES], Some(FileKind::Xlsx)),
            (
                vec![TYPES, "a", "ppt/presentation.xml"],
                Some(FileKind::Pptx),
            ),
            (vec!["word/document.xml"], None),
            (vec![TYPES, "META-INF/MANIFEST.MF"], None),
            (vec![TYPES, "word/document.xml", "xl/workbook.xml"], None),
            (
                vec![TYPES, "word/document.xml", "word/vbaProject.bin"],
                None,
            ),
            (vec![], None),
        ] {
            assert_eq!(kind(&zip(&parts, b"")), found, "{parts:?}");
            assert_eq!(kind(&zip(&parts, b"a comment")), found, "{parts:?}");
        }
    }

    proptest! {
        /// Whatever the bytes, the answer is a kind or none, and nothing is read beyond them.
        #[test]
        fn any_bytes_are_read_safely(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = kind(&bytes);
            let _ = names(&bytes);
        }

        /// The same with a document that is damaged at one place.
        #[test]
        fn damage_is_read_safely(at in 0_usize..300, byte in any::<u8>()) {
            let mut bytes = zip(&["[Content_Types].xml", "word/document.xml"], b"");
            if let Some(there) = bytes.get_mut(at) {
                *there = byte;
            }
            let _ = kind(&bytes);
        }
    }
}
