//! Builds the SPA: cargo for WASM, then `xtask/bundle` into `dist/`.

use std::path::PathBuf;

use crate::cmd::Cmd;
use crate::flags::Flags;
use crate::stamp::Stamp;
use crate::ui::{Board, Tally};
use crate::wasm::{self, TARGET, Toolchain};
use crate::{Outcome, paths};

/// For whom the SPA is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// As shipped: smallest code, best compression.
    Ship,
    /// For looking: quick to build.
    Fast,
    /// For the watch loop: the same, and the page loads itself again when it changed.
    Watch,
}

impl Mode {
    fn profile(self) -> &'static str {
        match self {
            Self::Ship => "wasm",
            Self::Fast | Self::Watch => "local",
        }
    }

    /// The builds made: the quick one serves all addresses by the largest, since nobody
    /// waits for its download.
    fn binaries(self) -> &'static [&'static str] {
        match self {
            Self::Ship => &["musubi-spa", "musubi-member", "musubi-staff"],
            Self::Fast | Self::Watch => &["musubi-staff"],
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Ship => "ship",
            Self::Fast => "fast",
            Self::Watch => "watch",
        }
    }
}

/// `cargo xtask spa [--fast]`.
pub fn main(args: &[String]) -> Outcome {
    let mut flags = Flags::new(args);
    let mode = if flags.switch("--fast") {
        Mode::Fast
    } else {
        Mode::Ship
    };
    flags.done()?;
    let board = Board::new();
    board.step("SPA", || {
        let toolchain = wasm::prepare()?;
        if is_fresh(mode, &toolchain) {
            return Ok(Tally::one_with("unchanged"));
        }
        Cmd::cargo("bundler")
            .args(["build", "--package", "bundle", "--profile", "local"])
            .run()?;
        compile(mode, &toolchain)?;
        bundle(mode, &toolchain, "local").map(|()| Tally::one())
    });
    if board.close() {
        Ok(())
    } else {
        Err("the SPA was not built".into())
    }
}

/// True when `dist/` holds what the sources say.
pub fn is_fresh(mode: Mode, toolchain: &Toolchain) -> bool {
    paths::dist().join("manifest.json").is_file() && stamp(mode, toolchain).is_fresh()
}

/// Compiles the SPA to WASM (does not touch `dist/`).
pub fn compile(mode: Mode, toolchain: &Toolchain) -> Outcome {
    let mut cargo = Cmd::cargo("spa")
        .args(["build", "--package", "frontend"])
        .args(mode.binaries().iter().flat_map(|name| ["--bin", *name]))
        .args(["--target", TARGET, "--profile", mode.profile()])
        .envs(&toolchain.env);
    if let Some(dir) = &toolchain.target_dir {
        cargo = cargo.env("CARGO_TARGET_DIR", dir);
    }
    cargo.run().map(|_| ())
}

/// Makes `dist/` from the compiled SPA with the bundler built in `profile`.
pub fn bundle(mode: Mode, toolchain: &Toolchain, profile: &str) -> Outcome {
    let stamp = stamp(mode, toolchain);
    let target = toolchain.target_dir.clone().unwrap_or_else(paths::target);
    let built = target.join(TARGET).join(mode.profile());
    let mut bundler = Cmd::new("bundle", paths::binary(profile, "bundle"));
    for (flag, name) in ["--wasm", "--member-wasm", "--staff-wasm"]
        .iter()
        .zip(mode.binaries())
    {
        bundler = bundler.args([flag.into(), built.join(format!("{name}.wasm"))]);
    }
    let mut bundler = bundler
        .args(["--frontend".into(), paths::root().join("frontend")])
        .args(["--out".into(), paths::dist()]);
    match (mode, wasm_opt()) {
        (Mode::Fast, _) => bundler = bundler.args(["--fast"]),
        (Mode::Watch, _) => bundler = bundler.args(["--fast", "--reload"]),
        (Mode::Ship, Some(optimiser)) => {
            bundler = bundler.args(["--wasm-opt".into(), optimiser]);
        }
        (Mode::Ship, None) => {}
    }
    bundler.run()?;
    stamp.keep()
}

fn stamp(mode: Mode, toolchain: &Toolchain) -> Stamp {
    let root = paths::root();
    let inputs: Vec<PathBuf> = [
        "frontend",
        "shared",
        "xtask/bundle",
        "Cargo.toml",
        "Cargo.lock",
        "rust-toolchain.toml",
    ]
    .iter()
    .map(|name| root.join(name))
    .collect();
    let optimiser = if wasm_opt().is_some() {
        "wasm-opt"
    } else {
        "plain"
    };
    Stamp::of("spa", &inputs, &[mode.word(), &toolchain.name, optimiser])
}

/// npm's binaryen, when the browser tests' packages are there (never needed).
fn wasm_opt() -> Option<PathBuf> {
    let found = paths::root().join("tests/browser/node_modules/binaryen/bin/wasm-opt");
    found.is_file().then_some(found)
}
