//! The community as its readers see it, drawn as HTML.

use std::rc::Rc;

use serde_json::{Value, json};
use shared::account::perm::Permission;
use shared::community::api::{CommunityHome, PostView, ReportView, ThreadView};
use yew::prelude::*;

use super::components::props::{JoinProps, PostProps, ReplyProps, ReportCardProps, ReportProps};
use super::components::{Join, PostCard, ReplyForm, ReportCard, ReportDialog, row};
use super::pages::Welcome;
use crate::browser::{self, Store};
use crate::i18n::Lang;
use crate::routes::Route;
use crate::session::Session;
use crate::testing::{As, AsProps, draw, me};

fn changed(mut value: Value, change: &Value) -> Value {
    for (pointer, new) in change.as_object().into_iter().flatten() {
        *value.pointer_mut(pointer).unwrap() = new.clone();
    }
    value
}

fn post(change: &Value) -> PostView {
    let value = json!({
        "id": "0193a5b0-0000-7000-8000-000000000401",
        "thread_id": "0193a5b0-0000-7000-8000-000000000400", "seq": 3, "state": "shown",
        "author": { "family_name": "見本", "given_name": "花子", "me": false, "staff": false,
            "organisation_name": "見本水産<b>株式会社" },
        "html": "<p><strong>カメラ</strong>で</p>", "source": null, "hidden_reason": null,
        "reactions": [{ "kind": "thanks", "count": 2, "mine": true }],
        "may_edit": false, "may_delete": false, "may_hide": false, "may_restore": false,
        "may_report": false, "reported": false,
        "created_at": "2026-06-10T01:00:00Z", "edited_at": null, "version": 1,
    });
    serde_json::from_value(changed(value, change)).unwrap()
}

fn thread(change: &Value) -> ThreadView {
    let value = json!({
        "id": "0193a5b0-0000-7000-8000-000000000400", "space": "general", "event_id": null,
        "title": "検品の話", "state": "shown", "starter": { "family_name": "見本",
            "given_name": "次郎", "organisation_name": null, "me": false, "staff": false },
        "post_count": 3, "last_seq": 3, "last_post_at": "2026-06-10T01:00:00Z", "unread": 0,
        "first_unread": null, "follows": true, "may_reply": true,
        "created_at": "2026-06-10T01:00:00Z", "version": 1,
    });
    serde_json::from_value(changed(value, change)).unwrap()
}

async fn card(change: Value) -> String {
    draw::<PostCard>(PostProps {
        post: post(&change),
        changed: Callback::noop(),
        deleted: Callback::noop(),
    })
    .await
}

#[derive(Properties, PartialEq)]
struct LineProps {
    thread: ThreadView,
}

#[component]
fn Line(props: &LineProps) -> Html {
    html! { <ul>{ row(Lang::Ja, &props.thread) }</ul> }
}

async fn line(change: Value) -> String {
    let thread = thread(&change);
    draw::<Line>(LineProps { thread }).await
}

