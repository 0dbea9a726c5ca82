//! `cargo xtask test`: the gate. Cheap steps come first, what one build gave the next uses.

mod api;
mod browser;
mod rust;
mod supply;

use std::thread::{Scope, ScopedJoinHandle};

use crate::flags::Flags;
use crate::postgres::Cluster;
use crate::spa::{self, Mode};
use crate::tools::{self, Needs};
use crate::ui::{Board, Tally, say};
use crate::wasm::{self, Toolchain};
use crate::{Outcome, SAID, generated, new_feature, tidy};

/// What the flags said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Only what needs no browser, no PostgreSQL and no SPA: the inner loop.
    pub quick: bool,
    /// Only the tests of one feature.
    pub only: Option<String>,
    /// Leave PostgreSQL out.
    pub sqlite: bool,
    /// Full counts of property tests and of schemathesis.
    pub deep: bool,
}

impl Options {
    fn parse(args: &[String]) -> Outcome<Self> {
        let mut flags = Flags::new(args);
        let options = Self {
            quick: flags.switch("--quick"),
            only: flags.value("--only")?,
            sqlite: flags.switch("--sqlite"),
            deep: flags.switch("--deep"),
        };
        flags.done()?;
        if options.quick && options.deep {
            return Err("--quick and --deep contradict each other".into());
        }
        Ok(options)
    }

    fn postgres(&self) -> bool {
        !(self.quick || self.sqlite)
    }

    fn whole(&self) -> bool {
        !self.quick && self.only.is_none()
    }
}

/// Runs the gate; an error when anything failed.
pub fn main(args: &[String]) -> Outcome {
    let options = Options::parse(args)?;
    let board = Board::new();
    std::thread::scope(|scope| run(&options, &board, scope));
    if board.close() {
        Ok(())
    } else {
        Err(SAID.into())
    }
}

fn run<'scope>(options: &'scope Options, board: &'scope Board, scope: &'scope Scope<'scope, '_>) {
    let needs = Needs {
        browser: options.whole(),
        postgres: options.postgres(),
        python: true,
        wrk: false,
    };
    // Downloads run beside the compiler.
    let installing = scope.spawn(move || {
        board.step("tools from Debian, npm and PyPI", || {
            tools::prepare(needs).map(|()| Tally::one())
        })
    });
    if options.only.is_none() {
        board.step("format", rust::format);
        board.step("tidy", tidy::check);
        board.step("clippy", rust::clippy);
    }
    let tools_ready = installing.join().unwrap_or(false);
    if options.whole() {
        board.step("what new-feature makes is sound", new_feature::proof::step);
        supply::steps(board, tools_ready);
    }
    let compiling = options
        .whole()
        .then(|| scope.spawn(move || compile_spa(board)));
    let built = board.step("build everything with its tests", rust::build);
    if built {
        tests(options, board, tools_ready);
    } else {
        board.not_run("tests", "the build failed");
    }
    if let Some(compiling) = compiling {
        served(options, board, compiling, built, tools_ready);
    }
}

fn tests(options: &Options, board: &Board, tools_ready: bool) {
    let cluster = options.postgres().then(Cluster::start);
    let url = match &cluster {
        None => {
            say("PostgreSQL is left out (--sqlite or --quick)");
            None
        }
        Some(Ok(cluster)) => Some(cluster.admin_url()),
        Some(Err(why)) => {
            board.not_run("tests on PostgreSQL", why);
            None
        }
    };
    if !tools_ready {
        say("the tools are not complete: tests that need them fail and say so");
    }
    board.step("tests: unit, property, component, acceptance", || {
        rust::tests(options, url)
    });
}

/// Everything that needs the finished SPA and the binary.
fn served(
    options: &Options,
    board: &Board,
    compiling: ScopedJoinHandle<'_, Option<Toolchain>>,
    built: bool,
    tools_ready: bool,
) {
    let toolchain = compiling.join().ok().flatten();
    if !built {
        for name in ["API document", "schemathesis", "browser journeys"] {
            board.not_run(name, "the build failed");
        }
        return;
    }
    board.step("docs/ENV.md is what the configuration says", || {
        let now = generated::ENV_DOC.print("dev")?;
        generated::ENV_DOC.compare(&now).map(|()| Tally::one())
    });
    board.step("openapi.yaml is what the code says", || {
        let now = generated::OPENAPI.print("dev")?;
        generated::OPENAPI.compare(&now).map(|()| Tally::one())
    });
    let bundled = toolchain.is_some_and(|toolchain| {
        board.step("bundle the SPA", || {
            if spa::is_fresh(Mode::Ship, &toolchain) {
                return Ok(Tally::one_with("unchanged"));
            }
            spa::bundle(Mode::Ship, &toolchain, "dev").map(|()| Tally::one())
        })
    });
    if bundled {
        board.step("home page within its size budget", browser::budget);
    }
    if !tools_ready {
        for name in ["API document's lint", "schemathesis", "browser journeys"] {
            board.not_run(name, "its tools are missing");
        }
        return;
    }
    board.step("API document's lint", api::lint);
    board.step("schemathesis", || api::schemathesis(options));
    if bundled {
        board.step("browser journeys with axe", || browser::journeys(options));
    } else {
        board.not_run("browser journeys with axe", "the SPA was not built");
    }
}

fn compile_spa(board: &Board) -> Option<Toolchain> {
    let mut toolchain = None;
    board.step("compile the SPA for WASM", || {
        let found = wasm::prepare()?;
        let fresh = spa::is_fresh(Mode::Ship, &found);
        if !fresh {
            spa::compile(Mode::Ship, &found)?;
        }
        let note = if fresh {
            "unchanged".to_owned()
        } else {
            found.name.clone()
        };
        toolchain = Some(found);
        Ok(Tally::one_with(note))
    });
    if let Some(found) = &toolchain {
        board.step("clippy of the SPA for WASM", || rust::clippy_wasm(found));
    }
    toolchain
}

#[cfg(test)]
mod tests {
    use super::Options;

    fn parse(line: &str) -> Result<Options, String> {
        Options::parse(
            &line
                .split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn the_plain_gate_leaves_nothing_out() {
        let options = parse("").unwrap();
        assert!(options.whole() && options.postgres() && !options.deep);
    }

    #[test]
    fn each_shortcut_leaves_out_what_it_says() {
        assert!(!parse("--sqlite").unwrap().postgres());
        assert!(parse("--sqlite").unwrap().whole());
        assert!(!parse("--quick").unwrap().postgres());
        assert!(!parse("--only event").unwrap().whole());
        assert!(parse("--only event").unwrap().postgres());
        assert!(parse("--quick --deep").is_err());
        assert!(parse("--only").is_err());
    }
}
