//! Musubi's commands: `cargo xtask run`, `cargo xtask test` and their helpers.
//!
//! The crate stays light (std only) so that the first command of a clean clone starts within
//! seconds; whatever needs a big dependency lives in `xtask/bundle` or in the `musubi` binary.

mod bench;
mod cmd;
mod flags;
mod gate;
mod generated;
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

const HELP: &str = "\
cargo xtask COMMAND

  run          build everything, migrate, load the demo, serve on http://127.0.0.1:8080
                 --port N  --database-url URL  --no-demo  --release  --watch
  test         the gate: format, lints, tidy, tests on both databases, API, browser
                 --quick  --only FEATURE  --sqlite  --deep
  openapi      write openapi.yaml from the code (--check: only compare)
  env-doc      write docs/ENV.md from the configuration (--check: only compare)
  tidy         the project's own rules (imports, sizes, words, docs, messages)
  spa          build only the SPA into dist/ (--fast: for looking, not for shipping)
  bench        list the benches; `bench NAME` runs one
  new-feature  NAME: the folders and files of a new feature
                 (--check: make one in a copy of the project and lint that)
";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let command = args.next().unwrap_or_default();
    let rest: Vec<String> = args.collect();
    let outcome = match command.as_str() {
        "run" => run::main(&rest),
        "test" => gate::main(&rest),
        "openapi" => generated::main(&generated::OPENAPI, &rest),
        "env-doc" => generated::main(&generated::ENV_DOC, &rest),
        "tidy" => tidy::main(&rest),
        "spa" => spa::main(&rest),
        "bench" => bench::main(&rest),
        "new-feature" => new_feature::main(&rest),
        "" | "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(format!("unknown command `{other}`\n\n{HELP}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}
