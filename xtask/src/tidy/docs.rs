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

/// Checks one Markdown page; `exists` is asked with paths below the root.
pub fn check(page: &Source, exists: &dyn Fn(&str) -> bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    let folder = page.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut fenced = false;
    for (index, line) in page.raw.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            continue;
        }
        if fenced {
            continue;
        }
        let mut missing = |path: &str| {
            findings.push(Finding::at(
                page,
                index + 1,
                format!("`{path}` does not exist"),
            ));
        };
        for quoted in line.split('`').skip(1).step_by(2) {
            let path = quoted
                .trim_end_matches('/')
                .split("::")
                .next()
                .unwrap_or_default();
            let path = path.split(':').next().unwrap_or_default();
            let is_path = TOPS.iter().any(|top| quoted.starts_with(top));
            if is_path && is_literal(quoted) && !exists(path) {
                missing(quoted);
            }
        }
        for target in line
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            let path = target.split('#').next().unwrap_or_default();
            let outside = path.contains("://") || path.starts_with("mailto:") || path.is_empty();
            if outside || path.starts_with('/') || !is_literal(path) {
                continue;
            }
            if !exists(&join(folder, path)) {
                missing(target);
            }
        }
    }
    findings
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
    use super::{Source, check};

    fn count(text: &str) -> usize {
        let there = ["api/src/main.rs", "docs/adr", "docs/ENV.md"];
        check(&Source::new("docs/A.md", text), &|path| {
            there.contains(&path)
        })
        .len()
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
    fn patterns_and_code_blocks_are_not_paths() {
        assert_eq!(
            count("`api/src/features/<feature>/store.rs` `tests/*.rs`"),
            0
        );
        assert_eq!(count("```\n`api/gone`\n```\n"), 0);
    }
}
