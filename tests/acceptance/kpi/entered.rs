//! What people enter: targets, and figures from outside.

use acceptance::both;
use futures::future::join_all;
use shared::problem::Code;

use super::*;

both! {
    /// Targets are set as a whole, on the version that was read; the page shows them.
    async fn targets_are_set_on_the_version_that_was_read(app: TestApp) {
        let id = programme(&app, 2026).await;
        let prefecture = app.prefecture().await;
        let path = format!("/api/v1/programmes/{id}/targets");
        let none = prefecture.get(&path).await.assert_status(200);
        assert_eq!(none.json()["version"], 0);
        let form = json!({"satisfaction_rate": 80, "event_participants": 200, "events_held": null});
        prefecture.put(&path).json(&form).await.assert_problem(Code::PreconditionRequired);
        let set = prefecture.put(&path).if_match(&none.etag()).json(&form).await.assert_status(200);
        assert_eq!(set.json()["version"], 1);
        assert_eq!(set.json()["events_held"], Value::Null);
        prefecture.put(&path).if_match(&none.etag()).json(&form).await.assert_problem(Code::VersionStale);
        let again = json!({"community_members": 150});
        let set = prefecture.put(&path).if_match(&set.etag()).json(&again).await.assert_status(200);
        // What is not named has no target any more.
        assert_eq!(set.json()["satisfaction_rate"], Value::Null);
        let shown = kpi(&app.contractor().await, 2026).await;
        assert_eq!(figure(&shown, "community_members")["target"], 150);
        assert_eq!(figure(&shown, "community_members")["achievement"], json!({"permille": 0, "reached": false}));
        assert_eq!(figure(&shown, "event_participants")["target"], Value::Null);
        // Another year has its own.
        assert_eq!(figure(&kpi(&prefecture, 2025).await, "community_members")["target"], Value::Null);
    }

    /// Of several who set the first targets at the same moment one succeeds.
    async fn the_first_targets_are_set_once(app: TestApp) {
        let id = programme(&app, 2026).await;
        let prefecture = app.prefecture().await;
        let path = format!("/api/v1/programmes/{id}/targets");
        let all = join_all((1..=6).map(|number| {
            let form = json!({"events_held": number, "event_participants": number});
            let call = prefecture.put(&path).if_match("\"v0-0\"").json(&form);
            async move { (number, call.await.status()) }
        }))
        .await;
        let won: Vec<i32> = all.iter().filter(|(_, status)| *status == 200).map(|(n, _)| *n).collect();
        assert_eq!(won.len(), 1, "{all:?}");
        assert!(all.iter().all(|(_, status)| [200, 412].contains(status)), "{all:?}");
        let kept = prefecture.get(&path).await.assert_status(200).json();
        assert_eq!((&kept["events_held"], &kept["event_participants"]), (&json!(won[0]), &json!(won[0])));
    }

    /// A figure from outside stands beside ours with its source, in each year it touches, and in
    /// none of our own figures.
    async fn a_figure_from_outside_is_never_summed_with_ours(app: TestApp) {
        programme(&app, 2026).await;
        let staff = app.contractor().await;
        let before = kpi(&staff, 2026).await;
        let form = outside(json!({"period_from": "2026-03", "period_to": "2026-04"}));
        let made = staff.post(OUTSIDE).json(&form).await.assert_status(201);
        assert_eq!(made.header("location"), format!("{OUTSIDE}/{}", made.id()));
        let later = outside(json!({"period_from": "2027-04", "period_to": "2027-04", "label": "来年度"}));
        staff.post(OUTSIDE).json(&later).await.expect(201);
        let mut after = kpi(&staff, 2026).await;
        assert_eq!(after["outside"].as_array().unwrap().len(), 1);
        assert_eq!(after["outside"][0]["value"], 2200);
        assert_eq!(after["outside"][0]["source"], "県のアクセス解析");
        after["outside"] = json!([]);
        assert_eq!(after, before, "everything else is as it was");
        assert_eq!(kpi(&staff, 2025).await["outside"].as_array().unwrap().len(), 1);
        let listed = staff.get(&format!("{OUTSIDE}?year=2026&limit=1")).await.assert_status(200).json();
        assert_eq!(listed["items"][0]["id"], made.id());
        let all = staff.get(&format!("{OUTSIDE}?limit=1")).await.assert_status(200).json();
        assert_eq!(all["items"][0]["label"], "来年度");
        let next = all["next_cursor"].as_str().unwrap();
        let rest = staff.get(&format!("{OUTSIDE}?limit=1&cursor={next}")).await.assert_status(200).json();
        assert_eq!(rest["items"][0]["id"], made.id());
        assert_eq!(rest["next_cursor"], Value::Null);
    }

    /// It is changed and removed on the version that was read.
    async fn a_figure_from_outside_is_changed_on_its_version(app: TestApp) {
        let staff = app.contractor().await;
        let made = staff.post(OUTSIDE).json(&outside(json!({}))).await.assert_status(201);
        let path = format!("{OUTSIDE}/{}", made.id());
        let form = outside(json!({"value": 2300, "metric": null, "note": "集計の方法が変わりました。"}));
        staff.put(&path).json(&form).await.assert_problem(Code::PreconditionRequired);
        let changed = staff.put(&path).if_match(&made.etag()).json(&form).await.assert_status(200);
        assert_eq!((&changed.json()["version"], &changed.json()["value"]), (&json!(2), &json!(2300)));
        staff.put(&path).if_match(&made.etag()).json(&form).await.assert_problem(Code::VersionStale);
        staff.delete(&path).if_match(&made.etag()).await.assert_problem(Code::VersionStale);
        let shown = staff.get(&path).await.assert_status(200);
        assert_eq!(shown.json()["note"], "集計の方法が変わりました。");
        staff.delete(&path).if_match(&shown.etag()).await.expect(204);
        staff.get(&path).await.assert_problem(Code::NotFound);
        assert_eq!(kpi(&staff, 2026).await["outside"], json!([]));
    }
}
