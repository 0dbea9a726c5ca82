//! What the mails say, and to whom.

use super::*;
use acceptance::both;

both! {
    /// A confirmation says all by itself: what, when, where, the code, until when, the link.
    async fn a_confirmation_is_complete_by_itself(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let token = token_of(&app, &id, "venue").await;
        let mail = &app.mails_to("venue@example.jp").await[0];
        let code = ticket(&app, &token).await["code"].as_str().unwrap().to_owned();
        let grouped = format!("{}-{}", &code[..5], &code[5..]);
        for part in [
            "見本 花子 様", "水産加工のDXを語る会", "令和8年(2026年)7月15日(水) 14:00〜16:30",
            "見本会館", "宮城県石巻市見本町1-1", "会場参加", grouped.as_str(), "宮城県",
            "見本コンサルティング株式会社", "022-000-0000", "calendar.ics",
        ] {
            let text = mail.text.replace('\n', "");
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(!mail.text.contains("secret-room") && !mail.html.contains("secret-room"));
        let names: Vec<&str> = mail.attachments.iter().map(|file| file.filename.as_str()).collect();
        assert_eq!(names, ["event.ics"]);
    }

    /// The address to join online is for those confirmed for online, in mail, ticket and calendar.
    async fn the_online_address_is_for_those_confirmed_for_online(app: TestApp) {
        let id = event(&app, 5, 1).await;
        let online = |name: &str| with(guest(name), json!({"mode": "online", "locale": "en"}));
        join(&app, &id, &online("first")).await.expect(202);
        join(&app, &id, &online("second")).await.expect(202);
        let (first, second) = (
            app.mails_to("first@example.jp").await.remove(0),
            app.mails_to("second@example.jp").await.remove(0),
        );
        assert!(first.text.contains("https://meet.example.jp/secret-room"), "{}", first.text);
        assert!(first.subject.contains("confirmed") && second.subject.contains("waitlist"));
        assert!(second.text.contains("number 1"), "{}", second.text);
        let venue = token_of(&app, &id, "venue").await;
        for (token, knows) in [
            (first.token("/registrations/"), true), (second.token("/registrations/"), false), (venue, false),
        ] {
            let shown = ticket(&app, &token).await["event"]["online_url"].is_string();
            let path = format!("/api/v1/registrations/by-link/{token}/calendar.ics");
            let file = app.client().get(&path).await.assert_status(200);
            assert!(file.header("content-type").starts_with("text/calendar"));
            let file = file.text().replace("\r\n ", "");
            assert!(file.contains("METHOD:PUBLISH"), "{file}");
            assert!(file.contains(&format!("UID:{id}@musubi")), "{file}");
            assert_eq!((shown, file.contains("secret-room")), (knows, knows), "{file}");
        }
        assert!(!second.text.contains("secret-room"));
    }

    /// Each way out has its own mail; the organiser's names the reason.
    async fn cancelling_tells_who_cancelled_and_why(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let own = token_of(&app, &id, "own").await;
        token_of(&app, &id, "other").await;
        app.clock.advance(chrono::Duration::seconds(1));
        cancel(&app, &own).await.expect(200);
        let staff = app.contractor().await;
        let other = rows(&app, &id).await[1]["id"].as_str().unwrap().to_owned();
        let reason = json!({"reason": "お電話でのお申し出のため"});
        staff.post(&format!("/api/v1/registrations/{other}/cancel")).json(&reason).await.expect(200);
        let last = async |name: &str| app.mails_to(&format!("{name}@example.jp")).await.pop().unwrap();
        assert_eq!(last("own").await.kind, "registration-cancelled");
        let told = last("other").await;
        assert_eq!(told.kind, "registration-withdrawn");
        assert!(told.text.contains("お電話でのお申し出のため"), "{}", told.text);
    }

    /// All who are registered learn that the event is off, or put off, and why; who left does not.
    async fn everybody_registered_learns_that_the_event_is_off(app: TestApp) {
        let id = event(&app, 1, 5).await;
        let gone = token_of(&app, &id, "gone").await;
        token_of(&app, &id, "seated").await;
        token_of(&app, &id, "waiting").await;
        cancel(&app, &gone).await.expect(200);
        app.settle().await;
        app.clock.advance(chrono::Duration::seconds(1));
        let staff = app.prefecture().await;
        let say = |reason: &str| json!({ "reason": reason });
        staff.post(&format!("{EVENTS}/{id}/postpone")).json(&say("大雪のため")).await.expect(200);
        app.settle().await;
        app.clock.advance(chrono::Duration::seconds(1));
        staff.post(&format!("{EVENTS}/{id}/cancel")).json(&say("会場が使えないため")).await.expect(200);
        for name in ["seated", "waiting"] {
            let mails = app.mails_to(&format!("{name}@example.jp")).await;
            let [.., put_off, called_off] = mails.as_slice() else { panic!("{mails:?}") };
            assert_eq!(put_off.kind, "registration-put-off");
            assert!(put_off.text.contains("大雪のため"), "{}", put_off.text);
            assert_eq!(called_off.kind, "registration-called-off");
            assert!(called_off.text.contains("会場が使えないため"), "{}", called_off.text);
        }
        let gone = app.mails_to("gone@example.jp").await;
        assert_eq!(gone.last().unwrap().kind, "registration-cancelled");
    }
}
