//! `index.html` and the boot script.

use crate::Fault;

/// Paths below the output folder.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// The styles.
    pub css: String,
    /// The WASM module.
    pub wasm: String,
    /// wasm-bindgen's loader.
    pub glue: String,
    /// Builds with more pages, the smaller first.
    pub more: Vec<Build>,
    /// The script of `index.html`.
    pub boot: String,
    /// The script of the watch loop; never in what is shipped.
    pub reload: Option<String>,
}

/// A build of the SPA with more pages.
#[derive(Debug, Clone, Default)]
pub struct Build {
    /// wasm-bindgen's loader.
    pub glue: String,
    /// The WASM module.
    pub wasm: String,
    /// The addresses it is needed for, such as `/staff`; what lies below goes with them, and `*`
    /// stands for one step.
    pub places: Vec<String>,
}

/// The addresses that `builds.txt` names for a build.
pub fn places(list: &str, build: &str) -> Vec<String> {
    list.lines()
        .filter_map(|line| line.split_once(' '))
        .filter(|(name, _)| *name == build)
        .map(|(_, place)| place.to_owned())
        .collect()
}

/// Asks which version is served and loads the page again when it is another one. While the server
/// is being restarted there is no answer, or none that counts.
pub const RELOAD: &str = r#"let served;
setInterval(async () => {
  const answer = await fetch("/watch.txt", { cache: "no-store" }).catch(() => undefined);
  if (!answer || !answer.ok) return;
  const now = await answer.text();
  served ??= now;
  if (served !== now) location.reload();
}, 500);
"#;

/// The script that starts the SPA. It is a file because the Content-Security-Policy allows no
/// inline script. When WASM cannot start, the page says so by an attribute that the styles show.
///
/// Addresses that `builds.txt` names get the build that has their pages. The module is fetched
/// while the loader is still on its way.
pub fn boot(names: &Names) -> String {
    let pair =
        |glue: &str, wasm: &str| format!("[\"./{}\", \"./{}\"]", file_name(glue), file_name(wasm));
    let everybody = pair(&names.glue, &names.wasm);
    let chosen = names.more.iter().rfold(everybody, |others, build| {
        let places = build.places.join("|").replace('*', "[^/]+");
        let places = places.replace('/', "\\/");
        let files = pair(&build.glue, &build.wasm);
        format!("/^({places})(\\/|$)/.test(location.pathname) ? {files} : {others}")
    });
    format!(
        "const [glue, wasm] = {chosen};\n\
         const module_or_path = fetch(new URL(wasm, import.meta.url));\n\
         import(glue).then(({{ default: init }}) => init({{ module_or_path }})).catch((error) => {{\n  \
         document.documentElement.dataset.boot = \"failed\";\n  console.error(error);\n}});\n"
    )
}

/// Puts the names in for `{{css}}`, `{{js}}`, `{{glue}}` and `{{wasm}}`.
///
/// # Errors
/// When `{{css}}` or `{{js}}` is missing, or an unknown placeholder is left.
pub fn fill(template: &str, names: &Names) -> Result<String, Fault> {
    for needed in ["{{css}}", "{{js}}"] {
        if !template.contains(needed) {
            return Err(format!("index.html lacks {needed}").into());
        }
    }
    let page = template
        .replace("{{css}}", &format!("/{}", names.css))
        .replace("{{js}}", &format!("/{}", names.boot))
        .replace("{{glue}}", &format!("/{}", names.glue))
        .replace("{{wasm}}", &format!("/{}", names.wasm));
    let page = match &names.reload {
        Some(script) => {
            let tag = format!("<script type=\"module\" src=\"/{script}\"></script>\n  </head>");
            page.replacen("</head>", &tag, 1)
        }
        None => page,
    };
    if let Some(at) = page.find("{{") {
        let rest: String = page
            .chars()
            .skip(page.get(..at).unwrap_or("").chars().count())
            .collect();
        let shown: String = rest.chars().take(30).collect();
        return Err(format!("index.html has an unknown placeholder: {shown}").into());
    }
    if has_inline_script(&page) {
        return Err(
            "index.html has an inline script; the Content-Security-Policy blocks it".into(),
        );
    }
    Ok(page)
}

fn has_inline_script(page: &str) -> bool {
    page.split("<script").skip(1).any(|rest| {
        let tag = rest.split('>').next().unwrap_or_default();
        !tag.contains("src=") && !tag.contains("application/ld+json")
    })
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::{Build, Names, boot, fill, places};

    fn names() -> Names {
        Names {
            css: "assets/styles-1.css".into(),
            wasm: "assets/musubi-2.wasm".into(),
            glue: "assets/musubi-3.js".into(),
            more: vec![Build {
                glue: "assets/staff-5.js".into(),
                wasm: "assets/staff-6.wasm".into(),
                places: vec!["/staff".into(), "/a/*/b".into()],
            }],
            boot: "assets/boot-4.js".into(),
            reload: None,
        }
    }

    #[test]
    fn placeholders_become_absolute_paths() {
        let page = fill(
            "<link href=\"{{css}}\"><link href=\"{{wasm}}\"><script src=\"{{js}}\"></script>",
            &names(),
        )
        .unwrap();
        assert!(page.contains("href=\"/assets/styles-1.css\""));
        assert!(page.contains("src=\"/assets/boot-4.js\""));
    }

    #[test]
    fn only_the_watch_loops_page_loads_itself_again() {
        let template = "<head>{{css}}<script src=\"{{js}}\"></script></head>";
        let shipped = fill(template, &names()).unwrap();
        assert!(!shipped.contains("reload") && shipped.matches("<script").count() == 1);
        let watched = Names {
            reload: Some("assets/reload-7.js".into()),
            ..names()
        };
        let watched = fill(template, &watched).unwrap();
        assert!(watched.contains("src=\"/assets/reload-7.js\"></script>\n  </head>"));
    }

    #[test]
    fn inline_scripts_and_unknown_or_missing_placeholders_are_refused() {
        assert!(fill("{{css}}{{js}}<script>alert(1)</script>", &names()).is_err());
        assert!(fill("{{css}}{{js}}{{title}}", &names()).is_err());
        assert!(fill("{{css}}", &names()).is_err());
    }

    #[test]
    fn the_boot_script_names_its_neighbours() {
        let script = boot(&names());
        assert!(script.contains("\"./musubi-3.js\""));
        assert!(script.contains("\"./musubi-2.wasm\""));
        assert!(script.contains(
            "/^(\\/staff|\\/a\\/[^\\/]+\\/b)(\\/|$)/.test(location.pathname) ? \
             [\"./staff-5.js\", \"./staff-6.wasm\"] : [\"./musubi-3.js\""
        ));
    }

    #[test]
    fn the_list_of_builds_names_their_addresses() {
        let list = "# staff only\nmember /a\nstaff /b\nmember /c/d\n";
        assert_eq!(places(list, "member"), ["/a", "/c/d"]);
        assert_eq!(places(list, "staff"), ["/b"]);
    }
}
