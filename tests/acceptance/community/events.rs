//! The threads that open by themselves.

use super::*;
use acceptance::both;

both! {
    /// Publishing opens one thread, exactly one, whoever reads the log and however often.
    async fn publishing_opens_exactly_one_thread(app: TestApp) {
        let prefecture = app.prefecture().await;
        let draft = async || {
            event(&app, "先の会").await;
            prefecture.post("/api/v1/events").json(&form("見本の会")).await.assert_status(201).id()
        };
        let id = draft().await;
        app.settle().await;
        let moderator = app.moderator().await;
        let query = format!("?event_id={id}");
        assert_eq!(threads(&moderator, &query).await, Vec::<Value>::new(), "a draft has none");
        prefecture.post(&format!("/api/v1/events/{id}/publish")).await.expect(200);
        let _second = app.instances(1).await;
        app.settle().await;
        let found = threads(&moderator, &query).await;
        assert_eq!(found.len(), 1);
        assert_eq!((&found[0]["space"], &found[0]["event_id"]), (&json!("event"), &json!(id)));
        assert_eq!((&found[0]["title"], &found[0]["starter"]), (&json!("見本の会"), &json!(null)));
        assert_eq!((&found[0]["post_count"], &found[0]["last_seq"]), (&json!(0), &json!(0)));

        let postpone = format!("/api/v1/events/{id}/postpone");
        prefecture.post(&postpone).json(&json!({"reason": "台風のため"})).await.expect(200);
        let again = json!({
            "starts_at": "2026-08-15T05:00:00Z", "ends_at": "2026-08-15T07:30:00Z", "closes_at": null
        });
        prefecture.post(&format!("/api/v1/events/{id}/reschedule")).json(&again).await.expect(200);
        app.settle().await;
        assert_eq!(threads(&moderator, &query).await.len(), 1);
    }

    /// The thread is called what the event is called.
    async fn the_title_follows_the_event(app: TestApp) {
        let id = event(&app, "前の名前").await;
        let thread = thread_of(&app, &id).await;
        let prefecture = app.prefecture().await;
        let shown = prefecture.get(&format!("/api/v1/staff/events/{id}")).await.assert_status(200);
        let mut form = shown.json()["form"].clone();
        form["title"] = json!("新しい名前 <b>&");
        let path = format!("/api/v1/events/{id}");
        prefecture.put(&path).if_match(&shown.etag()).json(&form).await.expect(200);
        app.settle().await;
        let path = format!("{THREADS}/{thread}");
        let shown = app.moderator().await.get(&path).await.assert_status(200).json();
        assert_eq!(shown["title"], "新しい名前 <b>&");
    }
}
