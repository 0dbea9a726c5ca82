//! How refusals speak: in the reader's language, and with a trace id.

use acceptance::both;
use acceptance::spec::Document;

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
}
