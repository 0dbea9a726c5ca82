//! The files of the project, in a fixed order.

use std::path::{Path, PathBuf};

const SKIPPED: [&str; 6] = ["target", "node_modules", ".git", "dist", "data", "output"];

/// All files under `folder`, sorted; build output and dependencies left out.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(folder, &mut found);
    found.sort();
    found
}

/// The files under `folder` whose name ends in `.extension`.
pub fn with_extension(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = files(folder);
    found.retain(|path| path.extension().is_some_and(|ending| ending == extension));
    found
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if path.is_dir() {
            let skipped = SKIPPED.contains(&name.as_ref()) || name.starts_with("target-");
            if !skipped {
                collect(&path, found);
            }
        } else {
            found.push(path);
        }
    }
}
