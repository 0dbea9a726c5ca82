//! What staff and later features learn.

use super::*;
use acceptance::both;
use api::features::survey::service::{Tally, tallies};

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
}
