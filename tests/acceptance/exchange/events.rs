//! The events whose attendance is taken.

use super::*;
use acceptance::both;
use shared::exchange::api::path::EVENTS as LIST;
use shared::problem::Code;

async fn titles(client: &Client) -> Vec<(String, String)> {
    let page = client.get(LIST).await.assert_status(200).json();
    let member = |one: &Value, name: &str| one[name].as_str().unwrap().to_owned();
    let items = page["items"].as_array().unwrap().iter();
    items
        .map(|one| (member(one, "title"), member(one, "phase")))
        .collect()
}

fn listed(items: &[(&str, &str)]) -> Vec<(String, String)> {
    let own = |(title, phase): &(&str, &str)| ((*title).to_owned(), (*phase).to_owned());
    items.iter().map(own).collect()
}

both! {
    /// Moderators find the events they look after and no others, from the time they are public until
    /// attendance is over; staff find all of them.
    async fn moderators_find_the_events_they_look_after(app: TestApp) {
        app.client().get(LIST).await.assert_problem(Code::Unauthenticated);
        for client in [app.member().await, app.admin().await] {
            client.get(LIST).await.assert_problem(Code::Forbidden);
        }
        assert_eq!(titles(&app.moderator().await).await, []);
        published(&app, json!({"title": "二つ目", "starts_at": "2026-06-18T05:00:00Z",
            "ends_at": "2026-06-18T07:30:00Z"})).await;
        published(&app, json!({"title": "一つ目"})).await;
        published(&app, json!({"title": "ほかの会", "moderators": []})).await;
        let cancelled = published(&app, json!({"title": "中止の会"})).await;
        let reason = json!({"reason": "台風のため"});
        let staff = app.prefecture().await;
        staff.post(&format!("{EVENTS}/{cancelled}/cancel")).json(&reason).await.expect(200);
        for (time, first, second) in [
            ("2026-06-16T14:59:59Z", Some("too_early"), Some("too_early")),
            (BEGINS, Some("open"), Some("too_early")),
            ("2026-07-01T14:59:59Z", Some("open"), Some("open")),
            ("2026-07-01T15:00:00Z", None, Some("open")),
            ("2026-07-02T15:00:00Z", None, None),
        ] {
            // In steps short enough that nobody's sign-in ends.
            while app.clock.now().plus(chrono::Duration::days(5)) < time.parse().unwrap() {
                app.clock.advance(chrono::Duration::days(5));
                app.renew().await;
            }
            app.clock.set(time.parse().unwrap());
            app.renew().await;
            let moderator = titles(&app.moderator().await).await;
            let own: Vec<(&str, &str)> = [("一つ目", first), ("二つ目", second)]
                .into_iter().filter_map(|(title, phase)| Some((title, phase?))).collect();
            assert_eq!(moderator, listed(&own), "{time}");
            let all = titles(&app.contractor().await).await;
            assert_eq!(all.len(), own.len() + usize::from(first.is_some()), "{time}: {all:?}");
        }
    }

    /// What the list names, its reader may open; a page of another reader's list is none of theirs.
    async fn what_is_listed_may_be_opened(app: TestApp) {
        for title in ["一つ目", "二つ目"] {
            published(&app, json!({"title": title})).await;
        }
        let moderator = app.moderator().await;
        let page = moderator.get(&format!("{LIST}?limit=1")).await.assert_status(200).json();
        let cursor = page["next_cursor"].as_str().unwrap();
        let next = format!("{LIST}?limit=1&cursor={cursor}");
        let rest = moderator.get(&next).await.assert_status(200).json();
        assert_eq!(rest["next_cursor"], Value::Null);
        for one in [&page["items"][0], &rest["items"][0]] {
            let event = format!("{EVENTS}/{}", one["event_id"].as_str().unwrap());
            for rest in ["", "/attendance", "/attendance/summary"] {
                moderator.get(&format!("{event}{rest}")).await.expect(200);
            }
        }
        app.contractor().await.get(&next).await.assert_faults(&[("/cursor", Code::NotACursor)]);
        moderator.get(&format!("{LIST}?limit=101")).await.assert_faults(&[("/limit", Code::OutOfRange)]);
    }
}
