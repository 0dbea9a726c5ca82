//! Cargo's steps: always the whole workspace with all targets, so that one build serves them all.

use crate::cmd::Cmd;
use crate::ui::Tally;
use crate::wasm::{TARGET, Toolchain};
use crate::{Outcome, paths, tools};

use super::Options;

/// `cargo fmt --check`.
pub fn format() -> Outcome<Tally> {
    Cmd::cargo("format")
        .args(["fmt", "--all", "--check"])
        .run()
        .map(|_| Tally::one())
}

/// Clippy with every warning an error.
pub fn clippy() -> Outcome<Tally> {
    Cmd::cargo("clippy")
        .args([
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--",
            "-D",
            "warnings",
        ])
        .run()
        .map(|_| Tally::one())
}

/// Clippy over what only the SPA's own target compiles: half of it is not there natively.
pub fn clippy_wasm(toolchain: &Toolchain) -> Outcome<Tally> {
    if toolchain.target_dir.is_some() {
        let note = "not checked: Debian's compiler brings no clippy".to_owned();
        return Ok(Tally {
            note: Some(note),
            ..Tally::default()
        });
    }
    Cmd::cargo("clippy-wasm")
        .args(["clippy", "--package", "frontend", "--target", TARGET])
        .args(["--locked", "--", "-D", "warnings"])
        .run()
        .map(|_| Tally::one())
}

/// One build of all libraries, binaries and tests.
pub fn build() -> Outcome<Tally> {
    Cmd::cargo("build")
        .args(["build", "--workspace", "--all-targets", "--locked"])
        .run()
        .map(|_| Tally::one())
}

/// All tests by nextest; the tally is its own.
pub fn tests(options: &Options, postgres: Option<String>) -> Outcome<Tally> {
    let mut nextest = tools::nextest("tests")
        .args([
            "run",
            "--workspace",
            "--locked",
            "--no-fail-fast",
            "--color",
            "never",
        ])
        .env("PROPTEST_CASES", if options.deep { "2048" } else { "64" })
        .env("MUSUBI_TEST_BIN", paths::binary("dev", "musubi"))
        .env("MUSUBI_TEST_PYTHON", tools::venv_bin().join("python"));
    if options.deep {
        nextest = nextest.env("MUSUBI_TEST_DEEP", "1");
    }
    let filter = filter(options.only.as_deref(), postgres.is_some());
    if let Some(url) = postgres {
        nextest = nextest.env("MUSUBI_TEST_PG_URL", url);
    }
    nextest = nextest.args(["-E", &filter]);
    let said = nextest.finish()?;
    let mut tally = tally(&said.lines)
        .ok_or("nextest printed no summary (did it compile? the lines above tell)")?;
    if tally.passed + tally.failed == 0 {
        return Err("no test ran".into());
    }
    if !said.ok && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

/// Tests in a module of the feature's name, in any crate; each acceptance test is there once for
/// each database (`…::sqlite`, `…::postgres`).
fn filter(feature: Option<&str>, postgres: bool) -> String {
    let which = match feature {
        Some(feature) => format!("test(/(^|::){feature}(::|$)/)"),
        None => "all()".to_owned(),
    };
    if postgres {
        which
    } else {
        format!("{which} and not test(/::postgres$/)")
    }
}

/// Reads `Summary [ 1.2s] 12 tests run: 11 passed (1 slow), 1 failed, 1 timed out, 0 skipped`.
fn tally(lines: &[String]) -> Option<Tally> {
    let summary = lines
        .iter()
        .rev()
        .find(|line| line.trim_start().starts_with("Summary ["))?;
    let counts = summary.rsplit_once("run: ")?.1;
    let mut tally = Tally::default();
    for part in counts.split(',') {
        let (number, word) = part.trim().split_once(' ')?;
        let number: u32 = number.parse().ok()?;
        match word.split(' ').next()? {
            "passed" => tally.passed += number,
            "skipped" => {}
            _ => tally.failed += number,
        }
    }
    Some(tally)
}

#[cfg(test)]
mod tests {
    use super::{filter, tally};

    fn read(line: &str) -> (u32, u32) {
        let tally = tally(&["noise".to_owned(), line.to_owned()]).unwrap();
        (tally.passed, tally.failed)
    }

    #[test]
    fn nextests_summary_is_read() {
        assert_eq!(
            read("     Summary [   0.006s] 1 test run: 1 passed, 0 skipped"),
            (1, 0)
        );
        assert_eq!(
            read(
                "     Summary [ 10.5s] 14 tests run: 11 passed (2 slow), 2 failed, 1 timed out, 3 skipped"
            ),
            (11, 3)
        );
        assert!(tally(&["error: could not compile".to_owned()]).is_none());
    }

    #[test]
    fn a_feature_filters_by_module() {
        assert_eq!(filter(Some("event"), true), "test(/(^|::)event(::|$)/)");
        assert_eq!(filter(None, false), "all() and not test(/::postgres$/)");
    }
}
