//! Files that the code writes: `openapi.yaml`, `docs/ENV.md`. Written here, compared in the gate.

use std::path::PathBuf;

use crate::cmd::Cmd;
use crate::flags::Flags;
use crate::ui::say;
use crate::{Outcome, paths};

/// One generated file.
pub struct Generated {
    /// Path below the root.
    pub file: &'static str,
    /// The `musubi` subcommand that prints it.
    pub command: &'static str,
    /// Our command that writes it.
    pub refresh: &'static str,
}

/// The API's document.
pub const OPENAPI: Generated = Generated {
    file: "openapi.yaml",
    command: "openapi",
    refresh: "cargo xtask openapi",
};

/// The configuration's page.
pub const ENV_DOC: Generated = Generated {
    file: "docs/ENV.md",
    command: "env-doc",
    refresh: "cargo xtask env-doc",
};

/// Writes the file, or with `--check` only compares it.
pub fn main(what: &Generated, args: &[String]) -> Outcome {
    let mut flags = Flags::new(args);
    let only_check = flags.switch("--check");
    flags.done()?;
    Cmd::cargo("build")
        .args(["build", "--package", "api", "--bin", "musubi"])
        .run()?;
    let text = what.print("dev")?;
    if only_check {
        return what.compare(&text);
    }
    let path = what.path();
    std::fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))?;
    say(&format!("wrote {}", what.file));
    Ok(())
}

impl Generated {
    fn path(&self) -> PathBuf {
        paths::root().join(self.file)
    }

    /// What the binary of `profile` prints now.
    pub fn print(&self, profile: &str) -> Outcome<String> {
        Cmd::new(self.command, paths::binary(profile, "musubi"))
            .args([self.command])
            .capture()
    }

    /// Fails when the committed file is not what the code says, naming the first line.
    pub fn compare(&self, text: &str) -> Outcome {
        let kept = std::fs::read_to_string(self.path())
            .map_err(|e| format!("{}: {e}; run `{}`", self.file, self.refresh))?;
        match first_difference(&kept, text) {
            None => Ok(()),
            Some(line) => Err(format!(
                "{} differs from the code at line {line}; run `{}`",
                self.file, self.refresh
            )),
        }
    }
}

fn first_difference(kept: &str, now: &str) -> Option<usize> {
    if kept == now {
        return None;
    }
    let same = kept
        .lines()
        .zip(now.lines())
        .take_while(|(a, b)| a == b)
        .count();
    Some(same + 1)
}

#[cfg(test)]
mod tests {
    use super::first_difference;

    #[test]
    fn the_first_differing_line_is_named_even_when_one_text_ends() {
        assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
        assert_eq!(first_difference("a\nb\n", "a\nc\n"), Some(2));
        assert_eq!(first_difference("a\n", "a\nb\n"), Some(2));
        assert_eq!(first_difference("a\n", "a"), Some(2));
    }
}
