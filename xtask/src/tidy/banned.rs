//! What clippy.toml bans exists: with `allow-invalid` clippy passes over a mistyped path in silence.

use super::{Finding, Source};

const PAGE: &str = "clippy.toml";

/// Each banned path begins with a crate of the standard library or of `lock` (Cargo.lock).
pub fn check(lock: &str, source: &Source) -> Vec<Finding> {
    if source.path != PAGE {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (index, line) in source.raw.lines().enumerate() {
        let Some(path) = banned(line) else {
            continue;
        };
        let name = path.split("::").next().unwrap_or_default();
        if !is_known(lock, name) {
            let why = format!("`{path}`: nothing here depends on a crate `{name}`");
            findings.push(Finding::at(source, index + 1, why));
        } else if !path.contains("::") {
            let why = format!("`{path}` is a whole crate; ban it in deny.toml");
            findings.push(Finding::at(source, index + 1, why));
        }
    }
    findings
}

/// The path of a line like `{ path = "a::b", reason = "…" }`.
fn banned(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix('{')?.trim_start();
    let rest = rest.strip_prefix("path")?.trim_start().strip_prefix('=')?;
    rest.trim_start().strip_prefix('"')?.split('"').next()
}

fn is_known(lock: &str, name: &str) -> bool {
    if ["std", "core", "alloc"].contains(&name) {
        return true;
    }
    let dashed = name.replace('_', "-");
    lock.lines().any(|line| {
        line.strip_prefix("name = \"")
            .and_then(|rest| rest.strip_suffix('"'))
            .is_some_and(|found| found == name || found == dashed)
    })
}

#[cfg(test)]
mod tests {
    use super::{Source, check};

    const LOCK: &str = "[[package]]\nname = \"aws-lc-rs\"\nversion = \"1\"\n";

    fn count(path: &str) -> usize {
        let text =
            format!("disallowed-methods = [\n    {{ path = \"{path}\", reason = \"x\" }},\n]\n");
        check(LOCK, &Source::new("clippy.toml", &text)).len()
    }

    #[test]
    fn a_mistyped_crate_is_found() {
        assert_eq!(count("aws_lc_rs::rand::fill"), 0);
        assert_eq!(count("std::time::SystemTime::now"), 0);
        assert_eq!(count("aws_lc::rand::fill"), 1);
        assert_eq!(count("aws_lc_rs"), 1);
    }
}
