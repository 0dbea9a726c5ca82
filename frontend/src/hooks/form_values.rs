//! The pure part of forms: values as JSON, addressed by pointer.

use serde_json::{Map, Value};

/// The value at `pointer` as the text an input shows.
pub fn text_at(values: &Value, pointer: &str) -> String {
    match values.pointer(pointer) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(true)) => "true".to_owned(),
        _ => String::new(),
    }
}

/// Puts `value` at `pointer`, making the objects on the way; an array item must exist, or be
/// the next one.
pub fn put(values: &mut Value, pointer: &str, value: Value) {
    let mut here = values;
    for step in pointer.split('/').skip(1) {
        let step = step.replace("~1", "/").replace("~0", "~");
        if here.is_null() {
            *here = Value::Object(Map::new());
        }
        here = match here {
            Value::Array(items) => {
                let Ok(index) = step.parse::<usize>() else {
                    return;
                };
                if index == items.len() {
                    items.push(Value::Null);
                }
                let Some(item) = items.get_mut(index) else {
                    return;
                };
                item
            }
            Value::Object(map) => map.entry(step).or_insert(Value::Null),
            _ => return,
        };
    }
    *here = value;
}

/// The values as a request: what was left empty is absent, so that an optional field is none
/// and a required one says `required`. An object of which nothing is left is absent too, unless
/// the form began with one at that place (a group that must be there, though all in it may not).
pub fn pruned(values: &Value, initial: &Value) -> Value {
    match values {
        Value::Object(map) => Value::Object(
            map.iter()
                .filter(|(_, value)| !is_blank(value))
                .map(|(name, value)| {
                    (
                        name,
                        pruned(value, initial.get(name).unwrap_or(&Value::Null)),
                    )
                })
                .filter(|(name, value)| {
                    let emptied = value.as_object().is_some_and(Map::is_empty);
                    !emptied || initial.get(name).is_some_and(Value::is_object)
                })
                .map(|(name, value)| (name.clone(), value))
                .collect(),
        ),
        Value::Array(items) => Value::Array(
            items
                .iter()
                .map(|item| pruned(item, &Value::Null))
                .collect(),
        ),
        other => other.clone(),
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// The values without what must never be stored in the browser: passwords, codes, and consents,
/// which are given anew each time.
pub fn storable(values: &Value) -> Value {
    match values {
        Value::Object(map) => Value::Object(
            map.iter()
                .filter(|(name, _)| !is_unkept(name))
                .map(|(name, value)| (name.clone(), storable(value)))
                .collect(),
        ),
        Value::Array(items) => Value::Array(items.iter().map(storable).collect()),
        other => other.clone(),
    }
}

fn is_unkept(name: &str) -> bool {
    [
        "password",
        "current",
        "code",
        "token",
        "secret",
        "acceptance",
        "consent",
        "agreed",
    ]
    .iter()
    .any(|part| name.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_value_is_put_where_its_pointer_says() {
        let mut values = json!({"agenda": []});
        put(&mut values, "/agenda/0/title", json!("話"));
        put(&mut values, "/venue/name", json!("県庁"));
        put(&mut values, "/agenda/5/title", json!("nowhere"));
        assert_eq!(
            values,
            json!({"agenda": [{"title": "話"}], "venue": {"name": "県庁"}})
        );
        assert_eq!(text_at(&values, "/agenda/0/title"), "話");
        assert_eq!(text_at(&values, "/nothing"), "");
    }

    #[test]
    fn what_was_left_empty_is_absent() {
        let values = json!({"a": " ", "b": null, "c": {"d": ""}, "e": [""], "f": false});
        assert_eq!(pruned(&values, &json!({})), json!({"e": [""], "f": false}));
        assert_eq!(
            pruned(&values, &json!({"c": {}})),
            json!({"c": {}, "e": [""], "f": false})
        );
    }

    #[test]
    fn secrets_and_consents_are_not_stored() {
        let values = json!({"email": "a@b.jp", "new_password": "x", "totp_code": "1",
            "acceptance": {"terms_version": "2026-11-22"}, "consents": {"photos": true},
            "answers": [{"agreed": true}]});
        assert_eq!(
            storable(&values),
            json!({"email": "a@b.jp", "answers": [{}]})
        );
    }
}
