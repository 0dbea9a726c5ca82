//! What changed between two versions of an event's contents, field by field, for the one who
//! confirms.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::field::Pointer;

/// One field that differs.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldChange {
    /// Where it is in the form, as a JSON pointer.
    pub pointer: Pointer,
    /// What it was; absent where it was empty.
    #[cfg_attr(feature = "openapi", schema(max_length = 20000))]
    pub before: Option<String>,
    /// What it is now; absent where it is empty.
    #[cfg_attr(feature = "openapi", schema(max_length = 20000))]
    pub after: Option<String>,
}

/// How many changes one answer names at most.
pub const MAX_CHANGES: usize = 200;

/// The fields in which `after` differs from `before`, sorted by name at each level.
pub fn diff(before: &Value, after: &Value) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    walk(&Pointer::root(), Some(before), Some(after), &mut changes);
    changes.truncate(MAX_CHANGES);
    changes
}

fn walk(
    at: &Pointer,
    before: Option<&Value>,
    after: Option<&Value>,
    changes: &mut Vec<FieldChange>,
) {
    if before == after {
        return;
    }
    if is_object(before) || is_object(after) {
        let names = |value: Option<&Value>| -> Vec<String> {
            value
                .and_then(Value::as_object)
                .map(|map| map.keys().cloned().collect())
                .unwrap_or_default()
        };
        let mut all = names(after);
        all.extend(names(before));
        all.sort();
        all.dedup();
        for name in all {
            walk(
                &at.member(&name),
                field(before, &name),
                field(after, &name),
                changes,
            );
        }
    } else if is_array(before) || is_array(after) {
        let length = |value: Option<&Value>| value.and_then(Value::as_array).map_or(0, Vec::len);
        for index in 0..length(before).max(length(after)) {
            walk(
                &at.item(index),
                item(before, index),
                item(after, index),
                changes,
            );
        }
    } else {
        let (before, after) = (shown(before), shown(after));
        if before != after {
            changes.push(FieldChange {
                pointer: at.clone(),
                before,
                after,
            });
        }
    }
}

fn is_object(value: Option<&Value>) -> bool {
    value.is_some_and(Value::is_object)
}

fn is_array(value: Option<&Value>) -> bool {
    value.is_some_and(Value::is_array)
}

fn field<'v>(value: Option<&'v Value>, name: &str) -> Option<&'v Value> {
    value?.as_object()?.get(name)
}

fn item(value: Option<&Value>, index: usize) -> Option<&Value> {
    value?.as_array()?.get(index)
}

fn shown(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn each_changed_field_is_named_once_with_both_values() {
        let before = json!({"title": "a", "venue": null, "capacity": {"in_person": 20}, "agenda": [{"m": 1}, {"m": 2}]});
        let after = json!({"title": "b", "venue": {"name": "v"}, "capacity": {"in_person": 20}, "agenda": [{"m": 1}]});
        let found = diff(&before, &after);
        let found: Vec<(&str, Option<&str>, Option<&str>)> = found
            .iter()
            .map(|c| (c.pointer.as_str(), c.before.as_deref(), c.after.as_deref()))
            .collect();
        assert_eq!(
            found,
            [
                ("/agenda/1/m", Some("2"), None),
                ("/title", Some("a"), Some("b")),
                ("/venue/name", None, Some("v")),
            ]
        );
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            (0_i64..5).prop_map(Value::from),
            "[ab]{0,2}".prop_map(Value::from)
        ];
        leaf.prop_recursive(3, 16, 3, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
                proptest::collection::btree_map("[xyz]", inner, 0..3)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn nothing_differs_from_itself_and_a_difference_reads_the_same_both_ways(a in value(), b in value()) {
            prop_assert!(diff(&a, &a).is_empty());
            let (there, back) = (diff(&a, &b), diff(&b, &a));
            prop_assert_eq!(there.len(), back.len());
            for change in there {
                prop_assert!(back.iter().any(|other| other.pointer == change.pointer
                    && other.before == change.after && other.after == change.before));
            }
        }
    }
}
