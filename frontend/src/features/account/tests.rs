//! The account's forms, drawn as HTML.

use std::rc::Rc;

use serde_json::json;
use yew::prelude::*;

use super::components::ProfileForm;
use crate::browser::{self, Store};
use crate::hooks::Bind;
use crate::session::Session;
use crate::testing::{As, AsProps, draw, me, reply};

/// The profile's form for the account `last`, in the version `version` as it is saved.
async fn profile(last: u8, version: i64, job_title: &str) -> String {
    let mut own = me(last);
    own.version = version;
    own.job_title = job_title.parse().ok();
    let state = Session::SignedIn(Rc::new(own.clone()));
    let children = html! {
        <ProfileForm reply={reply(own)} company={|_: Bind| Html::default()} changed={Callback::noop()} refetch={Callback::noop()} />
    };
    draw::<As>(AsProps { state, children }).await
}

/// What the tab keeps of the account `last` having typed a position into version 1.
fn typed(last: u8, job_title: &str) {
    let own = me(last);
    let values = |title| json!({ "family_name": "見本", "given_name": "花子", "job_title": title, "locale": "ja" });
    let draft = json!({ "values": values(job_title), "base": values("係長"), "version": 1 });
    let key = format!("musubi.draft.@{}.profile", own.account_id);
    browser::save(Store::Session, &key, &draft.to_string());
}

#[tokio::test]
async fn what_one_person_typed_is_restored_to_them_and_shown_to_nobody_else() {
    typed(1, "課長");
    let mine = profile(1, 1, "係長").await;
    assert!(mine.contains(r#"value="課長""#), "{mine}");
    assert!(mine.contains("下書きを復元しました"), "{mine}");
    let other = profile(2, 1, "係長").await;
    assert!(!other.contains("課長"), "{other}");
    assert!(!other.contains("下書き"), "{other}");
}

#[tokio::test]
async fn a_draft_on_an_older_version_shows_both_contents_and_both_ways_on() {
    typed(1, "課長");
    let html = profile(1, 2, "部長").await;
    for part in [
        "<dd class=\"prewrap\">課長</dd>",
        "<dd class=\"prewrap\">部長</dd>",
        "役職",
        "自分の内容で上書きする",
        "新しい内容を使う",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    assert!(html.contains(r#"value="課長""#), "what was typed stays");
    assert!(!html.contains("下書きを復元しました"), "{html}");
}

#[tokio::test]
async fn a_change_elsewhere_of_other_fields_is_taken_in_and_said() {
    typed(1, "課長");
    let mut own = me(1);
    own.version = 2;
    own.job_title = "係長".parse().ok();
    own.department = "水産課".parse().ok();
    let state = Session::SignedIn(Rc::new(own.clone()));
    let children = html! {
        <ProfileForm reply={reply(own)} company={|_: Bind| Html::default()} changed={Callback::noop()} refetch={Callback::noop()} />
    };
    let html = draw::<As>(AsProps { state, children }).await;
    assert!(
        html.contains("ほかの画面で変わった内容を取り込みました"),
        "{html}"
    );
    assert!(
        html.contains(r#"value="課長""#) && html.contains(r#"value="水産課""#),
        "{html}"
    );
}
