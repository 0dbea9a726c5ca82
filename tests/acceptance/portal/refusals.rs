//! What the portal refuses, and what it never shows.

use acceptance::both;
use futures::future::join_all;
use serde_json::{Value, json};
use shared::portal::api::path::{ARTICLES, MEASURES, STAFF_ARTICLES};
use shared::problem::Code;

use super::{draft, etag, measure, news, published, step, titles, with};
use crate::event::programme;

both! {
    /// Every fault of a form is named in one answer, and nothing is stored.
    async fn every_fault_is_named(app: TestApp) {
        let contractor = app.contractor().await;
        app.settle().await;
        let before = app.digest().await;
        let send = async |form: Value| contractor.post(STAFF_ARTICLES).json(&form).await;
        send(json!({})).await.assert_faults(&[
            ("/kind", Code::Required),
            ("/title", Code::Required),
        ]);
        send(with(news(), json!({
            "title": "x".repeat(121), "summary": "a\u{202e}b", "link": "javascript:alert(1)",
            "html": "<b>"
        })))
        .await
        .assert_faults(&[
            ("/html", Code::UnknownField),
            ("/title", Code::TooLong),
            ("/summary", Code::ForbiddenCharacter),
            ("/link", Code::NotAUrl),
        ]);
        send(with(measure(), json!({"measure": {
            "sectors": ["it", "it"], "industries": ["Z"], "amount_yen": -1,
            "deadline_kind": "postmark", "deadline_on": "2026-02-30", "deadline_time": "25:00"
        }})))
        .await
        .assert_faults(&[
            ("/measure/industries/0", Code::UnknownValue),
            ("/measure/amount_yen", Code::OutOfRange),
            ("/measure/deadline_on", Code::NotADate),
            ("/measure/deadline_time", Code::NotAClockTime),
            ("/measure/sectors/1", Code::Duplicate),
        ]);
        for (form, at, code) in [
            (with(news(), json!({"kind": "measure"})), "/measure", Code::Required),
            (with(measure(), json!({"kind": "news"})), "/measure", Code::NotApplicable),
            (with(news(), json!({"kind": "story"})), "/kind", Code::UnknownValue),
            (
                with(measure(), json!({"measure": {"deadline_kind": "any_time", "deadline_time": null}})),
                "/measure/deadline_on", Code::NotApplicable,
            ),
            (
                with(measure(), json!({"measure": {"deadline_on": null}})),
                "/measure/deadline_time", Code::NotApplicable,
            ),
        ] {
            send(form).await.assert_faults(&[(at, code)]);
        }
        app.settle().await;
        before.assert_same(&app.digest().await, "forms that were refused");
    }

    /// What is not public is nowhere to be found: lists, search, address, counts, pages.
    async fn what_is_not_public_never_leaks(app: TestApp) {
        programme(&app).await;
        let (contractor, prefecture) = (app.contractor().await, app.prefecture().await);
        let secret = json!({"title": "未公開の合言葉ふくろう"});
        let mut hidden = Vec::new();
        for form in [news(), measure()] {
            let form = with(form, secret.clone());
            let kind = form["kind"].as_str().unwrap().to_owned();
            let first = draft(&contractor, &form).await;
            let waiting = draft(&contractor, &form).await;
            step(&contractor, &waiting, "submit").await.expect(200);
            let gone = published(&app, &form).await;
            step(&prefecture, &gone, "archive").await.expect(200);
            hidden.extend([(kind.clone(), first), (kind.clone(), waiting), (kind, gone)]);
        }
        app.settle().await;
        for list in [ARTICLES, MEASURES] {
            for query in ["", "?q=%E3%81%B5%E3%81%8F%E3%82%8D%E3%81%86"] {
                assert!(titles(&app, &format!("{list}{query}")).await.is_empty(), "{list}{query}");
            }
        }
        assert!(titles(&app, &format!("{MEASURES}?state=closed")).await.is_empty());
        let strangers = [app.client(), app.member().await, app.moderator().await];
        for (kind, id) in &hidden {
            let place = if kind == "measure" { MEASURES } else { ARTICLES };
            for stranger in &strangers {
                let answer = stranger.get(&format!("{place}/{id}")).await;
                answer.assert_problem(Code::NotFound);
                let answer = stranger.get(&format!("{STAFF_ARTICLES}/{id}")).await;
                assert!([401, 403].contains(&answer.status()), "{answer:?}");
            }
            // Staff look at it where it will stand.
            contractor.get(&format!("{place}/{id}")).await.expect(200);
            let view = json!({"kind": if kind == "measure" { "measure" } else { "article" }, "id": id});
            let call = app.client().post("/api/v1/page-views").header("user-agent", "Mozilla/5.0 Firefox/140.0");
            call.json(&view).await.assert_faults(&[("/id", Code::NoSuchReference)]);
        }
        let found = contractor.get(&format!("{STAFF_ARTICLES}?q=%E3%81%B5%E3%81%8F%E3%82%8D%E3%81%86")).await;
        assert_eq!(found.assert_status(200).json()["items"].as_array().unwrap().len(), hidden.len());
    }

    /// An article is not a support measure, at each other's address.
    async fn an_address_shows_its_own_kind_only(app: TestApp) {
        let (article, measure) = (published(&app, &news()).await, published(&app, &measure()).await);
        let client = app.client();
        client.get(&format!("{ARTICLES}/{article}")).await.expect(200);
        client.get(&format!("{MEASURES}/{measure}")).await.expect(200);
        client.get(&format!("{ARTICLES}/{measure}")).await.assert_problem(Code::NotFound);
        client.get(&format!("{MEASURES}/{article}")).await.assert_problem(Code::NotFound);
        // Once its address is known, it stays what it is.
        let prefecture = app.prefecture().await;
        let tag = etag(&prefecture, &article).await;
        let path = format!("{STAFF_ARTICLES}/{article}");
        let answer = prefecture.put(&path).if_match(&tag).json(&super::measure()).await;
        answer.assert_faults(&[("/kind", Code::NotApplicable)]);
    }

    /// Markdown that would run, load or restyle is text, or nothing.
    async fn hostile_markdown_is_harmless(app: TestApp) {
        let body = "<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![y](https://evil.example/z.png)\n\n\
            <a href=\"data:text/html,x\" onclick=\"x()\" style=\"position:fixed\">z</a> <iframe src=//e>\n\n\
            | a |\n|---|\n| <img src=x onerror=alert(1)> |";
        for form in [news(), measure()] {
            let kind = form["kind"].clone();
            let id = published(&app, &with(form, json!({"body": body}))).await;
            let place = if kind == "measure" { MEASURES } else { ARTICLES };
            let shown = app.client().get(&format!("{place}/{id}")).await.assert_status(200).json();
            let html = shown["body_html"].as_str().unwrap();
            for bad in ["<script", "javascript:", "<img", "onclick", "onerror=\"", "style=", "<iframe", "data:"] {
                assert!(!html.contains(bad), "{bad} in {html}");
            }
            assert!(html.contains("<table>"), "{html}");
        }
    }

    /// Whoever confirms decides about what was read; whoever edits, about what they read.
    async fn nobody_decides_about_what_they_have_not_seen(app: TestApp) {
        programme(&app).await;
        let (contractor, prefecture) = (app.contractor().await, app.prefecture().await);
        let id = draft(&contractor, &news()).await;
        let path = format!("{STAFF_ARTICLES}/{id}");
        let read = step(&contractor, &id, "submit").await.assert_status(200).etag();
        step(&contractor, &id, "withdraw").await.expect(200);
        let tag = etag(&contractor, &id).await;
        let changed = with(news(), json!({"title": "中身を変えました"}));
        contractor.put(&path).if_match(&tag).json(&changed).await.expect(200);
        let stale = contractor.put(&path).if_match(&tag).json(&news()).await;
        stale.assert_problem(Code::VersionStale);
        contractor.put(&path).json(&news()).await.assert_problem(Code::PreconditionRequired);
        step(&contractor, &id, "submit").await.expect(200);
        for action in ["publish", "return"] {
            let call = prefecture.post(&format!("{path}/{action}")).if_match(&read);
            let call = call.json(&json!({"comment": "x"}));
            call.await.assert_problem(Code::VersionStale);
        }
        assert!(titles(&app, ARTICLES).await.is_empty());
        let now = etag(&prefecture, &id).await;
        prefecture.post(&format!("{path}/publish")).if_match(&now).await.expect(200);
        assert_eq!(titles(&app, ARTICLES).await, ["中身を変えました"]);
    }

    /// Many who publish, withdraw and change at once: each step happens once, and the history has
    /// no gap.
    async fn at_once_one_of_each_kind_wins(app: TestApp) {
        programme(&app).await;
        let (contractor, prefecture) = (app.contractor().await, app.prefecture().await);
        let id = draft(&contractor, &news()).await;
        step(&contractor, &id, "submit").await.expect(200);
        let both = [(&prefecture, "publish"), (&contractor, "withdraw")].repeat(6);
        let answers = join_all(both.into_iter().map(|(who, what)| step(who, &id, what))).await;
        let statuses: Vec<u16> = answers.iter().map(acceptance::Answer::status).collect();
        let done = |first: usize| statuses.iter().skip(first).step_by(2).filter(|s| **s == 200).count();
        // The prefecture may publish what was withdrawn: it is a draft then. Nothing happens twice.
        assert_eq!(done(0), 1, "{statuses:?}");
        assert!(done(1) <= 1, "{statuses:?}");
        assert!(statuses.iter().all(|status| [200, 409].contains(status)), "{statuses:?}");
        assert_eq!(titles(&app, ARTICLES).await.len(), 1);
        let tag = etag(&prefecture, &id).await;
        let edits = (0..8).map(|n| {
            let form = with(news(), json!({"title": format!("版 {n}")}));
            let call = prefecture.put(&format!("{STAFF_ARTICLES}/{id}")).if_match(&tag);
            async move { call.json(&form).await.status() }
        });
        let mut statuses = join_all(edits).await;
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 412, 412, 412, 412, 412, 412, 412]);
    }
}
