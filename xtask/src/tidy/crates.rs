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

/// One dependency of a manifest.
struct Dependency {
    line: usize,
    /// The package's name, also when it is renamed here.
    name: String,
    /// Everything said about it.
    value: String,
}

/// Reads one Cargo.toml.
pub fn check(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    for dependency in dependencies(&source.raw) {
        if let Some(why) = wrong(&source.path, &dependency) {
            findings.push(Finding::at(
                source,
                dependency.line,
                format!("dependency `{}`: {why}", dependency.name),
            ));
        }
    }
    if source.path != "api/Cargo.toml" {
        for (index, line) in source.raw.lines().enumerate() {
            let code = line.split('#').next().unwrap_or_default();
            if code.contains("\"shared/") || code.contains("\"shared?/") {
                findings.push(Finding::at(source, index + 1, ONLY_API));
            }
        }
    }
    findings
}

const ONLY_API: &str = "only api turns on shared's optional features";

fn wrong(path: &str, dependency: &Dependency) -> Option<&'static str> {
    match (path, dependency.name.as_str()) {
        ("tests/Cargo.toml", "api") | ("api/Cargo.toml", "shared") => None,
        // The workspace's table only says where the crates are.
        ("Cargo.toml", name) if name != "shared" => None,
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
        (_, "shared") if dependency.value.contains("features") => Some(ONLY_API),
        _ => None,
    }
}

/// Dependencies of all kinds, on one line or with a table of their own.
fn dependencies(manifest: &str) -> Vec<Dependency> {
    let mut section = "";
    let mut found: Vec<Dependency> = Vec::new();
    for (index, line) in manifest.lines().enumerate() {
        let line = line.trim();
        if let Some(name) = line.strip_prefix('[') {
            section = name.trim_end_matches(']');
            if let Some((_, name)) = section.split_once("dependencies.") {
                found.push(Dependency {
                    line: index + 1,
                    name: name.to_owned(),
                    value: String::new(),
                });
            }
            continue;
        }
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if section.ends_with("dependencies") {
            let name = line.split(['.', '=', ' ']).next().unwrap_or_default();
            found.push(Dependency {
                line: index + 1,
                name: name.to_owned(),
                value: line.to_owned(),
            });
        } else if section.contains("dependencies.")
            && let Some(open) = found.last_mut()
        {
            open.value.push_str(line);
            open.value.push('\n');
        }
    }
    for dependency in &mut found {
        if let Some(renamed) = package(&dependency.value) {
            dependency.name = renamed;
        }
    }
    found
}

/// The package behind a renamed dependency.
fn package(value: &str) -> Option<String> {
    let (_, rest) = value.split_once("package")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let name = rest.strip_prefix('"')?.split('"').next()?;
    Some(name.to_owned())
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
        let text = "[dependencies.shared]\nworkspace = true\nfeatures = [\n\"db\",\n]\n";
        assert_eq!(check(&Source::new("frontend/Cargo.toml", text)).len(), 1);
        assert_eq!(check(&Source::new("api/Cargo.toml", text)).len(), 0);
        let text = "[dependencies.shared]\nworkspace = true\n\n[features]\nssr = []\n";
        assert_eq!(check(&Source::new("frontend/Cargo.toml", text)).len(), 0);
    }

    #[test]
    fn another_name_or_a_feature_of_ones_own_is_no_way_around() {
        let line = "domain = { package = \"shared\", features = [\"db\"] }";
        assert_eq!(count("frontend/Cargo.toml", line), 1);
        let line = "server = { package = \"api\", path = \"../api\" }";
        assert_eq!(count("frontend/Cargo.toml", line), 1);
        let text = "[features]\nssr = [\"shared/db\"]\n";
        assert_eq!(check(&Source::new("frontend/Cargo.toml", text)).len(), 1);
        let text = "[workspace.dependencies]\nshared = { path = \"shared\", features = [\"db\"] }";
        assert_eq!(check(&Source::new("Cargo.toml", text)).len(), 1);
        let text =
            "[workspace.dependencies]\nshared = { path = \"shared\" }\napi = { path = \"api\" }";
        assert_eq!(check(&Source::new("Cargo.toml", text)).len(), 0);
    }
}
