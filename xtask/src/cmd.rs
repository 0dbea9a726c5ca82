//! Running other programs: their lines are shown with the step's label and kept in a log.
//!
//! Cargo's hundreds of "Compiling …" lines become one progress line every few seconds.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::ui::{human, say};
use crate::{Outcome, paths};

const PROGRESS_EVERY: Duration = Duration::from_secs(10);
const NOISE: [&str; 9] = [
    "Compiling",
    "Checking",
    "Downloading",
    "Downloaded",
    "Locking",
    "Adding",
    "Updating",
    "Blocking",
    "Fresh",
];

/// One program to run.
pub struct Cmd {
    label: String,
    inner: Command,
    shown: String,
    quiet: bool,
}

/// What a program that ran said.
pub struct Said {
    /// Both streams, line by line, as they came.
    pub lines: Vec<String>,
    /// It ended with status 0.
    pub ok: bool,
}

impl Cmd {
    /// `program` run in the workspace's root.
    pub fn new(label: &str, program: impl AsRef<OsStr>) -> Self {
        let shown = program.as_ref().to_string_lossy().into_owned();
        let mut inner = Command::new(program);
        inner.current_dir(paths::root()).stdin(Stdio::null());
        Self {
            label: label.to_owned(),
            inner,
            shown,
            quiet: false,
        }
    }

    /// `cargo`, the one that runs us when there is one.
    pub fn cargo(label: &str) -> Self {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut made = Self::new(label, cargo);
        // What `cargo run` sets for xtask must not leak into the builds: it would change fingerprints.
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST") {
                made.inner.env_remove(&name);
            }
        }
        "cargo".clone_into(&mut made.shown);
        made
    }

    /// Adds arguments.
    pub fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        for arg in args {
            self.shown.push(' ');
            self.shown.push_str(&arg.as_ref().to_string_lossy());
            self.inner.arg(arg);
        }
        self
    }

    /// Sets a variable.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.inner.env(name, value);
        self
    }

    /// Sets several variables.
    pub fn envs(mut self, vars: &[(String, String)]) -> Self {
        for (name, value) in vars {
            self.inner.env(name, value);
        }
        self
    }

    /// Runs elsewhere than in the root.
    pub fn dir(mut self, dir: &Path) -> Self {
        self.inner.current_dir(dir);
        self
    }

    /// Shows nothing unless the program fails.
    pub fn quiet(mut self) -> Self {
        self.quiet = true;
        self
    }

    /// The plain command, for callers that keep the process.
    pub fn into_inner(self) -> Command {
        self.inner
    }

    /// Runs to the end; a non-zero status is an error that names the command.
    pub fn run(self) -> Outcome<Said> {
        let shown = self.shown.clone();
        let quiet = self.quiet;
        let label = self.label.clone();
        let said = self.finish()?;
        if said.ok {
            return Ok(said);
        }
        if quiet {
            for line in &said.lines {
                say(&format!("{label} | {line}"));
            }
        }
        Err(format!("`{shown}` failed"))
    }

    /// Runs to the end and returns what it said, whatever its status.
    pub fn finish(mut self) -> Outcome<Said> {
        let mut child = self
            .inner
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|e| format!("cannot start `{}`: {e}", self.shown))?;
        let sink = Arc::new(Mutex::new(Sink::new(&self.label, self.quiet, &self.shown)));
        let readers = [
            child.stdout.take().map(|pipe| pump(pipe, &sink)),
            child.stderr.take().map(|pipe| pump(pipe, &sink)),
        ];
        for reader in readers.into_iter().flatten() {
            let _ = reader.join();
        }
        let status = child.wait().map_err(|e| format!("`{}`: {e}", self.shown))?;
        let lines = sink
            .lock()
            .map(|mut sink| std::mem::take(&mut sink.lines))
            .unwrap_or_default();
        Ok(Said {
            lines,
            ok: status.success(),
        })
    }

    /// Runs to the end and returns standard output; nothing is shown.
    pub fn capture(mut self) -> Outcome<String> {
        let output = self
            .inner
            .output()
            .map_err(|e| format!("cannot start `{}`: {e}", self.shown))?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            let said = String::from_utf8_lossy(&output.stderr);
            Err(format!("`{}` failed: {}", self.shown, said.trim()))
        }
    }
}

