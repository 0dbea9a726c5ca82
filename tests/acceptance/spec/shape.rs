//! What every operation takes and answers with.

use std::collections::BTreeSet;

use acceptance::spec::{Document, Operation, members};
use serde_json::Value;
use shared::account::perm::Permission;

use super::{allowed, hold, when};

#[test]
fn every_operation_has_an_id_of_its_own_in_snake_case() {
    let document = Document::current();
    let mut seen = BTreeSet::new();
    for operation in document.operations() {
        let id = &operation.id;
        let plain = id
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        assert!(
            plain && id.starts_with(|c: char| c.is_ascii_lowercase()),
            "{} {}: operationId {id:?}",
            operation.method,
            operation.path
        );
        assert!(seen.insert(id.clone()), "two operations are called {id}");
    }
}

#[test]
fn every_path_is_under_the_base_and_written_plainly() {
    hold(&[], |_, operation| {
        let path = &operation.path;
        let plain = path.strip_prefix("/api/v1/").is_some_and(|rest| {
            rest.chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "/-{}_.".contains(c))
        });
        when(!plain, format!("path {path}"))
    });
}

#[test]
fn every_operation_and_every_answer_is_described() {
    hold(&[], |document, operation| {
        let text = |name: &str| operation.value.get(name).and_then(Value::as_str);
        let mut found = when(text("summary").unwrap_or_default().is_empty(), "no summary");
        let tags = operation.value.get("tags").and_then(Value::as_array);
        found.extend(when(tags.is_none_or(|tags| tags.len() != 1), "not one tag"));
        for (status, response) in operation.responses(document) {
            let described = response.get("description").and_then(Value::as_str);
            let silent = described.unwrap_or_default().is_empty();
            found.extend(when(silent, format!("{status} is not described")));
        }
        found
    });
}

#[test]
fn every_parameter_of_a_path_is_declared() {
    hold(&[], |document, operation| {
        let mut found = Vec::new();
        for name in operation.path.split(['{', '}']).skip(1).step_by(2) {
            found.extend(when(
                !operation.takes(document, "path", name),
                format!("{{{name}}} is not declared"),
            ));
        }
        found
    });
}

#[test]
fn every_refusal_is_a_problem() {
    hold(&[], |document, operation| {
        let mut found = Vec::new();
        for (status, response) in operation.responses(document) {
            if status.starts_with(['1', '2', '3']) {
                continue;
            }
            let kinds: Vec<&String> = members(response.get("content"))
                .map(|(kind, _)| kind)
                .collect();
            let schema = response.pointer("/content/application~1problem+json/schema/$ref");
            let problem = schema == Some(&Value::from("#/components/schemas/Problem"));
            found.extend(when(
                !problem || kinds.len() != 1,
                format!("{status} is not application/problem+json"),
            ));
        }
        found
    });
}

#[test]
fn whoever_is_told_to_wait_is_told_how_long() {
    hold(&[], |document, operation| {
        let mut found = Vec::new();
        for (status, response) in operation.responses(document) {
            let waits = ["429", "503"].contains(&status.as_str());
            let told = response.pointer("/headers/Retry-After/schema/type");
            let whole = told == Some(&Value::from("integer"));
            found.extend(when(
                waits && !whole,
                format!("{status} has no Retry-After"),
            ));
        }
        found
    });
}

#[test]
fn every_operation_answers_well_in_exactly_one_way() {
    hold(&[], |document, operation| {
        let good = operation
            .responses(document)
            .iter()
            .filter(|(status, _)| status.starts_with('2'))
            .count();
        when(good != 1, format!("{good} kinds of 2xx"))
    });
}

/// The refusals that follow from what an operation takes.
fn expected_refusals(document: &Document, operation: &Operation) -> Vec<&'static str> {
    let mut expected = vec!["401", "500", "503"];
    if operation.body(document).is_some() {
        expected.extend(["400", "413", "415", "422"]);
    }
    if operation.path.contains('{') {
        expected.push("404");
    }
    if operation.permissions().is_some() {
        expected.push("403");
    }
    if operation.takes(document, "header", "If-Match") {
        expected.push("412");
    }
    if operation.needs(document, "header", "If-Match") {
        expected.push("428");
    }
    if operation.takes(document, "header", "Idempotency-Key") {
        expected.extend(["400", "409", "422"]);
    }
    expected
}

#[test]
fn every_operation_names_the_refusals_that_follow_from_its_shape() {
    hold(&[], |document, operation| {
        let named = operation.value.get("responses");
        expected_refusals(document, operation)
            .iter()
            .filter(|status| named.is_none_or(|named| named.get(**status).is_none()))
            .map(|status| format!("does not name {status}"))
            .collect()
    });
}

#[test]
fn a_change_of_something_versioned_needs_if_match() {
    hold(allowed::WITHOUT_IF_MATCH, |document, operation| {
        let changes = ["PUT", "PATCH", "DELETE"].contains(&operation.method.as_str());
        let needs = operation.needs(document, "header", "If-Match");
        when(changes && !needs, "does without If-Match")
    });
}

#[test]
fn what_creates_takes_an_idempotency_key() {
    hold(allowed::WITHOUT_IDEMPOTENCY_KEY, |document, operation| {
        let creates = operation.method == "POST"
            && operation
                .responses(document)
                .iter()
                .any(|(status, _)| status == "201" || status == "202");
        let takes = operation.takes(document, "header", "Idempotency-Key");
        when(creates && !takes, "takes no Idempotency-Key")
    });
}

#[test]
fn security_names_real_permissions_and_only_reviewed_changes_go_without() {
    let known: BTreeSet<&str> = Permission::ALL.iter().map(|one| one.as_str()).collect();
    hold(allowed::PUBLIC_CHANGES, |_, operation| {
        match operation.permissions() {
            None => {
                let private = operation.path == "/api/v1/me"
                    || operation.path.starts_with("/api/v1/me/")
                    || operation.path.starts_with("/api/v1/staff");
                when(operation.method != "GET" || private, "asks for no sign-in")
            }
            Some(scopes) => scopes
                .iter()
                .filter(|scope| !known.contains(scope.as_str()))
                .map(|scope| format!("{scope:?} is no permission"))
                .collect(),
        }
    });
}

#[test]
fn a_list_is_a_page_with_limit_and_cursor() {
    hold(allowed::UNPAGED, |document, operation| {
        let Some(schema) = operation.answer(document) else {
            return Vec::new();
        };
        let is_array = schema.get("type") == Some(&Value::from("array"));
        if is_array {
            return vec!["answers with a bare array".into()];
        }
        if operation.method != "GET" || schema.pointer("/properties/items").is_none() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for name in ["limit", "cursor"] {
            let takes = operation.takes(document, "query", name);
            found.extend(when(!takes, format!("takes no {name}")));
        }
        let paged = schema.pointer("/properties/next_cursor").is_some();
        found.extend(when(!paged, "answers without next_cursor"));
        found
    });
}
#[test]
fn every_permission_opens_something() {
    let document = Document::current();
    let asked: BTreeSet<String> = document
        .operations()
        .iter()
        .flat_map(|operation| operation.permissions().unwrap_or_default())
        .collect();
    let idle: Vec<&str> = Permission::ALL
        .iter()
        .map(|one| one.as_str())
        .filter(|one| !asked.contains(*one))
        .collect();
    assert!(idle.is_empty(), "no operation asks for {idle:?}");
}
