//! `cargo xtask tidy`: the project's own rules, which no compiler knows (docs/ARCHITECTURE.md).
//!
//! Each rule takes sources and gives findings; each has tests that show it bites.

mod banned;
mod crates;
mod docs;
mod env;
mod features;
mod layers;
mod locales;
mod source;
mod words;

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::Path;

use crate::flags::Flags;
use crate::ui::{Tally, say};
use crate::{Outcome, paths, walk};

pub use source::Source;

/// One broken rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Path below the root.
    pub file: String,
    /// From 1; 0 when the whole file is meant.
    pub line: usize,
    /// What is wrong and what to do.
    pub why: String,
}

impl Finding {
    /// A finding at a line of a source.
    pub fn at(source: &Source, line: usize, why: impl Into<String>) -> Self {
        Self {
            file: source.path.clone(),
            line,
            why: why.into(),
        }
    }
}

/// The slices in the order in which they may call each other.
pub const FEATURES: [&str; 14] = [
    "account",
    "organisation",
    "programme",
    "event",
    "registration",
    "exchange",
    "material",
    "community",
    "survey",
    "visit",
    "collaboration",
    "kpi",
    "portal",
    "integration",
];

/// `cargo xtask tidy`.
pub fn main(args: &[String]) -> Outcome {
    Flags::new(args).done()?;
    check().map(|tally| say(&tally.note.unwrap_or_default()))
}

/// All rules over the whole project.
pub fn check() -> Outcome<Tally> {
    check_in(&paths::root())
}

/// All rules over the project at `root`.
pub fn check_in(root: &Path) -> Outcome<Tally> {
    let read = |folder: &Path, extension: &str| read(root, folder, extension);
    let rust = read(root, "rs");
    let (manifests, settings): (Vec<Source>, Vec<Source>) = read(root, "toml")
        .into_iter()
        .partition(|source| source.path.ends_with("Cargo.toml"));
    let lock = std::fs::read_to_string(root.join("Cargo.lock")).unwrap_or_default();
    let messages = read(&root.join("shared"), "ftl");
    let pages = read(root, "md");
    let names: BTreeSet<OsString> = walk::files(root)
        .iter()
        .filter_map(|path| Some(path.file_name()?.to_owned()))
        .collect();
    let files = docs::Files {
        exists: &|path| root.join(path).exists(),
        named: &|name| names.contains(OsStr::new(name)),
    };

    let mut findings = Vec::new();
    findings.extend(rust.iter().flat_map(words::check));
    findings.extend(rust.iter().flat_map(layers::check));
    findings.extend(rust.iter().flat_map(features::check));
    findings.extend(manifests.iter().flat_map(crates::check));
    findings.extend(locales::check(&messages));
    findings.extend(locales::used(&rust, &messages));
    findings.extend(pages.iter().flat_map(|page| docs::check(page, &files)));
    findings.extend(settings.iter().flat_map(|file| banned::check(&lock, file)));
    findings.extend(env::check(&rust, &pages));
    findings.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    findings.dedup();
    for finding in &findings {
        say(&format!(
            "tidy | {}:{}: {}",
            finding.file, finding.line, finding.why
        ));
    }
    if findings.is_empty() {
        let looked_at = rust.len() + manifests.len() + messages.len() + pages.len();
        Ok(Tally::one_with(format!("{looked_at} files")))
    } else {
        Err(format!("{} findings", findings.len()))
    }
}

/// The files of this extension below `folder`, by their paths below `root`.
fn read(root: &Path, folder: &Path, extension: &str) -> Vec<Source> {
    walk::with_extension(folder, extension)
        .iter()
        .filter_map(|path| {
            let text = std::fs::read_to_string(path).ok()?;
            let below = path.strip_prefix(root).unwrap_or(path);
            Some(Source::new(&below.to_string_lossy(), &text))
        })
        .collect()
}
