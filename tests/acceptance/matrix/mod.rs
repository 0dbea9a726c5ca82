//! The authorisation matrix: every operation, for every persona, on what is one's own, another's,
//! a draft or nothing at all. What is expected stands in `table.txt`, for review.

mod bite;
mod bodies;
mod cases;
mod moments;
mod problems;
mod table;
mod tame;
mod views;

use std::collections::BTreeSet;

use acceptance::spec::{Document, Operation};
use acceptance::{Answer, Persona, TestApp, both};

use crate::world::{World, body, dressed};
use table::{Row, rows};

/// Reading that is noted down: who took personal data out of the house, and when.
const NOTED: [&str; 4] = [
    "export_registrations",
    "export_registrations_xlsx",
    "export_attendance_csv",
    "export_attendance_xlsx",
];

/// Asks as one cell says.
async fn ask(
    app: &TestApp,
    world: &World,
    operation: &Operation,
    row: &Row,
    who: Persona,
) -> Answer {
    let document = Document::current();
    let target = world.target(operation, &row.case);
    let client = app.persona(who).await;
    let mut call = client.call(
        &operation.method,
        &operation.path_with(|name| target.id(name)),
    );
    if operation.takes(document, "header", "If-Match") {
        // One's own account differs from asker to asker.
        let own = (row.case == "-").then(|| client.get(&operation.path));
        let tag = match own {
            Some(own) => own.await.header("etag").to_owned(),
            None => target.if_match(),
        };
        call = call.if_match(&tag);
    }
    let body = body(document, operation, world);
    dressed(call, operation, body.as_ref()).await
}

fn operation_of(row: &Row) -> &'static Operation {
    let found = Document::current().operation(&row.operation);
    found.unwrap_or_else(|| panic!("the table names {}, which is no operation", row.operation))
}

/// Whether the row's operation only reads.
fn reads(row: &Row) -> bool {
    operation_of(row).method == "GET"
}

#[test]
fn every_operation_has_its_rows() {
    let named: BTreeSet<String> = rows().into_iter().map(|row| row.operation).collect();
    let operations = Document::current().operations();
    let missing: Vec<&String> = operations
        .iter()
        .map(|operation| &operation.id)
        .filter(|id| !named.contains(*id))
        .collect();
    assert!(missing.is_empty(), "no row for {missing:?}");
    for row in rows() {
        let operation = operation_of(&row);
        let about = operation.path.contains('{');
        assert_eq!(
            row.case != "-",
            about,
            "{} {}: the case",
            row.operation,
            row.case
        );
    }
}

#[test]
fn whoever_has_no_standing_is_refused_where_one_must_sign_in() {
    for row in rows() {
        if operation_of(&row).permissions().is_none() {
            continue;
        }
        let refused = [
            (Persona::Anonymous, 401),
            (Persona::Suspended, 403),
            (Persona::ExpiredToken, 401),
            (Persona::WrongAudience, 401),
        ];
        for (persona, status) in refused {
            assert_eq!(
                row.expected(persona),
                status,
                "{} {} {persona:?}",
                row.operation,
                row.case
            );
        }
    }
}

both! {
    /// Every refusal comes as the table says, and leaves everything as it was.
    async fn refusals_are_as_the_table_says_and_change_nothing(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        let mut wrong = Vec::new();
        let mut before = app.digest().await;
        for row in rows() {
            let operation = operation_of(&row);
            for persona in Persona::ALL.into_iter().filter(|one| row.expected(*one) >= 400) {
                let answer = ask(&app, &world, operation, &row, persona).await;
                if answer.status() == row.expected(persona) {
                    answer.problem();
                } else {
                    wrong.push(differs(&row, persona, &answer));
                }
            }
            let now = app.digest().await;
            if wrong.is_empty() {
                before.assert_same(&now, &format!("a refused {} ({})", row.operation, row.case));
            }
            before = now;
        }
        assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    }

    /// What may be read is read, by whom the table says.
    async fn reading_is_allowed_as_the_table_says(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        let mut wrong = Vec::new();
        for row in rows().into_iter().filter(reads) {
            let operation = operation_of(&row);
            let before = app.digest().await;
            for persona in row.allowed() {
                let answer = ask(&app, &world, operation, &row, persona).await;
                if answer.status() != row.expected(persona) {
                    wrong.push(differs(&row, persona, &answer));
                }
            }
            if !NOTED.contains(&&*operation.id) {
                before.assert_same(&app.digest().await, &operation.id);
            }
        }
        assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    }

    /// What may be changed is changed, each time in a fresh copy of the same world (even rows).
    async fn changing_is_allowed_as_the_table_says(app: TestApp) {
        changes(&app, 0).await;
    }

    /// The same (odd rows): two tests, so that they run side by side.
    async fn changing_is_allowed_as_the_table_says_too(app: TestApp) {
        changes(&app, 1).await;
    }
}

async fn changes(app: &TestApp, part: usize) {
    let (frozen, world) = World::frozen(app).await;
    let mut wrong = Vec::new();
    let mut unkept = Vec::new();
    let changing = rows().into_iter().filter(|row| !reads(row));
    for (number, row) in changing
        .enumerate()
        .filter(|(number, _)| number % 2 == part)
    {
        let operation = operation_of(&row);
        let shown = bodies::shows(&row);
        for persona in sample(&row, number, shown.is_some()) {
            let copy = frozen.thaw().await;
            let answer = ask(&copy, &world, operation, &row, persona).await;
            if answer.status() != row.expected(persona) {
                wrong.push(differs(&row, persona, &answer));
            } else if shown == Some(persona) {
                unkept.extend(bodies::keep(&operation.id, &answer));
            }
            copy.settle().await;
            copy.stop().await;
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    assert!(unkept.is_empty(), "\n{}\n", unkept.join("\n"));
}

/// Everybody allowed in the deep run, else one of them, another one from row to row (DESIGN §9.17);
/// the first where the answer is kept as a snapshot.
fn sample(row: &Row, number: usize, first: bool) -> Vec<Persona> {
    let allowed = row.allowed();
    if std::env::var_os("MUSUBI_TEST_DEEP").is_some() || allowed.is_empty() {
        return allowed;
    }
    let which = if first { 0 } else { number % allowed.len() };
    vec![allowed[which]]
}

fn differs(row: &Row, persona: Persona, answer: &Answer) -> String {
    let expected = row.expected(persona);
    format!(
        "{} {} {persona:?}: expected {expected}, got {answer:?}",
        row.operation, row.case
    )
}
