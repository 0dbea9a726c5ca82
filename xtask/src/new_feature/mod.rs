//! `cargo xtask new-feature NAME`: the folders and files of a new slice, and its lines in the
//! registries. What it makes compiles, passes tidy and answers one operation.

pub mod proof;
mod registry;

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::cmd::Cmd;
use crate::flags::Flags;
use crate::ui::say;
use crate::{Outcome, paths};

/// Template and where it goes; `{{migration}}` is the migration's module.
const FILES: [(&str, &str); 16] = [
    (
        include_str!("../../templates/shared_mod.txt"),
        "shared/src/{{name}}/mod.rs",
    ),
    (
        include_str!("../../templates/shared_types.txt"),
        "shared/src/{{name}}/types.rs",
    ),
    (
        include_str!("../../templates/shared_rules.txt"),
        "shared/src/{{name}}/rules.rs",
    ),
    (
        include_str!("../../templates/shared_api.txt"),
        "shared/src/{{name}}/api.rs",
    ),
    (
        include_str!("../../templates/locale_ja.txt"),
        "shared/locales/{{name}}.ja.ftl",
    ),
    (
        include_str!("../../templates/locale_en.txt"),
        "shared/locales/{{name}}.en.ftl",
    ),
    (
        include_str!("../../templates/migration.txt"),
        "api/migration/src/{{migration}}.rs",
    ),
    (
        include_str!("../../templates/api_mod.txt"),
        "api/src/features/{{name}}/mod.rs",
    ),
    (
        include_str!("../../templates/api_entity.txt"),
        "api/src/features/{{name}}/entity.rs",
    ),
    (
        include_str!("../../templates/api_store.txt"),
        "api/src/features/{{name}}/store.rs",
    ),
    (
        include_str!("../../templates/api_service.txt"),
        "api/src/features/{{name}}/service.rs",
    ),
    (
        include_str!("../../templates/api_routes.txt"),
        "api/src/features/{{name}}/routes.rs",
    ),
    (
        include_str!("../../templates/spa_mod.txt"),
        "frontend/src/features/{{name}}/mod.rs",
    ),
    (
        include_str!("../../templates/spa_pages.txt"),
        "frontend/src/features/{{name}}/pages/mod.rs",
    ),
    (
        include_str!("../../templates/spa_detail.txt"),
        "frontend/src/features/{{name}}/pages/detail.rs",
    ),
    (
        include_str!("../../templates/acceptance.txt"),
        "tests/acceptance/{{name}}.rs",
    ),
];

const NEXT: &str = "
Next, for this slice:
  - its words, rules and tables (docs/ADDING-A-FEATURE.md goes through them in order)
  - its rows in the authorisation matrix; its permissions in shared/src/account/perm.rs
  - its pages in frontend/src/routes/mod.rs
  - cargo xtask openapi, then cargo xtask test --only NAME --sqlite
";

/// The names of a feature in all their spellings.
struct Names {
    name: String,
    migration: String,
}

impl Names {
    fn new(name: &str, migration: String) -> Outcome<Self> {
        let good = name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
            && name.starts_with(|c: char| c.is_ascii_lowercase())
            && !name.ends_with('_');
        if good {
            Ok(Self {
                name: name.to_owned(),
                migration,
            })
        } else {
            Err(format!(
                "`{name}`: a feature is named in snake_case, in the singular"
            ))
        }
    }

    fn fill(&self, template: &str) -> String {
        let spoken = self.name.replace('_', " ");
        let dashed = self.name.replace('_', "-");
        let mut title = spoken.clone();
        if let Some(first) = title.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        let pascal: String = self.name.split('_').map(capital).collect();
        template
            .replace("{{name}}", &self.name)
            .replace("{{Name}}", &pascal)
            .replace("{{title}}", &spoken)
            .replace("{{Title}}", &title)
            .replace("{{key}}", &dashed)
            .replace("{{path}}", &format!("{dashed}s"))
            .replace("{{migration}}", &self.migration)
    }
}

fn capital(word: &str) -> String {
    let mut word = word.to_owned();
    if let Some(first) = word.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    word
}

/// One file of a new slice, as it shall be.
pub struct Planned {
    /// Its path below the root.
    pub path: String,
    /// All of its text.
    pub text: String,
    /// Whether it is there already and gets its line.
    pub registry: bool,
}

