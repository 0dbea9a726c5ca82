//! Two people changed the same thing: what of it meets, told field by field.
//!
//! Three versions are compared: `base` (what the form began with), `mine` (what was typed) and
//! `theirs` (what was saved meanwhile). What only one side touched needs no question.

use std::collections::BTreeSet;

use serde_json::Value;

use super::form_values::put;

/// One field that both sides changed, to different things.
#[derive(Clone, PartialEq, Debug)]
pub struct Difference {
    /// Where it is: `/title`. A list is one field.
    pub pointer: String,
    /// What was typed here.
    pub mine: Value,
    /// What was saved meanwhile.
    pub theirs: Value,
}

/// The fields that both sides changed, to different things.
pub(super) fn differences(base: &Value, mine: &Value, theirs: &Value) -> Vec<Difference> {
    let mut places = leaves(mine);
    places.extend(leaves(theirs));
    places.extend(leaves(base));
    places
        .into_iter()
        .filter_map(|pointer| {
            let (was, here, there) = (at(base, &pointer), at(mine, &pointer), at(theirs, &pointer));
            (here != was && there != was && here != there).then_some(Difference {
                pointer,
                mine: here,
                theirs: there,
            })
        })
        .collect()
}

/// What was saved meanwhile, with what was typed here on top.
pub(super) fn merged(base: &Value, mine: &Value, theirs: &Value) -> Value {
    let mut out = theirs.clone();
    let mut places = leaves(mine);
    places.extend(leaves(base));
    for pointer in places {
        if at(mine, &pointer) != at(base, &pointer) {
            let typed = mine.pointer(&pointer).cloned().unwrap_or(Value::Null);
            put(&mut out, &pointer, typed);
        }
    }
    out
}

/// Whether two values would be the same request.
pub(super) fn same(a: &Value, b: &Value) -> bool {
    let mut places = leaves(a);
    places.extend(leaves(b));
    places
        .iter()
        .all(|pointer| at(a, pointer) == at(b, pointer))
}

/// The pointers of all that is no object. A list counts as one: its items have no names to tell
/// them by.
fn leaves(value: &Value) -> BTreeSet<String> {
    fn collect(value: &Value, here: &str, into: &mut BTreeSet<String>) {
        if let Value::Object(map) = value {
            for (name, inner) in map {
                let name = name.replace('~', "~0").replace('/', "~1");
                collect(inner, &format!("{here}/{name}"), into);
            }
        } else if !here.is_empty() {
            into.insert(here.to_owned());
        }
    }
    let mut found = BTreeSet::new();
    collect(value, "", &mut found);
    found
}

/// The value at a pointer; what is blank is null, as in the request. An object reads as null
/// too: its fields are compared one by one.
fn at(value: &Value, pointer: &str) -> Value {
    match value.pointer(pointer) {
        None | Some(Value::Object(_)) => Value::Null,
        Some(found) => plain(found),
    }
}

fn plain(value: &Value) -> Value {
    match value {
        Value::String(text) if text.trim().is_empty() => Value::Null,
        Value::Array(items) if items.is_empty() => Value::Null,
        Value::Array(items) => items.iter().map(plain).collect(),
        Value::Object(map) => map
            .iter()
            .map(|(name, inner)| (name.clone(), plain(inner)))
            .filter(|(_, inner)| !inner.is_null())
            .collect::<serde_json::Map<_, _>>()
            .into(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_both_sides_changed_differently_needs_a_question() {
        let base = json!({ "title": "a", "note": "n", "place": { "name": "p" }, "same": 1 });
        let mine = json!({ "title": "b", "note": "mine", "place": { "name": "p" }, "same": 2 });
        let theirs = json!({ "title": "c", "note": "n", "place": { "name": "q" }, "same": 2 });
        let found = differences(&base, &mine, &theirs);
        assert_eq!(
            found,
            [Difference {
                pointer: "/title".to_owned(),
                mine: json!("b"),
                theirs: json!("c"),
            }]
        );
        assert_eq!(
            merged(&base, &mine, &theirs),
            json!({ "title": "b", "note": "mine", "place": { "name": "q" }, "same": 2 })
        );
    }

    #[test]
    fn what_is_blank_is_as_good_as_absent() {
        let (nothing, blank) = (json!({}), json!({ "note": " ", "list": [] }));
        assert!(same(&nothing, &blank));
        assert!(differences(&nothing, &blank, &json!({ "note": "x" })).is_empty());
    }

    #[test]
    fn what_was_emptied_here_stays_empty_and_lists_are_one_field() {
        let base = json!({ "note": "n", "agenda": [{ "title": "1" }] });
        let mine = json!({ "agenda": [{ "title": "1" }, { "title": "2" }] });
        let theirs = json!({ "note": "n", "agenda": [{ "title": "0" }] });
        let found = differences(&base, &mine, &theirs);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].pointer, "/agenda");
        let out = merged(&base, &mine, &theirs);
        assert!(same(&out, &mine), "{out}");
    }
}
