//! One event's page.

use acceptance::both;
use serde_json::json;
use shared::problem::Code;

use super::list::full_form;
use super::*;

both! {
    /// Everything one needs to decide and to come stands in the HTML.
    async fn an_event_tells_all_without_wasm(app: TestApp) {
        let site = site(&app).await;
        programme(&app).await.expect(201);
        let mut whole_form = form();
        whole_form["contact"] = json!("見本担当 022-111-1111");
        let id = published(&app, &whole_form).await;
        let html = page(&site.client(), &format!("/events/{id}")).await;
        let main = main_of(&html);
        for part in [
            "<h1>水産加工のDXを語る会</h1>", "受付中", "会場とオンライン", "水産加工のDX",
            "令和8年(2026年)7月15日(水)", "14:00〜16:30", "見本会館", "宮城県石巻市見本町1-1", "石巻駅から徒歩5分",
            "href=\"https://www.google.com/maps/search/?api=1&amp;query=", "無料", "正午",
            "会場: 残り20席(定員20名) / オンライン: 残り30席(定員30名)", "<strong>困りごと</strong>",
            "14:00〜14:30 話題提供 (見本 太郎) / 聞く", "14:30〜15:30 席を替えて話す / 話す", "30分",
            "このイベントに申し込む", "022-000-0000", "mailto:office@example.jp", "見本担当 022-111-1111",
        ] {
            assert!(main.contains(part), "{part} in {main}");
        }
        assert!(main.contains(&format!("<a href=\"/events/{id}/register\">")));
        assert!(main.contains(&format!("<a href=\"/api/v1/events/{id}/calendar.ics\">")));
        for part in ["主催: 宮城県", "受託者: 見本コンサルティング株式会社"] {
            assert!(html.contains(part), "{part} in {html}");
        }
        // Where to join online is for those who are confirmed.
        assert!(!html.contains("secret-room"), "{html}");
        let registering = page(&site.client(), &format!("/events/{id}/register")).await;
        assert!(registering.contains("<title>参加申込: 水産加工のDXを語る会 | "), "{registering}");
        let canonical = format!("<link rel=\"canonical\" href=\"https://musubi.example.jp/events/{id}\">");
        assert!(registering.contains(&canonical) && html.contains(&canonical), "{registering}");
    }

    /// The way to register is offered only where there is one; else the page says why not.
    async fn only_an_open_event_asks_to_register(app: TestApp) {
        let site = site(&app).await;
        programme(&app).await.expect(201);
        let prefecture = app.prefecture().await;
        let reason = Some(json!({"reason": "台風のため\n中止します"}));
        let cancelled = published(&app, &form()).await;
        step(&prefecture, &cancelled, "cancel", reason.clone()).await.expect(200);
        let postponed = published(&app, &form()).await;
        step(&prefecture, &postponed, "postpone", reason).await.expect(200);
        let later = published(&app, &form_with(json!({"opens_at": "2026-07-01T03:00:00Z"}))).await;
        let closed = published(&app, &form_with(json!({"closes_at": "2026-06-11T03:00:00Z"}))).await;
        let full = published(&app, &full_form("2026-07-15")).await;
        crate::event::take_seat(&app, &full).await;
        app.clock.set("2026-06-12T00:00:00Z".parse().unwrap());
        for (id, state, words) in [
            (&cancelled, "中止", "このイベントは中止になりました。"),
            (&postponed, "延期", "新しい日程が決まるまで、申込は受け付けません。"),
            (&later, "受付開始前", "7月1日(水) 12:00から申し込めます。"),
            (&closed, "受付終了", "申込の締切を過ぎました。"),
        ] {
            for path in [format!("/events/{id}"), format!("/events/{id}/register")] {
                let html = page(&site.client(), &path).await;
                let main = main_of(&html);
                assert!(main.contains(&format!("\">{state}</span>")) && main.contains(words), "{main}");
                for offer in ["申し込む", "残り", "満席", "/register\""] {
                    assert!(!main.contains(offer), "{state}: {offer} in {main}");
                }
            }
        }
        let html = page(&site.client(), &format!("/events/{cancelled}")).await;
        assert!(html.contains("<strong>中止: 台風のため\n中止します</strong>"), "{html}");
        let html = page(&site.client(), &format!("/events/{full}")).await;
        assert!(html.contains("キャンセル待ちに申し込む</a>") && !html.contains("このイベントに申し込む"), "{html}");
    }

    /// What is not public answers as what does not exist.
    async fn a_draft_is_not_found(app: TestApp) {
        let site = site(&app).await;
        programme(&app).await.expect(201);
        let id = draft(&app.prefecture().await, &form()).await;
        let nothing = "01900000-0000-7000-8000-000000000000";
        for path in [format!("/events/{id}"), format!("/events/{id}/register"), format!("/events/{nothing}")] {
            let answer = site.client().get(&path).await.assert_status(404);
            let html = whole(&answer);
            assert!(html.contains("<h1>ページが見つかりません</h1>") && html.contains("noindex"), "{html}");
            assert!(!html.contains("水産加工") && !html.contains("canonical"), "{html}");
        }
    }

    /// Whatever people write stays text, wherever the page holds it.
    async fn hostile_words_stay_words(app: TestApp) {
        let site = site(&app).await;
        programme(&app).await.expect(201);
        let hostile = "\"'><script>alert(1)</script>{{ 7*7 }}<!--prerender--></title>&amp;";
        let mut form = form();
        for field in ["title", "theme", "summary", "description", "fee_text", "contact"] {
            form[field] = json!(hostile.chars().take(40).collect::<String>());
        }
        form["title"] = json!(hostile);
        form["venue"] = json!({"name": hostile, "address": hostile, "access": hostile});
        form["agenda"] = json!([{"kind": "input", "title": hostile, "speaker": hostile, "minutes": 30}]);
        let id = published(&app, &form).await;
        for path in [format!("/events/{id}"), format!("/events/{id}/register"), "/events".into(), "/".into()] {
            let html = page(&site.client(), &path).await;
            let without_data = match html.split_once("<script type=\"application/ld+json\">") {
                Some((before, rest)) => {
                    let (data, after) = rest.split_once("</script>").unwrap();
                    let data: Value = serde_json::from_str(data).unwrap();
                    assert_eq!(data["name"], hostile);
                    format!("{before}{after}")
                }
                None => html.clone(),
            };
            // The page's own script, and no other.
            assert_eq!(without_data.matches("<script").count(), 1, "{path}: {html}");
            assert!(!html.contains("<script>"), "{path}: {html}");
            assert!(!html.contains("alert(1)</script>{{ 7*7 }}<!--"), "{path}: {html}");
            assert!(!html.contains("49<") && html.contains("{{ 7*7 }}"), "{path}: {html}");
            assert_eq!(html.matches("id=\"prerender\"").count(), 1);
        }
        // What reorders or hides letters never gets this far.
        let mut reversed = form.clone();
        reversed["title"] = json!("\u{202E}会");
        app.prefecture().await.post(EVENTS).json(&reversed).await
            .assert_faults(&[("/title", Code::ForbiddenCharacter)]);
    }

    /// Previews and search engines get what they read: title, picture, place and state.
    async fn machines_can_read_it(app: TestApp) {
        let site = site(&app).await;
        programme(&app).await.expect(201);
        let id = published(&app, &form()).await;
        let html = page(&site.client(), &format!("/events/{id}")).await;
        for (name, content) in [
            ("property=\"og:title\"", "水産加工のDXを語る会".to_owned()),
            ("property=\"og:description\"", "水産加工の現場とIT企業が話し合います。".to_owned()),
            ("property=\"og:url\"", format!("https://musubi.example.jp/events/{id}")),
            ("property=\"og:type\"", "website".to_owned()),
            ("property=\"og:locale\"", "ja_JP".to_owned()),
            ("property=\"og:image\"", format!("https://musubi.example.jp/events/{id}/og.png")),
            ("property=\"og:image:width\"", "1200".to_owned()),
            ("property=\"og:image:height\"", "630".to_owned()),
            ("name=\"twitter:card\"", "summary_large_image".to_owned()),
            ("name=\"description\"", "水産加工の現場とIT企業が話し合います。".to_owned()),
        ] {
            let tag = format!("<meta {name} content=\"{content}\">");
            assert_eq!(html.matches(&tag).count(), 1, "{tag} in {html}");
        }
        let data: Value = serde_json::from_str(between(&html, "<script type=\"application/ld+json\">", "</script>")).unwrap();
        assert_eq!(data["@type"], "Event");
        assert_eq!(data["startDate"], "2026-07-15T05:00:00Z");
        assert_eq!(data["eventStatus"], "https://schema.org/EventScheduled");
        assert_eq!(data["eventAttendanceMode"], "https://schema.org/MixedEventAttendanceMode");
        assert_eq!(data["location"][0]["address"], "宮城県石巻市見本町1-1");
        assert!(!data.to_string().contains("secret-room"));
        let reason = Some(json!({"reason": "台風のため"}));
        step(&app.prefecture().await, &id, "cancel", reason).await.expect(200);
        let html = page(&site.client(), &format!("/events/{id}")).await;
        assert!(html.contains("https://schema.org/EventCancelled"), "{html}");
    }
}
