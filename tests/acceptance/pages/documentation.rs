//! The API's documentation in a browser: served from here, and allowed by our own policy.

use acceptance::both;

/// The values of an attribute in a page.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let parts = html.split(attribute).skip(1);
    parts
        .filter_map(|part| part.strip_prefix("=\"")?.split('"').next())
        .collect()
}

both! {
    /// Page, scripts and styles come from us, nothing stands inside the page, nothing is asked of
    /// others.
    async fn the_documentation_needs_nobody_else(app: TestApp) {
        let client = app.client();
        let moved = client.get("/api/docs").await.assert_status(308);
        assert_eq!(moved.header("location"), "/api/docs/");
        let answer = client.get("/api/docs/").await.assert_status(200);
        assert!(answer.header("content-type").starts_with("text/html"));
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("script-src 'self'") && policy.contains("default-src 'none'"), "{policy}");
        let html = answer.text();
        for piece in html.split("<script").skip(1) {
            let (tag, rest) = piece.split_once('>').unwrap();
            assert!(tag.contains(" src=\"") && rest.split("</script>").next().unwrap().trim().is_empty(), "{html}");
        }
        for inline in ["<style", " style=\"", "http:", "https:", "//"] {
            assert!(!html.contains(inline), "{inline} in {html}");
        }
        let mut kinds = Vec::new();
        for file in [values(&html, "src"), values(&html, "href")].concat() {
            let name = file.trim_start_matches("./");
            let part = client.get(&format!("/api/docs/{name}")).await.assert_status(200);
            assert!(!part.bytes().is_empty(), "{file}");
            kinds.push(part.header("content-type").to_owned());
            if name == "swagger-initializer.js" {
                let script = part.text();
                assert!(script.contains("\"/api/openapi.json\""), "{script}");
                assert!(!script.contains("http:") && !script.contains("https:"), "{script}");
                // Else a badge would tell a validator elsewhere which API is read.
                assert!(script.contains("\"validatorUrl\": \"none\""), "{script}");
            }
        }
        for kind in ["javascript", "css"] {
            assert!(kinds.iter().any(|known| known.contains(kind)), "{kinds:?}");
        }
    }

    /// The document it shows is the document of this build.
    async fn the_document_is_the_codes(app: TestApp) {
        let shown = app.client().get("/api/openapi.json").await.assert_status(200).json();
        let ours = serde_json::to_value(api::openapi::document()).unwrap();
        assert_eq!(shown, ours);
        assert!(shown["paths"].as_object().unwrap().len() > 40);
    }
}
