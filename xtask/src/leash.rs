//! Servers that must not outlive us.
//!
//! A tiny shell holds the server and waits on a pipe from this process. When we drop the leash,
//! fail, or are killed (even by SIGKILL), the pipe closes, and the shell stops the server and
//! removes its folder.

use std::fs::File;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::Outcome;

const HOLD: &str = r#"
signal=$1; folder=$2; shift 2
"$@" &
held=$!
cat >/dev/null
kill "-$signal" "$held" 2>/dev/null
wait "$held" 2>/dev/null
if [ -n "$folder" ]; then rm -rf "$folder"; fi
"#;

/// A running server; stopped when dropped.
pub struct Leash {
    shell: Child,
    log: PathBuf,
}

impl Leash {
    /// Starts `command`, its output going to `log`; `signal` (TERM, QUIT) ends it, and `folder`
    /// is removed afterwards.
    pub fn start(
        command: &Command,
        signal: &str,
        folder: Option<&Path>,
        log: &Path,
    ) -> Outcome<Self> {
        let out = File::create(log).map_err(|e| format!("{}: {e}", log.display()))?;
        let err = out
            .try_clone()
            .map_err(|e| format!("{}: {e}", log.display()))?;
        let mut shell = Command::new("sh");
        shell
            .args(["-c", HOLD, "leash", signal])
            .arg(folder.map(Path::as_os_str).unwrap_or_default())
            .arg(command.get_program())
            .args(command.get_args())
            // Ctrl-C at the terminal must reach us only: the closing pipe then does the rest.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(out)
            .stderr(err);
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => shell.env(name, value),
                None => shell.env_remove(name),
            };
        }
        if let Some(dir) = command.get_current_dir() {
            shell.current_dir(dir);
        }
        let name = command.get_program().to_string_lossy().into_owned();
        let shell = shell
            .spawn()
            .map_err(|e| format!("cannot start {name}: {e}"))?;
        Ok(Self {
            shell,
            log: log.to_path_buf(),
        })
    }

    /// The process above the server's, for who asks what the server uses.
    pub fn pid(&self) -> u32 {
        self.shell.id()
    }

    /// The end of what the server wrote, for messages.
    pub fn last_words(&self) -> String {
        let text = std::fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = text.lines().rev().take(12).collect();
        lines.into_iter().rev().collect::<Vec<_>>().join("\n")
    }
}

impl Drop for Leash {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        let _ = self.shell.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::Leash;
    use std::path::Path;
    use std::process::Command;
    use std::time::{Duration, Instant};

    fn alive(pid: &str) -> bool {
        Path::new("/proc").join(pid.trim()).exists()
    }

    fn wait_for(mut condition: impl FnMut() -> bool) -> bool {
        let deadline = Instant::now() + Duration::from_secs(10);
        while Instant::now() < deadline {
            if condition() {
                return true;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        false
    }

    #[test]
    fn dropping_the_leash_ends_the_server_and_removes_its_folder() {
        let folder = std::env::temp_dir().join(format!("leash-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let log = std::env::temp_dir().join(format!("leash-{}.log", std::process::id()));
        let mut command = Command::new("sh");
        command.args(["-c", "echo $$; exec sleep 600"]);
        let leash = Leash::start(&command, "TERM", Some(&folder), &log).unwrap();
        assert!(wait_for(
            || std::fs::read_to_string(&log).is_ok_and(|text| !text.is_empty())
        ));
        let pid = std::fs::read_to_string(&log).unwrap();
        assert!(alive(&pid));
        drop(leash);
        assert!(!alive(&pid));
        assert!(!folder.exists());
        let _ = std::fs::remove_file(log);
    }
}
