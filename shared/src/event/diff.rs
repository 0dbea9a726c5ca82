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
///
/// The items of a list are compared with what they were, wherever they stand now: one that was
/// moved is not one that changed. What came new or went away is one change with the whole item,
/// as JSON where it is an object; another order is one change of the list itself.
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
        lists(at, items(before), items(after), changes);
    } else {
        change(at.clone(), before, after, changes);
    }
}

fn change(
    pointer: Pointer,
    before: Option<&Value>,
    after: Option<&Value>,
    changes: &mut Vec<FieldChange>,
) {
    let (before, after) = (shown(before), shown(after));
    if before != after {
        changes.push(FieldChange {
            pointer,
            before,
            after,
        });
    }
}

/// Compares two lists item by item.
fn lists(at: &Pointer, before: &[Value], after: &[Value], changes: &mut Vec<FieldChange>) {
    let pairs = pairs(before, after);
    let mut sorted: Vec<(usize, usize)> = pairs.clone();
    sorted.sort_unstable();
    if !sorted.is_sorted_by_key(|(_, now)| *now) {
        let names = |mut order: Vec<usize>, items: &[Value]| {
            order.sort_unstable();
            let names = order.iter().filter_map(|index| items.get(*index).map(name));
            Some(names.collect::<Vec<_>>().join("\n"))
        };
        changes.push(FieldChange {
            pointer: at.clone(),
            before: names(pairs.iter().map(|(old, _)| *old).collect(), before),
            after: names(pairs.iter().map(|(_, new)| *new).collect(), after),
        });
    }
    for (new, item) in after.iter().enumerate() {
        match pairs.iter().find(|(_, index)| *index == new) {
            Some((old, _)) => walk(&at.item(new), before.get(*old), Some(item), changes),
            None => change(at.item(new), None, Some(item), changes),
        }
    }
    for (old, item) in before.iter().enumerate() {
        if !pairs.iter().any(|(index, _)| *index == old) {
            change(at.item(old), Some(item), None, changes);
        }
    }
}

/// Whether an item, at its place before, is the one at its place now.
type Alike = dyn Fn(usize, &Value, usize, &Value) -> bool;

/// Which item of `before` is which of `after`: those that are alike in all, then those of the
/// same name, then, of what is left, those at the same place.
fn pairs(before: &[Value], after: &[Value]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let passes: [&Alike; 3] = [
        &|_, a, _, b| a == b,
        &|_, a, _, b| is_named(a) && is_named(b) && name(a) == name(b),
        // What has no parts that could have changed is gone, and another came.
        &|i, a, j, b| i == j && a.is_object() && b.is_object(),
    ];
    for alike in passes {
        for (old, was) in before.iter().enumerate() {
            if pairs.iter().any(|(index, _)| *index == old) {
                continue;
            }
            let found = after.iter().enumerate().find(|(new, is)| {
                !pairs.iter().any(|(_, index)| index == new) && alike(old, was, *new, is)
            });
            if let Some((new, _)) = found {
                pairs.push((old, new));
            }
        }
    }
    pairs
}

/// What an item is called: its title, or all of it.
fn name(item: &Value) -> String {
    let title = item.get("title").and_then(Value::as_str);
    title.map_or_else(|| shown(Some(item)).unwrap_or_default(), str::to_owned)
}

fn is_named(item: &Value) -> bool {
    item.get("title").is_some_and(Value::is_string)
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

fn items(value: Option<&Value>) -> &[Value] {
    value
        .and_then(Value::as_array)
        .map_or(&[][..], Vec::as_slice)
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
                ("/agenda/1", Some(r#"{"m":2}"#), None),
                ("/title", Some("a"), Some("b")),
                ("/venue/name", None, Some("v")),
            ]
        );
    }

    /// A change as `place: before -> after`, `-` where there is nothing.
    fn lines(before: &Value, after: &Value) -> Vec<String> {
        let text = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
        diff(before, after)
            .into_iter()
            .map(|c| format!("{}: {} -> {}", c.pointer, text(c.before), text(c.after)))
            .collect()
    }

    #[test]
    fn an_item_put_before_the_others_is_one_change_and_not_a_change_of_each() {
        let talk = json!({"title": "話題提供", "minutes": 30});
        let tables = json!({"title": "対話", "minutes": 60});
        let greeting = json!({"title": "挨拶", "minutes": 5});
        let (two, three) = (json!([talk, tables]), json!([greeting, talk, tables]));
        assert_eq!(
            lines(&two, &three),
            [r#"/0: - -> {"minutes":5,"title":"挨拶"}"#]
        );
        assert_eq!(
            lines(&three, &two),
            [r#"/0: {"minutes":5,"title":"挨拶"} -> -"#]
        );
    }

    #[test]
    fn moving_an_item_says_the_order_and_what_else_changed_in_it() {
        let before =
            json!([{"title": "話題提供", "minutes": 30}, {"title": "対話", "minutes": 60}]);
        let after = json!([{"title": "対話", "minutes": 50}, {"title": "話題提供", "minutes": 30}]);
        assert_eq!(
            lines(&before, &after),
            [": 話題提供\n対話 -> 対話\n話題提供", "/0/minutes: 60 -> 50"]
        );
    }

    #[test]
    fn an_item_of_another_name_in_the_same_place_is_the_same_item_renamed() {
        let before = json!([{"title": "話題提供", "minutes": 30}]);
        let after = json!([{"title": "事例紹介", "minutes": 30}]);
        assert_eq!(lines(&before, &after), ["/0/title: 話題提供 -> 事例紹介"]);
    }

    #[test]
    fn who_came_and_who_went_are_told_each() {
        assert_eq!(
            lines(&json!(["a", "b"]), &json!(["b", "c"])),
            ["/1: - -> c", "/0: a -> -"]
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
            // Places in lists are those of now, so only the values read the same both ways.
            let mut there: Vec<_> = there.into_iter().map(|c| (c.before, c.after)).collect();
            let mut back: Vec<_> = back.into_iter().map(|c| (c.after, c.before)).collect();
            there.sort();
            back.sort();
            prop_assert_eq!(there, back);
        }
    }
}
