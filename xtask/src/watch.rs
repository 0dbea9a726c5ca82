//! `cargo xtask run --watch`: rebuild and restart when a source file changes.

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

/// Serves until killed; every change of a source file rebuilds what it touches.
pub fn serve(options: &Options, toolchain: &Toolchain) -> Outcome {
    let mut server = start(options)?;
    let mut seen = snapshot();
    say("watch | api/, shared/ and frontend/ are watched");
    loop {
        std::thread::sleep(POLL);
        let now = snapshot();
        if now == seen {
            if matches!(server.try_wait(), Ok(Some(_))) {
                say("watch | the server ended; waiting for the next change");
                seen = wait_for_change(&seen);
            } else {
                continue;
            }
        } else {
            seen = now;
        }
        say("watch | a source changed: building");
        match run::build(options, toolchain) {
            Ok(_) => {
                stop(&mut server);
                match options.musubi("migrate", "migrate").run() {
                    Ok(_) => server = start(options)?,
                    Err(why) => say(&format!("watch | {why}; waiting for the next change")),
                }
            }
            Err(why) => say(&format!("watch | {why}; the old version goes on")),
        }
    }
}

fn start(options: &Options) -> Outcome<Child> {
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

fn wait_for_change(seen: &BTreeMap<PathBuf, SystemTime>) -> BTreeMap<PathBuf, SystemTime> {
    loop {
        std::thread::sleep(POLL);
        let now = snapshot();
        if now != *seen {
            return now;
        }
    }
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
