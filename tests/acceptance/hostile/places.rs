//! The places of a request body, from its schema.

use acceptance::spec::{Document, members};
use serde_json::{Value, json};

/// What stands at a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A string of any form.
    Text,
    /// A number.
    Number,
    /// Yes or no.
    Flag,
}

/// One place in a body that holds a single value.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its JSON pointer; a list's first item stands for all.
    pub pointer: String,
    /// What stands there.
    pub kind: Kind,
}

impl Place {
    /// A value that can't stand there.
    pub fn wrong(&self) -> Value {
        match self.kind {
            Kind::Text => json!("a\u{0}b"),
            Kind::Number | Kind::Flag => json!("many"),
        }
    }

    /// Whether a secret is typed here.
    pub fn is_password(&self) -> bool {
        self.pointer.ends_with("/password") || self.pointer.ends_with("/current")
    }
}

/// Every place of a body.
pub fn places(document: &Document, schema: &Value) -> Vec<Place> {
    let mut found = Vec::new();
    collect(document, schema, String::new(), &mut found);
    found
}

fn collect(document: &Document, schema: &Value, pointer: String, found: &mut Vec<Place>) {
    let schema = document.plain(schema);
    let is = |kind: &str| match schema.get("type") {
        Some(Value::String(one)) => one == kind,
        Some(Value::Array(many)) => many.iter().any(|one| one == kind),
        _ => false,
    };
    if let Some(items) = schema.get("items") {
        collect(document, items, format!("{pointer}/0"), found);
    } else if schema.get("properties").is_some() {
        for (name, property) in members(schema.get("properties")) {
            collect(document, property, format!("{pointer}/{name}"), found);
        }
    } else {
        let kind = if is("string") {
            Kind::Text
        } else if is("integer") || is("number") {
            Kind::Number
        } else {
            assert!(is("boolean"), "{pointer}: what is {schema}?");
            Kind::Flag
        };
        found.push(Place { pointer, kind });
    }
}

/// Puts a value at a place, making what leads there.
pub fn set(body: &mut Value, pointer: &str, value: Value) {
    let mut here = body;
    for step in pointer.split('/').skip(1) {
        here = if step == "0" {
            if !here.is_array() {
                *here = json!([]);
            }
            let list = here.as_array_mut().unwrap();
            if list.is_empty() {
                list.push(Value::Null);
            }
            &mut list[0]
        } else {
            if !here.is_object() {
                *here = json!({});
            }
            &mut here[step]
        };
    }
    *here = value;
}
