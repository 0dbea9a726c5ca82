//! The examples of the API document: one thread, two people, plainly fictional.

use serde_json::{Value, json};

const THREAD: &str = "019ab0c4-5a00-7000-8000-0000000000c1";
const POST: &str = "019ab0c4-5a00-7000-8000-0000000000c2";
const REPORT: &str = "019ab0c4-5a00-7000-8000-0000000000c3";

fn hanako(me: bool) -> Value {
    json!({
        "family_name": "見本", "given_name": "花子", "organisation_name": "見本水産株式会社",
        "staff": false, "me": me
    })
}

pub fn home() -> Value {
    json!({
        "member": true, "joined_at": "2026-11-22T01:00:00Z", "moderates": false,
        "may_begin": true, "shown_as": hanako(true), "mails": "at_once", "unread_threads": 2,
        "open_reports": 0
    })
}

pub fn outside() -> Value {
    json!({
        "member": false, "joined_at": null, "moderates": false, "may_begin": false,
        "shown_as": hanako(true), "mails": "at_once", "unread_threads": 0,
        "open_reports": 0
    })
}

pub fn mails() -> Value {
    json!({"mails": "at_once"})
}

pub fn token() -> Value {
    json!({"token": "AZrW0wAAcACAAAAAAAAAAQAGRJ9v"})
}

pub fn new_thread() -> Value {
    json!({
        "title": "検品をカメラで助ける取り組み",
        "body": "加工場の検品を、カメラで助けられないか考えています。\n\n- 1日に約2,000尾\n- 二人で目視"
    })
}

pub fn thread() -> Value {
    json!({
        "id": THREAD, "space": "general", "event_id": null,
        "title": "検品をカメラで助ける取り組み", "state": "shown", "starter": hanako(false),
        "post_count": 3, "last_seq": 3, "last_post_at": "2026-11-22T03:00:00Z", "unread": 1,
        "first_unread": 3, "follows": true, "may_reply": true,
        "created_at": "2026-11-22T01:00:00Z", "version": 1
    })
}

pub fn threads() -> Value {
    json!({"items": [thread()], "next_cursor": null})
}

pub fn read() -> Value {
    json!({"seq": 1})
}

pub fn reading() -> Value {
    json!({"last_read_seq": 1, "unread": 0})
}

pub fn follow() -> Value {
    json!({"follows": true})
}

pub fn new_post() -> Value {
    json!({"body": "**当社でも**同じ悩みがあります。一度お話ししませんか。"})
}

pub fn post() -> Value {
    json!({
        "id": POST, "thread_id": THREAD, "seq": 2, "state": "shown", "author": hanako(true),
        "html": "<p><strong>当社でも</strong>同じ悩みがあります。一度お話ししませんか。</p>\n",
        "source": "**当社でも**同じ悩みがあります。一度お話ししませんか。", "hidden_reason": null,
        "reactions": [{"kind": "helpful", "count": 2, "mine": false}], "may_edit": true,
        "may_delete": true, "may_hide": false, "may_restore": false, "may_report": false,
        "reported": false,
        "created_at": "2026-11-22T02:00:00Z", "edited_at": null, "version": 1
    })
}

pub fn posts() -> Value {
    json!({"items": [post()], "next_cursor": null})
}

pub fn changed() -> Value {
    json!({"body": "当社でも同じ悩みがあります。来週、一度お話ししませんか。"})
}

pub fn edited() -> Value {
    let mut post = post();
    set(
        &mut post,
        "html",
        json!("<p>当社でも同じ悩みがあります。来週、一度お話ししませんか。</p>\n"),
    );
    set(
        &mut post,
        "source",
        json!("当社でも同じ悩みがあります。来週、一度お話ししませんか。"),
    );
    set(&mut post, "edited_at", json!("2026-11-22T02:10:00Z"));
    set(&mut post, "version", json!(2));
    post
}

pub fn react() -> Value {
    json!({"kind": "helpful", "on": true})
}

pub fn reason() -> Value {
    json!({"reason": "ほかの会社の名前を挙げて責めているため、いったん見えないようにしました。"})
}

pub fn hidden() -> Value {
    let mut post = post();
    set(&mut post, "state", json!("hidden"));
    set(&mut post, "author", hanako(false));
    set(&mut post, "source", Value::Null);
    let reason = reason().get("reason").cloned().unwrap_or_default();
    set(&mut post, "hidden_reason", reason);
    set(&mut post, "reactions", json!([]));
    set(&mut post, "may_edit", json!(false));
    set(&mut post, "may_delete", json!(false));
    set(&mut post, "may_restore", json!(true));
    set(&mut post, "version", json!(2));
    post
}

pub fn report_post() -> Value {
    json!({"reason": "spam", "note": "同じ宣伝が、ほかのトピックにも何度も書かれています。"})
}

pub fn reported() -> Value {
    let mut post = theirs();
    set(&mut post, "reported", json!(true));
    post
}

/// Somebody else's post.
fn theirs() -> Value {
    let mut post = post();
    set(&mut post, "author", hanako(false));
    set(&mut post, "source", Value::Null);
    set(&mut post, "may_edit", json!(false));
    set(&mut post, "may_delete", json!(false));
    post
}

pub fn report() -> Value {
    let mut post = theirs();
    set(&mut post, "may_hide", json!(true));
    set(&mut post, "may_report", json!(true));
    let reporter = json!({
        "family_name": "見本", "given_name": "次郎", "organisation_name": null, "staff": false,
        "me": false
    });
    json!({
        "id": REPORT, "reason": "spam",
        "note": "同じ宣伝が、ほかのトピックにも何度も書かれています。", "reporter": reporter,
        "reported_at": "2026-11-22T04:00:00Z", "post": post,
        "thread_title": "検品をカメラで助ける取り組み", "outcome": null, "settled_at": null, "version": 1
    })
}

pub fn reports() -> Value {
    json!({"items": [report()], "next_cursor": null})
}

pub fn dismissed() -> Value {
    let mut report = report();
    set(&mut report, "outcome", json!("dismissed"));
    set(&mut report, "settled_at", json!("2026-11-22T05:00:00Z"));
    set(&mut report, "version", json!(2));
    report
}

fn set(value: &mut Value, name: &str, to: Value) {
    if let Some(object) = value.as_object_mut() {
        object.insert(name.to_owned(), to);
    }
}
