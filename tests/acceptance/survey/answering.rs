//! Answering, and when what was said is written.

use super::*;
use acceptance::both;
use sea_orm::{ConnectionTrait, DbErr, Statement};

async fn answer(app: &TestApp, tokens: &[String]) {
    for token in tokens {
        send(app, &good(token)).await.expect(204);
    }
}

both! {
    /// The link shows the event and takes an answer, without an account.
    async fn a_link_shows_the_event_and_takes_an_answer(app: TestApp) {
        let scene = Scene::asked(&app, 1).await;
        let token = scene.token(&app, 0).await;
        let shown = form(&app, &token).await.assert_status(200);
        assert_eq!(shown.header("cache-control"), "private, no-store");
        assert_eq!(shown.json(), json!({
            "event_id": scene.event, "event_title": "水産加工のDXを語る会",
            "event_starts_at": BEGINS, "event_ends_at": ENDS, "closes_at": CLOSES, "state": "open"
        }));
        let sent = send(&app, &good(&token)).await.assert_status(204);
        assert!(sent.bytes().is_empty());
    }

    /// Fewer than ten wait while others may still answer; then five are written, five held back,
    /// so that the last ones are never written alone.
    async fn answers_are_written_five_or_more_at_a_time(app: TestApp) {
        let scene = Scene::asked(&app, 20).await;
        let tokens = scene.tokens(&app).await;
        let mut written = 0;
        for (n, token) in tokens.iter().enumerate().take(17) {
            send(&app, &good(token)).await.expect(204);
            let now = count(&app, "survey_response").await;
            assert!(now == written || now - written >= 5, "{n}: {written} then {now}");
            written = now;
        }
        assert_eq!(written, 10);
        let report = scene.report(&app).await;
        assert_eq!(report["answered"], 17);
        assert_eq!(report["waiting"], true);
        assert_eq!(report["results"]["answers"], 10);
        set(&app, CLOSES).await;
        app.settle().await;
        let report = scene.report(&app).await;
        assert_eq!((&report["state"], &report["answered"]), (&json!("closed"), &json!(17)));
        assert_eq!(report["waiting"], false);
        assert_eq!(report["results"]["answers"], 17);
        // What was sealed is gone, and who has answered with it.
        assert_eq!(count(&app, "survey_pool").await, 0);
    }

    /// Where everybody who was asked has answered nothing is held back.
    async fn when_all_have_answered_all_is_written(app: TestApp) {
        let scene = Scene::asked(&app, 5).await;
        let tokens = scene.tokens(&app).await;
        answer(&app, &tokens[..4]).await;
        let report = scene.report(&app).await;
        assert_eq!((&report["answered"], &report["waiting"]), (&Value::Null, &json!(true)));
        assert_eq!(report["results"], Value::Null);
        answer(&app, &tokens[4..]).await;
        let report = scene.report(&app).await;
        assert_eq!((&report["answered"], &report["waiting"]), (&json!(5), &json!(false)));
        assert_eq!(report["results"]["answers"], 5);
    }

    /// Five to nine are shown when the survey closes.
    async fn from_five_on_they_are_shown_at_the_end(app: TestApp) {
        let scene = Scene::asked(&app, 8).await;
        let tokens = scene.tokens(&app).await;
        answer(&app, &tokens[..6]).await;
        assert_eq!(scene.report(&app).await["results"], Value::Null);
        assert_eq!(scene.report(&app).await["answered"], 6);
        set(&app, CLOSES).await;
        app.settle().await;
        assert_eq!(scene.report(&app).await["results"]["answers"], 6);
    }

    /// Fewer than five stay withheld for good: nothing of them is kept.
    async fn fewer_than_five_are_never_written(app: TestApp) {
        let scene = Scene::asked(&app, 8).await;
        let tokens = scene.tokens(&app).await;
        answer(&app, &tokens[..4]).await;
        set(&app, CLOSES).await;
        app.settle().await;
        let report = scene.report(&app).await;
        assert_eq!((&report["state"], &report["answered"]), (&json!("closed"), &Value::Null));
        assert_eq!((&report["results"], &report["waiting"]), (&Value::Null, &json!(false)));
        assert_eq!(count(&app, "survey_response").await, 0);
        assert_eq!(count(&app, "survey_pool").await, 0);
    }

    /// What is written as text stays text, in the answer and wherever it is shown.
    async fn a_comment_is_text_and_nothing_else(app: TestApp) {
        let scene = Scene::asked(&app, 5).await;
        let tokens = scene.tokens(&app).await;
        let comments = [
            "<script>alert(1)</script>", "'; DROP TABLE person; --", "=1+1",
            "一行目\n二行目", "𠮷野家で\u{3000}会いましょう 🎉",
        ];
        for (token, comment) in tokens.iter().zip(comments) {
            let body = good_with(token, json!({"comment": format!("  {comment}\n")}));
            send(&app, &body).await.expect(204);
        }
        let report = scene.report(&app).await;
        let shown = report["results"]["comments"].as_array().unwrap();
        let mut shown: Vec<&str> = shown.iter().map(|text| text.as_str().unwrap()).collect();
        shown.sort_unstable();
        let mut expected = comments.to_vec();
        expected.sort_unstable();
        assert_eq!(shown, expected);
    }

    /// The longest comments of all fit into what is kept sealed.
    async fn the_longest_answers_may_wait(app: TestApp) {
        let scene = Scene::asked(&app, 12).await;
        let tokens = scene.tokens(&app).await;
        for token in &tokens {
            let body = good_with(token, json!({"comment": "𠮷".repeat(1000)}));
            send(&app, &body).await.expect(204);
        }
        assert_eq!(count(&app, "survey_response").await, 12);
    }

    /// Two persons who turn out to be one answer once, with whichever link.
    async fn a_merged_person_answers_once(app: TestApp) {
        let scene = Scene::asked(&app, 3).await;
        let tokens = scene.tokens(&app).await;
        send(&app, &good(&tokens[0])).await.expect(204);
        let (from, into) = (scene.person(&app, 0).await, scene.person(&app, 1).await);
        let ids: Vec<uuid::Uuid> = vec![into.parse().unwrap(), from.parse().unwrap()];
        let merged: Result<(), DbErr> = app.context().db.write(move |tx| Box::pin(async move {
            let sql = "UPDATE person SET merged_into = $1, email = NULL WHERE id = $2";
            let values = [ids[0].into(), ids[1].into()];
            let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
            tx.execute_raw(statement).await.map(|_| ())
        })).await;
        merged.unwrap();
        for token in &tokens[..2] {
            send(&app, &good(token)).await.assert_problem(shared::problem::Code::SurveyAnswered);
        }
        let report = scene.report(&app).await;
        assert_eq!((&report["present"], &report["invited"]), (&json!(2), &json!(2)));
        send(&app, &good(&tokens[2])).await.expect(204);
    }
}
