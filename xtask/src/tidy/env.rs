//! Environment variables: what docs/ENV.md lists is read by the code, and the other way round.

use std::collections::BTreeMap;

use super::{Finding, Source};

const PAGE: &str = "docs/ENV.md";

/// `rust` are all Rust files, `pages` all Markdown files.
pub fn check(rust: &[Source], pages: &[Source]) -> Vec<Finding> {
    let Some(page) = pages.iter().find(|page| page.path == PAGE) else {
        let reads = rust
            .iter()
            .find(|source| is_product(source) && !names(&source.raw).is_empty());
        return reads
            .map(|source| Finding::at(source, 0, format!("reads MUSUBI_ variables, no {PAGE}")))
            .into_iter()
            .collect();
    };
    let documented = names(&page.raw);
    let mut findings = Vec::new();
    let mut read: BTreeMap<String, usize> = BTreeMap::new();
    for source in rust.iter().filter(|source| is_product(source)) {
        for (name, line) in names(&source.raw) {
            if !documented.contains_key(&name) {
                findings.push(Finding::at(
                    source,
                    line,
                    format!("{name} is not in {PAGE}"),
                ));
            }
            read.insert(name, line);
        }
    }
    for (name, line) in &documented {
        if !read.contains_key(name) {
            findings.push(Finding::at(
                page,
                *line,
                format!("nothing in api/ reads {name}"),
            ));
        }
    }
    for other in pages.iter().filter(|other| other.path != PAGE) {
        for (name, line) in names(&other.raw) {
            if !documented.contains_key(&name) {
                findings.push(Finding::at(other, line, format!("{name} is not in {PAGE}")));
            }
        }
    }
    findings
}

fn is_product(source: &Source) -> bool {
    source.path.starts_with("api/src/")
}

/// Names with the line of their first use; the test harness's own (`MUSUBI_TEST_…`) left out, and
/// prefixes (`MUSUBI_`, `MUSUBI_…_`) too.
fn names(text: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for (index, line) in text.lines().enumerate() {
        for (at, _) in line.match_indices("MUSUBI_") {
            let rest = line.get(at..).unwrap_or_default();
            let end = rest
                .find(|c: char| !(c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'))
                .unwrap_or(rest.len());
            let name = rest.get(..end).unwrap_or_default();
            if !name.ends_with('_') && !name.starts_with("MUSUBI_TEST_") {
                found.entry(name.to_owned()).or_insert(index + 1);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Source, check};

    fn count(code: &str, page: &str, other: &str) -> usize {
        check(
            &[Source::new("api/src/config/mod.rs", code)],
            &[
                Source::new("docs/ENV.md", page),
                Source::new("README.md", other),
            ],
        )
        .len()
    }

    #[test]
    fn page_and_code_name_the_same_variables() {
        assert_eq!(
            count("\"MUSUBI_LISTEN\"", "`MUSUBI_LISTEN`", "set MUSUBI_LISTEN"),
            0
        );
        assert_eq!(count("\"MUSUBI_LISTEN\"", "nothing", ""), 1);
        assert_eq!(count("", "`MUSUBI_GONE`", ""), 1);
        assert_eq!(count("\"MUSUBI_A\"", "MUSUBI_A", "MUSUBI_TYPO"), 1);
    }

    #[test]
    fn the_tests_own_variables_and_prefixes_are_free() {
        assert_eq!(
            count("\"MUSUBI_TEST_PG_URL\" \"MUSUBI_\"", "", "MUSUBI_*"),
            0
        );
    }
}
