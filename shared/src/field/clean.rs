//! What text from strangers must be before it is kept: composed (NFC), trimmed, bounded, and
//! free of characters that hide or reorder what a reader sees (Unicode TR 36 and 39).

use crate::problem::Code;

/// Whether a character may never stand in kept text: controls, bidirectional overrides and
/// isolates, the byte order mark and the object replacement.
fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c,
            '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFC}'
            | '\u{E000}'..='\u{F8FF}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FFFE}' | '\u{FFFF}'
            | '\u{E0000}'..='\u{E007F}')
}

/// Composes, trims and bounds; refuses hidden characters.
fn base(text: &str, min: usize, max: usize) -> Result<String, Code> {
    // A character is at most 4 bytes: what is longer than that is refused before any work.
    if text.len() > max.saturating_mul(4).saturating_add(64) {
        return Err(Code::TooLong);
    }
    let text = text.trim();
    if text.chars().any(is_hidden) {
        return Err(Code::ForbiddenCharacter);
    }
    let text = crate::unicode::nfc(text);
    let count = text.chars().count();
    if count == 0 && min > 0 {
        Err(Code::Required)
    } else if count < min {
        Err(Code::TooShort)
    } else if count > max {
        Err(Code::TooLong)
    } else {
        Ok(text)
    }
}

/// Text of many lines; line ends become `\n`.
///
/// # Errors
/// `required`, `too_short`, `too_long` or `forbidden_character`.
pub fn text(text: &str, min: usize, max: usize) -> Result<String, Code> {
    if text.contains('\r') {
        base(&text.replace("\r\n", "\n").replace('\r', "\n"), min, max)
    } else {
        base(text, min, max)
    }
}

/// Text of one line.
///
/// # Errors
/// As [`text`], and `forbidden_character` for a line break or tab inside.
pub fn line(text: &str, min: usize, max: usize) -> Result<String, Code> {
    let text = base(text, min, max)?;
    if text.contains(['\n', '\t']) {
        Err(Code::ForbiddenCharacter)
    } else {
        Ok(text)
    }
}

/// A name of a person: one line without the marks that only code, spreadsheets and addresses on the
/// web need. A mail greets by name, and the name may come from a stranger who typed somebody
/// else's address: it must not carry a link there.
///
/// # Errors
/// As [`line`], and `forbidden_character` for `< > = @ { } | \ " : /`, a leading `+` or `-`, or
/// what mail programs take for a domain (`example.jp`).
pub fn name(text: &str, min: usize, max: usize) -> Result<String, Code> {
    let text = line(text, min, max)?;
    let marked = text.contains([
        '<', '>', '=', '@', '{', '}', '|', '\\', '"', '＝', '＠', ':', '/', '：', '／',
    ]);
    if marked || text.starts_with(['+', '-']) || names_a_domain(&text) {
        Err(Code::ForbiddenCharacter)
    } else {
        Ok(text)
    }
}

/// Whether mail programs would make a link of it: a dot between two letters or more on each side.
/// `J.R. Smith`, `J.Smith` and `St. John` are names.
fn names_a_domain(text: &str) -> bool {
    let part = |c: &char| c.is_alphanumeric() || *c == '-';
    text.match_indices(['.', '．', '｡']).any(|(at, dot)| {
        let (before, after) = (text.get(..at), text.get(at + dot.len()..));
        let before = before.unwrap_or_default().chars().rev().take_while(part);
        let after = after.unwrap_or_default().chars();
        before.count() >= 2 && after.take_while(char::is_ascii_alphabetic).count() >= 2
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_hides_or_reorders_is_refused() {
        for bad in [
            "a\0b",
            "a\u{202E}b",
            "a\u{200B}b",
            "a\u{FEFF}b",
            "\u{1b}[31m",
            "a\u{2066}b",
        ] {
            assert_eq!(text(bad, 1, 100), Err(Code::ForbiddenCharacter), "{bad:?}");
        }
        assert_eq!(line("a\nb", 1, 100), Err(Code::ForbiddenCharacter));
        assert_eq!(name("<script>", 1, 100), Err(Code::ForbiddenCharacter));
        assert_eq!(name("=1+1", 1, 100), Err(Code::ForbiddenCharacter));
        assert_eq!(name("\u{3000}佐藤\u{3000}", 1, 100), Ok("佐藤".to_owned()));
    }

    #[test]
    fn a_name_carries_no_link_into_a_mail() {
        for bad in [
            "https://evil.example/x",
            "http://evil",
            "mailto:x",
            "evil.example",
            "www.evil.example",
            "花子 詳細は evil-shop.jp へ",
            "見本.com",
            "evil．com",
            "javascript：x",
        ] {
            assert_eq!(name(bad, 1, 100), Err(Code::ForbiddenCharacter), "{bad:?}");
        }
        for good in [
            "J.R. Smith",
            "J.Smith",
            "St. John",
            "O'Brien",
            "Müller-Lüdenscheidt",
            "佐々木・ルイーズ",
            "Jr.",
        ] {
            assert_eq!(name(good, 1, 100), Ok(good.to_owned()));
        }
    }

    #[test]
    fn decomposed_kana_is_composed() {
        assert_eq!(line("か\u{3099}", 1, 1), Ok("が".to_owned()));
    }

    proptest! {
        #[test]
        fn what_is_accepted_stays_the_same_when_cleaned_again(s in "\\PC{0,40}") {
            if let Ok(once) = text(&s, 0, 30) {
                prop_assert!(once.chars().count() <= 30);
                prop_assert_eq!(text(&once, 0, 30), Ok(once.clone()));
            }
        }
    }
}
