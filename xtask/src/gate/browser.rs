//! The SPA's size budget and the journeys in a real browser.

use crate::cmd::Cmd;
use crate::ui::Tally;
use crate::{Outcome, paths, tools, walk};

use super::Options;

/// WASM, JavaScript and CSS of a cold load of the home page, in brotli bytes.
const BUDGET: u64 = 400 * 1024;

/// Compares the bundle's manifest with the budget.
pub fn budget() -> Outcome<Tally> {
    let path = paths::dist().join("manifest.json");
    let text = std::fs::read_to_string(&path).map_err(|e| format!("dist/manifest.json: {e}"))?;
    let bytes = home_bytes(&text).ok_or("dist/manifest.json lacks home_br_bytes")?;
    let note = format!("{} of {} KB brotli", bytes.div_ceil(1024), BUDGET / 1024);
    if bytes > 0 && bytes <= BUDGET {
        Ok(Tally::one_with(note))
    } else {
        Err(note)
    }
}

fn home_bytes(manifest: &str) -> Option<u64> {
    let rest = manifest.split_once("\"home_br_bytes\":")?.1.trim_start();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// Node's test runner over `tests/browser/journeys`; the tally is its own.
pub fn journeys(options: &Options) -> Outcome<Tally> {
    let mut files = walk::with_extension(&tools::browser_dir().join("journeys"), "mjs");
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    let said = Cmd::new("browser", "node")
        .args(["--test", "--test-concurrency=1", "--test-reporter=tap"])
        .args(&files)
        .dir(&tools::browser_dir())
        .env("MUSUBI_TEST_BIN", paths::binary("dev", "musubi"))
        .env(
            "MUSUBI_TEST_SERVICE",
            paths::binary("dev", "acceptance-service"),
        )
        .env("MUSUBI_TEST_PYTHON", tools::venv_bin().join("python"))
        .env("MUSUBI_TEST_WEB", paths::dist())
        .env("MUSUBI_TEST_DEEP", if options.deep { "1" } else { "" })
        .finish()?;
    let count = |word: &str| -> Option<u32> {
        let head = format!("# {word} ");
        said.lines
            .iter()
            .rev()
            .find_map(|line| line.strip_prefix(&head)?.trim().parse().ok())
    };
    let passed = count("pass").ok_or("node's test runner printed no count")?;
    let failed = count("fail").unwrap_or(0) + count("cancelled").unwrap_or(0);
    if passed + failed == 0 {
        return Err("no journey ran".into());
    }
    let unlucky = u32::from(!said.ok && failed == 0);
    Ok(Tally {
        passed,
        failed: failed + unlucky,
        note: None,
    })
}

#[cfg(test)]
mod tests {
    use super::home_bytes;

    #[test]
    fn the_manifests_number_is_read() {
        assert_eq!(home_bytes("{\n  \"home_br_bytes\": 12345,\n"), Some(12345));
        assert_eq!(home_bytes("{}"), None);
    }
}
