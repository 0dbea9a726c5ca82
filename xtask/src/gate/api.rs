//! The API document's lint, and schemathesis against the real binary.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use crate::cmd::Cmd;
use crate::leash::Leash;
use crate::postgres::Cluster;
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

/// A `musubi` of the tests' own: new folder, new database with the demo in it, free port.
struct Served {
    _leash: Leash,
    _cluster: Option<Cluster>,
    port: u16,
}

impl Served {
    fn start(cluster: Option<Cluster>) -> Outcome<Self> {
        let kind = if cluster.is_some() {
            "postgres"
        } else {
            "sqlite"
        };
        let name = format!("musubi-gate-{kind}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        let port = server::free_port()?;
        let file = format!("sqlite://{}?mode=rwc", folder.join("musubi.db").display());
        let database = cluster.as_ref().map_or(file, Cluster::admin_url);
        let env: Vec<(String, String)> = [
            ("MUSUBI_DATABASE_URL", database),
            ("MUSUBI_ENV", "demo".to_owned()),
            // All generated requests come from one address.
            ("MUSUBI_GUEST_LIMIT", "1000000".to_owned()),
            ("MUSUBI_DATA_DIR", folder.display().to_string()),
            ("MUSUBI_LISTEN", format!("127.0.0.1:{port}")),
            ("MUSUBI_PUBLIC_URL", format!("http://127.0.0.1:{port}")),
            ("MUSUBI_WEB_DIR", paths::dist().display().to_string()),
            // Each run has a network address of its own: one's attempts don't throttle another's.
            ("MUSUBI_TRUST_FORWARDED", "true".to_owned()),
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
                _cluster: cluster,
                port,
            })
        } else {
            Err(format!("musubi did not get ready:\n{}", leash.last_words()))
        }
    }

    /// An access token of a demo account (10 minutes).
    fn sign_in(&self, email: &str) -> Outcome<String> {
        let body = format!("{{\"email\":\"{email}\",\"password\":\"{DEMO_PASSWORD}\"}}");
        let said = server::post_json(self.port, "/api/v1/auth/sign-in", &body)
            .ok_or_else(|| format!("{email}: no answer to the sign-in"))?;
        access_token(&said).ok_or_else(|| format!("{email} can't sign in: {said}"))
    }
}

/// The password of every demo account (`api/src/demo`).
const DEMO_PASSWORD: &str = "musubi-demo-2026";

/// Whose requests are made up besides a stranger's.
const STAFF: [&str; 3] = ["jutaku@example.jp", "ken@example.jp", "admin@example.jp"];
/// The others, in the deep run.
const OTHERS: [&str; 2] = ["moderator@example.jp", "member@example.jp"];

/// What would end the very sign-in that a run makes its requests with, or is for strangers.
const NOT_SIGNED_IN: [&str; 4] = [
    "sign_out_everywhere",
    "end_my_session",
    "refresh",
    "sign_in",
];

fn access_token(answer: &str) -> Option<String> {
    let (_, rest) = answer.split_once("\"access_token\":\"")?;
    rest.split('"').next().map(str::to_owned)
}

/// One run against one instance.
struct Run<'r> {
    url: &'r str,
    number: usize,
    examples: u32,
    /// Nobody's when there is none.
    token: Option<&'r str>,
    whole: bool,
}

impl Run<'_> {
    fn start(&self) -> Outcome {
        let config = match self.token {
            None => "tests/schemathesis.toml",
            Some(_) => "tests/schemathesis-signed-in.toml",
        };
        let line = format!("X-Forwarded-For: 192.0.2.{}", self.number + 1);
        let examples = self.examples.to_string();
        let mut cmd = Cmd::new("schemathesis", tools::venv_bin().join("schemathesis"))
            .args(["--config-file", config, "run", "openapi.yaml"])
            .args(["--url", self.url, "--no-color", "--header", &line])
            .args(["--max-examples", &examples, "--seed", "20261122"]);
        if let Some(token) = self.token {
            cmd = cmd.args(["--header", &format!("Authorization: Bearer {token}")]);
            for id in NOT_SIGNED_IN {
                cmd = cmd.args(["--exclude-operation-id", id]);
            }
        }
        if !self.whole {
            cmd = cmd.args(["--phases", "examples,fuzzing"]);
        }
        let cache = paths::scratch().join("hypothesis");
        cmd.env("HYPOTHESIS_STORAGE_DIRECTORY", cache)
            .run()
            .map(|_| ())
    }
}

/// Throws generated requests at every operation, as a stranger and as somebody signed in, so that
/// what is behind a permission is reached: no 5xx, and every answer as documented.
///
/// The plain gate takes the embedded database and one of the staff for all kinds of requests, the
/// others for a few; `--deep` takes everybody and both databases.
pub fn schemathesis(options: &Options) -> Outcome<Tally> {
    let mut tally = Tally::default();
    tally.passed += against(&Served::start(None)?, options)?;
    if options.deep && !options.sqlite {
        tally.passed += against(&Served::start(Some(Cluster::start()?))?, options)?;
    }
    Ok(tally)
}

fn against(served: &Served, options: &Options) -> Outcome<u32> {
    let url = format!("http://127.0.0.1:{}", served.port);
    let mut who: Vec<&str> = STAFF.into();
    if options.deep {
        who.extend(OTHERS);
    }
    let mut runs = 0;
    for (number, email) in who.into_iter().enumerate() {
        // A token lives shorter than a deep run of them all: each is drawn when it is needed.
        let token = served.sign_in(email)?;
        let signed_in = Run {
            url: &url,
            number: number + 1,
            examples: if options.deep { 50 } else { 2 },
            token: Some(&token),
            whole: options.deep || number == 0,
        };
        signed_in
            .start()
            .map_err(|why| format!("as {email}: {why}"))?;
        runs += 1;
    }
    // A stranger comes last: whoever guesses at sign-ins keeps their owners out for a while.
    let stranger = Run {
        url: &url,
        number: 0,
        examples: if options.deep { 200 } else { 8 },
        token: None,
        whole: true,
    };
    stranger.start()?;
    Ok(runs + 1)
}

#[cfg(test)]
mod tests {
    use super::access_token;

    #[test]
    fn a_sign_ins_token_is_read() {
        let said = r#"{"access_token":"a.b.c","expires_in":600}"#;
        assert_eq!(access_token(said).as_deref(), Some("a.b.c"));
        assert_eq!(access_token(r#"{"code":"invalid_credentials"}"#), None);
    }
}
