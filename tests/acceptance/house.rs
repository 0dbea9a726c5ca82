//! The test house itself.

use acceptance::{Persona, both};
use api::platform::log::{self, Actor, NewEntry};
use shared::problem::Code;

both! {
    /// The service starts, and says so.
    async fn the_service_answers(app: TestApp) {
        let client = app.client();
        client.get("/healthz").await.expect(200);
        client.get("/readyz").await.expect(200);
        let problem = client.get("/api/v1/nothing").await.assert_problem(Code::NotFound);
        assert!(problem.errors.is_empty());
    }

    /// Two looks at an unchanged database are the same, and a change shows.
    async fn a_digest_shows_what_changed(app: TestApp) {
        app.settle().await;
        let before = app.digest().await;
        before.assert_same(&app.digest().await, "nothing");
        let (id, at) = (app.random().uuid_v4(), app.clock.now());
        app.context().db.write(move |tx| Box::pin(async move {
            log::append(tx, NewEntry {
                kind: "house.tested",
                subject: ("house", &id),
                actor: Actor::System,
                at,
                data: serde_json::json!({}),
            }).await
        })).await.unwrap();
        assert_ne!(before, app.digest().await);
    }

    /// A process of its own shares what matters: the database, the secrets and the time.
    async fn a_process_is_another_one_on_the_same_database(app: TestApp) {
        let member = app.member().await;
        let process = app.process(crate::SERVICE).await;
        assert_ne!(process.base(), app.base());
        let me = shared::account::api::path::ME;
        let here = member.get(me).await.assert_status(200).json();
        let there = member.at(process.base()).get(me).await.assert_status(200).json();
        assert_eq!(here, there);
    }

    /// A process that is killed does not take the database with it, and another one goes on.
    async fn a_killed_process_is_followed_by_another(app: TestApp) {
        for _ in 0..2 {
            let process = app.process(crate::SERVICE).await;
            process.client().get("/readyz").await.expect(200);
            process.kill();
        }
    }

    /// A process that nobody holds ends by itself: no test that is killed leaves one behind.
    async fn a_process_ends_with_whoever_started_it(app: TestApp) {
        let process = app.process(crate::SERVICE).await;
        assert!(process.let_go().success());
    }

    /// Several instances answer from one database.
    async fn several_instances_share_a_database(app: TestApp) {
        for instance in app.instances(2).await {
            instance.client().get("/readyz").await.expect(200);
        }
    }
}

both! {
    /// Each persona is refused for its own reason.
    async fn every_persona_is_who_it_says(app: TestApp) {
        let me = shared::account::api::path::ME;
        for persona in Persona::ALL {
            let answer = app.persona(persona).await.get(me).await;
            match persona {
                Persona::Anonymous | Persona::WrongAudience => {
                    answer.assert_problem(Code::Unauthenticated);
                }
                Persona::ExpiredToken => {
                    answer.assert_problem(Code::TokenExpired);
                }
                Persona::Suspended => {
                    answer.assert_problem(Code::AccountSuspended);
                }
                _ => {
                    let email = answer.assert_status(200).json()["email"].clone();
                    assert_eq!(email, persona.email());
                }
            }
        }
    }
}
