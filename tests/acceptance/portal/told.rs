//! Who is told of what.

use acceptance::{Persona, both};
use serde_json::json;
use shared::portal::api::path::STAFF_ARTICLES;

use super::{draft, measure, step};
use crate::event::programme;

both! {
    /// The prefecture learns what waits, and whoever asked what became of it.
    async fn the_prefecture_and_the_author_are_told(app: TestApp) {
        programme(&app).await;
        let (contractor, prefecture) = (app.contractor().await, app.prefecture().await);
        let id = draft(&contractor, &measure()).await;
        step(&contractor, &id, "submit").await.expect(200);
        app.settle().await;
        let officer = Persona::Prefecture.email();
        let mail = app.mails_to(&officer).await.pop().expect("a mail to the officer");
        assert!(mail.subject.contains("みほん小規模DX補助金"), "{}", mail.subject);
        for part in ["支援制度", "令和8年(2026年)7月31日(金) 17:00 必着", &format!("/staff/articles/{id}")] {
            assert!(mail.text.contains(part), "{part} in {}", mail.text);
        }
        let comment = json!({"comment": "上限の額を確かめてください。"});
        let path = format!("{STAFF_ARTICLES}/{id}/return");
        prefecture.post(&path).json(&comment).await.expect(200);
        app.settle().await;
        let author = Persona::Contractor.email();
        let mail = app.mails_to(&author).await.pop().expect("a mail to the author");
        assert!(mail.text.contains("上限の額を確かめてください。"), "{}", mail.text);
        step(&contractor, &id, "submit").await.expect(200);
        step(&prefecture, &id, "publish").await.expect(200);
        app.settle().await;
        let mails = app.mails_to(&author).await;
        let page = format!("/measures/{id}");
        assert!(mails.iter().any(|mail| mail.text.contains(&page)), "{mails:?}");
    }

    /// Whoever publishes what they wrote knows it already.
    async fn nobody_is_told_what_they_did_themselves(app: TestApp) {
        programme(&app).await;
        let prefecture = app.prefecture().await;
        let id = draft(&prefecture, &measure()).await;
        step(&prefecture, &id, "submit").await.expect(200);
        app.settle().await;
        let before = app.mails_to(&Persona::Prefecture.email()).await.len();
        step(&prefecture, &id, "publish").await.expect(200);
        app.settle().await;
        assert_eq!(app.mails_to(&Persona::Prefecture.email()).await.len(), before);
    }
}
