//! The lines that a new feature adds to files that are there.

use std::path::Path;

use crate::Outcome;

/// What an edit makes of a file's text; none when it finds no place.
type Edit<'a> = Box<dyn Fn(&str) -> Option<String> + 'a>;

/// All registries with the feature's lines, by path below the root.
pub fn changes(root: &Path, name: &str, migration: &str) -> Outcome<Vec<(String, String)>> {
    edits(name, migration)
        .into_iter()
        .map(|(path, edit)| {
            let text =
                std::fs::read_to_string(root.join(path)).map_err(|e| format!("{path}: {e}"))?;
            let text = edit(&text).ok_or_else(|| format!("{path}: no place for `{name}` found"))?;
            Ok((path.to_owned(), text))
        })
        .collect()
}

fn edits<'a>(name: &'a str, migration: &'a str) -> Vec<(&'static str, Edit<'a>)> {
    let module = move |text: &str| add_sorted(text, "pub mod ", &format!("pub mod {name};"));
    vec![
        ("shared/src/lib.rs", Box::new(module)),
        (
            "shared/src/i18n.rs",
            Box::new(move |text| {
                let texts = format!("    texts!(\"{name}\"),");
                add_before(text, "const FILES", "\n];", &texts)
            }),
        ),
        (
            "api/migration/src/lib.rs",
            Box::new(move |text| {
                let text = add_sorted(text, "mod m2", &format!("mod {migration};"))?;
                let boxed = format!("            Box::new({migration}::Migration),");
                add_before(&text, "fn migrations()", "\n        ]", &boxed)
            }),
        ),
        (
            "api/src/features/mod.rs",
            Box::new(move |text| {
                let route = format!("    config.configure({name}::routes);");
                add_before(&module(text)?, "fn routes(", "\n}", &route)
            }),
        ),
        ("frontend/src/features/mod.rs", Box::new(module)),
        (
            "tests/acceptance/main.rs",
            Box::new(move |text| add_sorted(text, "mod ", &format!("mod {name};"))),
        ),
        (
            "xtask/src/tidy/mod.rs",
            Box::new(move |text| slice(text, name)),
        ),
    ]
}

/// A new slice may call all others: it goes to the end of the order.
fn slice(text: &str, name: &str) -> Option<String> {
    let line = format!("    \"{name}\",");
    if text.contains(&line) {
        return Some(text.to_owned());
    }
    add_before(&grow(text)?, "pub const FEATURES", "\n];", &line)
}

/// Adds `line` among the lines that begin with `start`, in the order of the alphabet.
fn add_sorted(text: &str, start: &str, line: &str) -> Option<String> {
    let mut lines: Vec<&str> = text.lines().collect();
    let at = lines
        .iter()
        .position(|there| there.starts_with(start) && *there > line)
        .or_else(|| {
            lines
                .iter()
                .rposition(|there| there.starts_with(start))
                .map(|at| at + 1)
        })?;
    lines.insert(at, line);
    Some(lines.join("\n") + "\n")
}

/// Adds `lines` before the first `end` after `start`.
fn add_before(text: &str, start: &str, end: &str, lines: &str) -> Option<String> {
    let from = text.find(start)?;
    let at = from + text.get(from..)?.find(end)?;
    let (head, tail) = text.split_at_checked(at)?;
    Some(format!("{head}\n{lines}{tail}"))
}

/// One more in `FEATURES: [&str; N]`.
fn grow(text: &str) -> Option<String> {
    let (head, rest) = text.split_once("FEATURES: [&str; ")?;
    let (number, tail) = rest.split_once(']')?;
    let number: usize = number.parse().ok()?;
    Some(format!("{head}FEATURES: [&str; {}]{tail}", number + 1))
}

#[cfg(test)]
mod tests {
    use super::{add_before, add_sorted, changes, grow};
    use crate::paths;

    #[test]
    fn lines_are_added_in_order() {
        let text = "//! x\npub mod a;\npub mod c;\n\nfn f() {}\n";
        assert_eq!(
            add_sorted(text, "pub mod ", "pub mod b;").unwrap(),
            "//! x\npub mod a;\npub mod b;\npub mod c;\n\nfn f() {}\n"
        );
        assert!(
            add_sorted(text, "pub mod ", "pub mod d;")
                .unwrap()
                .contains("c;\npub mod d;\n\n")
        );
        assert!(add_sorted("", "pub mod ", "pub mod d;").is_none());
    }

    #[test]
    fn a_block_is_added_before_its_end() {
        let text = "const A: &[u8] = &[\n    1,\n];\nfn b() {}\n";
        let more = add_before(text, "const A", "\n];", "    2,").unwrap();
        assert_eq!(more, "const A: &[u8] = &[\n    1,\n    2,\n];\nfn b() {}\n");
        assert_eq!(
            grow("FEATURES: [&str; 11] = [").unwrap(),
            "FEATURES: [&str; 12] = ["
        );
    }

    #[test]
    fn every_registry_has_a_place_for_a_new_feature() {
        let changed = changes(&paths::root(), "brand_new", "m29991231_000001_brand_new").unwrap();
        assert_eq!(changed.len(), 7);
        assert!(changed.iter().all(|(_, text)| text.contains("brand_new")));
    }
}
