//! What the service logs: shown when a test fails, and kept for a test that looks into it.

use std::io;
use std::sync::Mutex;

use serde_json::Value;
use tracing_subscriber::filter::{LevelFilter, dynamic_filter_fn};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, fmt};

/// What is being kept; none while no test looks.
static KEPT: Mutex<Option<Vec<u8>>> = Mutex::new(None);

/// Whose words are kept down to `debug`; of others what an installation logs by default.
const OURS: [&str; 4] = ["api", "shared", "migration", "request"];

/// Warnings and errors go to the test's output, which is shown when it fails; while a test
/// records, everything is kept.
pub(crate) fn to_the_test() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    let shown = fmt::layer()
        .with_test_writer()
        .without_time()
        .with_filter(filter);
    let kept = fmt::layer()
        .json()
        .flatten_event(true)
        .with_writer(|| Keeper)
        .with_filter(dynamic_filter_fn(|meta, _| {
            let ours = OURS.iter().any(|name| meta.target().starts_with(name));
            let most = if ours {
                LevelFilter::DEBUG
            } else {
                LevelFilter::INFO
            };
            meta.level() <= &most && KEPT.lock().unwrap().is_some()
        }));
    let _ = tracing_subscriber::registry()
        .with(shown)
        .with(kept)
        .try_init();
}

/// Keeps every line from now on.
pub fn record() {
    KEPT.lock().unwrap().get_or_insert_default();
}

/// The lines kept so far.
pub fn recorded() -> Vec<Value> {
    let bytes = KEPT.lock().unwrap().clone().unwrap_or_default();
    let text = String::from_utf8(bytes).expect("lines in UTF-8");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("a line in JSON"))
        .collect()
}

struct Keeper;

impl io::Write for Keeper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(kept) = KEPT.lock().unwrap().as_mut() {
            kept.extend_from_slice(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
