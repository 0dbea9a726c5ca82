//! wasm-bindgen's step: the JavaScript that loads the WASM, and the WASM it expects.

use std::path::Path;
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use crate::Fault;

/// What wasm-bindgen made.
pub struct Code {
    /// The loader, an ES module whose default export takes the WASM's address.
    pub js: String,
    /// The module, without names and debug sections.
    pub wasm: Vec<u8>,
    /// JavaScript that crates bring along, by path relative to the loader.
    pub snippets: Vec<(String, String)>,
}

/// What rustc turns on for wasm32-unknown-unknown; wasm-opt must be told.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Runs wasm-bindgen on `wasm` (and wasm-opt on the result, when given).
pub fn generate(wasm: &Path, wasm_opt: Option<&Path>) -> Result<Code, Fault> {
    if !wasm.is_file() {
        return Err(format!("{}: not built", wasm.display()).into());
    }
    let mut output = Bindgen::new()
        .input_path(wasm)
        .out_name("musubi")
        .web(true)?
        .typescript(false)
        .keep_debug(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()?;
    let mut snippets: Vec<(String, String)> = output
        .local_modules()
        .iter()
        .map(|(path, text)| snippet(path, text))
        .collect();
    for (identifier, inline) in output.snippets() {
        for (index, text) in inline.iter().enumerate() {
            snippets.push(snippet(&format!("{identifier}/inline{index}.js"), text));
        }
    }
    snippets.sort();
    let js = output.js().to_owned();
    let plain = output.wasm_mut().emit_wasm();
    let wasm = match wasm_opt {
        Some(program) => optimise(program, &plain)?,
        None => plain,
    };
    Ok(Code { js, wasm, snippets })
}

fn snippet(path: &str, text: &str) -> (String, String) {
    (format!("snippets/{path}"), text.to_owned())
}

fn optimise(program: &Path, wasm: &[u8]) -> Result<Vec<u8>, Fault> {
    let stem = format!("musubi-wasm-opt-{}", std::process::id());
    let (before, after) = (
        std::env::temp_dir().join(format!("{stem}.in.wasm")),
        std::env::temp_dir().join(format!("{stem}.out.wasm")),
    );
    std::fs::write(&before, wasm)?;
    let status = Command::new(program)
        .args(FEATURES)
        .arg("-Oz")
        .arg(&before)
        .arg("-o")
        .arg(&after)
        .status()
        .map_err(|e| format!("{}: {e}", program.display()))?;
    let smaller = if status.success() {
        std::fs::read(&after).map_err(Fault::from)
    } else {
        Err(format!("{} failed", program.display()).into())
    };
    let _ = std::fs::remove_file(&before);
    let _ = std::fs::remove_file(&after);
    smaller
}
