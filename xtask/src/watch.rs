//! `cargo xtask run --watch`: rebuild, restart and reload when a source file changes.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Child;
use std::time::{Duration, SystemTime};

use crate::cmd::Cmd;
use crate::run::{self, Options};
use crate::ui::say;
use crate::wasm::Toolchain;
use crate::{Outcome, paths, walk};

const POLL: Duration = Duration::from_millis(700);

/// What the page asks for to learn that another version is served (`xtask/bundle/src/page.rs`).
const STAMP: &str = "watch.txt";

/// Serves until killed; every change of a source file rebuilds what it touches, and the page in the
/// browser loads itself again.
pub fn serve(options: &Options, toolchain: &Toolchain) -> Outcome {
    let mut server = Some(start(options)?);
    let mut seen = snapshot();
    say("watch | api/, shared/ and frontend/ are watched");
    loop {
        std::thread::sleep(POLL);
        if server.as_mut().is_some_and(has_ended) {
            say("watch | the server ended; waiting for the next change");
            server = None;
        }
        let now = snapshot();
        if now == seen {
            continue;
        }
        seen = now;
        say("watch | a source changed: building");
        if let Err(why) = run::build(options, toolchain) {
            say(&format!("watch | {why}; the old version goes on"));
            continue;
        }
        if let Some(mut old) = server.take() {
            stop(&mut old);
        }
        match options.musubi("migrate", "migrate").run() {
            Ok(_) => server = Some(start(options)?),
            Err(why) => say(&format!("watch | {why}; waiting for the next change")),
        }
    }
}

/// Whether the server has ended by itself; it is reaped then, and its number may be another's.
fn has_ended(server: &mut Child) -> bool {
    matches!(server.try_wait(), Ok(Some(_)))
}

/// Starts the server on what was built last. It reads the SPA's files once, so the stamp that the
/// page asks for is written before.
#[expect(
    clippy::disallowed_methods,
    reason = "any number that was not there before will do; the tools have no clock of their own"
)]
fn start(options: &Options) -> Outcome<Child> {
    let begun = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let stamp = begun.map(|since| since.as_millis()).unwrap_or_default();
    let file = paths::dist().join(STAMP);
    std::fs::write(&file, stamp.to_string()).map_err(|e| format!("{}: {e}", file.display()))?;
    let mut command = options.musubi("serve", "serve").into_inner();
    command
        .spawn()
        .map_err(|e| format!("cannot start musubi: {e}"))
}

/// Asks the server to finish its requests, then waits for it.
fn stop(server: &mut Child) {
    let pid = server.id().to_string();
    if Cmd::new("watch", "kill")
        .args(["-TERM", &pid])
        .quiet()
        .run()
        .is_err()
    {
        let _ = server.kill();
    }
    let _ = server.wait();
}

fn snapshot() -> BTreeMap<PathBuf, SystemTime> {
    let root = paths::root();
    ["api", "shared", "frontend", "Cargo.toml"]
        .iter()
        .flat_map(|name| {
            let path = root.join(name);
            if path.is_dir() {
                walk::files(&path)
            } else {
                vec![path]
            }
        })
        .filter_map(|path| {
            let changed = path.metadata().and_then(|meta| meta.modified()).ok()?;
            Some((path, changed))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::has_ended;
    use crate::server::wait_until;

    #[test]
    fn a_server_that_ended_is_noticed_and_one_that_runs_is_not() {
        let patience = std::time::Duration::from_secs(10);
        let mut short = Command::new("true").spawn().unwrap();
        assert!(wait_until(patience, || has_ended(&mut short)));
        let mut long = Command::new("sleep").arg("600").spawn().unwrap();
        assert!(!has_ended(&mut long));
        super::stop(&mut long);
        assert!(has_ended(&mut long));
    }
}
