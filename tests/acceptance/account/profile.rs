//! One's own profile.

use acceptance::both;
use serde_json::json;
use shared::problem::Code;

use super::somebody;

const ME: &str = "/api/v1/me";

both! {
    /// The version is asked for, and an older one is refused.
    async fn a_profile_is_replaced_at_the_version_it_was_read_at(app: TestApp) {
        let client = somebody(&app, "taro@example.jp", &[]).await;
        let read = client.get(ME).await.assert_status(200);
        let etag = read.etag();
        client.get(ME).header("if-none-match", &etag).await.expect(304);
        let profile = json!({
            "family_name": "見本", "given_name": "次郎", "given_kana": "ｼﾞﾛｳ", "department": "営業部",
            "phone": "０２２−０００−００００", "locale": "en"
        });
        client.put(ME).json(&profile).await.assert_problem(Code::PreconditionRequired);
        client.put(ME).if_match("\"v9-0\"").json(&profile).await.assert_problem(Code::VersionStale);
        let changed = client.put(ME).if_match(&etag).json(&profile).await.assert_status(200);
        let me = changed.json();
        assert_eq!(me["display_name"], "見本 次郎");
        assert_eq!(me["given_kana"], "ジロウ");
        assert_eq!(me["phone"], "022-000-0000");
        assert_eq!(me["locale"], "en");
        assert_eq!(me["organisation_name"], json!(null));
        assert_ne!(changed.etag(), etag);
        client.put(ME).if_match(&etag).json(&profile).await.assert_problem(Code::VersionStale);
        assert_eq!(client.get(ME).await.json(), me);
    }

    /// What is wrong is named, and nothing changes.
    async fn a_faulty_profile_changes_nothing(app: TestApp) {
        let client = somebody(&app, "taro@example.jp", &[]).await;
        let read = client.get(ME).await.assert_status(200);
        app.settle().await;
        let before = app.digest().await;
        let profile = json!({
            "family_name": "=1+1", "given_name": "a\u{202e}b", "phone": "tel", "locale": "xx",
            "email": "other@example.jp", "roles": ["admin"]
        });
        client.put(ME).if_match(&read.etag()).json(&profile).await.assert_status(422).assert_faults(&[
            ("/email", Code::UnknownField), ("/roles", Code::UnknownField),
            ("/family_name", Code::ForbiddenCharacter), ("/given_name", Code::ForbiddenCharacter),
            ("/phone", Code::TooShort), ("/locale", Code::UnknownValue),
        ]);
        app.client().get(ME).await.assert_problem(Code::Unauthenticated);
        before.assert_same(&app.digest().await, "a refused profile");
    }
}
