//! Messages by a small reader of Fluent, for the SPA: the full implementation is a twelfth of
//! what a cold load may weigh. It knows what our files use: text of several lines, attributes,
//! `{ $argument }`, `{ "literal" }` and selection by number or text. A test below reads every
//! message by both and wants the same words.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::OnceLock;

use super::Lang;

/// An argument of a message.
#[derive(Clone, PartialEq, Debug)]
pub enum Arg<'a> {
    /// A text.
    Text(Cow<'a, str>),
    /// A whole number.
    Number(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}
impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}
impl<'a> From<Cow<'a, str>> for Arg<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}
macro_rules! from_number {
    ($($ty:ty)+) => { $(
        impl From<$ty> for Arg<'_> {
            fn from(number: $ty) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )+ };
}
from_number!(i64 i32 i16 u64 u32 u16 u8 usize);

type Messages = BTreeMap<&'static str, &'static str>;

fn messages(lang: Lang) -> &'static Messages {
    static JA: OnceLock<Messages> = OnceLock::new();
    static EN: OnceLock<Messages> = OnceLock::new();
    let cell = match lang {
        Lang::Ja => &JA,
        Lang::En => &EN,
    };
    cell.get_or_init(|| super::sources(lang).flat_map(entries).collect())
}

/// The messages of one file: key and all that follows `=`, up to the next entry.
pub(super) fn entries(source: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut found = Vec::new();
    let mut rest = source;
    while !rest.is_empty() {
        let end = entry_end(rest);
        let (entry, after) = rest.split_at(end);
        rest = after;
        if entry.starts_with(|c: char| c.is_ascii_alphabetic())
            && let Some((key, body)) = entry.split_once('=')
        {
            found.push((key.trim_end(), body));
        }
    }
    found
}

/// Where the next line begins that starts an entry or a comment.
fn entry_end(text: &str) -> usize {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let starts = line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '#');
        if at > 0 && starts {
            return at;
        }
        at += line.len();
    }
    text.len()
}

/// The text of a message or of one of its attributes.
pub fn format(
    lang: Lang,
    key: &str,
    attribute: Option<&str>,
    args: &[(&str, Arg<'_>)],
) -> Option<String> {
    let body = part(messages(lang).get(key)?, attribute)?;
    let mut out = String::with_capacity(body.len());
    Reader { lang, args }.pattern(body, &mut out);
    out.truncate(out.trim_end().len());
    Some(out)
}

/// Whether a message of this key exists.
pub fn has(lang: Lang, key: &str) -> bool {
    messages(lang).contains_key(key)
}

/// The value, or the attribute's, of an entry's body.
fn part<'b>(body: &'b str, attribute: Option<&str>) -> Option<&'b str> {
    let mut start = attribute.is_none().then_some(0);
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let inner = line.trim_start();
        if at > 0
            && let Some((name, value)) = inner.strip_prefix('.').and_then(|l| l.split_once('='))
        {
            if let Some(start) = start {
                return body.get(start..at);
            }
            if Some(name.trim()) == attribute {
                start = Some(at + line.len() - value.len());
            }
        }
        at += line.len();
    }
    body.get(start?..)
}

struct Reader<'a> {
    lang: Lang,
    args: &'a [(&'a str, Arg<'a>)],
}

impl Reader<'_> {
    /// Writes a pattern: text with placeables; the lines' common indentation goes.
    fn pattern(&self, pattern: &str, out: &mut String) {
        let indent = common_indent(pattern);
        let mut rest = pattern.trim_start();
        while let Some(at) = rest.find(['{', '\n']) {
            let (text, after) = rest.split_at(at);
            out.push_str(text);
            if let Some(line) = after.strip_prefix('\n') {
                out.push('\n');
                let spaces = line.len() - line.trim_start_matches(' ').len();
                rest = line.get(spaces.min(indent)..).unwrap_or_default();
            } else {
                let (inside, following) = braced(after);
                self.placeable(inside.trim(), out);
                rest = following;
            }
        }
        out.push_str(rest);
    }

    fn placeable(&self, inside: &str, out: &mut String) {
        if let Some((selector, variants)) = inside.split_once("->") {
            if let Some(chosen) = self.choose(selector.trim(), variants) {
                let mut text = String::new();
                self.pattern(chosen, &mut text);
                out.push_str(text.trim_end());
            }
        } else if let Some(literal) = inside.strip_prefix('"') {
            out.push_str(literal.trim_end_matches('"'));
        } else {
            // Writing to a String cannot fail.
            let _ = match self.arg(inside) {
                Some(Arg::Text(text)) => out.write_str(text),
                Some(Arg::Number(number)) => write!(out, "{number}"),
                None => write!(out, "{{{inside}}}"),
            };
        }
    }

    fn arg(&self, name: &str) -> Option<&Arg<'_>> {
        let name = name.strip_prefix('$')?;
        self.args
            .iter()
            .find(|(other, _)| *other == name)
            .map(|(_, value)| value)
    }

    /// The variant of the selector's value, of its plural category, or the default one.
    fn choose<'v>(&self, selector: &str, variants: &'v str) -> Option<&'v str> {
        let (exact, category) = match self.arg(selector) {
            Some(Arg::Text(text)) => (text.to_string(), ""),
            Some(Arg::Number(number)) => {
                let one = self.lang == Lang::En && *number == 1;
                (number.to_string(), if one { "one" } else { "other" })
            }
            None => (String::new(), ""),
        };
        let list = split_variants(variants);
        let named = |name: &str| list.iter().find(|(key, _, _)| *key == name);
        named(&exact)
            .or_else(|| named(category))
            .or_else(|| list.iter().find(|(_, _, is_default)| *is_default))
            .map(|(_, text, _)| *text)
    }
}

