//! Messages: the same keys and variables in Japanese and English, each defined once, each used
//! key defined.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, Source};

/// A message's line and variables.
#[derive(Debug, Default, Clone)]
struct Message {
    line: usize,
    variables: BTreeSet<String>,
}

type Messages = BTreeMap<String, Message>;

/// Compares every `<name>.ja.ftl` with its `<name>.en.ftl`.
pub fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut home: BTreeMap<(String, String), String> = BTreeMap::new();
    for source in sources {
        let (lang, other) = match source.path.rsplit('.').nth(1) {
            Some("ja") => ("ja", "en"),
            Some("en") => ("en", "ja"),
            _ => {
                findings.push(Finding::at(
                    source,
                    0,
                    "name it <feature>.ja.ftl or <feature>.en.ftl",
                ));
                continue;
            }
        };
        let mine = read(source, &mut findings);
        let twin_path = source
            .path
            .replace(&format!(".{lang}.ftl"), &format!(".{other}.ftl"));
        let twin = sources.iter().find(|source| source.path == twin_path);
        let theirs = twin
            .map(|twin| read(twin, &mut Vec::new()))
            .unwrap_or_default();
        for (key, message) in &mine {
            match theirs.get(key) {
                None => {
                    let why = format!("`{key}` is missing in {twin_path}");
                    findings.push(Finding::at(source, message.line, why));
                }
                Some(twin) if twin.variables != message.variables => {
                    let why = format!("`{key}` has other variables in {twin_path}");
                    findings.push(Finding::at(source, message.line, why));
                }
                Some(_) => {}
            }
            let place = (lang.to_owned(), key.clone());
            if let Some(first) = home.insert(place, source.path.clone()) {
                let why = format!("`{key}` is defined in {first} too");
                findings.push(Finding::at(source, message.line, why));
            }
        }
    }
    findings
}

/// Every literal key given to the text functions must be defined.
pub fn used(rust: &[Source], sources: &[Source]) -> Vec<Finding> {
    let defined: BTreeSet<String> = sources
        .iter()
        .flat_map(|source| read(source, &mut Vec::new()).into_keys())
        .collect();
    let mut findings = Vec::new();
    for source in rust
        .iter()
        .filter(|source| !source.path.starts_with("xtask/"))
    {
        for (index, line) in source.raw.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for key in keys(code).into_iter().filter(|key| !defined.contains(*key)) {
                let why = format!("no message `{key}` in shared/locales");
                findings.push(Finding::at(source, index + 1, why));
            }
        }
    }
    findings
}

/// The literals in `text(lang, "key"` and its kin.
fn keys(line: &str) -> Vec<&str> {
    let calls = ["text(", "text_args(", "t(", "t_args("];
    calls
        .iter()
        .flat_map(|call| line.match_indices(call))
        .filter_map(|(at, call)| {
            let before = line.get(..at)?.chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '.') {
                return None;
            }
            let rest = line.get(at + call.len()..)?;
            let (first, rest) = rest.split_once(", \"")?;
            let plain = first
                .chars()
                .all(|c| c.is_alphanumeric() || "_.*&:()".contains(c));
            let key = rest.split('"').next()?;
            plain.then_some(key)
        })
        .collect()
}

fn read(source: &Source, findings: &mut Vec<Finding>) -> Messages {
    let mut messages = Messages::new();
    let mut current = String::new();
    for (index, line) in source.raw.lines().enumerate() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let indented = line.starts_with([' ', '\t', '}']);
        if !indented {
            let Some((key, _)) = line.split_once('=') else {
                findings.push(Finding::at(source, index + 1, "not a message: no `=`"));
                continue;
            };
            key.trim().clone_into(&mut current);
            let message = Message {
                line: index + 1,
                ..Message::default()
            };
            if messages.insert(current.clone(), message).is_some() {
                findings.push(Finding::at(
                    source,
                    index + 1,
                    format!("`{current}` is here twice"),
                ));
            }
        } else if let Some((attribute, _)) = line
            .trim_start()
            .strip_prefix('.')
            .and_then(|rest| rest.split_once('='))
        {
            let base = current.split('.').next().unwrap_or_default();
            current = format!("{base}.{}", attribute.trim());
            let message = Message {
                line: index + 1,
                ..Message::default()
            };
            messages.insert(current.clone(), message);
        }
        if let Some(message) = messages.get_mut(&current) {
            message.variables.extend(variables(line));
        }
    }
    messages
}

fn variables(line: &str) -> Vec<String> {
    line.split('$')
        .skip(1)
        .map(|rest| {
            let end = rest
                .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'))
                .unwrap_or(rest.len());
            rest.get(..end).unwrap_or_default().to_owned()
        })
        .filter(|name| !name.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Source, check, used};

    fn count(ja: &str, en: &str) -> usize {
        check(&[
            Source::new("shared/locales/event.ja.ftl", ja),
            Source::new("shared/locales/event.en.ftl", en),
        ])
        .len()
    }

    #[test]
    fn both_languages_have_the_same_keys() {
        assert_eq!(count("a = あ\n", "a = A\n"), 0);
        assert_eq!(count("a = あ\nb = い\n", "a = A\n"), 1);
        assert_eq!(count("a = あ\n", "a = A\nb = B\n"), 1);
        assert_eq!(count("a = あ\n    .hint = い\n", "a = A\n"), 1);
    }

    #[test]
    fn a_file_without_its_twin_is_found() {
        assert_eq!(
            check(&[Source::new("shared/locales/x.ja.ftl", "a = あ\n")]).len(),
            1
        );
    }

    #[test]
    fn both_languages_have_the_same_variables() {
        assert_eq!(count("a = { $n }人\n", "a = { $n } people\n"), 0);
        assert_eq!(count("a = { $n }人\n", "a = people\n"), 2);
        let plural = "a = { $n ->\n    [one] one person\n   *[other] { $n } people\n}\n";
        assert_eq!(count("a = { $n }人\n", plural), 0);
    }

    #[test]
    fn a_key_is_defined_once() {
        assert_eq!(count("a = あ\na = い\n", "a = A\n"), 1);
        let twice = ["event.ja", "event.en", "kpi.ja", "kpi.en"]
            .map(|name| Source::new(&format!("shared/locales/{name}.ftl"), "a = x\n"));
        assert_eq!(check(&twice).len(), 2);
    }

    #[test]
    fn a_used_key_must_exist() {
        let messages = [Source::new("shared/locales/event.ja.ftl", "a-b = あ\n")];
        let code = |text: &str| used(&[Source::new("frontend/src/a.rs", text)], &messages).len();
        assert_eq!(code("text(lang, \"a-b\")"), 0);
        assert_eq!(code("i18n::text(lang, \"a-c\")"), 1);
        assert_eq!(code("text_args(lang, \"a-d\", &[])"), 1);
        assert_eq!(code("my_text(lang, \"a-d\")"), 0);
    }
}
