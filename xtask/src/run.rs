//! `cargo xtask run`: from a clean clone to a served Musubi.

use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;

use crate::cmd::Cmd;
use crate::flags::Flags;
use crate::spa::{self, Mode};
use crate::ui::{Board, Tally, human, say};
use crate::wasm::{self, Toolchain};
use crate::{Outcome, paths, watch};

const DATABASE: &str = "MUSUBI_DATABASE_URL";

/// What the flags said.
#[derive(Debug, Clone)]
pub struct Options {
    /// The port on 127.0.0.1.
    pub port: u16,
    /// Another database than the embedded one under `data/`.
    pub database_url: Option<String>,
    /// Load the demo programme into a new database.
    pub demo: bool,
    /// Build as for production.
    pub release: bool,
    /// Rebuild, restart and reload on change.
    pub watch: bool,
}

impl Options {
    fn parse(args: &[String]) -> Outcome<Self> {
        let mut flags = Flags::new(args);
        let port = match flags.value("--port")? {
            None => 8080,
            Some(text) => text
                .parse()
                .map_err(|_| format!("--port `{text}` is not a port number"))?,
        };
        let options = Self {
            port,
            database_url: flags.value("--database-url")?,
            demo: !flags.switch("--no-demo"),
            release: flags.switch("--release"),
            watch: flags.switch("--watch"),
        };
        flags.done()?;
        Ok(options)
    }

    /// Cargo's profile of the API.
    pub fn profile(&self) -> &'static str {
        if self.release { "release" } else { "local" }
    }

    /// How the SPA is built.
    pub fn mode(&self) -> Mode {
        if self.watch { Mode::Watch } else { Mode::Ship }
    }

    /// The configuration handed to `musubi`; what the caller's environment sets wins over our
    /// defaults, and `--database-url` over both.
    pub fn env(&self) -> Vec<(String, String)> {
        let data = data_dir();
        let defaults = [
            // Without HTTPS and a second factor; production is said by the operator.
            ("MUSUBI_ENV", "demo".to_owned()),
            ("MUSUBI_LISTEN", format!("127.0.0.1:{}", self.port)),
            (
                "MUSUBI_PUBLIC_URL",
                format!("http://127.0.0.1:{}", self.port),
            ),
            ("MUSUBI_DATA_DIR", data.display().to_string()),
            ("MUSUBI_WEB_DIR", paths::dist().display().to_string()),
            (
                DATABASE,
                format!("sqlite://{}?mode=rwc", data.join("musubi.db").display()),
            ),
        ];
        let given = self.database_url.iter().map(|url| (DATABASE, url.clone()));
        let unset = |name: &str| std::env::var_os(name).is_none();
        let wanted = |name: &str| name != DATABASE || self.database_url.is_none();
        defaults
            .into_iter()
            .filter(|(name, _)| unset(name) && wanted(name))
            .chain(given)
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    }

    /// `musubi COMMAND` with this configuration.
    pub fn musubi(&self, label: &str, command: &str) -> Cmd {
        Cmd::new(label, paths::binary(self.profile(), "musubi"))
            .args([command])
            .envs(&self.env())
    }
}

/// Reads the flags, builds, prepares the database and becomes the server.
pub fn main(args: &[String]) -> Outcome {
    let options = Options::parse(args)?;
    let board = Board::new();
    let mut toolchain = Toolchain::default();
    let prepared = board.step("1/4 WASM toolchain", || {
        toolchain = wasm::prepare()?;
        Ok(Tally::one_with(toolchain.name.clone()))
    });
    let built = prepared
        && board.step("2/4 build the SPA and the API", || {
            build(&options, &toolchain)
        })
        && board.step("3/4 migrate the database", || {
            std::fs::create_dir_all(data_dir()).map_err(|e| format!("data/: {e}"))?;
            options
                .musubi("migrate", "migrate")
                .run()
                .map(|_| Tally::one())
        })
        && board.step("4/4 demo programme", || demo(&options));
    if !built {
        board.close();
        return Err("not started; the steps' logs are in target/xtask/logs".into());
    }
    say(&format!(
        "\nReady after {}. Ctrl-C ends it.\n",
        human(board.elapsed())
    ));
    if options.watch {
        return watch::serve(&options, &toolchain);
    }
    // The server takes this process's place: signals reach it, and nothing stays behind.
    let failed = options.musubi("serve", "serve").into_inner().exec();
    Err(format!("cannot start musubi: {failed}"))
}

fn data_dir() -> PathBuf {
    paths::root().join("data")
}

fn demo(options: &Options) -> Outcome<Tally> {
    if options.demo {
        options.musubi("demo", "demo").run().map(|_| Tally::one())
    } else {
        Ok(Tally::one_with("left out (--no-demo)"))
    }
}

/// Builds what is stale: the SPA for WASM and the API natively, at the same time.
pub fn build(options: &Options, toolchain: &Toolchain) -> Outcome<Tally> {
    let mode = options.mode();
    let stale = !spa::is_fresh(mode, toolchain);
    let profile = options.profile();
    std::thread::scope(|scope| {
        let compiled = scope.spawn(|| {
            if stale {
                spa::compile(mode, toolchain)
            } else {
                Ok(())
            }
        });
        let mut native = Cmd::cargo("api").args(["build", "--profile", profile]);
        native = native.args(["--package", "api", "--bin", "musubi"]);
        if stale {
            native = native.args(["--package", "bundle", "--bin", "bundle"]);
        }
        let built = native.run();
        let compiled = compiled
            .join()
            .map_err(|_| "the SPA's build stopped".to_owned())?;
        built?;
        compiled?;
        if stale {
            spa::bundle(mode, toolchain, profile)?;
            Ok(Tally::one())
        } else {
            Ok(Tally::one_with("SPA unchanged"))
        }
    })
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
    fn the_flags_of_the_readme_are_understood() {
        let plain = parse("").unwrap();
        assert_eq!(
            (plain.port, plain.demo, plain.profile()),
            (8080, true, "local")
        );
        let given = parse("--port 9000 --no-demo --release --database-url postgres://x").unwrap();
        assert_eq!(
            (given.port, given.demo, given.profile()),
            (9000, false, "release")
        );
        assert!(
            given
                .env()
                .contains(&("MUSUBI_DATABASE_URL".into(), "postgres://x".into()))
        );
        assert!(parse("--port many").is_err());
        assert!(parse("--prot 1").is_err());
    }
}
