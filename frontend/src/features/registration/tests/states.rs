//! Every state of a registration, in both languages: what it says, and what can be done.

use shared::i18n::Lang;
use shared::problem::Code;
use shared::registration::api::EditRegistration;

use super::super::client::{Act, Whose, act_call};
use super::*;
use crate::i18n::Language;
use crate::testing::refused;

#[derive(Properties, PartialEq)]
struct InProps {
    lang: Lang,
    children: Html,
}

/// Draws in a language.
#[component]
fn In(props: &InProps) -> Html {
    let context = Language {
        lang: props.lang,
        choose: Callback::noop(),
    };
    html! {
        <ContextProvider<Language> {context}>{ props.children.clone() }</ContextProvider<Language>>
    }
}

async fn drawn(lang: Lang, change: &Value) -> String {
    let ticket = ticket(1, "next", "2026-12-20T05:00:00Z", change);
    let children = html! {
        <TicketView {ticket} etag={Some(String::from("\"1\"").into())} refetch={Callback::noop()}
            onact={Callback::noop()} pending={false} />
    };
    draw::<In>(InProps { lang, children }).await
}

fn has(html: &str, texts: &[&str]) {
    for text in texts {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
}

fn lacks(html: &str, texts: &[&str]) {
    for text in texts {
        assert!(!html.contains(text), "{text} is in {html}");
    }
}

#[tokio::test]
async fn every_state_says_in_plain_words_what_happens_next() {
    let over = json!({ "/status": "cancelled", "/code": null, "/can_cancel": false,
        "/can_change": false, "/cancelled_at": "2026-11-01T00:00:00Z" });
    let with = |name: &str, value: &str| {
        let mut change = over.clone();
        change[name] = json!(value);
        change
    };
    for (change, ja, en) in [
        (
            json!({ "/status": "pending", "/code": null }),
            ["まだ確定していません", "事務局が申込の内容を確かめて"],
            [
                "You are not confirmed yet",
                "Staff look at your registration",
            ],
        ),
        (
            json!({ "/status": "waitlisted", "/position": 3, "/code": null }),
            ["3番目です", "席が空くと、順番に"],
            ["number 3", "When a seat is free"],
        ),
        (
            with("/status", "declined"),
            [
                "今回はご参加いただけません",
                "お申し込みをありがとうございました",
            ],
            [
                "You cannot take part this time",
                "Thank you for registering",
            ],
        ),
        (
            over.clone(),
            ["席のご案内の期限が過ぎました", "次の方にご案内しました"],
            [
                "The offer of a seat has run out",
                "went to the next in line",
            ],
        ),
        (
            with("/cancelled_by", "staff"),
            ["事務局がこの申込を取り消しました", "イベント"],
            ["Staff cancelled this registration", "Event"],
        ),
        (
            with("/cancelled_by", "participant"),
            ["この申込は取り消されました", "イベント"],
            ["cancelled", "Event"],
        ),
    ] {
        let html = drawn(Lang::Ja, &change).await;
        has(&html, &ja);
        lacks(&html, &["<svg class=\"qr\"", "参加する</button>"]);
        has(&drawn(Lang::En, &change).await, &en);
    }
}

#[tokio::test]
async fn an_offer_says_until_when_and_asks_one_thing() {
    let change = json!({ "/status": "offered", "/code": null,
        "/offered_until": "2026-12-01T03:00:00Z" });
    let html = drawn(Lang::Ja, &change).await;
    has(
        &html,
        &[
            "席が空きました。参加しますか",
            "12月1日",
            "次の方にご案内し",
            ">参加する</button>",
            ">参加しない</button>",
        ],
    );
    // One answers first; refusing stands beside taking and nowhere else.
    lacks(&html, &["参加方法を変える", "申込を取り消す</button>"]);
    assert_eq!(html.matches("btn-solid").count(), 1, "{html}");
    has(
        &drawn(Lang::En, &change).await,
        &["Will you come?", ">I will come</button>"],
    );
}

#[tokio::test]
async fn who_is_asked_whether_they_still_come_can_say_both() {
    let change = json!({ "/asked_to_keep": true });
    let html = drawn(Lang::Ja, &change).await;
    has(
        &html,
        &[
            "予定が変わりました。参加できますか",
            ">変わった内容で参加する</button>",
            ">参加できない</button>",
        ],
    );
    has(
        &drawn(Lang::En, &change).await,
        &["Something has changed. Can you come?"],
    );
    lacks(&drawn(Lang::Ja, &json!({})).await, &["予定が変わりました"]);
}

#[tokio::test]
async fn what_can_be_done_is_what_the_api_allows() {
    let html = drawn(Lang::Ja, &json!({})).await;
    has(
        &html,
        &[
            "参加方法を変える",
            "申込を取り消す",
            "申込の内容を変える",
            "ticket-0193a5b0",
        ],
    );
    let html = drawn(
        Lang::Ja,
        &json!({ "/can_change": false, "/can_cancel": false }),
    )
    .await;
    lacks(
        &html,
        &["参加方法を変える", "申込を取り消す", "申込の内容を変える"],
    );
    let html = drawn(Lang::Ja, &json!({ "/event/format": "online" })).await;
    lacks(&html, &["参加方法を変える"]);
}

fn group(applicant: bool) -> Value {
    let one = |name: &str, status: &str, applicant: bool| {
        json!({ "family_name": "見本", "given_name": name, "status": status,
            "applicant": applicant })
    };
    json!({ "policy": "whole", "applicant": applicant, "members": [
        one("花子", "waitlisted", true), one("次郎", "waitlisted", false),
        one("三郎", "cancelled", false)
    ] })
}

/// One who waits with a group.
fn waiting(applicant: bool) -> Value {
    json!({ "/status": "waitlisted", "/position": 2, "/code": null,
        "/group": group(applicant) })
}

#[tokio::test]
async fn a_group_sees_each_other_and_only_its_applicant_cancels_for_all() {
    let html = drawn(Lang::Ja, &waiting(true)).await;
    has(
        &html,
        &[
            "見本 花子",
            "見本 次郎",
            "申込者",
            "全員分の席が空くまで",
            "全員の申込を取り消す",
        ],
    );
    lacks(
        &drawn(Lang::Ja, &waiting(false)).await,
        &["全員の申込を取り消す"],
    );
    has(
        &drawn(Lang::En, &waiting(true)).await,
        &["Cancel for everybody"],
    );
}

#[tokio::test]
async fn what_is_asked_names_the_people_and_what_is_lost() {
    let ask = |act: Act| {
        let ticket = ticket(1, "next", "2026-12-20T05:00:00Z", &waiting(true));
        let noop = Callback::noop();
        super::super::components::ask_dialog(
            Lang::Ja,
            Some((&ticket, &act)),
            &noop,
            &Callback::noop(),
        )
    };
    let html = draw::<In>(InProps {
        lang: Lang::Ja,
        children: ask(Act::CancelGroup),
    })
    .await;
    has(
        &html,
        &[
            "2名の申込を取り消しますか",
            "見本 花子、見本 次郎",
            "元には戻せません",
            "2名とも取り消す",
        ],
    );
    lacks(&html, &["三郎"]);
    let html = draw::<In>(InProps {
        lang: Lang::Ja,
        children: ask(Act::Cancel),
    })
    .await;
    has(
        &html,
        &[
            "順番はなくなり",
            "一緒に申し込んだ方の申込は、そのまま残ります",
        ],
    );
    let html = draw::<In>(InProps {
        lang: Lang::Ja,
        children: ask(Act::Switch(shared::event::types::Mode::Online)),
    })
    .await;
    has(&html, &["「オンラインで参加」に変えますか", "最後の順番"]);
}

#[tokio::test]
async fn a_full_mode_is_told_and_nothing_is_lost() {
    let html = draw::<TicketView>(TicketProps {
        ticket: ticket(1, "next", "2026-12-20T05:00:00Z", &json!({})),
        etag: None,
        refetch: Callback::noop(),
        calendar: None,
        onact: Callback::noop(),
        pending: false,
        error: Some(refused(Code::ModeFull)),
    })
    .await;
    has(
        &html,
        &[
            "今は満席です。今の申込はそのまま残っています",
            "参加が確定しています",
        ],
    );
}

#[tokio::test]
async fn the_list_asks_for_an_answer() {
    let html = list(vec![
        ticket(
            1,
            "a",
            "2026-12-20T05:00:00Z",
            &json!({ "/status": "offered", "/code": null,
            "/offered_until": "2026-12-01T03:00:00Z" }),
        ),
        ticket(
            2,
            "b",
            "2026-12-21T05:00:00Z",
            &json!({ "/status": "declined",
            "/can_cancel": false }),
        ),
        ticket(
            3,
            "c",
            "2026-12-22T05:00:00Z",
            &json!({ "/asked_to_keep": true }),
        ),
    ])
    .await;
    has(
        &html,
        &[
            "席のご案内中",
            "までにお返事ください",
            "返事をする: a",
            "返事をする: c",
            "参加できません",
        ],
    );
    let past = html.find("終わったもの").unwrap();
    assert!(html.find(">b<").unwrap() > past, "{html}");
}

#[test]
fn each_act_goes_to_its_own_address_and_an_edit_names_its_version() {
    let id = "0193a5b0-0000-7000-8000-000000000201".parse().unwrap();
    let shown = |whose: &Whose, act: &Act| format!("{:?}", act_call(whose, act));
    let own = Whose::Own(id);
    let link = Whose::Link("a/b".into());
    assert!(shown(&own, &Act::Accept).contains("000201/accept"));
    assert!(shown(&link, &Act::CancelGroup).contains("by-link/a%2Fb/cancel-group"));
    assert!(shown(&link, &Act::Keep).contains("by-link/a%2Fb/keep"));
    let body = EditRegistration {
        department: None,
        job_title: None,
        phone: None,
        note: None,
        locale: Lang::Ja,
    };
    let edit = shown(&own, &Act::Edit(String::from("\"3\"").into(), body));
    assert!(edit.contains("Put") && edit.contains("if-match"), "{edit}");
}
