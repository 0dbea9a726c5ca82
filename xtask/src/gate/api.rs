//! The API document's lint, and schemathesis against the real binary.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use crate::cmd::Cmd;
use crate::leash::Leash;
use crate::ui::Tally;
use crate::{Outcome, paths, server, tools};

use super::Options;

/// Redocly's lint with the rules of `redocly.yaml`.
pub fn lint() -> Outcome<Tally> {
    Cmd::new(
        "lint",
        tools::browser_dir().join("node_modules/.bin/redocly"),
    )
    .args([
        "lint",
        "openapi.yaml",
        "--config",
        "tests/browser/redocly.yaml",
    ])
    .env("REDOCLY_TELEMETRY", "off")
    .env("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true")
    .run()
    .map(|_| Tally::one())
}

/// A `musubi` of the tests' own: new folder, new SQLite database, free port.
struct Served {
    _leash: Leash,
    port: u16,
}

impl Served {
    fn start() -> Outcome<Self> {
        let folder = std::env::temp_dir().join(format!("musubi-gate-{}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        let port = server::free_port()?;
        let env: Vec<(String, String)> = [
            (
                "MUSUBI_DATABASE_URL",
                format!("sqlite://{}?mode=rwc", folder.join("musubi.db").display()),
            ),
            ("MUSUBI_ENV", "demo".to_owned()),
            // All generated requests come from one address.
            ("MUSUBI_GUEST_LIMIT", "1000000".to_owned()),
            ("MUSUBI_DATA_DIR", folder.display().to_string()),
            ("MUSUBI_LISTEN", format!("127.0.0.1:{port}")),
            ("MUSUBI_PUBLIC_URL", format!("http://127.0.0.1:{port}")),
            ("MUSUBI_WEB_DIR", paths::dist().display().to_string()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        let musubi: PathBuf = paths::binary("dev", "musubi");
        for command in ["migrate", "demo"] {
            Cmd::new("musubi", &musubi)
                .args([command])
                .envs(&env)
                .quiet()
                .run()?;
        }
        let mut command = Command::new(&musubi);
        command.arg("serve").envs(env).current_dir(&folder);
        let log = paths::scratch()
            .join("logs")
            .join("schemathesis-server.log");
        let leash = Leash::start(&command, "TERM", Some(&folder), &log)?;
        let ready = || server::status_of(port, "/readyz").is_some_and(|status| status == 200);
        if server::wait_until(Duration::from_secs(30), ready) {
            Ok(Self {
                _leash: leash,
                port,
            })
        } else {
            Err(format!("musubi did not get ready:\n{}", leash.last_words()))
        }
    }
}

/// Throws generated requests at every operation: no 5xx, and every answer as documented.
pub fn schemathesis(options: &Options) -> Outcome<Tally> {
    let served = Served::start()?;
    let url = format!("http://127.0.0.1:{}", served.port);
    Cmd::new("schemathesis", tools::venv_bin().join("schemathesis"))
        .args([
            "--config-file",
            "tests/schemathesis.toml",
            "run",
            "openapi.yaml",
        ])
        .args(["--url", &url, "--no-color"])
        .args(["--max-examples", if options.deep { "200" } else { "8" }])
        .args(["--seed", "20261122"])
        .env(
            "HYPOTHESIS_STORAGE_DIRECTORY",
            paths::scratch().join("hypothesis"),
        )
        .run()
        .map(|_| Tally::one())
}
