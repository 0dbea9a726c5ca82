//! Pages name only files that exist.

use super::{Finding, Source};

/// Folders whose paths are checked when a page names them in backticks.
const TOPS: [&str; 9] = [
    "api/",
    "shared/",
    "frontend/",
    "tests/",
    "xtask/",
    "docs/",
    ".ci/",
    ".cargo/",
    ".config/",
];

/// Endings that tell a file's name from a word.
const ENDINGS: [&str; 12] = [
    ".rs", ".md", ".toml", ".ftl", ".mjs", ".html", ".css", ".sh", ".py", ".yaml", ".yml", ".txt",
];

/// The project's files, as a page may name them.
pub struct Files<'a> {
    /// Asked with paths below the root.
    pub exists: &'a dyn Fn(&str) -> bool,
    /// Asked with the bare name of a file anywhere.
    pub named: &'a dyn Fn(&str) -> bool,
}

/// Checks one Markdown page.
pub fn check(page: &Source, files: &Files<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let folder = page.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut fenced = false;
    for (index, line) in page.raw.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            continue;
        }
        let missing = if fenced {
            in_a_block(line, files)
        } else {
            let mut missing = in_code(line, files);
            missing.extend(in_links(line, folder, files));
            missing
        };
        findings.extend(
            missing
                .into_iter()
                .map(|path| Finding::at(page, index + 1, format!("`{path}` does not exist"))),
        );
    }
    findings
}

/// Words of a code block that begin like a path of ours.
fn in_a_block<'a>(line: &'a str, files: &Files<'_>) -> Vec<&'a str> {
    let around = |c: char| "`'\"(),;:".contains(c);
    line.split([' ', '\t', '='])
        .map(|word| word.trim_matches(around).trim_end_matches('/'))
        .filter(|word| is_missing(word, files))
        .collect()
}

/// What stands in backticks: paths, and bare names of files.
fn in_code<'a>(line: &'a str, files: &Files<'_>) -> Vec<&'a str> {
    line.split('`')
        .skip(1)
        .step_by(2)
        .filter(|quoted| {
            let path = quoted
                .trim_end_matches('/')
                .split("::")
                .next()
                .unwrap_or_default();
            let path = path.split(':').next().unwrap_or_default();
            is_literal(quoted) && (is_missing(path, files) || is_unknown(path, files))
        })
        .collect()
}

fn in_links<'a>(line: &'a str, folder: &str, files: &Files<'_>) -> Vec<&'a str> {
    line.split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|target| {
            let path = target.split('#').next().unwrap_or_default();
            let outside = path.contains("://") || path.starts_with("mailto:") || path.is_empty();
            let ours = !outside && !path.starts_with('/') && is_literal(path);
            ours && !(files.exists)(&join(folder, path))
        })
        .collect()
}

/// A path from the root that leads nowhere.
fn is_missing(path: &str, files: &Files<'_>) -> bool {
    let is_path = TOPS.iter().any(|top| path.starts_with(top));
    is_path && is_literal(path) && !(files.exists)(path)
}

/// The bare name of a file that no folder has.
fn is_unknown(name: &str, files: &Files<'_>) -> bool {
    let is_name = ENDINGS.iter().any(|ending| {
        name.strip_suffix(ending)
            .is_some_and(|stem| !stem.is_empty() && !stem.starts_with('.'))
    });
    is_name && !name.contains('/') && !(files.named)(name)
}

/// Not a pattern, and not something with words in between.
fn is_literal(path: &str) -> bool {
    !path.contains(['<', '*', '{', ' ', '…', '$', '|', '\\'])
        && !path.contains("NAME")
        && !path.contains("FEATURE")
}

fn join(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::{Files, Source, check};

    fn count(text: &str) -> usize {
        let there = ["api/src/main.rs", "docs/adr", "docs/ENV.md"];
        let files = Files {
            exists: &|path| there.contains(&path),
            named: &|name| name == "main.rs",
        };
        check(&Source::new("docs/A.md", text), &files).len()
    }

    #[test]
    fn a_path_that_does_not_exist_is_found() {
        assert_eq!(count("see `api/src/main.rs` and `docs/adr/`"), 0);
        assert_eq!(count("see `api/src/gone.rs`"), 1);
        assert_eq!(
            count("see [env](ENV.md#a), [adr](../docs/adr) and [web](https://a.b)"),
            0
        );
        assert_eq!(count("see [gone](GONE.md)"), 1);
    }

    #[test]
    fn patterns_are_not_paths() {
        assert_eq!(
            count("`api/src/features/<feature>/store.rs` `tests/*.rs` `.en.ftl`"),
            0
        );
    }

    #[test]
    fn a_bare_name_is_some_files_name() {
        assert_eq!(count("see `main.rs`"), 0);
        assert_eq!(count("see `gone.rs` and `gone.rs:12`"), 2);
        assert_eq!(count("`Db::write` and `store`"), 0);
    }

    #[test]
    fn code_blocks_name_what_exists_too() {
        assert_eq!(count("```sh\ncat api/src/main.rs docs/adr/\n```\n"), 0);
        assert_eq!(count("```\ncat \"api/gone\"\n```\n"), 1);
        assert_eq!(
            count("```\ncurl http://a.b/api/v1/events\nFILE=docs/gone.md\n```\n"),
            1
        );
    }
}
