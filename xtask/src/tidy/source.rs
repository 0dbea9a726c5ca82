//! A source file as the rules see it: comments and strings blanked out, paths flattened.

/// One file.
#[derive(Debug, Clone)]
pub struct Source {
    /// Path below the root, with `/`.
    pub path: String,
    /// As written.
    pub raw: String,
    /// For Rust: comments and the insides of strings replaced by spaces, lines kept.
    pub code: String,
}

/// A path named in the code, as `crate::a::b`, with its line (from 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Segments joined by `::`.
    pub path: String,
    /// From 1.
    pub line: usize,
}

impl Source {
    /// Prepares a file.
    pub fn new(path: &str, text: &str) -> Self {
        let code = if std::path::Path::new(path)
            .extension()
            .is_some_and(|ending| ending == "rs")
        {
            blank(text)
        } else {
            text.to_owned()
        };
        Self {
            path: path.to_owned(),
            raw: text.to_owned(),
            code,
        }
    }

    /// The code without `#[cfg(test)]` modules at its end.
    pub fn production(&self) -> &str {
        match self.code.find("#[cfg(test)]\nmod ") {
            Some(at) => self.code.get(..at).unwrap_or(&self.code),
            None => &self.code,
        }
    }

    /// All paths named outside tests: `use` trees flattened, and paths inside code.
    pub fn paths(&self) -> Vec<Named> {
        let mut found = Vec::new();
        let mut line = 1;
        let mut rest = self.production();
        while let Some(start) = rest.find(|c: char| c.is_alphabetic() || c == '_') {
            line += newlines(rest.get(..start).unwrap_or_default());
            rest = rest.get(start..).unwrap_or_default();
            let (named, length) = path_at(rest);
            let text = rest.get(..length).unwrap_or_default();
            for path in named {
                found.push(Named { path, line });
            }
            line += newlines(text);
            rest = rest.get(length.max(1)..).unwrap_or_default();
        }
        found
    }
}

fn newlines(text: &str) -> usize {
    text.matches('\n').count()
}

/// Reads a path, with a `{…}` tree when there is one; returns every leaf and the bytes read.
fn path_at(text: &str) -> (Vec<String>, usize) {
    let mut prefix = String::new();
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let word_end = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '_'))
            .unwrap_or(rest.len());
        prefix.push_str(rest.get(..word_end).unwrap_or_default());
        at += word_end;
        let after = text.get(at..).unwrap_or_default();
        let trimmed = after.trim_start();
        let Some(next) = trimmed.strip_prefix("::") else {
            return (vec![prefix], at);
        };
        let next_trimmed = next.trim_start();
        let here = text.len() - next_trimmed.len();
        if let Some(tree) = next_trimmed.strip_prefix('{') {
            let (leaves, length) = tree_at(tree);
            let named = leaves
                .into_iter()
                .map(|leaf| format!("{prefix}::{leaf}"))
                .collect();
            return (named, here + 1 + length);
        }
        if !next_trimmed.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            return (vec![prefix], here);
        }
        prefix.push_str("::");
        at = here;
    }
}

/// Reads the inside of `{…}` up to its closing brace.
fn tree_at(text: &str) -> (Vec<String>, usize) {
    let mut leaves = Vec::new();
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if c == '}' {
            return (leaves, at + 1);
        }
        if c.is_alphabetic() || c == '_' {
            let (named, length) = path_at(text.get(at..).unwrap_or_default());
            leaves.extend(named);
            at += length.max(1);
        } else {
            at += c.len_utf8();
        }
    }
    (leaves, at)
}

/// Replaces comments and the insides of string and character literals by spaces.
fn blank(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let get = |at: usize| chars.get(at).copied().unwrap_or('\0');
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = match (get(at), get(at + 1)) {
            ('/', '/') => line_end(&chars, at),
            ('/', '*') => block_end(&chars, at),
            ('"', _) => string_end(&chars, at),
            ('r', '"' | '#') if !is_word(get(at.wrapping_sub(1))) => raw_end(&chars, at),
            ('\'', '\\') => char_end(&chars, at),
            ('\'', _) if get(at + 2) == '\'' => at + 3,
            _ => at,
        };
        if end <= at {
            out.push(get(at));
            at += 1;
            continue;
        }
        for offset in at..end.min(chars.len()) {
            out.push(if get(offset) == '\n' { '\n' } else { ' ' });
        }
        at = end;
    }
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn line_end(chars: &[char], from: usize) -> usize {
    chars
        .iter()
        .skip(from)
        .position(|c| *c == '\n')
        .map_or(chars.len(), |n| from + n)
}

fn block_end(chars: &[char], from: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = from;
    while at + 1 < chars.len() {
        match (chars.get(at), chars.get(at + 1)) {
            (Some('/'), Some('*')) => {
                depth += 1;
                at += 2;
            }
            (Some('*'), Some('/')) => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    chars.len()
}

fn string_end(chars: &[char], from: usize) -> usize {
    let mut at = from + 1;
    while let Some(c) = chars.get(at) {
        match c {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    chars.len()
}

/// `r"…"`, `r#"…"#`; returns `from` for a raw identifier.
fn raw_end(chars: &[char], from: usize) -> usize {
    let hashes = chars
        .iter()
        .skip(from + 1)
        .take_while(|c| **c == '#')
        .count();
    if chars.get(from + 1 + hashes) != Some(&'"') {
        return from;
    }
    let mut at = from + 2 + hashes;
    while at < chars.len() {
        let closes = chars.get(at) == Some(&'"')
            && chars
                .iter()
                .skip(at + 1)
                .take(hashes)
                .filter(|c| **c == '#')
                .count()
                == hashes;
        if closes {
            return at + 1 + hashes;
        }
        at += 1;
    }
    chars.len()
}

fn char_end(chars: &[char], from: usize) -> usize {
    chars
        .iter()
        .skip(from + 3)
        .position(|c| *c == '\'')
        .map_or(chars.len(), |n| from + 4 + n)
}

#[cfg(test)]
mod tests {
    use super::{Source, blank};

    fn named(code: &str) -> Vec<String> {
        Source::new("a.rs", code)
            .paths()
            .into_iter()
            .map(|named| named.path)
            .collect()
    }

    #[test]
    fn comments_and_strings_are_not_code() {
        let code = blank("a // b\n\"c\\\"d\" e /* f /* g */ h */ i r#\"j\"k\"# l 'm' '\\'' 'n: o");
        let words: Vec<&str> = code.split_whitespace().collect();
        assert_eq!(words, ["a", "e", "i", "l", "'n:", "o"]);
    }

    #[test]
    fn use_trees_are_flattened_with_their_lines() {
        let source = Source::new(
            "a.rs",
            "\nuse crate::{\n  features::{a::b, c as d},\n  platform,\n};\n",
        );
        let paths: Vec<String> = source.paths().into_iter().map(|named| named.path).collect();
        assert!(paths.contains(&"crate::features::a::b".to_owned()));
        assert!(paths.contains(&"crate::features::c".to_owned()));
        assert!(paths.contains(&"crate::platform".to_owned()));
        assert_eq!(
            source
                .paths()
                .iter()
                .find(|n| n.path == "use")
                .unwrap()
                .line,
            2
        );
    }

    #[test]
    fn paths_inside_code_are_found() {
        assert!(named("fn f() { crate::x::y::<u8>(1) }").contains(&"crate::x::y".to_owned()));
    }

    #[test]
    fn test_modules_are_not_production() {
        assert!(
            !named("fn a() {}\n#[cfg(test)]\nmod tests { use b::c; }").contains(&"b::c".into())
        );
    }
}
