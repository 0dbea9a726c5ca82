//! Articles and support measures before WASM.

use acceptance::both;
use serde_json::{Value, json};
use shared::portal::api::path::STAFF_ARTICLES;

use super::{between, main_of, page, site};
use crate::portal::{draft, measure, news, published, step, with};

both! {
    /// What is not public is a page like any that does not exist: no title, no picture.
    async fn what_is_not_public_is_not_found(app: TestApp) {
        let site = site(&app).await;
        let staff = app.contractor().await;
        for (form, place) in [(news(), "articles"), (measure(), "measures")] {
            let form = with(form, json!({"title": "合言葉ふくろう"}));
            let hidden = draft(&staff, &form).await;
            let gone = published(&app, &form).await;
            step(&staff, &gone, "archive").await.expect(200);
            for id in [hidden, gone] {
                let html = site.client().get(&format!("/{place}/{id}")).await.assert_status(404).text();
                assert!(!html.contains("ふくろう") && html.contains("noindex"), "{html}");
                site.client().get(&format!("/{place}/{id}/og.png")).await.expect(404);
            }
            for list in ["/", "/articles", "/measures"] {
                assert!(!page(&site.client(), list).await.contains("ふくろう"), "{list}");
            }
        }
    }

    /// An article and a measure say all that matters, also to machines; hostile text stays text.
    async fn a_public_one_says_it_all(app: TestApp) {
        let site = site(&app).await;
        let title = "</script><b>題</b>";
        let id = published(&app, &with(news(), json!({"title": title}))).await;
        let html = page(&site.client(), &format!("/articles/{id}")).await;
        let main = main_of(&html);
        assert!(!html.contains("<b>題</b>"), "{html}");
        for part in ["毎週<strong>水曜日</strong>に開きます。", "事務局 022-000-0000", "DXの相談をお受けします。", "公開"] {
            assert!(main.contains(part), "{part} in {main}");
        }
        let data: Value = serde_json::from_str(between(&html, "application/ld+json\">", "</script>")).unwrap();
        assert_eq!((&data["@type"], &data["headline"]), (&json!("Article"), &json!(title)));
        assert!(html.contains(&format!("https://musubi.example.jp/articles/{id}/og.png")), "{html}");
        site.client().get(&format!("/articles/{id}/og.png")).await.expect(200);

        let id = published(&app, &measure()).await;
        let html = page(&site.client(), &format!("/measures/{id}")).await;
        for part in [
            "令和8年(2026年)7月31日(金) 17:00 必着", "上限100万円", "2/3以内", "県内の中小企業", "見本県産業デジタル課",
            "href=\"https://www.example.jp/dx\"", "受付中",
        ] {
            assert!(main_of(&html).contains(part), "{part} in {html}");
        }
        app.clock.set("2026-07-31T08:00:00Z".parse().unwrap());
        let html = page(&site.client(), &format!("/measures/{id}")).await;
        assert!(main_of(&html).contains("受付は終了しました。"), "{html}");
        let english = site.client().with_language("en").get(&format!("/measures/{id}")).await.text();
        assert!(english.contains("Applications are closed."), "{english}");
    }

    /// Lists follow their address; home names what is near and new.
    async fn lists_and_home_lead_to_them(app: TestApp) {
        let site = site(&app).await;
        published(&app, &news()).await;
        published(&app, &with(news(), json!({"title": "DXの話", "kind": "dx"}))).await;
        published(&app, &measure()).await;
        let client = site.client();
        let all = page(&client, "/articles").await;
        assert!(all.contains("相談窓口を開きます") && all.contains("DXの話"), "{all}");
        let some = page(&client, "/articles?kind=dx&utm_source=x&cursor=AAAA").await;
        assert!(!some.contains("相談窓口を開きます") && some.contains("DXの話"), "{some}");
        let home = page(&client, "/").await;
        for part in ["締切が近い支援制度", "みほん小規模DX補助金", "新しい記事", "DXの話"] {
            assert!(main_of(&home).contains(part), "{part} in {home}");
        }
        let open = page(&client, "/measures").await;
        assert!(open.contains("みほん小規模DX補助金"), "{open}");
        app.clock.set("2026-08-01T00:00:00Z".parse().unwrap());
        let open = page(&client, "/measures").await;
        assert!(!open.contains("みほん小規模DX補助金"), "{open}");
        let over = page(&client, "/measures?state=closed").await;
        assert!(over.contains("みほん小規模DX補助金"), "{over}");
        assert!(!page(&client, "/").await.contains("みほん小規模DX補助金"));
        for hidden in ["/staff/articles", "/staff/articles/new"] {
            assert!(page(&client, hidden).await.contains("noindex"), "{hidden}");
        }
        client.get(STAFF_ARTICLES).await.expect(401);
    }
}
