//! Home and the list of events.

use acceptance::both;
use serde_json::json;

use super::*;

both! {
    /// Home shows what comes next, with where it stands; without events it says so and leads on.
    async fn home_shows_what_comes_next(app: TestApp) {
        let site = site(&app).await;
        programme(&app).await.expect(201);
        let empty = page(&site.client(), "/").await;
        assert!(main_of(&empty).contains("次のイベントは準備中です"), "{empty}");
        assert!(main_of(&empty).contains("href=\"/events?period=past\""));
        published(&app, &on("2026-07-02", "七月二日")).await;
        published(&app, &on("2026-07-01", "七月一日")).await;
        draft(&app.prefecture().await, &on("2026-07-01", "下書きの会")).await;
        let html = page(&site.client(), "/").await;
        assert_eq!(listed(&html), ["七月一日", "七月二日"]);
        let main = main_of(&html);
        for part in [
            "受付中", "会場とオンライン", "水産加工のDX", "令和8年(2026年)7月1日(水)", "14:00〜16:00", "見本会館",
            "水産加工の現場とIT企業が話し合います。", "会場: 残り20席(定員20名)",
        ] {
            assert!(main.contains(part), "{part} in {main}");
        }
        assert!(!html.contains("下書きの会"));
        assert!(html.contains("<link rel=\"canonical\" href=\"https://musubi.example.jp/\">"), "{html}");
    }

    /// The list answers the query of its address, as the SPA and the API do.
    async fn the_list_follows_the_query(app: TestApp) {
        let site = site(&app).await;
        programme(&app).await.expect(201);
        published(&app, &on("2026-06-20", "終わる会")).await;
        published(&app, &on("2026-08-03", "八月の会")).await;
        let mut online = on("2026-07-02", "農業の会");
        online["format"] = json!("online");
        online["theme"] = json!("農業×データ");
        online["venue"] = Value::Null;
        online["capacity"] = json!({"online": 10});
        published(&app, &online).await;
        app.clock.set("2026-06-21T00:00:00Z".parse().unwrap());
        let client = site.client();
        for (query, expected) in [
            ("", vec!["農業の会", "八月の会"]),
            ("?period=past", vec!["終わる会"]),
            ("?period=all", vec!["終わる会", "農業の会", "八月の会"]),
            ("?format=online", vec!["農業の会"]),
            ("?theme=%E8%BE%B2%E6%A5%AD%C3%97%E3%83%87%E3%83%BC%E3%82%BF", vec!["農業の会"]),
            ("?month=2026-06", vec!["終わる会"]),
            ("?month=2026-09", vec![]),
            ("?q=%E5%85%AB%E6%9C%88", vec!["八月の会"]),
            ("?q=%E5%85%AB%E6%9C%88&format=online", vec![]),
            // What can't be read counts as not asked.
            ("?format=moon&month=13&utm_source=mail&limit=0&cursor=AAAA&%zz", vec!["農業の会", "八月の会"]),
        ] {
            let html = page(&client, &format!("/events{query}")).await;
            assert_eq!(listed(&html), expected, "{query}");
            let main = main_of(&html);
            if expected.is_empty() {
                assert!(main.contains("条件に合うイベントがありません"), "{query}: {main}");
            }
        }
        let narrowed = page(&client, "/events?format=online&month=2026-07&q=%3Cb%3E&period=past").await;
        assert!(main_of(&narrowed).contains("絞り込み: 2026年7月 / オンライン開催 / 「&lt;b&gt;」"), "{narrowed}");
        assert!(main_of(&narrowed).contains("href=\"/events?period=upcoming&amp;format=online&amp;month=2026-07&amp;q=%3Cb%3E\""));
        assert!(narrowed.contains("<h1>終わったイベント</h1>") && !narrowed.contains("これから開かれる"));
    }

    /// The link to the next page works and keeps the filters; nothing is repeated or left out.
    async fn the_next_page_is_a_link(app: TestApp) {
        let site = site(&app).await;
        programme(&app).await.expect(201);
        for day in 1..=5 {
            published(&app, &on(&format!("2026-07-0{day}"), &format!("{day}日"))).await;
        }
        let client = site.client();
        let mut path = "/events?format=hybrid&limit=2".to_owned();
        let mut seen = Vec::new();
        for number in 0..3 {
            let html = page(&client, &path).await;
            seen.extend(listed(&html));
            assert_eq!(html.contains("最初のページに戻る"), number > 0, "{html}");
            // Only the first page is one that search engines keep.
            assert_eq!(html.contains("rel=\"canonical\" href=\"https://musubi.example.jp/events?format=hybrid\""), number == 0);
            assert_eq!(html.contains("noindex"), number > 0);
            let next = html.contains("rel=\"next\"");
            assert_eq!(next, number < 2, "{html}");
            if next {
                path = between(&html, "<a rel=\"next\" href=\"", "\"").replace("&amp;", "&");
                assert!(path.starts_with("/events?format=hybrid&limit=2&cursor="), "{path}");
            }
        }
        assert_eq!(seen, ["1日", "2日", "3日", "4日", "5日"]);
    }

    /// What can't be joined is marked as such already in the list.
    async fn the_list_says_where_an_event_stands(app: TestApp) {
        let site = site(&app).await;
        programme(&app).await.expect(201);
        let prefecture = app.prefecture().await;
        let reason = Some(json!({"reason": "台風のため"}));
        let cancelled = published(&app, &on("2026-07-01", "中止の会")).await;
        step(&prefecture, &cancelled, "cancel", reason.clone()).await.expect(200);
        let postponed = published(&app, &on("2026-07-02", "延期の会")).await;
        step(&prefecture, &postponed, "postpone", reason).await.expect(200);
        let mut later = on("2026-07-03", "受付前の会");
        later["opens_at"] = json!("2026-06-20T00:00:00Z");
        published(&app, &later).await;
        let full = published(&app, &full_form("2026-07-04")).await;
        crate::event::take_seat(&app, &full).await;
        let html = page(&site.client(), "/events").await;
        assert_eq!(listed(&html), ["中止の会", "延期の会", "受付前の会", "満席の会"]);
        let items: Vec<&str> = main_of(&html).split("<li><h2>").skip(1).collect();
        for (item, tone, state) in [
            (items[0], "bad", "中止"), (items[1], "bad", "延期"), (items[2], "", "受付開始前"),
            (items[3], "wait", "キャンセル待ち受付中"),
        ] {
            assert!(item.contains(&format!("<span class=\"tag dot {tone}\">{state}</span>")), "{item}");
            assert_eq!(item.contains("満席"), state.starts_with("キャンセル待ち"), "{item}");
            assert!(!item.contains("残り"), "{item}");
        }
    }
}

/// One seat at the venue, and no other way.
pub fn full_form(day: &str) -> Value {
    let mut form = on(day, "満席の会");
    form["format"] = json!("in_person");
    form["online_url"] = Value::Null;
    form["capacity"] = json!({"in_person": 1});
    form
}
