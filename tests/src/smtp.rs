//! A real SMTP server (aiosmtpd) beside a test, and what it received.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde::Deserialize;

/// How long to wait for the server to start, or for a mail that must come.
const PATIENCE: Duration = Duration::from_secs(30);

/// The server; it ends with the value.
pub struct SmtpServer {
    child: Child,
    stdin: Option<ChildStdin>,
    lines: Receiver<String>,
    port: u16,
}

/// A mail as it arrived, read by Python's mail parser.
#[derive(Clone, Debug, Deserialize)]
pub struct Received {
    /// The envelope's sender.
    pub from: String,
    /// The envelope's recipients.
    pub to: Vec<String>,
    /// The message's bytes.
    pub raw: String,
    /// The headers, decoded.
    pub headers: Vec<(String, String)>,
    /// The text part.
    pub text: Option<String>,
    /// The HTML part.
    pub html: Option<String>,
    /// What is attached.
    pub attachments: Vec<ReceivedAttachment>,
    /// What the parser finds wrong.
    pub defects: Vec<String>,
}

/// A file that arrived with a mail.
#[derive(Clone, Debug, Deserialize)]
pub struct ReceivedAttachment {
    /// Its name.
    pub filename: Option<String>,
    /// Its media type with parameters.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its content as text.
    pub content: String,
}

impl Received {
    /// The values of a header, whatever case its name is written in.
    pub fn header(&self, name: &str) -> Vec<&str> {
        self.headers
            .iter()
            .filter(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
            .collect()
    }
}

impl SmtpServer {
    /// Starts it on a free port.
    pub fn start() -> Self {
        let script = root().join("tests/browser/support/smtp.py");
        let mut child = Command::new(python())
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the SMTP server");
        let stdin = child.stdin.take();
        let stdout = child.stdout.take().expect("its output");
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        let first = lines.recv_timeout(PATIENCE).expect("the server's port");
        let first: serde_json::Value = serde_json::from_str(&first).expect("its port as JSON");
        let port = first
            .get("port")
            .and_then(serde_json::Value::as_u64)
            .and_then(|port| u16::try_from(port).ok())
            .expect("its port");
        Self {
            child,
            stdin,
            lines,
            port,
        }
    }

    /// Its address for `MUSUBI_SMTP_URL`.
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// The next mail; fails when none comes.
    #[track_caller]
    pub fn receive(&self) -> Received {
        let line = self.lines.recv_timeout(PATIENCE).expect("a mail");
        serde_json::from_str(&line).expect("the mail as JSON")
    }

    /// The mails that have arrived and were not received yet.
    pub fn received(&self) -> Vec<Received> {
        let parse = |line: String| serde_json::from_str(&line).expect("the mail as JSON");
        self.lines.try_iter().map(parse).collect()
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        drop(self.stdin.take());
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().expect("the workspace").to_owned()
}

/// A Python that has aiosmtpd: the one that is named or that `cargo xtask test` prepares, else one
/// of our own.
fn python() -> &'static Path {
    static FOUND: OnceLock<PathBuf> = OnceLock::new();
    FOUND.get_or_init(find_python)
}

fn find_python() -> PathBuf {
    if let Some(named) = std::env::var_os("MUSUBI_TEST_PYTHON") {
        return named.into();
    }
    let target = root().join("target");
    let prepared = target.join("xtask/venv/bin/python");
    if prepared.exists() {
        return prepared;
    }
    let own = target.join("smtp-venv");
    if !own.join("bin/python").exists() {
        // Made under a name of our own and then moved: several tests may start at once.
        let new = target.join(format!("smtp-venv-{}", std::process::id()));
        run(Command::new("python3").args(["-m", "venv"]).arg(&new));
        let pip = ["-m", "pip", "install", "--quiet", "aiosmtpd==1.4.6"];
        run(Command::new(new.join("bin/python")).args(pip));
        if std::fs::rename(&new, &own).is_err() {
            let _ = std::fs::remove_dir_all(&new);
        }
    }
    own.join("bin/python")
}

fn run(command: &mut Command) {
    let status = command.status().expect("python3 with its venv module");
    assert!(status.success(), "{command:?} failed");
}
