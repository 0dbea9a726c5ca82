//! What everybody reads: lists, filters, search.

use acceptance::both;
use serde_json::json;
use shared::portal::api::path::{ARTICLES, MEASURES, STAFF_ARTICLES};

use super::{etag, measure, news, published, titles, with};

both! {
    /// The newest first, by kind, and page by page, whatever comes meanwhile.
    async fn articles_are_listed_newest_first(app: TestApp) {
        for n in 1..=5 {
            let kind = if n % 2 == 0 { "dx" } else { "news" };
            published(&app, &with(news(), json!({"title": format!("記事 {n}"), "kind": kind}))).await;
            app.clock.advance(chrono::Duration::seconds(1));
        }
        published(&app, &measure()).await;
        let all = ["記事 5", "記事 4", "記事 3", "記事 2", "記事 1"];
        assert_eq!(titles(&app, ARTICLES).await, all);
        assert_eq!(titles(&app, &format!("{ARTICLES}?kind=dx")).await, ["記事 4", "記事 2"]);
        // A support measure is no article.
        assert!(titles(&app, &format!("{ARTICLES}?kind=measure")).await.is_empty());
        let first = app.client().get(&format!("{ARTICLES}?limit=2")).await.json();
        published(&app, &with(news(), json!({"title": "あとから"}))).await;
        let next = first["next_cursor"].as_str().unwrap();
        let path = format!("{ARTICLES}?limit=9&cursor={next}");
        assert_eq!(titles(&app, &path).await, ["記事 3", "記事 2", "記事 1"]);
    }

    /// A search finds one word of one character, and what is stored now.
    async fn search_follows_what_is_stored(app: TestApp) {
        let id = published(&app, &with(news(), json!({"body": "牡蠣の出荷を記録する"}))).await;
        published(&app, &with(measure(), json!({"measure": {"eligibility": "牡蠣の養殖業者"}}))).await;
        let q = |list: &str, word: &str| format!("{list}?q={}", shared::query::encode(word));
        assert_eq!(titles(&app, &q(ARTICLES, "蠣")).await.len(), 1);
        assert_eq!(titles(&app, &q(MEASURES, "牡蠣 養殖")).await.len(), 1);
        assert!(titles(&app, &q(ARTICLES, "牡蠣 養殖")).await.is_empty());
        let prefecture = app.prefecture().await;
        let tag = etag(&prefecture, &id).await;
        let path = format!("{STAFF_ARTICLES}/{id}");
        let form = with(news(), json!({"body": "わかめ"}));
        prefecture.put(&path).if_match(&tag).json(&form).await.expect(200);
        assert!(titles(&app, &q(ARTICLES, "蠣")).await.is_empty());
        assert_eq!(titles(&app, &q(ARTICLES, "ワカメ")).await.len(), 1);
    }

    /// A filter finds what is for this one, and what is for all.
    async fn measures_are_found_by_whom_they_are_for(app: TestApp) {
        let make = async |title: &str, sectors: &[&str], industries: &[&str], municipalities: &[&str]| {
            let form = with(measure(), json!({"title": title, "measure": {
                "sectors": sectors, "industries": industries, "municipalities": municipalities
            }}));
            published(&app, &form).await
        };
        make("だれでも", &[], &[], &[]).await;
        make("ITだけ", &["it"], &[], &[]).await;
        make("製造と漁業", &[], &["E", "B"], &[]).await;
        make("石巻の地域企業", &["local"], &[], &["042021"]).await;
        let found = async |query: &str| {
            let mut titles = titles(&app, &format!("{MEASURES}?{query}")).await;
            titles.sort();
            titles
        };
        assert_eq!(found("sector=it").await, ["ITだけ", "だれでも", "製造と漁業"]);
        assert_eq!(found("industry=B").await.len(), 4);
        assert_eq!(found("industry=A").await, ["ITだけ", "だれでも", "石巻の地域企業"]);
        assert_eq!(found("sector=local&municipality=041009").await, ["だれでも", "製造と漁業"]);
        assert_eq!(found("sector=local&municipality=042021&industry=E").await.len(), 3);
    }
}