fn pump(pipe: impl Read + Send + 'static, sink: &Arc<Mutex<Sink>>) -> std::thread::JoinHandle<()> {
    let sink = Arc::clone(sink);
    std::thread::spawn(move || {
        let mut reader = BufReader::new(pipe);
        let mut bytes = Vec::new();
        while matches!(reader.read_until(b'\n', &mut bytes), Ok(count) if count > 0) {
            let line = String::from_utf8_lossy(&bytes).trim_end().to_owned();
            if let Ok(mut sink) = sink.lock() {
                sink.take(line);
            }
            bytes.clear();
        }
    })
}

struct Sink {
    label: String,
    quiet: bool,
    lines: Vec<String>,
    log: Option<File>,
    begun: Instant,
    shown_at: Instant,
    crates: u32,
}

impl Sink {
    fn new(label: &str, quiet: bool, shown: &str) -> Self {
        let mut log = open_log(label);
        if let Some(file) = log.as_mut() {
            let _ = writeln!(file, "$ {shown}");
        }
        let now = Instant::now();
        Self {
            label: label.to_owned(),
            quiet,
            lines: Vec::new(),
            log,
            begun: now,
            shown_at: now,
            crates: 0,
        }
    }

    fn take(&mut self, line: String) {
        if let Some(file) = self.log.as_mut() {
            let _ = writeln!(file, "{line}");
        }
        if is_noise(&line) {
            self.crates += 1;
            if !self.quiet && self.shown_at.elapsed() >= PROGRESS_EVERY {
                self.shown_at = Instant::now();
                let word = line.trim();
                let time = human(self.begun.elapsed());
                say(&format!(
                    "{} | {time}, {} so far, now: {word}",
                    self.label, self.crates
                ));
            }
            return;
        }
        if !self.quiet {
            say(&format!("{} | {line}", self.label));
        }
        self.lines.push(line);
    }
}

fn is_noise(line: &str) -> bool {
    let text = line.trim_start();
    line.starts_with("  ") && NOISE.iter().any(|word| text.starts_with(word))
}

fn open_log(label: &str) -> Option<File> {
    let folder: PathBuf = paths::scratch().join("logs");
    std::fs::create_dir_all(&folder).ok()?;
    File::options()
        .create(true)
        .append(true)
        .open(folder.join(format!("{}.log", label.replace(' ', "-"))))
        .ok()
}

/// True when `program` can be found on the PATH.
pub fn on_path(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|dir| dir.join(program).is_file()))
}

#[cfg(test)]
mod tests {
    use super::{Cmd, is_noise};

    #[test]
    fn only_cargos_progress_lines_are_folded() {
        assert!(is_noise("   Compiling serde v1.0.0"));
        assert!(!is_noise("error[E0308]: mismatched types"));
        assert!(!is_noise("Compiling is a word a test may print"));
    }

    #[test]
    fn a_failing_program_is_an_error_that_names_it() {
        let why = Cmd::new("t", "sh")
            .args(["-c", "exit 3"])
            .quiet()
            .run()
            .err()
            .unwrap();
        assert!(why.contains("sh -c exit 3"));
        assert!(Cmd::new("t", "no-such-program-here").quiet().run().is_err());
    }

    #[test]
    fn both_streams_are_kept() {
        let said = Cmd::new("t", "sh")
            .args(["-c", "echo a; echo b >&2"])
            .quiet()
            .run()
            .unwrap();
        let mut lines = said.lines;
        lines.sort();
        assert_eq!(lines, ["a", "b"]);
    }
}
