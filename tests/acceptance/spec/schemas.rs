//! What the schemas promise: bounds on everything, closed request objects, plain formats.

use acceptance::spec::{Document, Operation, members};
use serde_json::Value;

use super::hold;

/// Calls `see(where, schema)` on a schema and everything in it.
fn walk(
    document: &Document,
    at: &str,
    schema: &Value,
    trail: &mut Vec<String>,
    see: &mut impl FnMut(&str, &Value),
) {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        // A type that holds itself is seen once.
        if trail.iter().any(|one| one == reference) {
            return;
        }
        trail.push(reference.to_owned());
        walk(document, at, document.follow(schema), trail, see);
        trail.pop();
        return;
    }
    see(at, schema);
    for (name, property) in members(schema.get("properties")) {
        walk(document, &format!("{at}/{name}"), property, trail, see);
    }
    if let Some(items) = schema.get("items") {
        walk(document, &format!("{at}/0"), items, trail, see);
    }
    if let Some(more) = schema
        .get("additionalProperties")
        .filter(|more| more.is_object())
    {
        walk(document, &format!("{at}/*"), more, trail, see);
    }
    for joiner in ["oneOf", "anyOf", "allOf"] {
        let options = schema.get(joiner).and_then(Value::as_array);
        for option in options.into_iter().flatten() {
            walk(document, at, option, trail, see);
        }
    }
}

fn is_a(schema: &Value, kind: &str) -> bool {
    match schema.get("type") {
        Some(Value::String(one)) => one == kind,
        Some(Value::Array(many)) => many.iter().any(|one| one == kind),
        _ => false,
    }
}

fn has(schema: &Value, any: &[&str]) -> bool {
    any.iter().any(|name| schema.get(*name).is_some())
}

fn unbounded(schema: &Value) -> Option<&'static str> {
    let closed = ["maxLength", "enum", "const", "format"];
    if is_a(schema, "string") && !has(schema, &closed) {
        Some("a string without maxLength")
    } else if is_a(schema, "array") && !has(schema, &["maxItems"]) {
        Some("a list without maxItems")
    } else {
        None
    }
}

/// Every schema of a request: its body and its parameters.
fn request(document: &Document, operation: &Operation, see: &mut impl FnMut(&str, &Value)) {
    if let Some(body) = operation
        .value
        .pointer("/requestBody/content/application~1json/schema")
    {
        walk(document, "body", body, &mut Vec::new(), see);
    }
    for parameter in operation.parameters(document) {
        let name = parameter.get("name").and_then(Value::as_str).unwrap_or("?");
        if let Some(schema) = parameter.get("schema") {
            walk(document, name, schema, &mut Vec::new(), see);
        }
    }
}

fn answers(document: &Document, operation: &Operation, see: &mut impl FnMut(&str, &Value)) {
    for (status, response) in operation.responses(document) {
        for (_, media) in members(response.get("content")) {
            if let Some(schema) = media.get("schema").filter(|_| status.starts_with('2')) {
                walk(document, &status, schema, &mut Vec::new(), see);
            }
        }
    }
}

#[test]
fn everything_in_a_request_is_bounded() {
    hold(&[], |document, operation| {
        let mut found = Vec::new();
        request(document, operation, &mut |at, schema| {
            found.extend(unbounded(schema).map(|what| format!("{at}: {what}")));
        });
        found
    });
}

#[test]
fn everything_in_an_answer_has_a_cap() {
    hold(&[], |document, operation| {
        let mut found = Vec::new();
        let json = operation.answer(document).is_some();
        answers(document, operation, &mut |at, schema| {
            found.extend(unbounded(schema).map(|what| format!("{at}: {what}")));
        });
        if json { found } else { Vec::new() }
    });
}

#[test]
fn an_object_in_a_request_takes_no_other_members() {
    hold(&[], |document, operation| {
        let mut found = Vec::new();
        request(document, operation, &mut |at, schema| {
            let closed = schema.get("additionalProperties") == Some(&Value::Bool(false));
            if has(schema, &["properties"]) && !closed {
                found.push(format!("{at}: additionalProperties is not false"));
            }
        });
        found
    });
}

#[test]
fn numbers_in_a_request_have_a_range() {
    hold(&[], |document, operation| {
        let mut found = Vec::new();
        request(document, operation, &mut |at, schema| {
            let ranged = has(schema, &["minimum"]) && has(schema, &["maximum"]);
            let number = is_a(schema, "integer") || is_a(schema, "number");
            if number && !ranged && !has(schema, &["enum", "const"]) {
                found.push(format!("{at}: a number without minimum and maximum"));
            }
        });
        found
    });
}

/// What the name of a member promises about its form.
fn promised_format(name: &str) -> Option<&'static str> {
    match name {
        "id" => Some("uuid"),
        "at" => Some("date-time"),
        _ if name.ends_with("_id") => Some("uuid"),
        _ if name.ends_with("_at") => Some("date-time"),
        _ if name.ends_with("_on") => Some("date"),
        _ => None,
    }
}

#[test]
fn names_are_snake_case_and_keep_their_promise() {
    hold(&[], |document, operation| {
        let mut found = Vec::new();
        let mut see = |at: &str, schema: &Value| {
            for (name, property) in members(schema.get("properties")) {
                let plain = name
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
                if !plain {
                    found.push(format!("{at}/{name}: not snake_case"));
                }
                let Some(format) = promised_format(name) else {
                    continue;
                };
                let kept = document.plain(property).get("format") == Some(&Value::from(format));
                if !kept {
                    found.push(format!("{at}/{name}: format is not {format}"));
                }
            }
        };
        request(document, operation, &mut see);
        answers(document, operation, &mut see);
        found
    });
}

#[test]
fn every_request_and_every_json_answer_has_an_example() {
    hold(&[], |document, operation| {
        let exemplified = |media: Option<&Value>| {
            media.is_some_and(|media| {
                let schema = media.get("schema").map(|schema| document.follow(schema));
                has(media, &["example", "examples"])
                    || schema.is_some_and(|schema| has(schema, &["example", "examples"]))
            })
        };
        let mut found = Vec::new();
        let body = operation
            .value
            .pointer("/requestBody/content/application~1json");
        if body.is_some() && !exemplified(body) {
            found.push("the request has no example".to_owned());
        }
        for (status, response) in operation.responses(document) {
            let media = response.pointer("/content/application~1json");
            if media.is_some() && !exemplified(media) {
                found.push(format!("the answer {status} has no example"));
            }
        }
        found
    });
}
