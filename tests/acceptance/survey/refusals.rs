//! What is not taken as an answer.

use super::*;
use acceptance::{Client, both};
use shared::problem::Code;

/// Refused, and nothing has changed.
async fn refused(app: &TestApp, body: &Value, code: Code) {
    let before = app.digest().await;
    send(app, body).await.assert_problem(code);
    before.assert_same(&app.digest().await, code.as_str());
}

both! {
    /// A token that is not ours, of another purpose, cut or changed opens nothing.
    async fn a_wrong_token_opens_nothing(app: TestApp) {
        let scene = Scene::asked(&app, 2).await;
        let token = scene.token(&app, 0).await;
        let mails = app.mails_to(&scene.people[0]).await;
        let ticket = mails.iter().find(|mail| mail.kind.starts_with("registration"));
        let ticket = ticket.unwrap().token("/registrations/");
        let other = if token.ends_with('A') { "B" } else { "A" };
        let changed = format!("{}{other}", &token[..token.len() - 1]);
        for wrong in [&ticket, &changed, &token[..40].to_owned(), &"x".repeat(600)] {
            form(&app, wrong).await.assert_problem(Code::LinkInvalid);
            refused(&app, &good(wrong), Code::LinkInvalid).await;
        }
        refused(&app, &good_with("", json!({})), Code::Invalid).await;
        send(&app, &good_with("", json!({}))).await.assert_faults(&[("/token", Code::Required)]);
    }

    /// The invitation to one event answers no other event, and a token made for another is none.
    async fn a_token_is_good_for_its_own_event_only(app: TestApp) {
        use api::features::survey::service::link;
        let scene = Scene::asked(&app, 1).await;
        let closes = CLOSES.parse().unwrap();
        let invite = rows(&app, match app.backend() {
            acceptance::Backend::Sqlite => "SELECT lower(hex(id)) AS one FROM survey_invite",
            acceptance::Backend::Postgres => "SELECT id::text AS one FROM survey_invite",
        }).await;
        let invite: uuid::Uuid = invite[0].parse().unwrap();
        let invite = shared::survey::InviteId::from_uuid(invite);
        let own = link::token(app.context(), invite, scene.event.parse().unwrap(), closes);
        assert_eq!(own, scene.token(&app, 0).await);
        let another = app.random().uuid_v7(app.clock.now());
        let another = shared::event::EventId::from_uuid(another);
        let wrong = link::token(app.context(), invite, another, closes);
        refused(&app, &good(&wrong), Code::LinkInvalid).await;
    }

    /// Fourteen days to the microsecond; afterwards the link says that it is over.
    async fn at_the_closing_instant_it_is_closed(app: TestApp) {
        let scene = Scene::asked(&app, 3).await;
        let tokens = scene.tokens(&app).await;
        let closes: shared::time::Timestamp = CLOSES.parse().unwrap();
        app.clock.set(closes.plus(Duration::microseconds(-1)));
        send(&app, &good(&tokens[0])).await.expect(204);
        app.clock.set(closes);
        // Whether or not the job has been there already.
        refused(&app, &good(&tokens[1]), Code::SurveyClosed).await;
        assert_eq!(form(&app, &tokens[1]).await.assert_status(200).json()["state"], "closed");
        app.settle().await;
        refused(&app, &good(&tokens[1]), Code::SurveyClosed).await;
        for token in &tokens {
            let form = form(&app, token).await.assert_status(200).json();
            assert_eq!(form["state"], "closed");
            assert_eq!(form["event_title"], "水産加工のDXを語る会");
        }
        app.clock.advance(Duration::days(180));
        form(&app, &tokens[1]).await.assert_problem(Code::LinkInvalid);
    }

    /// Once each, also from two tabs at the same moment.
    async fn everybody_answers_once(app: TestApp) {
        let scene = Scene::asked(&app, 6).await;
        let tokens = scene.tokens(&app).await;
        send(&app, &good(&tokens[0])).await.expect(204);
        refused(&app, &good_with(&tokens[0], json!({"satisfaction": 1})), Code::SurveyAnswered).await;
        assert_eq!(form(&app, &tokens[0]).await.assert_status(200).json()["state"], "answered");
        let others = app.instances(3).await;
        let clients: Vec<Client> = others.iter().map(acceptance::Instance::client).collect();
        for token in &tokens[1..] {
            let body = good(token);
            let sent = clients.iter().cycle().take(8).map(|client| client.post(ANSWERS).json(&body).into_future());
            let answers = futures::future::join_all(sent).await;
            let taken = answers.iter().filter(|answer| answer.status() == 204).count();
            assert_eq!(taken, 1, "{answers:?}");
            for answer in answers.iter().filter(|answer| answer.status() != 204) {
                answer.assert_problem(Code::SurveyAnswered);
            }
        }
        assert_eq!(count(&app, "survey_response").await, 6);
    }

    /// Everybody at once, on several processes: none is lost and none counts twice.
    async fn all_may_answer_at_once(app: TestApp) {
        let scene = Scene::asked(&app, 24).await;
        let tokens = scene.tokens(&app).await;
        let others = app.instances(3).await;
        let clients: Vec<Client> = others.iter().map(acceptance::Instance::client).collect();
        let sent = tokens.iter().zip(clients.iter().cycle())
            .map(|(token, client)| client.post(ANSWERS).json(&good(token)).into_future());
        for answer in futures::future::join_all(sent).await {
            answer.expect(204);
        }
        assert_eq!(count(&app, "survey_response").await, 24);
        assert_eq!(scene.report(&app).await["answered"], 24);
    }

    /// Who was not there, or was taken off the list again, has no say.
    async fn who_is_not_present_has_no_say(app: TestApp) {
        let scene = Scene::asked(&app, 3).await;
        let tokens = scene.tokens(&app).await;
        scene.untick(&app, 0).await;
        form(&app, &tokens[0]).await.assert_problem(Code::LinkInvalid);
        refused(&app, &good(&tokens[0]), Code::LinkInvalid).await;
        // There, but as a speaker after all.
        scene.untick(&app, 1).await;
        scene.tick(&app, 1, "speaker").await;
        refused(&app, &good(&tokens[1]), Code::LinkInvalid).await;
        send(&app, &good(&tokens[2])).await.expect(204);
    }

    /// Every fault is named, and nothing is stored.
    async fn every_fault_is_named(app: TestApp) {
        let scene = Scene::asked(&app, 1).await;
        let token = scene.token(&app, 0).await;
        let before = app.digest().await;
        let cases: [(Value, &[(&str, Code)]); 12] = [
            (json!({"satisfaction": 0}), &[("/satisfaction", Code::OutOfRange)]),
            (json!({"satisfaction": 6, "content": -1}),
                &[("/satisfaction", Code::OutOfRange), ("/content", Code::OutOfRange)]),
            (json!({"exchange": 9_000_000_000_000_000_000_i64}), &[("/exchange", Code::OutOfRange)]),
            (json!({"discovery": 4.5}), &[("/discovery", Code::WrongType)]),
            (json!({"content": "5"}), &[("/content", Code::WrongType)]),
            (json!({"content": null}), &[("/content", Code::WrongType)]),
            (json!({"comment": "あ".repeat(1001)}), &[("/comment", Code::TooLong)]),
            (json!({"comment": "a\u{0}b"}), &[("/comment", Code::ForbiddenCharacter)]),
            (json!({"comment": "a\u{202e}b"}), &[("/comment", Code::ForbiddenCharacter)]),
            (json!({"comment": 5}), &[("/comment", Code::WrongType)]),
            (json!({"name": "見本 花子"}), &[("/name", Code::UnknownField)]),
            (json!({"person_id": "x", "satisfaction": 7}),
                &[("/person_id", Code::UnknownField), ("/satisfaction", Code::OutOfRange)]),
        ];
        for (change, faults) in cases {
            send(&app, &good_with(&token, change)).await.assert_faults(faults);
        }
        let missing = json!({"token": token});
        send(&app, &missing).await.assert_faults(&[
            ("/satisfaction", Code::Required), ("/content", Code::Required),
            ("/exchange", Code::Required), ("/discovery", Code::Required),
        ]);
        before.assert_same(&app.digest().await, "what was refused");
    }

    /// Staff see their own events' surveys; nobody else does.
    async fn results_are_for_staff(app: TestApp) {
        let scene = Scene::asked(&app, 1).await;
        let path = format!("/api/v1/staff/events/{}/survey", scene.event);
        app.client().get(&path).await.assert_problem(Code::Unauthenticated);
        for client in [app.member().await, app.moderator().await, app.admin().await] {
            client.get(&path).await.assert_problem(Code::Forbidden);
        }
        let nothing = format!("/api/v1/staff/events/{}/survey", uuid::Uuid::nil());
        app.contractor().await.get(&nothing).await.assert_problem(Code::NotFound);
        app.contractor().await.get(&path).await.expect(200);
    }
}
