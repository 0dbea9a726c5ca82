//! What staff and later features learn.

use super::*;
use acceptance::both;
use api::features::survey::service::{Tally, tallies};
use shared::problem::Code;
use shared::survey::api::path::OPEN;

both! {
    /// Figures are those of the answers, question by question.
    async fn figures_are_those_of_the_answers(app: TestApp) {
        let scene = Scene::asked(&app, 6).await;
        let tokens = scene.tokens(&app).await;
        let given = [(5, 5, 1, 3), (5, 4, 1, 3), (4, 4, 2, 3), (4, 3, 2, 3), (3, 2, 5, 3), (1, 1, 5, 3)];
        for (token, (satisfaction, content, exchange, discovery)) in tokens.iter().zip(given) {
            let body = good_with(token, json!({
                "satisfaction": satisfaction, "content": content, "exchange": exchange,
                "discovery": discovery
            }));
            send(&app, &body).await.expect(204);
        }
        let report = scene.report(&app).await;
        let questions = json!([
            {"question": "satisfaction", "counts": [1, 0, 1, 2, 2], "mean_hundredths": 367,
                "favourable_permille": 667},
            {"question": "content", "counts": [1, 1, 1, 2, 1], "mean_hundredths": 317,
                "favourable_permille": 500},
            {"question": "exchange", "counts": [2, 2, 0, 0, 2], "mean_hundredths": 267,
                "favourable_permille": 333},
            {"question": "discovery", "counts": [0, 0, 6, 0, 0], "mean_hundredths": 300,
                "favourable_permille": 0},
        ]);
        assert_eq!(report["results"], json!({
            "answers": 6, "questions": questions, "comments": []
        }));
        let event = scene.event.parse().unwrap();
        let conn = app.context().db.read();
        let tally = Tally { event_id: event, counts: [1, 0, 1, 2, 2] };
        assert_eq!(tallies(conn, &[event]).await.unwrap(), [tally]);
        assert_eq!(tallies(conn, &[]).await.unwrap(), []);
    }

    /// What waits is in no figure.
    async fn what_waits_is_in_no_figure(app: TestApp) {
        let scene = Scene::asked(&app, 6).await;
        for token in &scene.tokens(&app).await[..5] {
            send(&app, &good(token)).await.expect(204);
        }
        let event = scene.event.parse().unwrap();
        let none = Tally { event_id: event, counts: [0; 5] };
        assert_eq!(tallies(app.context().db.read(), &[event]).await.unwrap(), [none]);
        assert_eq!(scene.report(&app).await["results"], Value::Null);
    }

    /// Staff see which surveys can be answered, the first to close first, until they close; how many
    /// answered only from five on.
    async fn open_surveys_are_listed_until_they_close(app: TestApp) {
        let first = Scene::asked(&app, 6).await;
        let later = form_with(json!({
            "title": "あとの会", "starts_at": "2026-06-18T05:00:00Z", "ends_at": "2026-06-18T07:30:00Z",
            "capacity": {"in_person": 60, "online": 30}
        }));
        let event = published(&app, &later).await;
        let mut second = Scene { event, people: Vec::new() };
        second.register(&app, "later@example.jp").await;
        // Nobody was there, so nobody is asked.
        let empty = published(&app, &later).await;
        set(&app, "2026-06-18T05:00:00Z").await;
        second.tick(&app, 0, "participant").await;
        set(&app, "2026-06-18T07:30:00Z").await;
        app.settle().await;
        let tokens = first.tokens(&app).await;
        for token in &tokens[..4] {
            send(&app, &good(token)).await.expect(204);
        }
        let row = |event: &str, title: &str, closes: &str, invited: u32, answered: Value| json!({
            "event_id": event, "event_title": title, "closes_at": closes, "invited": invited,
            "answered": answered
        });
        let after = row(&second.event, "あとの会", "2026-07-02T07:30:00Z", 1, Value::Null);
        let few = row(&first.event, "水産加工のDXを語る会", CLOSES, 6, Value::Null);
        assert_eq!(open(&app, "").await["items"], json!([few, after]));
        send(&app, &good(&tokens[4])).await.expect(204);
        let five = row(&first.event, "水産加工のDXを語る会", CLOSES, 6, json!(5));
        let page = open(&app, "?limit=1").await;
        assert_eq!(page["items"], json!([five]));
        let next = format!("?limit=1&cursor={}", page["next_cursor"].as_str().unwrap());
        let page = open(&app, &next).await;
        assert_eq!(page, json!({"items": [after], "next_cursor": null}));
        assert!(!open(&app, "").await.to_string().contains(&empty));
        // Whether or not the job has been there already.
        app.clock.set(CLOSES.parse().unwrap());
        app.renew().await;
        assert_eq!(open(&app, "").await["items"], json!([after]));
        set(&app, "2026-07-02T07:30:00Z").await;
        app.settle().await;
        assert_eq!(open(&app, "").await["items"], json!([]));
    }

    /// The list is for whoever may see the results.
    async fn open_surveys_are_for_staff(app: TestApp) {
        programme(&app).await;
        app.client().get(OPEN).await.assert_problem(Code::Unauthenticated);
        for client in [app.member().await, app.moderator().await, app.admin().await] {
            client.get(OPEN).await.assert_problem(Code::Forbidden);
        }
        let staff = app.contractor().await;
        for query in ["?limit=0", "?limit=101"] {
            staff.get(&format!("{OPEN}{query}")).await.assert_faults(&[("/limit", Code::OutOfRange)]);
        }
        staff.get(&format!("{OPEN}?cursor=AAAA")).await.assert_faults(&[("/cursor", Code::NotACursor)]);
        staff.get(&format!("{OPEN}?state=closed")).await.assert_faults(&[("/state", Code::UnknownField)]);
    }
}

/// The surveys that can be answered, as staff see them.
async fn open(app: &TestApp, query: &str) -> Value {
    let staff = app.prefecture().await;
    let answer = staff.get(&format!("{OPEN}{query}")).await;
    answer.assert_status(200).json()
}
