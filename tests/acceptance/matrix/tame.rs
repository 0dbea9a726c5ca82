//! Makes answers the same from run to run, so that they can be kept as snapshots.

use serde_json::Value;

/// Members that hold a secret, or something drawn anew each time.
const DRAWN: [&str; 6] = ["access_token", "code", "codes", "instance", "secret", "uri"];

/// The answer with ids numbered in the order in which they appear, and what is drawn left out.
/// Equal ids stay equal.
pub fn tamed(mut value: Value) -> Value {
    let mut seen = Vec::new();
    tame("", &mut value, &mut seen);
    value
}

fn tame(name: &str, value: &mut Value, seen: &mut Vec<String>) {
    // A problem's code is a word, a ticket's is drawn.
    let word = name == "code"
        && value
            .as_str()
            .is_some_and(|text| text.contains(char::is_lowercase));
    if DRAWN.contains(&name) && !word && !value.is_null() {
        *value = format!("[{name}]").into();
        return;
    }
    match value {
        Value::Object(map) => {
            for (name, value) in map {
                tame(name, value, seen);
            }
        }
        Value::Array(list) => {
            for item in list {
                tame(name, item, seen);
            }
        }
        Value::String(text) if text.parse::<uuid::Uuid>().is_ok() => {
            let number = seen.iter().position(|one| one == text).unwrap_or_else(|| {
                seen.push(text.clone());
                seen.len() - 1
            });
            *value = format!("[id {}]", number + 1).into();
        }
        _ => {}
    }
}
