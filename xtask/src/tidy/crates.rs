//! Which crate may depend on which: `frontend -> shared <- api <- tests`.

use super::{Finding, Source};

/// Crates that would bring I/O, randomness or weight into `shared`.
const NOT_IN_SHARED: [&str; 12] = [
    "regex",
    "getrandom",
    "rand",
    "tokio",
    "reqwest",
    "reqwasm",
    "actix-web",
    "web-sys",
    "js-sys",
    "api",
    "frontend",
    "migration",
];

/// Reads one Cargo.toml.
pub fn check(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (line, name, value) in dependencies(&source.raw) {
        let why = match (source.path.as_str(), name) {
            ("tests/Cargo.toml", _) | ("api/Cargo.toml", "shared") => None,
            (_, "api") => Some("only the acceptance tests may depend on api"),
            ("shared/Cargo.toml", name) if NOT_IN_SHARED.contains(&name) => {
                Some("shared has no I/O, no randomness and no regex")
            }
            ("frontend/Cargo.toml", "sea-orm" | "actix-web" | "utoipa" | "migration") => {
                Some("the SPA knows the API only through shared")
            }
            ("xtask/Cargo.toml", "shared" | "migration" | "frontend" | "bundle") => {
                Some("xtask stays light: it starts programs instead of linking them")
            }
            ("xtask/bare/Cargo.toml", "shared" | "migration") => {
                Some("the bench's baseline has nothing of Musubi in it")
            }
            (_, "shared") if value.contains("features") => {
                Some("only api turns on shared's optional features")
            }
            _ => None,
        };
        if let Some(why) = why {
            findings.push(Finding::at(
                source,
                line,
                format!("dependency `{name}`: {why}"),
            ));
        }
    }
    findings
}

/// Dependencies of all kinds: line, name, and the rest of the line.
fn dependencies(manifest: &str) -> Vec<(usize, &str, &str)> {
    let mut section = "";
    let mut found = Vec::new();
    for (index, line) in manifest.lines().enumerate() {
        let line = line.trim();
        if let Some(name) = line.strip_prefix('[') {
            section = name.trim_end_matches(']');
            if let Some(name) = section.split_once("dependencies.").map(|(_, name)| name) {
                found.push((index + 1, name, ""));
            }
            continue;
        }
        let lists = section.ends_with("dependencies") && !section.starts_with("workspace");
        if lists && !line.starts_with('#') {
            let name = line.split(['.', '=', ' ']).next().unwrap_or_default();
            if !name.is_empty() {
                found.push((index + 1, name, line));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Source, check};

    fn count(path: &str, dependency: &str) -> usize {
        let text = format!("[package]\nname = \"api\"\n[dependencies]\n{dependency}\n");
        check(&Source::new(path, &text)).len()
    }

    #[test]
    fn only_the_tests_import_the_api() {
        assert_eq!(count("frontend/Cargo.toml", "api.workspace = true"), 1);
        assert_eq!(count("xtask/Cargo.toml", "api = { path = \"../api\" }"), 1);
        assert_eq!(count("tests/Cargo.toml", "api.workspace = true"), 0);
    }

    #[test]
    fn shared_stays_pure() {
        for name in ["regex", "getrandom", "tokio", "rand"] {
            assert_eq!(count("shared/Cargo.toml", &format!("{name} = \"1\"")), 1);
        }
        assert_eq!(count("shared/Cargo.toml", "chrono = \"0.4\""), 0);
    }

    #[test]
    fn the_baseline_stays_bare() {
        for name in ["shared", "migration", "api"] {
            let line = format!("{name}.workspace = true");
            assert_eq!(count("xtask/bare/Cargo.toml", &line), 1);
        }
        assert_eq!(
            count("xtask/bare/Cargo.toml", "sea-orm.workspace = true"),
            0
        );
    }

    #[test]
    fn only_the_api_turns_on_shareds_features() {
        let line = "shared = { workspace = true, features = [\"db\"] }";
        assert_eq!(count("frontend/Cargo.toml", line), 1);
        assert_eq!(count("api/Cargo.toml", line), 0);
        assert_eq!(count("frontend/Cargo.toml", "shared.workspace = true"), 0);
    }

    #[test]
    fn a_dependency_with_a_table_of_its_own_is_seen() {
        let text = "[dependencies.regex]\nversion = \"1\"\n";
        assert_eq!(check(&Source::new("shared/Cargo.toml", text)).len(), 1);
    }
}
