//! Where the program listens, how it is reached, where it keeps its files, what it logs.

use std::net::SocketAddr;
use std::path::PathBuf;

use tracing_subscriber::EnvFilter;

use super::env::{Env, Variable, yes_or_no};

/// Which rules apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    /// The public must reach it by HTTPS; staff need a second factor.
    Production,
    /// A laptop with the demo programme: no second factor, plain HTTP is fine.
    Demo,
}

impl Environment {
    /// Whether the strict rules hold.
    pub fn is_production(self) -> bool {
        self == Self::Production
    }
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// One JSON object per line, for a collector.
    Json,
    /// For a person at a terminal.
    Text,
}

/// The section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerSettings {
    /// Which rules apply.
    pub environment: Environment,
    /// The address to listen on.
    pub listen: SocketAddr,
    /// What links in mails begin with; scheme and host, no slash at the end.
    pub public_url: String,
    /// Folder for the database, mail files and generated secrets.
    pub data_dir: PathBuf,
    /// Folder for files that people add.
    pub files_dir: PathBuf,
    /// Folder with the built SPA, if this process serves it.
    pub web_dir: Option<PathBuf>,
    /// Whether `X-Forwarded-For` comes from a proxy of ours.
    pub trust_forwarded: bool,
    /// A `tracing` filter.
    pub log_filter: String,
    /// How log lines look.
    pub log_format: LogFormat,
}

pub(super) const ENV: Variable = Variable {
    name: "MUSUBI_ENV",
    purpose: "`production` asks for HTTPS and a second factor for staff; `demo` does neither.",
    default: "`production`",
    example: "demo",
};
pub(super) const LISTEN: Variable = Variable {
    name: "MUSUBI_LISTEN",
    purpose: "Address and port to listen on.",
    default: "`127.0.0.1:8080`",
    example: "0.0.0.0:8080",
};
pub(super) const PUBLIC_URL: Variable = Variable {
    name: "MUSUBI_PUBLIC_URL",
    purpose: "How the public reaches this installation; links in mails begin with it. Scheme and host only.",
    default: "in production it must be set; else `http://` and the listening address",
    example: "https://musubi.pref.example.jp",
};
pub(super) const DATA_DIR: Variable = Variable {
    name: "MUSUBI_DATA_DIR",
    purpose: "Folder for the embedded database, mail files and generated secrets. Back it up.",
    default: "`data`",
    example: "/var/lib/musubi",
};
pub(super) const FILES_DIR: Variable = Variable {
    name: "MUSUBI_FILES_DIR",
    purpose: "Folder for the files that staff add to events; several processes share it. Back it up together with \
              the database.",
    default: "`files` in the data folder",
    example: "/srv/musubi-files",
};
pub(super) const WEB_DIR: Variable = Variable {
    name: "MUSUBI_WEB_DIR",
    purpose: "Folder with the built SPA; without it this process serves the API only.",
    default: "the API only",
    example: "/usr/share/musubi/web",
};
pub(super) const TRUST_FORWARDED: Variable = Variable {
    name: "MUSUBI_TRUST_FORWARDED",
    purpose: "`true` only behind a proxy of yours that sets `X-Forwarded-For`: throttling then goes by the last \
              address in it.",
    default: "`false`",
    example: "true",
};
pub(super) const LOG: Variable = Variable {
    name: "MUSUBI_LOG",
    purpose: "What is logged: a level, or `target=level` pairs.",
    default: "`info`",
    example: "info,api::platform::db=debug",
};
pub(super) const LOG_FORMAT: Variable = Variable {
    name: "MUSUBI_LOG_FORMAT",
    purpose: "`json` (one object per line) or `text`.",
    default: "`json` in production, else `text`",
    example: "json",
};

pub(super) const VARIABLES: [&Variable; 9] = [
    &ENV,
    &LISTEN,
    &PUBLIC_URL,
    &DATA_DIR,
    &FILES_DIR,
    &WEB_DIR,
    &TRUST_FORWARDED,
    &LOG,
    &LOG_FORMAT,
];

pub(super) fn read(env: &mut Env) -> ServerSettings {
    let environment = env.read(&ENV, Environment::Production, |text| match text {
        "production" => Ok(Environment::Production),
        "demo" => Ok(Environment::Demo),
        _ => Err("must be production or demo".to_owned()),
    });
    let listen = env.read(&LISTEN, SocketAddr::from(([127, 0, 0, 1], 8080)), |text| {
        text.parse()
            .map_err(|_| "must be an address and a port".to_owned())
    });
    let format = if environment.is_production() {
        LogFormat::Json
    } else {
        LogFormat::Text
    };
    let web_dir = env.text(&WEB_DIR).map(PathBuf::from);
    if web_dir
        .as_ref()
        .is_some_and(|folder| !folder.join("index.html").is_file())
    {
        env.fault(&WEB_DIR, "must be a folder with an index.html");
    }
    let data_dir = env
        .text(&DATA_DIR)
        .map_or_else(|| PathBuf::from("data"), PathBuf::from);
    ServerSettings {
        environment,
        listen,
        public_url: public_url(env, environment, listen),
        files_dir: env
            .text(&FILES_DIR)
            .map_or_else(|| data_dir.join("files"), PathBuf::from),
        data_dir,
        web_dir,
        trust_forwarded: env.read(&TRUST_FORWARDED, false, yes_or_no),
        log_filter: env.read(&LOG, "info".to_owned(), log_filter),
        log_format: env.read(&LOG_FORMAT, format, |text| match text {
            "json" => Ok(LogFormat::Json),
            "text" => Ok(LogFormat::Text),
            _ => Err("must be json or text".to_owned()),
        }),
    }
}

/// `tracing` takes a word that is no level for a target of that name, of which everything is
/// logged, and so nothing else: `MUSUBI_LOG=inof` would be a silent program.
fn log_filter(text: &str) -> Result<String, String> {
    let levels = ["off", "error", "warn", "info", "debug", "trace"];
    let plain = |c: char| c.is_ascii_alphanumeric() || "_:-".contains(c);
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    // tracing takes no spaces around the commas.
    let text = parts.join(",");
    let said = parts.iter().all(|part| match part.split_once('=') {
        None => levels.contains(part),
        // A span's name or field: tracing reads that strictly.
        Some((target, _)) if target.contains('[') => true,
        Some((target, level)) => target.chars().all(plain) && levels.contains(&level),
    });
    if said && EnvFilter::try_new(&text).is_ok() {
        Ok(text)
    } else {
        Err(
            "must be a level (off, error, warn, info, debug, trace) or target=level pairs with \
             commas between them"
                .to_owned(),
        )
    }
}

fn public_url(env: &mut Env, environment: Environment, listen: SocketAddr) -> String {
    let fallback = format!("http://{listen}");
    let Some(given) = env.text(&PUBLIC_URL) else {
        if environment.is_production() {
            env.fault(&PUBLIC_URL, "must be set in production");
        }
        return fallback;
    };
    let url = given.trim_end_matches('/').to_owned();
    let host = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let odd = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '/' | '?' | '#' | '@' | '\\' | '"' | '<' | '>')
    };
    match host {
        Some(host) if !host.is_empty() && !host.contains(odd) => {}
        _ => {
            env.fault(
                &PUBLIC_URL,
                "must be http:// or https:// and a host, without a path",
            );
            return fallback;
        }
    }
    let local =
        host.is_some_and(|host| host.starts_with("localhost") || host.starts_with("127.0.0.1"));
    if environment.is_production() && !local && !url.starts_with("https://") {
        env.fault(&PUBLIC_URL, "must begin with https:// in production");
    }
    url
}
