//! How many there may be, and what becomes of those that go.

use acceptance::both;
use futures::future::join;
use serde_json::json;
use shared::problem::Code;

use super::{add, content, send, stored, titles};
use crate::registration::{EVENTS, draft, event};
use crate::world::PDF;

both! {
    /// Twenty an event, also when two come at once for the last place.
    async fn an_event_has_at_most_twenty_files(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let staff = app.contractor().await;
        for _ in 0..19 {
            add(&staff, &id, "public").await;
        }
        let two = [app.instances(1).await[0].client(), app.client()];
        let bearer = staff.bearer().unwrap();
        let [one, other] = two.map(|client| client.with_bearer(bearer));
        let query = "audience=public";
        let (one, other) = join(
            send(&one, &id, query, "application/pdf", PDF),
            send(&other, &id, query, "application/pdf", PDF),
        ).await;
        let mut statuses = [one.status(), other.status()];
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 409], "{one:?} {other:?}");
        let late = if one.status() == 409 { one } else { other };
        late.assert_problem(Code::TooManyFiles);
        assert_eq!(titles(&app.client(), &id).await.len(), 20);
        assert_eq!(stored(&app), 20, "the refused one's file is gone");
        // Another event has its own twenty.
        let next = event(&app, 5, 5).await;
        add(&staff, &next, "public").await;
    }

    /// Removed: at once for everybody, and soon from the disk. Not with an older version.
    async fn a_removed_file_is_gone(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let staff = app.contractor().await;
        let file = add(&staff, &id, "public").await;
        let path = format!("/api/v1/materials/{file}");
        let tag = staff.get(&path).await.assert_status(200).etag();
        staff.delete(&path).await.assert_problem(Code::PreconditionRequired);
        staff.delete(&path).if_match("\"v9-0\"").await.assert_problem(Code::VersionStale);
        app.client().get(&content(&file)).await.expect(200);
        staff.delete(&path).if_match(&tag).await.expect(204);
        for client in [app.client(), staff.clone()] {
            client.get(&content(&file)).await.assert_problem(Code::NotFound);
        }
        staff.delete(&path).if_match(&tag).await.assert_problem(Code::NotFound);
        app.settle().await;
        assert_eq!(stored(&app), 0);
    }

    /// A title and an audience that changed count for the next download; two who change at once
    /// are told.
    async fn what_is_said_of_a_file_can_be_changed(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let (staff, prefecture) = (app.contractor().await, app.prefecture().await);
        let file = add(&staff, &id, "public").await;
        let path = format!("/api/v1/materials/{file}");
        let tag = staff.get(&path).await.assert_status(200).etag();
        app.client().get(&content(&file)).await.expect(200);
        let form = json!({"title": "非公開の資料", "audience": "confirmed"});
        let put = |client: &acceptance::Client| client.put(&path).if_match(&tag).json(&form);
        let (one, other) = join(async { put(&staff).await }, async { put(&prefecture).await }).await;
        let mut statuses = [one.status(), other.status()];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 412]);
        app.client().get(&content(&file)).await.assert_problem(Code::NotFound);
        assert_eq!(titles(&app.client(), &id).await, [""; 0]);
        assert_eq!(titles(&staff, &id).await, ["非公開の資料"]);
        let faulty = json!({"title": "", "audience": "all", "name": "x"});
        let answer = staff.put(&path).if_match("\"v2-0\"").json(&faulty).await;
        answer.assert_faults(&[
            ("/title", Code::Required), ("/audience", Code::UnknownValue),
            ("/name", Code::UnknownField),
        ]);
    }

    /// With a draft that is deleted its files go, from the table and from the disk; those of other
    /// events stay.
    async fn a_deleted_drafts_files_go_with_it(app: TestApp) {
        let (gone, stays) = (draft(&app, 5, 5).await, draft(&app, 5, 5).await);
        let staff = app.contractor().await;
        let file = add(&staff, &gone, "public").await;
        add(&staff, &gone, "attended").await;
        add(&staff, &stays, "public").await;
        let prefecture = app.prefecture().await;
        let tag = prefecture.get(&format!("/api/v1/staff/events/{gone}")).await.etag();
        let deleted = prefecture.delete(&format!("{EVENTS}/{gone}")).if_match(&tag).await;
        deleted.expect(204);
        staff.get(&content(&file)).await.assert_problem(Code::NotFound);
        app.settle().await;
        app.settle().await;
        assert_eq!(stored(&app), 1);
        assert_eq!(titles(&staff, &stays).await, ["public"]);
    }

    /// A file whose row was never made, because the process died between: gone after a day.
    async fn a_file_without_a_row_is_removed_after_a_day(app: TestApp) {
        let id = event(&app, 5, 5).await;
        add(&app.contractor().await, &id, "public").await;
        let context = app.context();
        let now = app.clock.now();
        let content = futures::stream::iter([Ok(PDF.into())]);
        let key = (context.random.uuid_v7(now), now);
        context.files().receive(&context.db, key, content, 100).await.unwrap();
        app.settle().await;
        assert_eq!(stored(&app), 2);
        app.clock.advance(chrono::Duration::hours(24));
        app.settle().await;
        assert_eq!(stored(&app), 1);
        assert_eq!(titles(&app.client(), &id).await, ["public"]);
    }
}
