//! Support measures leave the front by themselves.

use acceptance::both;
use serde_json::{Value, json};
use shared::portal::api::path::MEASURES;

use super::{measure, published, titles, with};

/// A support measure with this deadline.
fn until(title: &str, kind: &str, on: Option<&str>, time: Option<&str>) -> Value {
    with(
        measure(),
        json!({"title": title, "measure": {
            "deadline_kind": kind, "deadline_on": on, "deadline_time": time
        }}),
    )
}

both! {
    /// The nearest deadline first, what has none last; page by page too.
    async fn the_nearest_deadline_comes_first(app: TestApp) {
        for form in [
            until("随時", "any_time", None, None),
            until("予算", "until_budget", None, None),
            until("月末の消印", "postmark", Some("2026-06-30"), None),
            until("月末の夕方", "must_arrive", Some("2026-06-30"), Some("17:00")),
            until("予算か年末", "until_budget", Some("2026-12-28"), None),
        ] {
            published(&app, &form).await;
            app.clock.advance(chrono::Duration::seconds(1));
        }
        let all = ["月末の夕方", "月末の消印", "予算か年末", "随時", "予算"];
        assert_eq!(titles(&app, MEASURES).await, all);
        let mut paged = Vec::new();
        let mut cursor = String::new();
        loop {
            let page = app.client().get(&format!("{MEASURES}?limit=1{cursor}")).await;
            let page = page.assert_status(200).json();
            paged.push(page["items"][0]["title"].as_str().unwrap().to_owned());
            match page["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(paged, all);
    }

    /// At its time in Japan a measure leaves the list of open ones; its page stays and says so.
    async fn what_is_over_leaves_the_front_and_keeps_its_page(app: TestApp) {
        let evening = published(&app, &until("夕方", "must_arrive", Some("2026-06-30"), Some("17:00"))).await;
        published(&app, &until("消印", "postmark", Some("2026-06-30"), None)).await;
        published(&app, &until("真夜中", "must_arrive", Some("2026-06-30"), Some("24:00"))).await;
        let closed = format!("{MEASURES}?state=closed");
        let at = async |time: &str| {
            app.clock.set(time.parse().unwrap());
            (titles(&app, MEASURES).await, titles(&app, &closed).await)
        };
        let (open, over) = at("2026-06-30T07:59:59.999999Z").await;
        assert_eq!((open.len(), over.len()), (3, 0));
        let (open, over) = at("2026-06-30T08:00:00Z").await;
        assert_eq!(open.len(), 2);
        assert_eq!(over, ["夕方"]);
        let (open, _) = at("2026-06-30T14:59:59.999999Z").await;
        assert_eq!(open.len(), 2);
        let (open, over) = at("2026-06-30T15:00:00Z").await;
        assert!(open.is_empty());
        assert_eq!(over.len(), 3);
        assert_eq!(over[2], "夕方", "the last deadline first");
        let page = app.client().get(&format!("{MEASURES}/{evening}")).await;
        let page = page.assert_status(200).json();
        assert_eq!(page["open"], false);
        assert_eq!(page["closes_at"], "2026-06-30T08:00:00Z");
    }

    /// What has no date ends when somebody says so.
    async fn a_budget_that_is_used_up_ends_it(app: TestApp) {
        let form = until("予算まで", "until_budget", None, None);
        let form = with(form, json!({"measure": {"ended_on": "2026-06-12"}}));
        let id = published(&app, &form).await;
        app.clock.set("2026-06-12T14:59:59Z".parse().unwrap());
        assert_eq!(titles(&app, MEASURES).await, ["予算まで"]);
        app.clock.set("2026-06-12T15:00:00Z".parse().unwrap());
        assert!(titles(&app, MEASURES).await.is_empty());
        let page = app.client().get(&format!("{MEASURES}/{id}")).await.json();
        assert_eq!(page["deadline"]["ended_on"], "2026-06-12");
    }
}
