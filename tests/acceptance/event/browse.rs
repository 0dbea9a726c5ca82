//! Lists: filters, words, pages.

use super::*;
use acceptance::both;
use shared::problem::Code;

fn on(day: &str, title: &str) -> Value {
    form_with(json!({
        "title": title, "starts_at": format!("{day}T05:00:00Z"), "ends_at": format!("{day}T07:00:00Z"),
    }))
}

async fn found(client: &Client, query: &str) -> Vec<String> {
    titles(
        &client
            .get(&format!("{EVENTS}{query}"))
            .await
            .assert_status(200)
            .json(),
    )
}

both! {
    /// Upcoming events come next first, past ones last first, a month as a whole.
    async fn lists_follow_the_clock(app: TestApp) {
        programme(&app).await.expect(201);
        for (day, title) in [("2026-07-01", "七月一日"), ("2026-07-20", "七月二十日"), ("2026-08-03", "八月三日")] {
            published(&app, &on(day, title)).await;
        }
        let anybody = app.client();
        assert_eq!(found(&anybody, "").await, ["七月一日", "七月二十日", "八月三日"]);
        assert!(found(&anybody, "?period=past").await.is_empty());
        app.clock.set("2026-07-20T07:00:00Z".parse().unwrap());
        assert_eq!(found(&anybody, "").await, ["八月三日"]);
        assert_eq!(found(&anybody, "?period=past").await, ["七月二十日", "七月一日"]);
        assert_eq!(found(&anybody, "?month=2026-07").await, ["七月一日", "七月二十日"]);
        assert_eq!(found(&anybody, "?month=2026-07&period=upcoming").await, Vec::<String>::new());
    }

    /// Format, theme and words narrow a list; together they narrow it further.
    async fn filters_narrow_together(app: TestApp) {
        programme(&app).await.expect(201);
        published(&app, &on("2026-07-01", "観光の会")).await;
        let mut online = on("2026-07-02", "農業データの会");
        online["format"] = json!("online");
        online["theme"] = json!("農業×データ");
        online["venue"] = Value::Null;
        online["capacity"] = json!({"online": 10});
        published(&app, &online).await;
        let anybody = app.client();
        assert_eq!(found(&anybody, "?format=online").await, ["農業データの会"]);
        assert_eq!(found(&anybody, "?theme=%E8%BE%B2%E6%A5%AD%C3%97%E3%83%87%E3%83%BC%E3%82%BF").await, ["農業データの会"]);
        for (words, expected) in [
            ("でーた", vec!["農業データの会"]), ("ﾃﾞｰﾀ 農業", vec!["農業データの会"]), ("石巻市", vec!["観光の会"]),
            ("太郎", vec!["観光の会", "農業データの会"]), ("会", vec!["観光の会", "農業データの会"]),
            ("存在しない", vec![]), ("\" OR 1=1 --", vec![]),
        ] {
            let query = format!("?q={}", shared::query::encode(words));
            assert_eq!(found(&anybody, &query).await, expected, "{words}");
        }
        assert!(found(&anybody, "?q=%E8%A6%B3%E5%85%89&format=online").await.is_empty());
        let themes = anybody.get("/api/v1/event-themes").await.assert_status(200).json();
        assert_eq!(themes["items"].as_array().unwrap().len(), 2);
        let expected = [("/format", Code::UnknownValue), ("/month", Code::NotADate), ("/status", Code::UnknownField)];
        anybody.get(&format!("{EVENTS}?format=moon&month=2026-13&status=draft")).await.assert_faults(&expected);
    }

    /// Walking through the pages shows every event once, also when others are published meanwhile.
    async fn pages_are_stable_while_events_come(app: TestApp) {
        programme(&app).await.expect(201);
        for n in 1..=7 {
            published(&app, &on("2026-07-10", &format!("第{n}回"))).await;
        }
        let mut seen = Vec::new();
        let mut cursor: Option<String> = None;
        loop {
            let after = cursor.as_ref().map_or(String::new(), |cursor| format!("&cursor={cursor}"));
            let page = app.client().get(&format!("{EVENTS}?limit=3{after}")).await.assert_status(200).json();
            seen.extend(titles(&page));
            published(&app, &on("2026-07-09", "前の日")).await;
            cursor = page["next_cursor"].as_str().map(str::to_owned);
            if cursor.is_none() {
                break;
            }
        }
        // Events that begin together come by id, in an order that stays.
        seen.sort();
        let expected: Vec<String> = (1..=7).map(|n| format!("第{n}回")).collect();
        assert_eq!(seen, expected);
    }

    /// A cursor is good for its own list and filters only, and can't be made up.
    async fn a_cursor_is_good_for_its_own_list_only(app: TestApp) {
        programme(&app).await.expect(201);
        for n in 1..=3 {
            published(&app, &on("2026-07-10", &format!("第{n}回"))).await;
        }
        let page = app.client().get(&format!("{EVENTS}?limit=1")).await.assert_status(200).json();
        let cursor = page["next_cursor"].as_str().unwrap();
        app.client().get(&format!("{EVENTS}?limit=2&cursor={cursor}")).await.expect(200);
        for path in [
            format!("{EVENTS}?format=hybrid&cursor={cursor}"), format!("{EVENTS}?period=past&cursor={cursor}"),
            format!("{EVENTS}?cursor=A{cursor}"), format!("{EVENTS}?cursor=bm8"),
        ] {
            app.client().get(&path).await.assert_faults(&[("/cursor", Code::NotACursor)]);
        }
        let contractor = app.contractor().await;
        contractor.get(&format!("/api/v1/staff/events?cursor={cursor}")).await
            .assert_faults(&[("/cursor", Code::NotACursor)]);
    }

    /// Staff see every state and filter by it; others don't see the list at all.
    async fn the_staff_list_shows_every_state(app: TestApp) {
        programme(&app).await.expect(201);
        let contractor = app.contractor().await;
        draft(&contractor, &on("2026-07-01", "下書き")).await;
        published(&app, &on("2026-07-02", "公開")).await;
        let list = async |query: &str| titles(&contractor.get(&format!("/api/v1/staff/events{query}")).await.assert_status(200).json());
        assert_eq!(list("").await, ["公開", "下書き"]);
        assert_eq!(list("?status=draft").await, ["下書き"]);
        assert_eq!(list("?fiscal_year=2026&q=%E4%B8%8B").await, ["下書き"]);
        assert!(list("?fiscal_year=2025").await.is_empty());
        app.client().get("/api/v1/staff/events").await.assert_problem(Code::Unauthenticated);
        app.member().await.get("/api/v1/staff/events").await.assert_problem(Code::Forbidden);
        app.member().await.get("/api/v1/staff/confirmations").await.assert_problem(Code::Forbidden);
    }

    /// An unchanged event is not sent again; a taken seat makes it another answer.
    async fn an_unchanged_event_answers_304(app: TestApp) {
        programme(&app).await.expect(201);
        let id = published(&app, &form()).await;
        let path = format!("{EVENTS}/{id}");
        let tag = app.client().get(&path).await.assert_status(200).etag();
        app.client().get(&path).header("if-none-match", &tag).await.expect(304);
        let event = id.parse().unwrap();
        super::seats::take(&app, event, shared::event::Mode::InPerson).await;
        app.client().get(&path).header("if-none-match", &tag).await.expect(200);
    }
}