/// What stands between the brace `text` begins with and the one that closes it, and what follows.
fn braced(text: &str) -> (&str, &str) {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return (
                text.get(1..at).unwrap_or_default(),
                text.get(at + 1..).unwrap_or_default(),
            );
        }
    }
    (text.get(1..).unwrap_or_default(), "")
}

/// The smallest indentation of the lines after the first that begin outside of braces.
fn common_indent(pattern: &str) -> usize {
    let mut depth = 0_i32;
    let mut least = None;
    for (index, line) in pattern.split('\n').enumerate() {
        if index > 0 && depth == 0 && !line.trim().is_empty() {
            let indent = line.len() - line.trim_start_matches(' ').len();
            least = Some(least.map_or(indent, |known: usize| known.min(indent)));
        }
        for c in line.chars() {
            depth += i32::from(c == '{') - i32::from(c == '}');
        }
    }
    least.unwrap_or(0)
}

/// The variants of a selection: key, text, and whether it is the default (`*[other]`).
fn split_variants(text: &str) -> Vec<(&str, &str, bool)> {
    let mut found: Vec<(&str, usize, usize, bool)> = Vec::new();
    let (mut at, mut depth) = (0, 0_i32);
    for line in text.split_inclusive('\n') {
        let inner = line.trim_start();
        let is_default = inner.starts_with('*');
        let head = inner.trim_start_matches('*');
        if depth == 0
            && let Some((key, after)) = head.strip_prefix('[').and_then(|h| h.split_once(']'))
        {
            if let Some(last) = found.last_mut() {
                last.2 = at;
            }
            found.push((
                key.trim(),
                at + line.len() - after.len(),
                text.len(),
                is_default,
            ));
        }
        for c in line.chars() {
            depth += i32::from(c == '{') - i32::from(c == '}');
        }
        at += line.len();
    }
    found
        .into_iter()
        .filter_map(|(key, from, to, is_default)| Some((key, text.get(from..to)?, is_default)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::full;

    /// The names of the arguments a body mentions.
    fn names(body: &str) -> Vec<&str> {
        body.split('$')
            .skip(1)
            .filter_map(|rest| {
                rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                    .next()
            })
            .collect()
    }

    #[test]
    fn every_message_reads_as_the_full_fluent_reads_it() {
        let mut compared = 0;
        for lang in Lang::BOTH {
            for (key, body) in crate::i18n::sources(lang).flat_map(entries) {
                let mut parts = vec![None];
                parts.extend(body.lines().filter_map(|line| {
                    line.trim_start()
                        .strip_prefix('.')?
                        .split_once('=')
                        .map(|(n, _)| Some(n.trim()))
                }));
                let names = names(body);
                for part in parts {
                    for number in [0_i64, 1, 2, 1234] {
                        let ours: Vec<_> = names.iter().map(|n| (*n, Arg::from(number))).collect();
                        let theirs: Vec<_> = names.iter().map(|n| (*n, number.into())).collect();
                        assert_eq!(
                            format(lang, key, part, &ours),
                            full::format(lang, key, part, &theirs),
                            "{key} {part:?} {number}"
                        );
                    }
                    let ours: Vec<_> = names.iter().map(|n| (*n, Arg::from("語 {x}"))).collect();
                    let theirs: Vec<_> = names.iter().map(|n| (*n, "語 {x}".into())).collect();
                    assert_eq!(
                        format(lang, key, part, &ours),
                        full::format(lang, key, part, &theirs)
                    );
                    compared += 1;
                }
            }
        }
        assert!(compared > 200, "only {compared} messages were compared");
    }

    #[test]
    fn what_is_not_there_is_none() {
        assert_eq!(format(Lang::Ja, "no-such-message", None, &[]), None);
        assert_eq!(format(Lang::Ja, "app-name", Some("none"), &[]), None);
        assert!(has(Lang::Ja, "app-name"));
    }
}
