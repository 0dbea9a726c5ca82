//! Shows that what `new-feature` makes holds: the project with one more slice, in a folder of its
//! own, passes the same format, rules and lints as the project.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{plan, write};
use crate::cmd::Cmd;
use crate::ui::Tally;
use crate::{Outcome, paths, tidy, walk};

/// Two words, so that every spelling differs from the others.
const NAME: &str = "support_measure";

/// The copy's crates have another version. Cargo tells the crates of two copies of a workspace
/// apart by nothing else: in one target folder it would take the one's for the other's.
const VERSION: &str = "version = \"0.0.0-new-feature\"";

/// The crates that a slice is in.
const CRATES: [&str; 5] = ["shared", "migration", "api", "frontend", "acceptance"];

/// The gate's step.
pub fn step() -> Outcome<Tally> {
    let tree = paths::scratch().join("new-feature");
    lay_out(&paths::root(), &tree)?;
    cargo().args(["fmt", "--all", "--check"]).dir(&tree).run()?;
    tidy::check_in(&tree)?;
    let crates = CRATES.iter().flat_map(|name| ["-p", name]);
    cargo()
        .args(["clippy", "--all-targets", "--offline"])
        .args(crates)
        .args(["--", "-D", "warnings"])
        .env("CARGO_TARGET_DIR", paths::target())
        .dir(&tree)
        .run()
        .map(|_| Tally::one())
}

fn cargo() -> Cmd {
    Cmd::cargo("new feature")
}

/// Makes `tree` the project at `root` with one more slice. A file that is as it should be is left
/// alone, so that Cargo builds only what has changed since the last time.
fn lay_out(root: &Path, tree: &Path) -> Outcome {
    let manifest = root.join("Cargo.toml");
    let manifest = std::fs::read_to_string(&manifest)
        .map_err(|e| format!("{}: {e}", manifest.display()))
        .map(|text| with_version(&text))?;
    let mut texts = vec![("Cargo.toml".to_owned(), manifest)];
    texts.extend(plan(root, NAME)?.into_iter().map(|it| (it.path, it.text)));
    let mut kept = BTreeSet::new();
    for (path, text) in texts {
        let path = tree.join(path);
        if std::fs::read(&path).ok().as_deref() != Some(text.as_bytes()) {
            write(&path, &text)?;
        }
        kept.insert(path);
    }
    for from in walk::files(root) {
        let path = tree.join(from.strip_prefix(root).unwrap_or(&from));
        if kept.insert(path.clone()) {
            copy(&from, &path)?;
        }
    }
    for stale in walk::files(tree) {
        if !kept.contains(&stale) {
            std::fs::remove_file(&stale).map_err(|e| format!("{}: {e}", stale.display()))?;
        }
    }
    Ok(())
}

/// The workspace's manifest with the copy's version in place of its own.
fn with_version(manifest: &str) -> String {
    let lines = manifest.lines().map(|line| {
        if line.starts_with("version = ") {
            VERSION
        } else {
            line
        }
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn copy(from: &PathBuf, to: &Path) -> Outcome {
    let failed = |e: std::io::Error| format!("{}: {e}", from.display());
    let now = std::fs::read(from).map_err(failed)?;
    if std::fs::read(to).ok().as_ref() == Some(&now) {
        return Ok(());
    }
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    std::fs::copy(from, to).map(|_| ()).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::{NAME, VERSION, plan, with_version};
    use crate::paths;

    #[test]
    fn every_made_file_is_filled_in() {
        let planned = plan(&paths::root(), NAME).unwrap();
        assert!(planned.len() > 16);
        for file in planned {
            let filled = file.path.contains(NAME) && !file.text.contains("{{");
            assert!(filled || file.registry, "{}", file.path);
        }
    }

    #[test]
    fn the_copy_has_a_version_of_its_own() {
        let manifest = std::fs::read_to_string(paths::root().join("Cargo.toml")).unwrap();
        let changed = with_version(&manifest);
        assert_eq!(changed.matches(VERSION).count(), 1);
        assert_eq!(changed.lines().count(), manifest.lines().count());
    }
}
