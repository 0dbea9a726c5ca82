//! How refusals speak: in the reader's language, and with a trace id.

use acceptance::both;
use acceptance::spec::{Document, Operation};
use serde_json::json;

/// A well-formed id of nothing.
const NOTHING: &str = "01900000-0000-7000-8000-000000000000";

both! {
    /// Whoever is not signed in is told so, in Japanese or in English.
    async fn a_refusal_speaks_the_readers_language(app: TestApp) {
        let document = Document::current();
        let (ja, en) = (app.client().with_language("ja"), app.client().with_language("en"));
        for operation in document.operations() {
            if operation.permissions().is_none() {
                continue;
            }
            let path = operation.path_with(|_| NOTHING.to_owned());
            let say = |client: &acceptance::Client| client.call(&operation.method, &path).json(&serde_json::json!({}));
            let (ja, en) = (say(&ja).await, say(&en).await);
            assert_eq!((ja.status(), en.status()), (401, 401), "{}", operation.id);
            assert_eq!(ja.header("www-authenticate"), "Bearer", "{}", operation.id);
            assert_eq!((ja.header("content-language"), en.header("content-language")), ("ja", "en"));
            assert!(!ja.problem().title.is_ascii(), "{}: {ja:?}", operation.id);
            assert!(en.problem().title.is_ascii(), "{}: {en:?}", operation.id);
        }
    }

    /// Every operation's refusals are in the language asked for: Japanese where none is or another.
    async fn every_refusal_is_written_in_japanese_or_english(app: TestApp) {
        let document = Document::current();
        let client = app.everything().await;
        let asked = [
            ("ja", "ja"), ("en", "en"), ("en-US,en;q=0.9,ja;q=0.5", "en"), ("ja-JP, en;q=0.8", "ja"),
            ("fr", "ja"), ("", "ja"),
        ];
        for operation in document.operations() {
            let path = operation.path_with(|_| NOTHING.to_owned());
            for (accepted, spoken) in asked {
                let call = client.call(&operation.method, &path).header("accept-language", accepted);
                let answer = if operation.body(document).is_some() {
                    // Two faults with words of their own.
                    call.if_match("\"v1-0\"").json(&json!({"no_such": 1})).await
                } else if operation.path.contains('{') {
                    call.if_match("\"v1-0\"").await
                } else if operation.method == "GET" && takes_a_query(document, operation) {
                    client.get(&format!("{path}?no_such=1")).header("accept-language", accepted).await
                } else {
                    client.call("PATCH", &path).header("accept-language", accepted).await
                };
                let told = format!("{} {accepted}: {answer:?}", operation.id);
                let problem = answer.problem();
                assert_eq!(answer.header("content-language"), spoken, "{told}");
                let mut words = vec![&problem.title, &problem.detail];
                words.extend(problem.errors.iter().map(|error| &error.detail));
                for text in words {
                    assert_eq!(is_japanese(text), spoken == "ja", "{told}");
                }
            }
        }
    }
}

fn takes_a_query(document: &Document, operation: &Operation) -> bool {
    let all = operation.parameters(document);
    all.iter()
        .any(|one| one.get("in").is_some_and(|place| place == "query"))
}

fn is_japanese(text: &str) -> bool {
    text.chars()
        .any(|c| ('\u{3041}'..='\u{30ff}').contains(&c) || ('\u{4e00}'..='\u{9fff}').contains(&c))
}
