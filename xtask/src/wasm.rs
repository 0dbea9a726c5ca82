//! A compiler that can build for `wasm32-unknown-unknown`.
//!
//! First choice is rustup's target. On closed networks Debian's packages are unpacked into the
//! cache instead (`xtask/debian-wasm.sh`; set `XTASK_WASM=debian` to use it on purpose).

use std::path::PathBuf;

use crate::cmd::{Cmd, on_path};
use crate::ui::say;
use crate::{Outcome, paths};

/// The target's name.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// How cargo must be called to build the SPA.
#[derive(Debug, Clone, Default)]
pub struct Toolchain {
    /// Variables for cargo.
    pub env: Vec<(String, String)>,
    /// A target folder of its own, when the compiler is not the workspace's.
    pub target_dir: Option<PathBuf>,
    /// For the step's remark and the stamp.
    pub name: String,
}

/// Finds or fetches the compiler.
pub fn prepare() -> Outcome<Toolchain> {
    if std::env::var("XTASK_WASM").is_ok_and(|wanted| wanted == "debian") {
        return debian();
    }
    if has_target() {
        return Ok(Toolchain {
            name: "rustup target".into(),
            ..Toolchain::default()
        });
    }
    if on_path("rustup") {
        let added = Cmd::new("toolchain", "rustup")
            .args(["target", "add", TARGET])
            .run();
        match added {
            Ok(_) if has_target() => {
                return Ok(Toolchain {
                    name: "rustup target".into(),
                    ..Toolchain::default()
                });
            }
            Ok(_) => say("toolchain | rustup added the target, but rustc does not find it"),
            Err(why) => say(&format!("toolchain | {why}")),
        }
    }
    say("toolchain | falling back to Debian's compiler for the SPA");
    debian()
}

fn has_target() -> bool {
    let asked =
        Cmd::new("toolchain", "rustc").args(["--print", "target-libdir", "--target", TARGET]);
    let Ok(folder) = asked.capture() else {
        return false;
    };
    let Ok(entries) = std::fs::read_dir(folder.trim()) else {
        return false;
    };
    entries
        .flatten()
        .any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
}

fn debian() -> Outcome<Toolchain> {
    if !(on_path("apt-get") && on_path("dpkg")) {
        return Err(format!(
            "no compiler for {TARGET}: `rustup target add {TARGET}` failed and this is not Debian"
        ));
    }
    let lld = rust_lld()?;
    let cache = paths::scratch().join("debian-rust");
    let script = paths::root().join("xtask").join("debian-wasm.sh");
    let said = Cmd::new("toolchain", script)
        .args([cache.as_os_str(), lld.as_os_str()])
        .run()?;
    let rustc = said
        .lines
        .iter()
        .rev()
        .find(|line| line.starts_with('/') && line.ends_with("/rustc"))
        .ok_or("debian-wasm.sh did not name its rustc")?;
    Ok(Toolchain {
        env: vec![
            ("RUSTC".into(), rustc.clone()),
            (
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER".into(),
                lld.display().to_string(),
            ),
        ],
        target_dir: Some(paths::target().join("debian-wasm")),
        name: "Debian's rustc-web".into(),
    })
}

fn rust_lld() -> Outcome<PathBuf> {
    let sysroot = Cmd::new("toolchain", "rustc")
        .args(["--print", "sysroot"])
        .capture()?;
    let host = Cmd::new("toolchain", "rustc").args(["-vV"]).capture()?;
    let host = host
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .ok_or("rustc -vV names no host")?;
    let lld = PathBuf::from(sysroot.trim())
        .join("lib/rustlib")
        .join(host)
        .join("bin/rust-lld");
    if lld.is_file() {
        Ok(lld)
    } else {
        Err(format!("no linker at {}", lld.display()))
    }
}
