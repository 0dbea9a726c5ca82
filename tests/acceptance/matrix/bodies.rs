//! What every reading operation answers, kept as snapshots: the first persona of the table that
//! may ask, about the first case that is there. The clock stands still and ids repeat, so nothing
//! is left out, and both databases must answer the same.

use acceptance::both;
use insta::{assert_json_snapshot, assert_snapshot};

use super::table::{Row, rows};
use super::{ask, operation_of, reads};
use crate::world::World;

/// One row for each operation that reads: the first that goes well for somebody.
fn first_rows() -> Vec<Row> {
    let mut found: Vec<Row> = Vec::new();
    for row in rows().into_iter().filter(reads) {
        let seen = found.iter().any(|other| other.operation == row.operation);
        if !seen && !row.allowed().is_empty() {
            found.push(row);
        }
    }
    found
}

both! {
    /// Each body is as it was reviewed.
    async fn answers_are_as_reviewed(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        for row in first_rows() {
            let persona = row.allowed()[0];
            let answer = ask(&app, &world, operation_of(&row), &row, persona).await;
            let answer = answer.assert_status(200);
            let name = row.operation.clone();
            if answer.header("content-type").contains("json") {
                assert_json_snapshot!(name, answer.json());
            } else {
                assert_snapshot!(name, answer.text());
            }
        }
    }
}
