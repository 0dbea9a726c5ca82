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

    /// A new place or time reaches all who are registered, with a newer calendar entry for those
    /// with a seat; a new online address only those confirmed for online; a new summary nobody.
    async fn those_who_come_are_told_of_what_changed(app: TestApp) {
        let id = event(&app, 1, 5).await;
        let token = token_of(&app, &id, "seated").await;
        token_of(&app, &id, "waiting").await;
        join(&app, &id, &with(guest("online"), json!({"mode": "online"}))).await.expect(202);
        app.settle().await;
        let staff = app.prefecture().await;
        let change = async |change: Value| {
            app.clock.advance(chrono::Duration::seconds(1));
            let path = format!("/api/v1/staff/events/{id}");
            let now = staff.get(&path).await.assert_status(200);
            let form = with(now.json()["form"].clone(), change);
            staff.put(&format!("{EVENTS}/{id}")).if_match(&now.etag()).json(&form).await.expect(200);
            app.settle().await;
        };
        let told = async |name: &str| {
            let mails = app.mails_to(&format!("{name}@example.jp")).await;
            mails.into_iter().filter(|mail| mail.kind == "registration-changed").collect::<Vec<_>>()
        };
        change(json!({"summary": "短くしました。"})).await;
        for name in ["seated", "waiting", "online"] {
            assert_eq!(told(name).await.len(), 0, "{name}");
        }
        change(json!({"online_url": "https://meet.example.jp/other-room"})).await;
        assert_eq!((told("seated").await.len(), told("waiting").await.len()), (0, 0));
        let online = told("online").await.remove(0);
        assert!(online.text.contains("https://meet.example.jp/other-room"), "{}", online.text);
        change(json!({"venue": {"name": "別の会館", "address": "宮城県石巻市見本町2-2"},
            "starts_at": "2026-07-15T06:00:00Z"})).await;
        let (seated, waiting) = (told("seated").await.remove(0), told("waiting").await.remove(0));
        for part in ["別の会館", "15:00〜16:30", "会場", "開始日時"] {
            assert!(seated.text.replace('\n', "").contains(part), "{part} in {}", seated.text);
        }
        assert!(!seated.text.contains("other-room"));
        assert_eq!((seated.attachments.len(), waiting.attachments.len()), (1, 0));
        let path = format!("/api/v1/registrations/by-link/{token}/calendar.ics");
        let file = app.client().get(&path).await.assert_status(200).text();
        assert!(file.contains("DTSTART:20260715T060000Z"), "{file}");
    }

    /// While a postponed event has no date, nobody moves up to it and everybody may leave; the new
    /// date moves the queue and tells those who moved up the date that holds.
    async fn a_postponed_event_keeps_its_queue_until_the_new_date(app: TestApp) {
        let id = event(&app, 1, 5).await;
        let seated = token_of(&app, &id, "seated").await;
        token_of(&app, &id, "waiting").await;
        let staff = app.prefecture().await;
        app.clock.advance(chrono::Duration::seconds(1));
        staff.post(&format!("{EVENTS}/{id}/postpone")).json(&json!({"reason": "大雪のため"})).await.expect(200);
        app.settle().await;
        app.clock.set("2026-08-01T00:00:00Z".parse().unwrap());
        let shown = ticket(&app, &seated).await;
        assert_eq!((&shown["can_cancel"], &shown["cancel_until"]), (&json!(true), &Value::Null));
        cancel(&app, &seated).await.expect(200);
        app.settle().await;
        let last = async || app.mails_to("waiting@example.jp").await.pop().unwrap();
        assert_eq!(last().await.kind, "registration-put-off");
        let staff = app.sign_in(&acceptance::Persona::Prefecture.email()).await;
        let by_hand = with(guest("caller"), json!({"acceptance": null}));
        staff.post(&format!("{EVENTS}/{id}/registrations/by-hand")).json(&by_hand).await
            .assert_problem(shared::problem::Code::EventState);
        app.clock.advance(chrono::Duration::seconds(1));
        let date = json!({"starts_at": "2026-09-16T05:00:00Z", "ends_at": "2026-09-16T07:00:00Z"});
        staff.post(&format!("{EVENTS}/{id}/reschedule")).json(&date).await.expect(200);
        let mails = app.mails_to("waiting@example.jp").await;
        // Both are made at one moment, so which is first says nothing.
        let mut new: Vec<&str> = mails.iter().map(|mail| mail.kind.as_str()).skip(2).collect();
        new.sort_unstable();
        assert_eq!(new, ["registration-new-date", "registration-promoted"]);
        for mail in mails.iter().skip(2) {
            assert!(mail.text.contains("9月16日"), "{}", mail.text);
        }
    }
}
