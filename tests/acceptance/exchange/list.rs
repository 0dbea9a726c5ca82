//! The list: who is on it, in which order, and how one is found.

use super::*;
use acceptance::both;
use shared::problem::Code;

fn given(list: &[Value]) -> Vec<&str> {
    list.iter()
        .map(|one| one["given_name"].as_str().unwrap())
        .collect()
}

both! {
    /// By reading, waiting ones among them and called so; who cancelled is not on it.
    async fn the_list_is_by_reading_without_the_cancelled(app: TestApp) {
        let scene = Scene::new(&app).await;
        let staff = app.contractor().await;
        let list = scene.list(&staff, "").await;
        assert_eq!(given(&list), ["三郎", "次郎", "花子"]);
        let statuses: Vec<&str> = list.iter().map(|one| one["status"].as_str().unwrap()).collect();
        assert_eq!(statuses, ["confirmed", "waitlisted", "confirmed"]);
        let cancel = format!("/api/v1/registrations/{}/cancel", list[0]["registration_id"].as_str().unwrap());
        staff.post(&cancel).json(&json!({"reason": "見本"})).await.expect(200);
        assert_eq!(given(&scene.list(&staff, "").await), ["次郎", "花子"]);
        app.settle().await;
    }

    /// Who came and was cancelled afterwards stays on the list: the fact is not lost.
    async fn who_came_stays_on_the_list(app: TestApp) {
        let scene = Scene::on_the_day(&app).await;
        let staff = app.contractor().await;
        let person = scene.person(&staff, "花子").await;
        scene.tick(&staff, &person).await.expect(200);
        let row = scene.list(&staff, "&q=花子").await.remove(0);
        let cancel = format!("/api/v1/registrations/{}/cancel", row["registration_id"].as_str().unwrap());
        staff.post(&cancel).json(&json!({"reason": "見本"})).await.expect(200);
        let rows = scene.list(&staff, "&q=花子").await;
        assert_eq!(rows.len(), 1);
        assert_eq!((&rows[0]["status"], &rows[0]["present"]["kind"]), (&json!("cancelled"), &json!("participant")));
        app.settle().await;
    }

    /// Part of a name, of a reading in either kana, or of an organisation finds; signs of patterns
    /// are only signs.
    async fn one_is_found_by_name_reading_or_organisation(app: TestApp) {
        let scene = Scene::on_the_day(&app).await;
        let staff = app.contractor().await;
        let mut other = walk_in("秋", "speaker");
        other["organisation_name"] = "100%_Mihon Soft".into();
        staff.post(&scene.path("/by-hand")).json(&other).await.expect(201);
        for (q, expected) in [
            ("見本 次", vec!["次郎"]), ("見本花", vec!["花子"]), ("はなこ", vec!["花子"]),
            ("ﾊﾅｺ", vec!["花子"]), ("みほん さぶ", vec!["三郎"]), ("two水産", vec!["次郎"]),
            ("mihon", vec!["秋"]), ("100%_", vec!["秋"]), ("%", vec!["秋"]), ("_", vec!["秋"]),
            ("みほん", vec!["秋", "三郎", "次郎", "花子"]), ("' OR 1=1 --", vec![]), ("ミホン　アキ", vec!["秋"]),
        ] {
            let query = format!("&q={}", shared::query::encode(q));
            assert_eq!(given(&scene.list(&staff, &query).await), expected, "{q}");
        }
    }

    /// Pages neither repeat nor hide anybody, also while others come.
    async fn pages_follow_each_other(app: TestApp) {
        let scene = Scene::on_the_day(&app).await;
        let staff = app.contractor().await;
        let first = staff.get(&scene.path("?limit=2")).await.assert_status(200).json();
        // Sorts before everybody, and after the first page was read.
        staff.post(&scene.path("/by-hand")).json(&walk_in("秋", "speaker")).await.expect(201);
        let cursor = first["next_cursor"].as_str().unwrap();
        let second = staff.get(&scene.path(&format!("?limit=2&cursor={cursor}"))).await.assert_status(200).json();
        assert_eq!(given(first["items"].as_array().unwrap()), ["三郎", "次郎"]);
        assert_eq!(given(second["items"].as_array().unwrap()), ["花子"]);
        assert_eq!(second["next_cursor"], Value::Null);
        let other = scene.path(&format!("?q=花&cursor={cursor}"));
        staff.get(&other).await.assert_faults(&[("/cursor", Code::NotACursor)]);
    }
}
