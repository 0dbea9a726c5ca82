//! One style sheet from many: in name order, comments dropped (licences, `/*!`, kept).

use std::path::{Path, PathBuf};

use crate::Fault;

/// Reads all `.css` files of a folder in the order of their names.
pub fn gather(folder: &Path) -> Result<String, Fault> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "css"))
        .collect();
    paths.sort();
    let mut sheet = String::new();
    for path in paths {
        let text =
            std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        sheet.push_str(&squeeze(&text));
    }
    Ok(sheet)
}

/// Drops comments and the whitespace around lines; strings are left as they are.
fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    let mut quote: Option<char> = None;
    while let Some(c) = rest.next() {
        match (quote, c) {
            (Some(_), '\\') => {
                out.push(c);
                out.extend(rest.next());
            }
            (Some(open), _) => {
                out.push(c);
                if c == open {
                    quote = None;
                }
            }
            (None, '"' | '\'') => {
                out.push(c);
                quote = Some(c);
            }
            (None, '/') if rest.peek() == Some(&'*') => {
                let mut comment = String::from("/");
                for inner in rest.by_ref() {
                    comment.push(inner);
                    if comment.len() > 3 && comment.ends_with("*/") {
                        break;
                    }
                }
                if comment.starts_with("/*!") {
                    out.push_str(&comment);
                    out.push('\n');
                }
            }
            (None, _) => out.push(c),
        }
    }
    let lines: Vec<&str> = out
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[test]
    fn comments_go_licences_and_strings_stay() {
        let text = "/*! MIT */\n/* why */\na {\n  content: \"/* not one */ \\\" \";\n}\n/**/ b{}\n";
        assert_eq!(
            squeeze(text),
            "/*! MIT */\na {\ncontent: \"/* not one */ \\\" \";\n}\nb{}\n"
        );
    }
}
