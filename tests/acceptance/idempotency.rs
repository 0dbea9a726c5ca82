//! One key, several requests: the key belongs to who asks, what is asked, and about what.

use acceptance::spec::{Document, Operation};
use acceptance::{Persona, both};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;
use shared::problem::Code;

use crate::world::{self, World};

/// Who asks, about what first and about what then.
fn asked(operation: &Operation) -> (Persona, [&'static str; 2]) {
    match operation.id.as_str() {
        "clone_event" | "register_by_hand" | "register_by_key" | "upload_material" => {
            (Persona::Contractor, ["published", "full"])
        }
        "attend_by_hand" => (Persona::Contractor, ["over", "published"]),
        "create_post" => (Persona::Member, ["own", "event"]),
        "register_guest" => (Persona::Anonymous, ["published", "full"]),
        "register_member" => (Persona::Moderator, ["published", "full"]),
        "give_role" => (Persona::Admin, ["own", "other"]),
        other => panic!("{other} takes an Idempotency-Key: say here about what it is asked"),
    }
}

both! {
    /// The same key about something else gets no answer of the first, and nothing is done.
    async fn a_key_used_about_something_else_is_refused(app: TestApp) {
        let (app, made) = World::shared(&app).await;
        let document = Document::current();
        let keyed = document.operations().iter().filter(|operation| {
            operation.path.contains('{') && operation.takes(document, "header", "Idempotency-Key")
        });
        let mut tried = 0;
        for operation in keyed {
            let (who, cases) = asked(operation);
            let client = app.persona(who).await;
            let ask = async |case: &str| {
                let target = made.target(operation, case);
                let path = operation.path_with(|name| target.id(name));
                let call = client.call(&operation.method, &path).idempotency_key("one-key");
                let body = world::body(document, operation, &made);
                world::dressed(call, operation, body.as_ref()).await
            };
            let first = ask(cases[0]).await;
            assert!(matches!(first.status(), 201 | 202), "{}: {first:?}", operation.id);
            app.settle().await;
            let before = app.digest().await;
            assert_eq!(ask(cases[0]).await.text(), first.text(), "{}", operation.id);
            ask(cases[1]).await.assert_problem(Code::IdempotencyMismatch);
            before.assert_same(&app.digest().await, &operation.id);
            tried += 1;
        }
        assert_eq!(tried, 9);
    }

    /// Strangers who choose the same key don't meet, and nobody can read where they were.
    async fn guests_have_keys_of_their_own(app: TestApp) {
        let (app, made) = World::shared(&app).await;
        let document = Document::current();
        let operation = document.operation("register_guest").unwrap();
        let target = made.target(operation, "published");
        let path = operation.path_with(|name| target.id(name));
        let ask = async |from: &str, email: &str| {
            let mut form = world::body(document, operation, &made).unwrap();
            form["email"] = json!(email);
            let call = app.client().post(&path).idempotency_key("1");
            call.header("x-forwarded-for", from).json(&form).await
        };
        ask("192.0.2.1", "one@example.jp").await.expect(202);
        ask("192.0.2.2", "two@example.jp").await.expect(202);
        // The same line, the same key, another form.
        ask("192.0.2.1", "two@example.jp").await.assert_problem(Code::IdempotencyMismatch);
        for address in ["one@example.jp", "two@example.jp"] {
            assert_eq!(app.mails_to(address).await.len(), 1, "{address}");
        }
        let conn = app.context().db.read();
        let sql = "SELECT principal FROM idempotency WHERE operation = 'register_guest'";
        let rows = conn.query_all_raw(Statement::from_string(conn.get_database_backend(), sql));
        let names: Vec<String> =
            rows.await.unwrap().iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
        assert_eq!(names.len(), 2);
        assert!(names.iter().all(|name| name.starts_with("guest:") && !name.contains("192.0.2")));
    }
}