#[tokio::test]
async fn a_post_says_who_and_what_and_names_are_words() {
    let html = card(json!({ "/author/staff": true, "/edited_at": "2026-06-10T02:00:00Z" })).await;
    for part in [
        "見本 花子さん",
        "見本水産&lt;b&gt;株式会社",
        "運営",
        "(編集済み)",
        "<p><strong>カメラ</strong>で</p>",
        "令和8年(2026年)6月10日(水)",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    assert!(!html.contains("削除する"), "{html}");
}

#[tokio::test]
async fn reactions_are_buttons_with_words_and_tell_ones_own() {
    let html = card(json!({})).await;
    for word in [
        "いいね",
        "ありがとう",
        "参考になった",
        "くわしく知りたい",
        "おめでとう",
    ] {
        let said = format!("<span>{word}</span>");
        assert!(html.contains(&said), "{word} is missing in {html}");
    }
    assert_eq!(html.matches("aria-pressed=\"true\"").count(), 1, "{html}");
    assert_eq!(html.matches("aria-pressed=\"false\"").count(), 4, "{html}");
}

#[tokio::test]
async fn what_is_out_of_sight_keeps_its_place_without_buttons() {
    for (state, words) in [
        ("deleted", "削除されました"),
        ("hidden", "モデレーターが非表示にした投稿です"),
    ] {
        let html =
            card(json!({ "/state": state, "/html": null, "/author": null, "/reactions": [] }))
                .await;
        assert!(html.contains(words), "{html}");
        assert!(
            !html.contains("<button") && !html.contains("花子"),
            "{html}"
        );
        assert!(html.contains("id=\"post-3\""), "{html}");
    }
}

#[tokio::test]
async fn author_and_moderators_read_why_something_is_hidden() {
    let html = card(json!({
        "/state": "hidden", "/hidden_reason": "言い過ぎ<i>です", "/may_restore": true,
    }))
    .await;
    assert!(html.contains("言い過ぎ&lt;i&gt;です"), "{html}");
    assert!(html.contains("再び表示する"), "{html}");
    assert!(html.contains("カメラ"), "{html}");
    assert!(
        !html.contains("aria-pressed"),
        "nobody reacts to it: {html}"
    );
}

#[tokio::test]
async fn a_post_is_never_deleted_by_one_tap() {
    let html = card(json!({ "/may_delete": true, "/may_edit": true })).await;
    assert!(html.contains("<dialog id=\"delete-3\""), "{html}");
    assert!(!html.contains("投稿を削除する"), "asked first: {html}");
}

#[tokio::test]
async fn anothers_post_is_reported_once_and_by_who_cannot_hide_it() {
    let button = "通報する";
    let html = card(json!({ "/may_report": true })).await;
    assert!(html.contains(button), "{html}");
    assert!(
        !html.contains("この投稿を非表示にしますか"),
        "only a moderator is asked that: {html}"
    );
    let html = card(json!({ "/may_report": true, "/may_hide": true })).await;
    assert!(!html.contains(button), "a moderator decides: {html}");
    let html = card(json!({ "/reported": true })).await;
    assert!(
        html.contains("通報済み") && !html.contains(button),
        "{html}"
    );
    let html = card(json!({ "/may_edit": true, "/may_delete": true })).await;
    assert!(!html.contains(button), "one's own: {html}");
}

#[tokio::test]
async fn who_reports_is_told_who_reads_it_and_chooses_why() {
    let html = draw::<ReportDialog>(ReportProps {
        post: post(&json!({ "/may_report": true })),
        open: true,
        changed: Callback::noop(),
        onclose: Callback::noop(),
    })
    .await;
    let at = |part: &str| {
        html.find(part)
            .unwrap_or_else(|| panic!("{part} is missing in {html}"))
    };
    assert!(at("あなたの名前は伝わりません") < at("type=\"radio\""));
    assert_eq!(html.matches("type=\"radio\"").count(), 4, "{html}");
    assert!(!html.contains("checked"), "nothing is chosen for them");
    for words in [
        "宣伝や迷惑な繰り返し",
        "人を傷つける言葉",
        "個人情報",
        "その他",
        "※任意",
    ] {
        assert!(html.contains(words), "{words} is missing in {html}");
    }
}

fn report() -> ReportView {
    serde_json::from_value(json!({
        "id": "0193a5b0-0000-7000-8000-000000000501", "reason": "spam", "note": "宣伝<i>です",
        "reporter": { "family_name": "見本", "given_name": "次郎", "organisation_name": null,
            "me": false, "staff": false },
        "reported_at": "2026-06-11T01:00:00Z", "post": post(&json!({ "/may_hide": true })),
        "thread_title": "検品の<b>話", "outcome": null, "settled_at": null, "version": 1,
    }))
    .unwrap()
}

async fn reported(report: ReportView, now: Option<PostView>) -> String {
    let changed = Callback::noop();
    draw::<ReportCard>(ReportCardProps {
        report,
        now,
        changed,
    })
    .await
}

#[tokio::test]
async fn a_report_says_what_by_whom_and_where_and_offers_two_decisions() {
    let html = reported(report(), None).await;
    for part in [
        "宣伝や迷惑な繰り返し",
        "「検品の&lt;b&gt;話」への投稿",
        "令和8年(2026年)6月11日(木)",
        "通報した人: 見本 次郎さん",
        "宣伝&lt;i&gt;です",
        "見本 花子さん",
        "<p><strong>カメラ</strong>で</p>",
        "/community/threads/0193a5b0-0000-7000-8000-000000000400?post=3",
        "投稿を非表示にする",
        "問題ありません",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    let gone = ReportView {
        thread_title: None,
        reporter: None,
        note: None,
        ..report()
    };
    let html = reported(gone, None).await;
    assert!(html.contains("(削除されたトピック)"), "{html}");
}

#[tokio::test]
async fn what_is_settled_says_so_and_offers_nothing_more() {
    for (state, words) in [
        ("hidden", "投稿を非表示にしました"),
        ("shown", "投稿を再び表示しました"),
    ] {
        let html = reported(report(), Some(post(&json!({ "/state": state })))).await;
        assert!(html.contains(words), "{html}");
        assert!(
            !html.contains("<button"),
            "nothing is left to decide: {html}"
        );
    }
}

#[tokio::test]
async fn reports_are_for_moderators() {
    let page = || crate::staff_app::staff_page(&Route::StaffReports).unwrap();
    let mut member = me(1);
    member.permissions.insert(Permission::CommunityTake);
    let mut moderator = member.clone();
    moderator.permissions.insert(Permission::CommunityModerate);
    for (who, sees) in [(member, false), (moderator, true)] {
        let state = Session::SignedIn(Rc::new(who));
        let children = page();
        let html = draw::<As>(AsProps { state, children }).await;
        assert_eq!(html.contains("古いものから"), sees, "{html}");
        assert_eq!(html.matches("<h1").count(), 1, "{html}");
    }
}

#[tokio::test]
async fn a_line_says_what_is_unread_and_marks_events() {
    let html = line(json!({ "/unread": 4, "/first_unread": 1, "/space": "event" })).await;
    assert!(html.contains("未読 4件"), "{html}");
    assert!(html.contains(">イベント<"), "{html}");
    assert!(
        html.contains("/community/threads/0193a5b0-0000-7000-8000-000000000400"),
        "{html}"
    );
    let html = line(json!({ "/title": null, "/starter": null, "/state": "hidden" })).await;
    assert!(html.contains("(非表示のトピック)"), "{html}");
    assert!(!html.contains("未読"), "{html}");
}

fn home() -> CommunityHome {
    serde_json::from_value(json!({
        "member": false, "joined_at": null, "moderates": false, "may_begin": false,
        "shown_as": { "family_name": "見本", "given_name": "花子", "me": true, "staff": false,
            "organisation_name": "見本水産株式会社" },
        "mails": "at_once", "unread_threads": 0, "open_reports": 0,
    }))
    .unwrap()
}

#[tokio::test]
async fn who_joins_is_told_before_what_the_others_see() {
    let props = |home| JoinProps {
        home,
        changed: Callback::noop(),
    };
    let html = draw::<Join>(props(home())).await;
    let at = |part: &str| {
        html.find(part)
            .unwrap_or_else(|| panic!("{part} is missing in {html}"))
    };
    assert!(at("見本 花子さん") < at("コミュニティに参加する"));
    assert!(at("見本水産株式会社") < at("コミュニティに参加する"));
    let nobody = CommunityHome {
        shown_as: None,
        ..home()
    };
    let html = draw::<Join>(props(nobody)).await;
    assert!(!html.contains("<button"), "{html}");
}

#[tokio::test]
async fn an_empty_community_welcomes_and_asks_one_question() {
    let html = draw::<Welcome>(super::pages::WelcomeProps { may_begin: true }).await;
    assert!(html.contains("ようこそ") && html.contains("モデレーターも読んでいます"));
    assert!(html.contains("いま、いちばん手間がかかっている仕事は何ですか"));
    assert!(html.contains("/community/new?title=question"), "{html}");
}

#[tokio::test]
async fn what_was_typed_is_kept_for_its_owner() {
    let own = Rc::new(me(1));
    let id = thread(&json!({})).id;
    let draft = json!({ "values": { "body": "書きかけです" }, "base": {}, "version": null });
    let key = format!("musubi.draft.@{}.reply-{id}", own.account_id);
    browser::save(Store::Session, &key, &draft.to_string());
    let form = || {
        let onposted = Callback::noop();
        html! { <ReplyForm ..ReplyProps { thread: id, onposted } /> }
    };
    let state = Session::SignedIn(own);
    let html = draw::<As>(AsProps {
        state,
        children: form(),
    })
    .await;
    assert!(html.contains("書きかけです"), "{html}");
    let state = Session::SignedIn(Rc::new(me(2)));
    let html = draw::<As>(AsProps {
        state,
        children: form(),
    })
    .await;
    assert!(!html.contains("書きかけです"), "{html}");
}

#[tokio::test]
async fn the_community_is_for_who_is_signed_in_and_its_links_for_everybody() {
    let page = |route: Route| crate::member_app::member_page(&route).unwrap();
    let signed_out = |children| AsProps {
        state: Session::SignedOut,
        children,
    };
    let html = draw::<As>(signed_out(page(Route::Community))).await;
    assert!(html.contains("/sign-in?next="), "{html}");
    let token = "AAAA".to_owned();
    let html = draw::<As>(signed_out(page(Route::CommunityUnsubscribe { token }))).await;
    assert!(!html.contains("/sign-in"), "{html}");
    assert!(html.contains("お知らせメールの停止"), "{html}");
    let mut member = me(1);
    member.permissions.insert(Permission::CommunityTake);
    let state = Session::SignedIn(Rc::new(member));
    let children = page(Route::Community);
    let html = draw::<As>(AsProps { state, children }).await;
    assert!(
        html.contains("<h1") && html.contains("コミュニティ"),
        "{html}"
    );
}
