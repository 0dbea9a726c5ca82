//! The service in processes of their own, for what one process can't show: that they share
//! nothing but the database, and what is left when one of them is killed.
//!
//! The program is built by this package (DESIGN §9.15), so that the one we ship has no switches
//! for tests. A test names it by `env!("CARGO_BIN_EXE_acceptance-service")`, which Cargo knows
//! only while it builds the tests themselves:
//!
//! ```ignore
//! let process = app.process(crate::SERVICE).await;
//! process.client().get("/readyz").await.expect(200);
//! process.kill();
//! ```
//!
//! It is set up by variables as in production, and told the time by its argument; the clock then
//! stands still, also when the test's own moves on. It answers requests and does nothing beside
//! them: what follows from the log happens when the test asks for it ([`TestApp::settle`]).

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::Duration;

use crate::app::TestApp;
use crate::client::Client;

/// How long a request may wait for a connection: a busy machine makes tests slow, never wrong.
pub const BUSY: Duration = Duration::from_mins(2);

/// A process that serves the test's database. Killed when dropped; when the test's own process
/// is gone, it ends by itself.
#[derive(Debug)]
pub struct Process {
    child: Child,
    /// Somebody unknown who asks it.
    client: Client,
}

impl Process {
    fn spawn(app: &TestApp, program: &str) -> Self {
        let mut command = bare(program);
        command
            .arg(app.clock.now().rfc3339())
            .envs(app.variables())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let child = command
            .spawn()
            .unwrap_or_else(|error| panic!("{program}: {error}"));
        Self {
            child,
            client: app.client(),
        }
    }

    /// Waits for its first line, which is its address.
    async fn listening(mut self) -> Self {
        let stdout = self.child.stdout.take().expect("its output");
        let read = tokio::task::spawn_blocking(|| {
            let mut line = String::new();
            BufReader::new(stdout).read_line(&mut line).map(|_| line)
        });
        let line = read.await.expect("a reader").expect("its first line");
        let base = line.trim_end();
        assert!(
            base.starts_with("http://"),
            "it ended before it served; what it said is above: {line:?}"
        );
        self.client = self.client.clone().at(base);
        self
    }

    /// Somebody unknown who asks this process.
    pub fn client(&self) -> Client {
        self.client.fork()
    }

    /// Its address, without a trailing slash.
    pub fn base(&self) -> &str {
        self.client.base()
    }

    /// Ends it by SIGKILL, in the midst of whatever it is doing: it can't tidy up.
    pub fn kill(self) {
        drop(self);
    }

    /// Lets it see that nobody holds it any longer, and waits until it has ended by itself.
    pub fn let_go(mut self) -> ExitStatus {
        drop(self.child.stdin.take());
        self.child.wait().expect("its end")
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program without what the developer's own shell sets: that is none of the test's.
fn bare(program: &str) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("MUSUBI_") {
            command.env_remove(name);
        }
    }
    command
}

impl TestApp {
    /// One more process that serves this test's database; `program` is the one this package
    /// builds.
    pub async fn process(&self, program: &str) -> Process {
        Process::spawn(self, program).listening().await
    }

    /// Runs `program` (the one this package builds) as `musubi` with these arguments on this test's
    /// database, until it ends.
    pub async fn musubi(&self, program: &str, args: &[&str]) -> Output {
        let mut command = bare(program);
        command.arg("musubi").args(args).envs(self.variables());
        let run = tokio::task::spawn_blocking(move || command.output());
        run.await.expect("a thread").expect("the program")
    }

    /// `n` more processes; they start side by side.
    pub async fn processes(&self, program: &str, n: usize) -> Vec<Process> {
        let spawned: Vec<Process> = (0..n).map(|_| Process::spawn(self, program)).collect();
        futures::future::join_all(spawned.into_iter().map(Process::listening)).await
    }
}
