//! What every operation answers, kept as snapshots: the first persona of the table that may ask,
//! about the first case that goes well. The clock stands still and ids repeat, so nothing is left
//! out of what is read; of what a change makes, ids are numbered and secrets left out. Both
//! databases must answer the same.

use acceptance::{Answer, Persona, both};
use insta::{assert_json_snapshot, assert_snapshot};

use super::table::{Row, rows};
use super::tame::tamed;
use super::{ask, operation_of, reads};
use crate::spec::values;
use crate::world::World;

/// Whether it is the first row of its operation that goes well for somebody, and for whom first.
pub fn shows(row: &Row) -> Option<Persona> {
    let first = rows()
        .into_iter()
        .find(|other| other.operation == row.operation && !other.allowed().is_empty())?;
    (first.case == row.case).then(|| first.allowed().first().copied())?
}

/// Keeps the answer of an operation that changes something; returns what is not written as promised.
pub fn keep(operation: &str, answer: &Answer) -> Vec<String> {
    if answer.bytes().is_empty() {
        return Vec::new();
    }
    insta::with_settings!({ snapshot_suffix => operation }, {
        assert_json_snapshot!("changes", tamed(answer.json()));
    });
    values::faults(operation, answer)
}

both! {
    /// Each body is as it was reviewed.
    async fn answers_are_as_reviewed(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        for row in rows().into_iter().filter(reads) {
            let Some(persona) = shows(&row) else {
                continue;
            };
            let answer = ask(&app, &world, operation_of(&row), &row, persona).await;
            let answer = answer.assert_status(200);
            let name = row.operation.clone();
            if answer.header("content-type").contains("json") {
                assert_json_snapshot!(name, answer.json());
            } else if answer.text().starts_with("PK") || answer.text().starts_with("%PDF") {
                // A workbook or a handout is no text to review; their own tests read them.
            } else {
                assert_snapshot!(name, answer.text());
            }
        }
    }
}
