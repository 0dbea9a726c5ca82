//! API keys as staff see them, drawn as HTML.

use serde_json::{Value, json};
use shared::integration::ApiKeyItem;
use shared::integration::api::NewApiKey;
use yew::prelude::*;

use super::pages::{KeyMade, KeyMadeProps, KeyTable, KeyTableProps};
use crate::testing::draw;

fn key(change: &Value) -> ApiKeyItem {
    let mut value = json!({
        "id": "0193a5b0-0000-7000-8000-000000000401", "version": 1, "name": "見本市ポータル",
        "prefix": "musk_3f7a91c2", "scopes": ["registration_create"], "test": false,
        "state": "active", "created_by": null, "created_at": "2026-01-01T00:00:00Z",
        "expires_at": null, "last_used_at": null, "revoked_at": null,
    });
    for (name, new) in change.as_object().into_iter().flatten() {
        value[name] = new.clone();
    }
    serde_json::from_value(value).unwrap()
}

async fn table(keys: Vec<ApiKeyItem>) -> String {
    draw::<KeyTable>(KeyTableProps {
        keys,
        onrevoke: Callback::noop(),
    })
    .await
}

#[tokio::test]
async fn a_key_says_what_it_may_do_and_can_be_revoked() {
    let drawn = table(vec![key(&json!({}))]).await;
    for text in [
        "見本市ポータル",
        "musk_3f7a91c2…",
        "参加申込を取り次ぐ",
        "有効",
        "まだ使われていません",
    ] {
        assert!(drawn.contains(text), "{text}: {drawn}");
    }
    assert!(drawn.contains("無効にする: 見本市ポータル"), "{drawn}");
}

#[tokio::test]
async fn what_opens_nothing_any_more_has_no_button() {
    let revoked = json!({"state": "revoked", "revoked_at": "2026-01-02T00:00:00Z", "scopes": [], "test": true});
    let drawn = table(vec![key(&revoked)]).await;
    assert!(
        drawn.contains("試用") && drawn.contains("公開情報の閲覧"),
        "{drawn}"
    );
    assert!(!drawn.contains("<button"), "{drawn}");
}

#[tokio::test]
async fn a_new_key_is_shown_with_a_warning() {
    let made = NewApiKey {
        secret: "musk_secret".into(),
        key: key(&json!({})),
    };
    let drawn = draw::<KeyMade>(KeyMadeProps {
        made,
        onback: Callback::noop(),
    })
    .await;
    assert!(
        drawn.contains("musk_secret") && drawn.contains("今だけ表示します"),
        "{drawn}"
    );
    assert_eq!(drawn.matches("<h1").count(), 1);
}
