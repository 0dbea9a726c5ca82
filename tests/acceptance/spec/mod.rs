//! The spec walker: on every operation of the API document, what DESIGN §4 and
//! `docs/API-DESIGN.md` promise of it, so that a new operation can't forget it.

mod allowed;
mod cursors;
mod failing;
mod order;
mod probes;
mod reads;
mod repeats;
mod schemas;
mod shape;
pub mod values;
mod versions;
mod wording;

use acceptance::spec::{Document, Operation};

/// Checks a rule on every operation. `allowed` names the reviewed exceptions; one that is no
/// longer needed fails too, so that the list may only shrink.
#[track_caller]
fn hold(allowed: &[&str], rule: impl Fn(&Document, &Operation) -> Vec<String>) {
    let document = Document::current();
    let mut broken = Vec::new();
    let mut unused: Vec<&str> = allowed.to_vec();
    for operation in document.operations() {
        let found = rule(document, operation);
        if found.is_empty() {
            continue;
        }
        let excepted = allowed.contains(&operation.id.as_str());
        unused.retain(|id| *id != operation.id);
        if !excepted {
            broken.extend(found.iter().map(|what| format!("{}: {what}", operation.id)));
        }
    }
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
    assert!(
        unused.is_empty(),
        "these exceptions are not needed (any more): {unused:?}"
    );
}

/// `vec![what]` when `wrong`, else nothing.
fn when(wrong: bool, what: impl Into<String>) -> Vec<String> {
    if wrong { vec![what.into()] } else { Vec::new() }
}
