//! The SPA's bundler: turns the compiled WASM, the styles and `index.html` into `dist/`.
//!
//! ```text
//! bundle --wasm FILE [--member-wasm FILE] [--staff-wasm FILE] --frontend FOLDER --out FOLDER [--wasm-opt FILE] [--fast] [--reload]
//! ```

mod compress;
mod glue;
mod manifest;
mod page;
mod styles;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use compress::{Quality, Shelf};

/// Whatever went wrong, told to the person at the terminal.
type Fault = Box<dyn Error + Send + Sync>;

struct Options {
    wasm: PathBuf,
    /// Builds with more pages, the smaller first; without them `wasm` serves all addresses.
    more: Vec<(&'static str, PathBuf)>,
    frontend: PathBuf,
    out: PathBuf,
    wasm_opt: Option<PathBuf>,
    fast: bool,
    /// With the script that loads the page again when it changed: for the watch loop only.
    reload: bool,
}

impl Options {
    fn parse(mut args: impl Iterator<Item = String>) -> Result<Self, Fault> {
        let (mut wasm, mut member, mut staff) = (None, None, None);
        let (mut frontend, mut out, mut wasm_opt) = (None, None, None);
        let (mut fast, mut reload) = (false, false);
        while let Some(arg) = args.next() {
            let slot = match arg.as_str() {
                "--fast" => {
                    fast = true;
                    continue;
                }
                "--reload" => {
                    reload = true;
                    continue;
                }
                "--wasm" => &mut wasm,
                "--member-wasm" => &mut member,
                "--staff-wasm" => &mut staff,
                "--frontend" => &mut frontend,
                "--out" => &mut out,
                "--wasm-opt" => &mut wasm_opt,
                other => return Err(format!("unknown argument `{other}`").into()),
            };
            *slot = Some(PathBuf::from(
                args.next().ok_or(format!("{arg} needs a value"))?,
            ));
        }
        Ok(Self {
            wasm: wasm.ok_or("--wasm is missing")?,
            more: [("member", member), ("staff", staff)]
                .into_iter()
                .filter_map(|(name, file)| file.map(|file| (name, file)))
                .collect(),
            frontend: frontend.ok_or("--frontend is missing")?,
            out: out.ok_or("--out is missing")?,
            wasm_opt,
            fast,
            reload,
        })
    }
}

fn main() -> ExitCode {
    match Options::parse(std::env::args().skip(1)).and_then(|options| bundle(&options)) {
        Ok(summary) => {
            println!("{summary}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("bundle: {why}");
            ExitCode::FAILURE
        }
    }
}

fn bundle(options: &Options) -> Result<String, Fault> {
    // Everything is made beside the old folder and swapped in, so that a running server never
    // sees half a version.
    let fresh = sibling(&options.out, "new");
    let old = sibling(&options.out, "old");
    remove(&fresh)?;
    remove(&old)?;
    let quality = if options.fast {
        Quality::Quick
    } else {
        Quality::Best
    };
    let mut shelf = Shelf::new(&fresh, quality)?;

    let code = glue::generate(&options.wasm, options.wasm_opt.as_deref())?;
    let css = styles::gather(&options.frontend.join("styles"))?;
    let names = page::Names {
        css: shelf.put_hashed("styles", "css", css.as_bytes())?,
        wasm: shelf.put_hashed("musubi", "wasm", &code.wasm)?,
        glue: shelf.put_hashed("musubi", "js", code.js.as_bytes())?,
        more: Vec::new(),
        boot: String::new(),
        reload: None,
    };
    let mut snippets = code.snippets;
    let list = options.frontend.join("builds.txt");
    let list = std::fs::read_to_string(&list).map_err(|e| format!("builds.txt: {e}"))?;
    let mut more = Vec::new();
    for (name, wasm) in &options.more {
        let code = glue::generate(wasm, options.wasm_opt.as_deref())?;
        snippets.extend(code.snippets);
        let stem = format!("musubi-{name}");
        more.push(page::Build {
            glue: shelf.put_hashed(&stem, "js", code.js.as_bytes())?,
            wasm: shelf.put_hashed(&stem, "wasm", &code.wasm)?,
            places: page::places(&list, name),
        });
    }
    let names = page::Names { more, ..names };
    let boot = page::boot(&names);
    let names = page::Names {
        boot: shelf.put_hashed("boot", "js", boot.as_bytes())?,
        reload: if options.reload {
            Some(shelf.put_hashed("reload", "js", page::RELOAD.as_bytes())?)
        } else {
            None
        },
        ..names
    };
    for (path, text) in &snippets {
        shelf.put(&format!("assets/{path}"), text.as_bytes())?;
    }
    shelf.copy_folder(&options.frontend.join("assets"))?;
    let template = std::fs::read_to_string(options.frontend.join("index.html"))
        .map_err(|e| format!("frontend/index.html: {e}"))?;
    // The API fills the page in for deep links, so it is kept uncompressed.
    shelf.put_plain("index.html", page::fill(&template, &names)?.as_bytes())?;
    let sizes = shelf.finish();
    std::fs::write(fresh.join("manifest.json"), manifest::json(&names, &sizes))?;

    if options.out.exists() {
        std::fs::rename(&options.out, &old)?;
    }
    std::fs::rename(&fresh, &options.out)?;
    remove(&old)?;
    Ok(manifest::summary(&names, &sizes))
}

fn sibling(folder: &Path, word: &str) -> PathBuf {
    let mut name = folder.file_name().unwrap_or_default().to_os_string();
    name.push(".");
    name.push(word);
    folder.with_file_name(name)
}

fn remove(folder: &Path) -> Result<(), Fault> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    Ok(())
}
