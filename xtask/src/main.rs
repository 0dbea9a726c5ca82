//! Musubi's commands: `cargo xtask run`, `cargo xtask test` and their helpers.
//!
//! The crate stays light (std only) so that the first command of a clean clone starts within
//! seconds; whatever needs a big dependency lives in `xtask/bundle` or in the `musubi` binary.

mod bench;
mod cmd;
mod flags;
mod gate;
mod generated;
mod help;
mod leash;
mod new_feature;
mod paths;
mod postgres;
mod run;
mod server;
mod spa;
mod stamp;
mod tidy;
mod tools;
mod ui;
mod walk;
mod wasm;
mod watch;

use std::process::ExitCode;

/// What a command says: done, or a sentence for the person at the terminal.
pub type Outcome<T = ()> = Result<T, String>;

/// What a command that told everything itself fails with: nothing is said after it.
pub const SAID: &str = "";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let command = args.next().unwrap_or_default();
    let rest: Vec<String> = args.collect();
    match help::run(&command, &rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            if why != SAID {
                eprintln!("xtask: {why}");
            }
            ExitCode::FAILURE
        }
    }
}
