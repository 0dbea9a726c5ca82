//! A PostgreSQL cluster of the tests' own: in a temporary folder, on a free port, gone at the end.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::cmd::Cmd;
use crate::leash::Leash;
use crate::{Outcome, paths, server, tools};

const START_LIMIT: Duration = Duration::from_mins(1);

/// Durability is pointless for a test's data, which lives some minutes; everything else is as shipped.
const PASSING: [&str; 10] = [
    "listen_addresses=127.0.0.1",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=300",
    "shared_buffers=256MB",
    "wal_level=minimal",
    "max_wal_senders=0",
    "timezone=UTC",
    "jit=off",
];

/// As an installation has it: what decides how long a commit takes is said, the rest is as shipped.
const DURABLE: [&str; 5] = [
    "listen_addresses=127.0.0.1",
    "fsync=on",
    "synchronous_commit=on",
    "full_page_writes=on",
    "timezone=UTC",
];

/// A running cluster; stopped and removed when dropped.
pub struct Cluster {
    leash: Leash,
    bin: PathBuf,
    port: u16,
}

impl Cluster {
    /// Makes and starts one for tests: quick, and gone with a power cut.
    pub fn start() -> Outcome<Self> {
        Self::launch(&std::env::temp_dir(), &PASSING)
    }

    /// Makes and starts one below `folder` that keeps what it commits, for benches.
    pub fn durable(folder: &Path) -> Outcome<Self> {
        Self::launch(folder, &DURABLE)
    }

    fn launch(base: &Path, settings: &[&str]) -> Outcome<Self> {
        let bin = tools::postgres_bin().ok_or("no PostgreSQL 15 or later is installed")?;
        let folder = base.join(format!("musubi-pg-{}", std::process::id()));
        let root = is_root();
        let data = init(&bin, &folder, root)?;
        let port = server::free_port()?;
        let postgres = as_owner(root, &bin.join("postgres"));
        let mut command = Command::new(&postgres.0);
        command
            .args(&postgres.1)
            .arg("-D")
            .arg(&data)
            .arg("-k")
            .arg(&folder);
        command.args(["-p", &port.to_string()]).current_dir(&folder);
        for setting in settings {
            command.args(["-c", setting]);
        }
        let log = paths::scratch().join("logs").join("postgres-server.log");
        // QUIT is PostgreSQL's immediate shutdown.
        let leash = Leash::start(&command, "QUIT", Some(&folder), &log)?;
        let ready = bin.join("pg_isready");
        let answers = || {
            let asked = Cmd::new("postgres", &ready);
            asked
                .args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()])
                .capture()
                .is_ok()
        };
        if server::wait_until(START_LIMIT, answers) {
            Ok(Self { leash, bin, port })
        } else {
            Err(format!("PostgreSQL did not start:\n{}", leash.last_words()))
        }
    }

    /// Where a test may create databases of its own.
    pub fn admin_url(&self) -> String {
        self.url("postgres")
    }

    /// The address of a database.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://musubi@127.0.0.1:{}/{database}", self.port)
    }

    /// Creates a database as a copy of another that nobody is connected to.
    pub fn create_database(&self, name: &str, template: &str) -> Outcome {
        Cmd::new("postgres", self.bin.join("createdb"))
            .args(["-h", "127.0.0.1", "-p", &self.port.to_string()])
            .args(["-U", "musubi", "-T", template, name])
            .capture()
            .map(|_| ())
    }

    /// The process above the server's.
    pub fn pid(&self) -> u32 {
        self.leash.pid()
    }
}

/// Makes the cluster's files below `folder`; PostgreSQL refuses to run as root.
fn init(bin: &Path, folder: &Path, root: bool) -> Outcome<PathBuf> {
    let data = folder.join("data");
    std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    if root {
        // Debian's package makes this user.
        Cmd::new("postgres", "chown")
            .args(["postgres"])
            .args([folder])
            .quiet()
            .run()?;
    }
    let initdb = as_owner(root, &bin.join("initdb"));
    Cmd::new("postgres", &initdb.0)
        .args(&initdb.1)
        .args([
            "--username=musubi",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
        ])
        .args(["--no-sync", "--pgdata"])
        .args([&data])
        .dir(folder)
        .quiet()
        .run()?;
    Ok(data)
}

fn is_root() -> bool {
    Cmd::new("postgres", "id")
        .args(["-u"])
        .capture()
        .is_ok_and(|id| id.trim() == "0")
}

/// The program, run as `postgres` when we are root.
fn as_owner(root: bool, program: &Path) -> (PathBuf, Vec<String>) {
    if !root {
        return (program.to_path_buf(), Vec::new());
    }
    let mut args: Vec<String> = ["--reuid=postgres", "--regid=postgres", "--clear-groups"]
        .map(str::to_owned)
        .into();
    args.push(program.display().to_string());
    (PathBuf::from("setpriv"), args)
}

#[cfg(test)]
mod a_cluster_starts_and_leaves_nothing {
    use super::Cluster;
    use crate::{server, tools};

    #[test]
    fn postgres() {
        // The gate installs it; where it is left out, tests of this name are too.
        assert!(
            tools::postgres_bin().is_some(),
            "PostgreSQL 15 or later is not installed (Debian: postgresql); \
             --sqlite or --quick leave this test out"
        );
        let cluster = Cluster::start().unwrap();
        let port = cluster.port;
        assert!(cluster.admin_url().contains(&port.to_string()));
        assert!(server::accepts(port));
        drop(cluster);
        assert!(!server::accepts(port));
        let folder = std::env::temp_dir().join(format!("musubi-pg-{}", std::process::id()));
        assert!(!folder.exists());
    }
}
