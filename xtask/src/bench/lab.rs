//! What is measured, and where: two servers on two copies of one database, on a real disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::cpu;
use crate::cmd::Cmd;
use crate::leash::Leash;
use crate::postgres::Cluster;
use crate::{Outcome, paths, server};

const START_LIMIT: Duration = Duration::from_mins(1);

/// The list that both servers answer: the first 20 public events, with their seats.
pub const LIST: &str = "/api/v1/events?period=all&limit=20";

/// Which server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Ours.
    Musubi,
    /// The baseline.
    Bare,
}

impl Which {
    /// Its binary, and what its copy of the database is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Musubi => "musubi",
            Self::Bare => "bare",
        }
    }
}

/// A folder of our own on a disk, removed at the end.
pub struct Folder {
    /// Where it is.
    pub path: PathBuf,
    /// The file system it is on.
    pub system: String,
}

impl Folder {
    /// Makes it. Memory is no place to measure durable writes.
    pub fn new() -> Outcome<Self> {
        for base in [std::env::temp_dir(), PathBuf::from("/var/tmp")] {
            let stat = Cmd::new("bench", "stat").args(["--file-system", "--format=%T"]);
            let system = stat.args([&base]).capture()?.trim().to_owned();
            if system != "tmpfs" && system != "ramfs" {
                let path = base.join(format!("musubi-bench-{}", std::process::id()));
                std::fs::create_dir_all(&path).map_err(|e| format!("{}: {e}", path.display()))?;
                return Ok(Self { path, system });
            }
        }
        Err("the bench needs a temporary folder on a disk: set TMPDIR".into())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.path);
    }
}

/// One kind of database, with a copy for each server.
pub struct House {
    /// `SQLite 3.53.0`.
    pub database: String,
    /// The event with endless seats.
    pub event: String,
    profile: String,
    folder: PathBuf,
    cluster: Option<Cluster>,
}

/// A running server.
pub struct Server {
    leash: Leash,
    /// Where it listens.
    pub port: u16,
}

impl House {
    /// Makes the database, migrates it, loads the demo, and copies the whole for the baseline.
    pub fn build(postgres: bool, profile: &str, folder: &Path) -> Outcome<Self> {
        let name = if postgres { "postgres" } else { "sqlite" };
        let folder = folder.join(name);
        std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        let cluster = if postgres {
            Some(Cluster::durable(&folder)?)
        } else {
            None
        };
        let mut house = Self {
            database: String::new(),
            event: String::new(),
            profile: profile.to_owned(),
            folder,
            cluster,
        };
        if let Some(cluster) = &house.cluster {
            cluster.create_database(Which::Musubi.name(), "template1")?;
        }
        let demo = Cmd::new("demo", house.binary(Which::Musubi)).args(["demo"]);
        demo.envs(&house.env(0)).quiet().run()?;
        let said = house.bare("prepare", Which::Musubi)?;
        house.event = said.get("event").cloned().unwrap_or_default();
        house.database = said.get("version").cloned().unwrap_or_default();
        house.copy()?;
        Ok(house)
    }

    fn copy(&self) -> Outcome {
        if let Some(cluster) = &self.cluster {
            return cluster.create_database(Which::Bare.name(), Which::Musubi.name());
        }
        let (from, to) = (self.file(Which::Musubi), self.file(Which::Bare));
        // With the last connection SQLite puts the log into the file and removes it.
        if from.with_extension("db-wal").exists() {
            return Err(format!("{} is still open", from.display()));
        }
        std::fs::copy(&from, &to)
            .map(|_| ())
            .map_err(|e| format!("{}: {e}", to.display()))
    }

    fn binary(&self, which: Which) -> PathBuf {
        paths::binary(&self.profile, which.name())
    }

    fn file(&self, which: Which) -> PathBuf {
        self.folder.join(format!("{}.db", which.name()))
    }

    fn url(&self, which: Which) -> String {
        match &self.cluster {
            Some(cluster) => cluster.url(which.name()),
            None => format!("sqlite://{}?mode=rwc", self.file(which).display()),
        }
    }

    /// Musubi's settings: those of an installation without a mail server, on plain HTTP.
    fn env(&self, port: u16) -> Vec<(String, String)> {
        let data = self.folder.join("data").display().to_string();
        [
            ("MUSUBI_ENV", "demo".to_owned()),
            ("MUSUBI_LISTEN", format!("127.0.0.1:{port}")),
            ("MUSUBI_PUBLIC_URL", format!("http://127.0.0.1:{port}")),
            ("MUSUBI_DATA_DIR", data),
            ("MUSUBI_DATABASE_URL", self.url(Which::Musubi)),
            // wrk is many people, behind a proxy that tells them apart.
            ("MUSUBI_GUEST_LIMIT", "1000000".to_owned()),
            ("MUSUBI_TRUST_FORWARDED", "true".to_owned()),
            ("MUSUBI_LOG_FORMAT", "json".to_owned()),
            // An empty variable counts as unset: the caller's settings have no part in this.
            ("MUSUBI_LOG", String::new()),
            ("MUSUBI_DATABASE_POOL", String::new()),
            ("MUSUBI_SMTP_URL", String::new()),
            ("MUSUBI_WEB_DIR", String::new()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into()
    }

    /// Starts one of the servers and waits until it answers.
    pub fn start(&self, which: Which) -> Outcome<Server> {
        let port = server::free_port()?;
        let command = Cmd::new("bench", self.binary(which));
        let command = match which {
            Which::Musubi => command.args(["serve"]).envs(&self.env(port)),
            Which::Bare => command.args(["serve", &self.url(which), &format!("127.0.0.1:{port}")]),
        };
        let log = self.folder.join(format!("{}.log", which.name()));
        let leash = Leash::start(&command.into_inner(), "TERM", None, &log)?;
        if server::wait_until(START_LIMIT, || server::status_of(port, LIST) == Some(200)) {
            Ok(Server { leash, port })
        } else {
            let last = leash.last_words();
            Err(format!("{} does not answer:\n{last}", which.name()))
        }
    }

    /// The processor time that the database's own processes took so far.
    pub fn database_cpu(&self) -> Duration {
        self.cluster
            .as_ref()
            .map_or(Duration::ZERO, |cluster| cpu::of_tree(cluster.pid()))
    }

    /// How many rows each table has that registrations write to.
    pub fn rows(&self, which: Which) -> Outcome<BTreeMap<String, u64>> {
        let said = self.bare("rows", which)?;
        said.into_iter()
            .map(|(table, count)| {
                let count = count.parse().map_err(|_| format!("{table}: {count}?"))?;
                Ok((table, count))
            })
            .collect()
    }

    /// How many mails Musubi has written so far.
    pub fn mails(&self) -> usize {
        std::fs::read_dir(self.folder.join("data").join("mail")).map_or(0, Iterator::count)
    }

    /// Runs a command of the baseline on a database; the words it prints, by the first of each line.
    fn bare(&self, command: &str, database: Which) -> Outcome<BTreeMap<String, String>> {
        let said = Cmd::new("bare", self.binary(Which::Bare))
            .args([command, &self.url(database)])
            .capture()?;
        let pairs = said.lines().filter_map(|line| line.split_once(' '));
        Ok(pairs
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect())
    }
}

impl Server {
    /// The processor time it took so far.
    pub fn cpu(&self) -> Duration {
        cpu::of_tree(self.leash.pid())
    }

    /// An address of its.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The body of a plain `GET`.
    pub fn get(&self, path: &str) -> Outcome<String> {
        server::body_of(self.port, path).ok_or_else(|| format!("no answer to GET {path}"))
    }
}
