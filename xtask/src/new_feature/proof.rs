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
        .args(["clippy", "--all-targets", "--locked"])
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
    let mut kept = BTreeSet::new();
    for file in plan(root, NAME)? {
        let path = tree.join(&file.path);
        if std::fs::read(&path).ok().as_deref() != Some(file.text.as_bytes()) {
            write(&path, &file.text)?;
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
