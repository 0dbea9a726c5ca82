//! An event's contents: what is kept, what changes, what everybody sees of it.

use super::*;
use acceptance::both;
use shared::problem::Code;

both! {
    /// Markdown becomes HTML without anything that could run or load.
    async fn markdown_is_sanitised(app: TestApp) {
        programme(&app).await.expect(201);
        let hostile = "**太字（注）**です\n<script>alert(1)</script><img src=x onerror=alert(1)>\n[x](javascript:alert(1))";
        let id = published(&app, &form_with(json!({"description": hostile}))).await;
        let event = app.client().get(&format!("{EVENTS}/{id}")).await.assert_status(200).json();
        let html = event["description_html"].as_str().unwrap();
        assert!(html.contains("<strong>太字（注）</strong>です"), "{html}");
        for bad in ["<script", "<img", "onerror", "javascript:"] {
            assert!(!html.contains(bad), "{html}");
        }
        let contractor = app.contractor().await;
        let preview = contractor.post("/api/v1/events/preview").json(&json!({"markdown": hostile})).await;
        assert_eq!(preview.assert_status(200).json()["html"], event["description_html"]);
        app.client().post("/api/v1/events/preview").json(&json!({"markdown": "x"})).await.expect(401);
        let staff = contractor.get(&format!("/api/v1/staff/events/{id}")).await.assert_status(200).json();
        assert_eq!(staff["form"]["description"], json!(hostile));
    }

    /// Where to join online is for confirmed participants and staff: no public answer holds it.
    async fn the_online_address_is_in_no_public_answer(app: TestApp) {
        programme(&app).await.expect(201);
        let id = published(&app, &form()).await;
        for path in [
            format!("{EVENTS}/{id}"), EVENTS.to_owned(), format!("{EVENTS}/{id}/calendar.ics"),
            format!("{EVENTS}?q=meet.example.jp"), format!("{EVENTS}?q=secret"),
        ] {
            let answer = app.member().await.get(&path).await.assert_status(200);
            assert!(!answer.text().contains("secret-room"), "{path}");
        }
        let page = app.client().get(&format!("{EVENTS}?q=secret")).await.assert_status(200).json();
        assert!(titles(&page).is_empty());
        let contractor = app.contractor().await;
        let staff = contractor.get(&format!("/api/v1/staff/events/{id}")).await.assert_status(200);
        assert!(staff.text().contains("secret-room"));
        for client in [app.client(), app.member().await, app.moderator().await] {
            let status = client.get(&format!("/api/v1/staff/events/{id}")).await.status();
            assert!(matches!(status, 401 | 403));
        }
    }

    /// Running a public event stays with the contractor; what people decide by is the prefecture's.
    async fn a_contractor_changes_seats_of_a_public_event_but_not_its_date(app: TestApp) {
        programme(&app).await.expect(201);
        let (contractor, prefecture) = (app.contractor().await, app.prefecture().await);
        let id = published(&app, &form()).await;
        let path = format!("{EVENTS}/{id}");
        let more = form_with(json!({"capacity": {"in_person": 25, "online": 30}, "contact": "事務局"}));
        let tag = etag(&contractor, &id).await;
        let changed = contractor.put(&path).if_match(&tag).json(&more).await.assert_status(200);
        let mut moved = more.clone();
        moved["starts_at"] = json!("2026-07-15T04:00:00Z");
        contractor.put(&path).if_match(&changed.etag()).json(&moved).await.assert_problem(Code::ConfirmationRequired);
        let mut bare = more.clone();
        bare["summary"] = Value::Null;
        prefecture.put(&path).if_match(&changed.etag()).json(&bare).await.assert_problem(Code::EventIncomplete);
        prefecture.put(&path).if_match(&changed.etag()).json(&moved).await.expect(200);
        let event = app.client().get(&path).await.assert_status(200).json();
        assert_eq!(event["starts_at"], json!("2026-07-15T04:00:00Z"));
        assert_eq!(event["seats"][0], json!({"mode": "in_person", "capacity": 25, "left": 25}));
    }

    /// The same contents sent again change nothing, not even the version.
    async fn saving_the_same_contents_changes_nothing(app: TestApp) {
        programme(&app).await.expect(201);
        let contractor = app.contractor().await;
        let id = draft(&contractor, &form()).await;
        let tag = etag(&contractor, &id).await;
        let before = app.digest().await;
        contractor.put(&format!("{EVENTS}/{id}")).if_match(&tag).json(&form()).await.expect(200);
        before.assert_same(&app.digest().await, "the same contents");
    }

    /// A clone is a draft of its own, without what belongs to one occasion.
    async fn a_clone_is_a_draft_of_its_own(app: TestApp) {
        programme(&app).await.expect(201);
        let contractor = app.contractor().await;
        let id = published(&app, &form_with(json!({"closes_at": "2026-07-14T09:00:00Z"}))).await;
        let copy = contractor.post(&format!("{EVENTS}/{id}/clone")).await.assert_status(201);
        assert_eq!(copy.header("location"), format!("{EVENTS}/{}", copy.id()));
        let copy = copy.json();
        assert_eq!(copy["status"], json!("draft"));
        assert_eq!(copy["form"]["title"], json!("水産加工のDXを語る会(写し)"));
        assert_eq!((&copy["form"]["online_url"], &copy["form"]["closes_at"]), (&Value::Null, &Value::Null));
        assert_eq!(copy["form"]["agenda"], form()["agenda"]);
    }

    /// A draft that nobody saw can go; with it goes everything that belongs to it.
    async fn a_draft_can_be_deleted(app: TestApp) {
        programme(&app).await.expect(201);
        let contractor = app.contractor().await;
        let id = draft(&contractor, &form()).await;
        let tag = etag(&contractor, &id).await;
        contractor.delete(&format!("{EVENTS}/{id}")).if_match(&tag).await.expect(204);
        contractor.get(&format!("/api/v1/staff/events/{id}")).await.assert_problem(Code::NotFound);
        let page = contractor.get("/api/v1/staff/events?q=水産").await.assert_status(200).json();
        assert!(titles(&page).is_empty());
    }

    /// The same request sent twice under one key makes one event.
    async fn a_repeated_request_makes_one_event(app: TestApp) {
        programme(&app).await.expect(201);
        let contractor = app.contractor().await;
        let send = async |title: &str| {
            let body = form_with(json!({"title": title}));
            contractor.post(EVENTS).idempotency_key("k-1").json(&body).await
        };
        let first = send("一度だけ").await.assert_status(201);
        assert_eq!(send("一度だけ").await.assert_status(201).id(), first.id());
        send("別の内容").await.assert_problem(Code::IdempotencyMismatch);
        let page = contractor.get("/api/v1/staff/events").await.assert_status(200).json();
        assert_eq!(titles(&page), ["一度だけ"]);
    }

    /// The calendar entry keeps its UID; its SEQUENCE rises and a cancellation shows.
    async fn the_calendar_entry_follows_the_event(app: TestApp) {
        programme(&app).await.expect(201);
        let prefecture = app.prefecture().await;
        let id = published(&app, &form()).await;
        let line = async |name: &str| {
            let answer = app.client().get(&format!("{EVENTS}/{id}/calendar.ics")).await.assert_status(200);
            assert!(answer.header("content-type").starts_with("text/calendar"));
            let text = answer.text().replace("\r\n ", "");
            text.lines().find_map(|line| line.strip_prefix(name).map(str::to_owned)).unwrap()
        };
        let (uid, sequence) = (line("UID:").await, line("SEQUENCE:").await.parse::<i64>().unwrap());
        assert_eq!(line("DTSTART:").await, "20260715T050000Z");
        step(&prefecture, &id, "cancel", Some(json!({"reason": "会場の都合"}))).await.expect(200);
        assert_eq!(line("UID:").await, uid);
        assert!(line("SEQUENCE:").await.parse::<i64>().unwrap() > sequence);
        assert_eq!(line("STATUS:").await, "CANCELLED");
    }
}
