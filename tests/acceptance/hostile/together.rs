//! Faults of fields and faults between fields in one body: one answer names them all, so that no
//! stage of looking at a request hides the next.

use acceptance::{Answer, TestApp, both};
use serde_json::{Value, json};
use shared::problem::Code;

use super::{Attacked, all, set};
use crate::world::World;

/// What is wrong (place and value), and every fault that must be named.
struct Wrong {
    operation: &'static str,
    places: Vec<(&'static str, Value)>,
    faults: &'static [(&'static str, Code)],
}

const EVENT: &[(&str, Code)] = &[
    ("/ends_at", Code::EndBeforeStart),
    ("/capacity/in_person", Code::OutOfRange),
    ("/capacity/online", Code::OutOfRange),
    ("/title", Code::Required),
    ("/no_such", Code::UnknownField),
];
const PERSON: &[(&str, Code)] = &[
    ("/email", Code::NotAnEmail),
    ("/family_kana", Code::NotKana),
    ("/acceptance/terms_version", Code::ConsentRequired),
    ("/no_such", Code::UnknownField),
];

#[expect(clippy::too_many_lines, reason = "a list of bodies")]
fn wrongs() -> Vec<Wrong> {
    let event: Vec<(&str, Value)> = vec![
        ("/starts_at", json!("2026-08-10T05:00:00Z")),
        ("/ends_at", json!("2026-08-10T04:00:00Z")),
        ("/capacity/in_person", json!(-1)),
        ("/capacity/online", json!(1_000_000_000)),
        ("/title", json!("")),
        ("/no_such", json!(1)),
    ];
    let person: Vec<(&str, Value)> = vec![
        ("/email", json!("a@b")),
        ("/family_kana", json!("Sato")),
        ("/acceptance/terms_version", json!("2001-01-01")),
        ("/no_such", json!(1)),
    ];
    vec![
        Wrong {
            operation: "create_event",
            places: event.clone(),
            faults: EVENT,
        },
        Wrong {
            operation: "change_event",
            places: event,
            faults: EVENT,
        },
        Wrong {
            operation: "register_guest",
            places: person.clone(),
            faults: PERSON,
        },
        Wrong {
            operation: "sign_up",
            places: person,
            faults: PERSON,
        },
        Wrong {
            operation: "create_programme",
            places: vec![
                ("/contract_from", json!("2027-05-01")),
                ("/contract_until", json!("2027-04-30")),
                ("/office_email", json!("a@b")),
                ("/no_such", json!(1)),
            ],
            faults: &[
                ("/contract_until", Code::EndBeforeStart),
                ("/office_email", Code::NotAnEmail),
                ("/no_such", Code::UnknownField),
            ],
        },
        Wrong {
            operation: "give_role",
            places: vec![
                ("/valid_from", json!("2027-01-01T00:00:00Z")),
                ("/valid_until", json!("2026-12-01T00:00:00Z")),
                ("/role", json!("emperor")),
                ("/no_such", json!(1)),
            ],
            faults: &[
                ("/valid_until", Code::EndBeforeStart),
                ("/role", Code::UnknownValue),
                ("/no_such", Code::UnknownField),
            ],
        },
    ]
}

async fn send(attacked: &Attacked, places: &[(&'static str, Value)]) -> Answer {
    let mut body = attacked.good.clone();
    for (pointer, value) in places {
        set(&mut body, pointer, value.clone());
    }
    attacked.send(&body).await
}

async fn check(app: &TestApp, attacked: &[Attacked], wrong: &Wrong) {
    let id = wrong.operation;
    let found = attacked.iter().find(|one| one.operation.id == id);
    let found = found.unwrap_or_else(|| panic!("no operation {id}"));
    let before = app.digest().await;
    let answer = send(found, &wrong.places).await;
    assert_eq!(answer.status(), 422, "{id}: {answer:?}");
    answer.assert_faults(wrong.faults);
    before.assert_same(&app.digest().await, id);
}

both! {
    /// Out of range, unknown, malformed, and against each other: all in one answer, nothing stored.
    async fn faults_of_every_kind_come_together(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        let attacked = all(&app, &world).await;
        for wrong in wrongs() {
            check(&app, &attacked, &wrong).await;
        }
    }
}
