//! Where things are.

use std::path::{Path, PathBuf};

/// The workspace's root folder.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// Scratch space of xtask itself: logs, stamps, tools (under `target/`, so `cargo clean` resets it).
pub fn scratch() -> PathBuf {
    target().join("xtask")
}

/// The finished SPA.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The built binary `name` of a cargo profile (`dev` lives in `debug/`).
pub fn binary(profile: &str, name: &str) -> PathBuf {
    let folder = if profile == "dev" { "debug" } else { profile };
    target().join(folder).join(name)
}

/// The path below the root, with `/`, for messages.
pub fn relative(path: &Path) -> String {
    let root = root();
    path.strip_prefix(&root)
        .unwrap_or(path)
        .to_string_lossy()
        .replace('\\', "/")
}