/// Makes the files and the registries' lines.
pub fn main(args: &[String]) -> Outcome {
    let mut flags = Flags::new(args);
    if flags.switch("--check") {
        flags.done()?;
        return proof::step().map(|_| ());
    }
    let name = flags
        .word()
        .ok_or("which feature? `cargo xtask new-feature NAME`")?;
    flags.done()?;
    let root = paths::root();
    // All is worked out before the first byte is written.
    for file in plan(&root, &name)? {
        write(&root.join(&file.path), &file.text)?;
        let done = if file.registry {
            "changed "
        } else {
            "made    "
        };
        say(&format!("{done} {}", file.path));
    }
    say(&NEXT.replace("NAME", &name));
    Ok(())
}

/// What the project at `root` needs for a new feature; nothing is written.
pub fn plan(root: &Path, name: &str) -> Outcome<Vec<Planned>> {
    let names = Names::new(name, next_migration(&root.join("api/migration/src"), name)?)?;
    let mut planned = Vec::new();
    for (template, path) in FILES {
        let path = names.fill(path);
        if root.join(&path).exists() {
            return Err(format!("{path} is there already; nothing was written"));
        }
        planned.push((path, names.fill(template), false));
    }
    for (path, text) in registry::changes(root, name, &names.migration)? {
        planned.push((path, text, true));
    }
    planned
        .into_iter()
        .map(|(path, text, registry)| {
            let rust = Path::new(&path).extension().is_some_and(|it| it == "rs");
            let text = if rust { formatted(&path, &text)? } else { text };
            Ok(Planned {
                path,
                text,
                registry,
            })
        })
        .collect()
}

/// As rustfmt has it: where a line breaks, and what stands before what, depends on the name.
fn formatted(path: &str, text: &str) -> Outcome<String> {
    let failed = |why: String| format!("rustfmt, {path}: {why}");
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024"])
        .current_dir(paths::root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| failed(e.to_string()))?;
    // Its answer comes after it has read all, and these files are small: no pipe fills up.
    let written = rustfmt
        .stdin
        .take()
        .map(|mut stdin| stdin.write_all(text.as_bytes()));
    let said = rustfmt
        .wait_with_output()
        .map_err(|e| failed(e.to_string()))?;
    if !said.status.success() || !matches!(written, Some(Ok(()))) {
        return Err(failed(String::from_utf8_lossy(&said.stderr).into_owned()));
    }
    String::from_utf8(said.stdout).map_err(|e| failed(e.to_string()))
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, text: &str) -> Outcome {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    std::fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))
}

/// A name that sorts after every migration there is.
fn next_migration(folder: &Path, name: &str) -> Outcome<String> {
    let today = Cmd::new("date", "date").args(["+%Y%m%d"]).capture()?;
    let mut there: Vec<String> = std::fs::read_dir(folder)
        .map_err(|e| format!("{}: {e}", folder.display()))?
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    there.sort();
    let last = there
        .iter()
        .rev()
        .find(|file| file.starts_with("m2"))
        .map_or("", String::as_str);
    Ok(format!("{}_{name}", after(last, today.trim())))
}

/// `mYYYYMMDD_NNNNNN` after `last`, today or on the last one's day, whichever is later.
fn after(last: &str, today: &str) -> String {
    let day = last.get(1..9).unwrap_or_default();
    let number: u32 = last
        .get(10..16)
        .and_then(|text| text.parse().ok())
        .unwrap_or(0);
    if day >= today && !day.is_empty() {
        format!("m{day}_{:06}", number + 100)
    } else {
        format!("m{today}_000001")
    }
}

#[cfg(test)]
mod tests {
    use super::{Names, after};

    #[test]
    fn a_new_migration_sorts_last() {
        assert_eq!(
            after("m20261122_000101_account.rs", "20261122"),
            "m20261122_000201"
        );
        assert_eq!(
            after("m20261122_000101_account.rs", "20261201"),
            "m20261201_000001"
        );
        assert_eq!(
            after("m20270101_000001_x.rs", "20261201"),
            "m20270101_000101"
        );
        assert_eq!(after("", "20261201"), "m20261201_000001");
    }

    #[test]
    fn a_name_is_spelt_for_each_place() {
        let names = Names::new("support_measure", "m1".into()).unwrap();
        assert_eq!(
            names.fill("{{name}} {{Name}} {{Title}} {{key}} {{path}}"),
            "support_measure SupportMeasure Support measure support-measure support-measures"
        );
        for bad in ["Event", "event-x", "", "_a", "a_"] {
            assert!(Names::new(bad, String::new()).is_err(), "{bad}");
        }
    }
}
