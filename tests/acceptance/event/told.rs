//! Who is told by mail of an event's way to the public.

use super::*;
use acceptance::{Persona, both};

both! {
    /// Each officer learns what waits, in the words of the event and with the way there.
    async fn the_prefecture_is_told_of_what_waits(app: TestApp) {
        programme(&app).await.expect(201);
        let (contractor, _) = (app.contractor().await, app.prefecture().await);
        let id = draft(&contractor, &form()).await;
        step(&contractor, &id, "submit", None).await.expect(200);
        let mails = app.mails_to(&Persona::Prefecture.email()).await;
        let [mail] = mails.as_slice() else { panic!("{mails:?}") };
        assert_eq!(mail.kind, "event-submitted");
        let text = mail.text.replace('\n', "");
        for part in ["見本 宮子 様", "水産加工のDXを語る会", "令和8年(2026年)7月15日(水)", "022-000-0000"] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(mail.text.contains(&format!("/staff/events/{id}")), "{}", mail.text);
        for other in [Persona::Contractor, Persona::Member] {
            app.persona(other).await;
            assert_eq!(app.mails_to(&other.email()).await.len(), 0, "{other:?}");
        }
    }

    /// Who asked is told what became of it: returned with the comment, then published. Somebody
    /// who publishes an event of their own is told nothing.
    async fn who_asked_is_told_what_became_of_it(app: TestApp) {
        programme(&app).await.expect(201);
        let (contractor, prefecture) = (app.contractor().await, app.prefecture().await);
        let id = draft(&contractor, &form()).await;
        step(&contractor, &id, "submit", None).await.expect(200);
        let comment = json!({"reason": "参加費を確かめてください。"});
        step(&prefecture, &id, "return", Some(comment)).await.expect(200);
        app.settle().await;
        app.clock.advance(chrono::Duration::seconds(1));
        step(&contractor, &id, "submit", None).await.expect(200);
        step(&prefecture, &id, "publish", None).await.expect(200);
        let mails = app.mails_to(&Persona::Contractor.email()).await;
        let [returned, published] = mails.as_slice() else { panic!("{mails:?}") };
        assert_eq!(returned.kind, "event-returned");
        assert!(returned.text.contains("参加費を確かめてください。"), "{}", returned.text);
        assert_eq!(published.kind, "event-published");
        assert!(published.text.contains(&format!("/events/{id}")), "{}", published.text);

        let own = draft(&prefecture, &form()).await;
        step(&prefecture, &own, "publish", None).await.expect(200);
        app.settle().await;
        let about: Vec<String> = app.mails_to(&Persona::Prefecture.email()).await
            .iter().map(|mail| mail.kind.clone()).collect();
        assert_eq!(about, ["event-submitted", "event-submitted"]);
    }
}
