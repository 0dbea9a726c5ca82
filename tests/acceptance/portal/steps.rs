//! From draft to public and back.

use acceptance::both;
use serde_json::{Value, json};
use shared::portal::api::path::{ARTICLES, STAFF_ARTICLES};
use shared::problem::Code;

use super::{draft, etag, measure, news, published, step, titles, with};
use crate::event::programme;

both! {
    /// The contractor writes and submits; the prefecture returns it, then makes it public.
    async fn the_prefecture_confirms_what_the_contractor_writes(app: TestApp) {
        programme(&app).await;
        let (contractor, prefecture) = (app.contractor().await, app.prefecture().await);
        let id = draft(&contractor, &with(news(), json!({"summary": null}))).await;
        let path = format!("{STAFF_ARTICLES}/{id}");
        step(&contractor, &id, "submit").await.assert_faults(&[("/summary", Code::Required)]);
        let tag = etag(&contractor, &id).await;
        contractor.put(&path).if_match(&tag).json(&news()).await.expect(200);
        step(&contractor, &id, "publish").await.assert_problem(Code::ConfirmationRequired);
        let waiting = step(&contractor, &id, "submit").await.assert_status(200).json();
        assert_eq!(waiting["actions"], json!(["withdraw"]));
        assert_eq!(waiting["submitted"]["name"], "見本 匠");
        let back = prefecture.post(&format!("{path}/return")).json(&json!({"comment": "日時を足してください。"}));
        let back = back.await.assert_status(200).json();
        assert_eq!(back["status"], "draft");
        assert_eq!(back["returned_comment"], "日時を足してください。");
        let listed = contractor.get(STAFF_ARTICLES).await.assert_status(200).json();
        assert_eq!(listed["items"][0]["returned"], true);
        let tag = etag(&contractor, &id).await;
        let mended = with(news(), json!({"body": "毎週水曜日の10時から。"}));
        contractor.put(&path).if_match(&tag).json(&mended).await.expect(200);
        step(&contractor, &id, "submit").await.expect(200);
        let seen = prefecture.get(&path).await.assert_status(200).json();
        assert_eq!(seen["seen"]["kind"], "returned");
        assert_eq!(seen["seen"]["changes"][0]["pointer"], "/body");
        assert_eq!(seen["actions"], json!(["withdraw", "return", "publish"]));
        let public = step(&prefecture, &id, "publish").await.assert_status(200).json();
        assert_eq!(public["returned_comment"], Value::Null);
        assert_eq!(public["confirmed"]["name"], "見本 宮子");
        let shown = app.client().get(&format!("{ARTICLES}/{id}")).await.assert_status(200).json();
        assert_eq!(shown["published_at"], app.clock.now().rfc3339());
        assert!(shown["body_html"].as_str().unwrap().contains("10時"));
    }

    /// What is public the contractor takes from the public, but changes it only as a draft.
    async fn what_is_public_is_changed_by_the_prefecture_or_confirmed_anew(app: TestApp) {
        programme(&app).await;
        let contractor = app.contractor().await;
        let id = published(&app, &news()).await;
        let path = format!("{STAFF_ARTICLES}/{id}");
        let changed = with(news(), json!({"title": "新しい題"}));
        let tag = etag(&contractor, &id).await;
        let refused = contractor.put(&path).if_match(&tag).json(&changed).await;
        refused.assert_problem(Code::ConfirmationRequired);
        let broken = with(news(), json!({"body": null}));
        let refused = app.prefecture().await.put(&path).if_match(&tag).json(&broken).await;
        refused.assert_faults(&[("/body", Code::Required)]);
        step(&contractor, &id, "archive").await.expect(200);
        app.client().get(&format!("{ARTICLES}/{id}")).await.assert_problem(Code::NotFound);
        step(&contractor, &id, "reopen").await.expect(200);
        let tag = etag(&contractor, &id).await;
        contractor.delete(&path).if_match(&tag).await.assert_problem(Code::Conflict);
        contractor.put(&path).if_match(&tag).json(&changed).await.expect(200);
        step(&contractor, &id, "submit").await.expect(200);
        step(&app.prefecture().await, &id, "publish").await.expect(200);
        assert_eq!(titles(&app, ARTICLES).await, ["新しい題"]);
    }

    /// Where the programme leaves it to the contractor, the contractor publishes; where there is no
    /// programme, the prefecture confirms.
    async fn who_confirms_is_the_programmes_rule(app: TestApp) {
        let contractor = app.contractor().await;
        let id = draft(&contractor, &news()).await;
        step(&contractor, &id, "publish").await.assert_problem(Code::ConfirmationRequired);
        let form = with(crate::event::programme_form(), json!({"confirm_required": false}));
        app.prefecture().await.post("/api/v1/programmes").json(&form).await.expect(201);
        step(&contractor, &id, "publish").await.expect(200);
        assert_eq!(titles(&app, ARTICLES).await, ["相談窓口を開きます"]);
    }

    /// A draft that nobody saw can vanish, with all that belongs to it.
    async fn a_draft_is_deleted_without_a_trace(app: TestApp) {
        let contractor = app.contractor().await;
        app.settle().await;
        let before = app.digest().await.without("event_log");
        let id = draft(&contractor, &with(measure(), json!({"measure": {"sectors": ["it"]}}))).await;
        let tag = etag(&contractor, &id).await;
        let path = format!("{STAFF_ARTICLES}/{id}");
        contractor.delete(&path).if_match(&tag).await.expect(204);
        contractor.get(&path).await.assert_problem(Code::NotFound);
        app.settle().await;
        before.assert_same(&app.digest().await.without("event_log"), "a draft that was deleted");
    }

    /// What is saved is what is read back, in a fixed order; saving the same again is no change.
    async fn a_form_is_read_back_as_it_was_saved(app: TestApp) {
        let contractor = app.contractor().await;
        let form = with(measure(), json!({"measure": {
            "sectors": ["local", "it"], "industries": ["E", "B"],
            "municipalities": ["042021", "041009"], "ended_on": "2026-07-01"
        }}));
        let id = draft(&contractor, &form).await;
        let path = format!("{STAFF_ARTICLES}/{id}");
        let read = contractor.get(&path).await.assert_status(200);
        let expected = with(form.clone(), json!({"measure": {
            "sectors": ["it", "local"], "industries": ["B", "E"],
            "municipalities": ["041009", "042021"]
        }}));
        assert_eq!(read.json()["form"], expected);
        let again = contractor.put(&path).if_match(&read.etag()).json(&form).await;
        assert_eq!(again.assert_status(200).json()["version"], 1);
        // A draft may still become something else.
        let other = contractor.put(&path).if_match(&read.etag()).json(&news()).await;
        assert_eq!(other.assert_status(200).json()["form"], news());
    }
}
