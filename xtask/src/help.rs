//! The commands: each with its line in the list, its flags, and what it runs.

use std::fmt::Write as _;

use crate::ui::say;
use crate::{Outcome, bench, gate, generated, new_feature, run as run_command, spa, tidy};

struct Command {
    name: &'static str,
    /// One line.
    purpose: &'static str,
    /// Flags and what they do.
    flags: &'static [(&'static str, &'static str)],
    run: fn(&[String]) -> Outcome,
}

const CHECK: (&str, &str) = ("--check", "only compare with what is committed");

const COMMANDS: [Command; 8] = [
    Command {
        name: "run",
        purpose: "build everything, migrate, load the demo, serve on http://127.0.0.1:8080",
        flags: &[
            ("--port N", "another port"),
            (
                "--database-url URL",
                "another database than data/musubi.db, such as postgres://…",
            ),
            ("--no-demo", "leave the demo programme out"),
            ("--release", "build as for production (slow to build)"),
            (
                "--watch",
                "rebuild, restart and reload the browser when a source changes",
            ),
        ],
        run: run_command::main,
    },
    Command {
        name: "test",
        purpose: "the gate: format, lints, tidy, tests on both databases, API, browser",
        flags: &[
            (
                "--quick",
                "the inner loop: no browser, no PostgreSQL, no SPA",
            ),
            (
                "--only FEATURE",
                "only tests in modules of that name, in every crate",
            ),
            ("--sqlite", "without PostgreSQL"),
            (
                "--deep",
                "full counts for property tests and generated requests",
            ),
        ],
        run: gate::main,
    },
    Command {
        name: "openapi",
        purpose: "write openapi.yaml from the code",
        flags: &[CHECK],
        run: |args| generated::main(&generated::OPENAPI, args),
    },
    Command {
        name: "env-doc",
        purpose: "write docs/ENV.md from the configuration",
        flags: &[CHECK],
        run: |args| generated::main(&generated::ENV_DOC, args),
    },
    Command {
        name: "tidy",
        purpose: "the project's own rules (imports, sizes, words, docs, messages)",
        flags: &[],
        run: tidy::main,
    },
    Command {
        name: "spa",
        purpose: "build only the SPA into dist/",
        flags: &[(
            "--fast",
            "quickly and larger: for looking, not for shipping",
        )],
        run: spa::main,
    },
    Command {
        name: "bench",
        purpose: "list the benches; `bench NAME` runs one",
        flags: &[],
        run: bench::main,
    },
    Command {
        name: "new-feature",
        purpose: "the folders and files of a new slice",
        flags: &[
            ("NAME", "its name, in snake_case"),
            ("--check", "make one in a copy of the project and lint that"),
        ],
        run: new_feature::main,
    },
];

/// Runs a command, or tells what it can do.
///
/// # Errors
/// The command's own, and for a command that does not exist.
pub fn run(name: &str, args: &[String]) -> Outcome {
    if ["", "help", "--help", "-h"].contains(&name) {
        let about = args.first().map(String::as_str).unwrap_or_default();
        say(&COMMANDS
            .iter()
            .find(|command| command.name == about)
            .map_or_else(overview, usage));
        return Ok(());
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        return Err(format!("unknown command `{name}`\n\n{}", overview()));
    };
    if args.iter().any(|arg| arg == "--help" || arg == "-h") {
        say(&usage(command));
        return Ok(());
    }
    (command.run)(args)
}

fn overview() -> String {
    let mut text =
        String::from("cargo xtask COMMAND [FLAGS]    (cargo xtask COMMAND --help tells more)\n");
    for command in &COMMANDS {
        let _ = write!(text, "\n  {:<12} {}", command.name, command.purpose);
        for (flag, _) in command.flags {
            let _ = write!(text, "  {flag}");
        }
    }
    text
}

fn usage(command: &Command) -> String {
    let mut text = format!("cargo xtask {}: {}\n", command.name, command.purpose);
    for (flag, what) in command.flags {
        let _ = write!(text, "\n  {flag:<20} {what}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{COMMANDS, overview, run, usage};

    #[test]
    fn every_command_tells_what_it_can_do_and_does_not_run() {
        for command in &COMMANDS {
            for help in ["--help", "-h"] {
                // It would be an unknown argument to the command itself, or start it.
                assert_eq!(run(command.name, &[help.to_owned()]), Ok(()));
            }
            assert!(overview().contains(command.name));
            for (flag, what) in command.flags {
                let text = usage(command);
                assert!(text.contains(flag) && text.contains(what), "{text}");
            }
        }
        assert_eq!(run("--help", &[]), Ok(()));
        assert!(
            run("rum", &[])
                .unwrap_err()
                .contains("unknown command `rum`")
        );
    }
}
