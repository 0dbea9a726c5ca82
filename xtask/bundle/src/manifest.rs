//! `manifest.json`: every file with its sizes, and what a cold load of the home page takes.

use std::fmt::Write as _;

use crate::compress::Size;
use crate::page::Names;

/// The manifest's text. Names come from our own files and hashes, so they need no escaping beyond
/// quotes and backslashes.
pub fn json(names: &Names, sizes: &[Size]) -> String {
    let mut text = String::from("{\n  \"entry\": {");
    let entries = [
        ("css", &names.css),
        ("js", &names.boot),
        ("glue", &names.glue),
        ("wasm", &names.wasm),
    ];
    for (index, (key, path)) in entries.into_iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        let _ = write!(text, "{comma}\n    \"{key}\": \"/{}\"", escape(path));
    }
    let _ = write!(
        text,
        "\n  }},\n  \"home_br_bytes\": {},\n  \"files\": [",
        home(names, sizes)
    );
    for (index, size) in sizes.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        let _ = write!(
            text,
            "{comma}\n    {{ \"name\": \"{}\", \"bytes\": {}, \"br_bytes\": {} }}",
            escape(&size.name),
            size.bytes,
            size.br
        );
    }
    text.push_str("\n  ]\n}\n");
    text
}

/// Brotli bytes of the files that the home page loads.
fn home(names: &Names, sizes: &[Size]) -> usize {
    let loaded = [&names.css, &names.boot, &names.glue, &names.wasm];
    sizes
        .iter()
        .filter(|size| loaded.contains(&&size.name))
        .map(|size| size.br)
        .sum()
}

/// One line for the terminal.
pub fn summary(names: &Names, sizes: &[Size]) -> String {
    let kilobytes = |path: &String| {
        let found = sizes.iter().find(|size| size.name == *path);
        found.map_or(0, |size| size.br.div_ceil(1024))
    };
    format!(
        "brotli: wasm {} KB, js {} KB, css {} KB; home page {} KB",
        kilobytes(&names.wasm),
        kilobytes(&names.glue) + kilobytes(&names.boot),
        kilobytes(&names.css),
        home(names, sizes).div_ceil(1024)
    )
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

#[cfg(test)]
mod tests {
    use super::{Names, Size, json};

    #[test]
    fn the_home_page_counts_only_what_it_loads() {
        let names = Names {
            css: "assets/s.css".into(),
            wasm: "assets/m.wasm".into(),
            glue: "assets/m.js".into(),
            more: Vec::new(),
            boot: "assets/b.js".into(),
            reload: None,
        };
        let size = |name: &str, br| Size {
            name: name.into(),
            bytes: 9,
            br,
        };
        let sizes = [
            size("assets/s.css", 1),
            size("assets/m.wasm", 2),
            size("favicon.svg", 100),
        ];
        let text = json(&names, &sizes);
        assert!(text.contains("\"home_br_bytes\": 3"));
        assert!(text.contains("\"name\": \"favicon.svg\", \"bytes\": 9, \"br_bytes\": 100"));
    }
}
