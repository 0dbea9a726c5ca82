//! The survey's pages, drawn as HTML.

use std::rc::Rc;

use serde_json::json;
use shared::account::api::Me;
use shared::page::Page;
use shared::survey::api::{OpenSurvey, SurveyForm, SurveyReport};
use shared::survey::{Question, Rating};
use yew::prelude::*;

use super::components::{OpenSurveys, open_surveys};
use super::draft::{self, Draft, QUESTIONS, Screen};
use super::pages::{Answering, AnsweringProps, report_view};
use crate::browser::{self, Store};
use crate::i18n::Lang;
use crate::session::Session;
use crate::testing::{As, AsProps, draw, me};

const TOKEN: &str = "AZrW0wAAcACAAAAAAAAAAQAGRJ9vAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

fn form(state: &str) -> SurveyForm {
    serde_json::from_value(json!({
        "event_id": "0193a5b0-0000-7000-8000-000000000301", "event_title": "水産加工のDXを語る会",
        "event_starts_at": "2026-12-10T05:00:00Z", "event_ends_at": "2026-12-10T07:30:00Z",
        "closes_at": "2026-12-24T07:30:00Z", "state": state
    }))
    .unwrap()
}

async fn page(state: &str) -> String {
    let props = AnsweringProps {
        form: form(state),
        token: TOKEN.to_owned(),
    };
    draw::<Answering>(props).await
}

fn rate(value: i64) -> Rating {
    Rating::new(value).unwrap()
}

/// A draft with every question answered.
fn whole() -> Draft {
    let mut draft = Draft::default();
    for (question, value) in Question::ALL.iter().zip([5, 4, 3, 2]) {
        draft = draft.choose(*question, rate(value));
    }
    draft
}

#[tokio::test]
async fn the_first_screen_asks_at_once_and_says_what_this_is() {
    let html = page("open").await;
    for part in [
        "水産加工のDXを語る会",
        "質問1／5",
        "どのくらい満足しましたか",
        "1分かかりません",
        "匿名",
        "とても不満",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    assert_eq!(html.matches("<h1").count(), 1);
    assert_eq!(html.matches(r#"class="survey-step""#).count(), 5);
    assert!(html.contains(r#"role="group" aria-labelledby="survey-heading""#));
    assert!(
        !html.contains(r#"aria-pressed="true""#),
        "nothing is chosen for them"
    );
    assert!(!html.contains("戻る") && !html.contains("style="), "{html}");
}

#[tokio::test]
async fn who_comes_back_finds_what_was_chosen_and_goes_on_or_back() {
    let draft = Draft::default()
        .choose(Question::Satisfaction, rate(4))
        .back();
    draft::save(TOKEN, &draft);
    let html = page("open").await;
    let pressed = html.split(r#"aria-pressed="true""#).nth(1).unwrap();
    assert!(
        pressed.starts_with(r#" class="survey-step">満足<"#),
        "{pressed}"
    );
    assert!(html.contains("次へ"));
    draft::save(TOKEN, &draft.next());
    let html = page("open").await;
    assert!(html.contains("質問2／5") && html.contains("戻る"), "{html}");
}

#[tokio::test]
async fn the_words_are_last_need_not_be_written_and_warn_of_names() {
    draft::save(TOKEN, &whole());
    let html = page("open").await;
    assert!(html.contains("質問5／5") && html.contains("任意"), "{html}");
    assert!(html.contains("お名前や会社名"), "{html}");
    let long = whole().say("あ".repeat(1001));
    draft::save(TOKEN, &long);
    let html = page("open").await;
    assert!(html.contains(r#"aria-invalid="true""#), "{html}");
    assert!(!html.contains("次へ"), "what can't be sent goes no further");
}

#[tokio::test]
async fn the_review_shows_all_of_it_with_ways_to_change_and_one_to_send() {
    let draft = whole().next().say("見学がしたい\nです");
    assert_eq!(draft.screen(), Screen::Review);
    draft::save(TOKEN, &draft);
    let html = page("open").await;
    for part in [
        "とても満足",
        "よかった",
        "どちらともいえない",
        "あまりなかった",
        "見学がしたい\nです",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    assert_eq!(html.matches("変更する</").count(), QUESTIONS);
    assert_eq!(
        html.matches("btn-solid").count(),
        1,
        "one primary action: {html}"
    );
    assert!(html.contains("回答を送る"));
}

#[tokio::test]
async fn what_can_not_be_answered_says_why_and_leaves_nothing_on_the_device() {
    for (state, title) in [
        ("answered", "回答は済んでいます"),
        ("closed", "アンケートは終わりました"),
    ] {
        draft::save(TOKEN, &whole());
        let html = page(state).await;
        assert!(html.contains(title), "{html}");
        assert_eq!(html.matches("<h1").count(), 1);
        assert!(!html.contains("survey-step"), "{html}");
        assert_eq!(draft::load(TOKEN), Draft::default(), "{state}");
    }
}

#[test]
fn a_draft_becomes_an_answer_when_every_question_has_one() {
    let mut draft = Draft::default();
    assert_eq!(draft.body(TOKEN), None);
    for question in Question::ALL {
        assert_eq!(draft.body(TOKEN), None);
        draft = draft.choose(*question, rate(5));
    }
    let body = draft.body(TOKEN).unwrap();
    assert_eq!((body.discovery, body.comment), (rate(5), None));
    assert_eq!(body.token.as_str(), TOKEN);
    let spaces = draft.clone().say(" \n ");
    assert_eq!(spaces.body(TOKEN).unwrap().comment, None);
    let bad = draft.say("a\u{202e}b");
    assert_eq!(bad.body(TOKEN), None);
}

#[test]
fn who_changes_one_answer_is_back_at_the_review_at_once() {
    let reviewed = whole().next();
    assert_eq!(reviewed.screen(), Screen::Review);
    let changing = reviewed.go(1);
    assert_eq!(changing.screen(), Screen::Rating(Question::Content));
    let changed = changing.choose(Question::Content, rate(1));
    assert_eq!(changed.screen(), Screen::Review);
    assert_eq!(changed.rating(Question::Content), Some(rate(1)));
    // On the way there one goes screen by screen.
    let first = Draft::default().choose(Question::Satisfaction, rate(1));
    assert_eq!(first.screen(), Screen::Rating(Question::Content));
}

#[test]
fn drafts_of_two_links_do_not_mix_and_hold_no_token() {
    let other = TOKEN.replace('W', "X") + "9";
    draft::save(TOKEN, &whole());
    assert_eq!(draft::load(&other), Draft::default());
    browser::forget_all(Store::Local, |key| {
        assert!(!TOKEN.contains(key.rsplit('.').next().unwrap()));
        false
    });
    draft::forget(TOKEN);
    assert_eq!(draft::load(TOKEN), Draft::default());
}

#[derive(Properties, PartialEq)]
struct ReportProps {
    report: SurveyReport,
}

#[component]
fn Report(props: &ReportProps) -> Html {
    report_view(Lang::Ja, &props.report)
}

async fn report(change: &serde_json::Value) -> String {
    let question = |name: &str| {
        json!({
            "question": name, "counts": [0, 1, 2, 3, 2], "mean_hundredths": 375,
            "favourable_permille": 625
        })
    };
    let mut value = json!({
        "event_id": "0193a5b0-0000-7000-8000-000000000301", "state": "open",
        "opened_at": "2026-12-10T07:30:00Z", "closes_at": "2026-12-24T07:30:00Z",
        "present": 16, "invited": 15, "answered": 12, "waiting": true,
        "results": {
            "answers": 8, "comments": ["<b>太字</b>"],
            "questions": [question("satisfaction"), question("content"), question("exchange"),
                question("discovery")]
        }
    });
    for (name, new) in change.as_object().unwrap() {
        value[name] = new.clone();
    }
    let report = serde_json::from_value(value).unwrap();
    draw::<Report>(ReportProps { report }).await
}

#[tokio::test]
async fn staff_see_figures_in_tables_and_comments_as_text() {
    let html = report(&json!({})).await;
    for part in [
        "受付中",
        "16人",
        "15人",
        "12人（送った人の80%）",
        "結果（8件）",
        "平均 3.75",
        "62.5%",
        "まだ表示していない回答があります",
        "&lt;b&gt;太字&lt;/b&gt;",
        "並びは無作為です",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    assert_eq!(html.matches("<table").count(), 4);
    assert_eq!(
        html.matches("<svg").count(),
        20 + html.matches("banner-icon").count()
    );
    assert!(html.contains(r#"<rect width="375" height="20""#), "{html}");
    assert!(!html.contains("style="), "{html}");
}

#[tokio::test]
async fn fewer_than_five_are_withheld_and_the_page_says_why() {
    let few = json!({"answered": null, "results": null});
    let html = report(&few).await;
    assert!(
        html.contains("5人未満") && html.contains("結果はまだ表示できません"),
        "{html}"
    );
    assert!(!html.contains("<table"), "{html}");
    let closed = json!({"state": "closed", "answered": null, "results": null, "waiting": false});
    let html = report(&closed).await;
    assert!(html.contains("回答も残していません"), "{html}");
    let none = json!({
        "state": "none", "opened_at": null, "closes_at": null, "answered": null,
        "results": null, "waiting": false
    });
    let html = report(&none).await;
    assert!(html.contains("まだ始まっていません"), "{html}");
}

#[derive(Properties, PartialEq)]
struct OpenProps {
    page: Page<OpenSurvey>,
}

#[component]
fn OpenList(props: &OpenProps) -> Html {
    open_surveys(Lang::Ja, &props.page)
}

#[tokio::test]
async fn staff_see_which_surveys_close_soon_and_few_answers_are_not_told() {
    let one = |last: u8, answered: Option<u32>| {
        json!({
            "event_id": format!("0193a5b0-0000-7000-8000-0000000003{last:02}"),
            "event_title": "<b>見本の会</b>", "closes_at": "2026-12-24T07:30:00Z",
            "invited": 1200, "answered": answered
        })
    };
    let drawn = async |items: serde_json::Value, next: Option<&str>| {
        let page = json!({"items": items, "next_cursor": next});
        let page = serde_json::from_value(page).unwrap();
        draw::<OpenList>(OpenProps { page }).await
    };
    let html = drawn(json!([one(1, Some(12)), one(2, None)]), None).await;
    for part in [
        "href=\"/staff/events/0193a5b0-0000-7000-8000-000000000301?tab=survey\"",
        "12月24日(木) 16:30まで: &lt;b&gt;見本の会&lt;/b&gt;",
        "回答 12人 / 送った人 1,200人",
        "回答 5人未満 / 送った人 1,200人",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    assert!(!html.contains("ほかにもあります"), "{html}");
    let html = drawn(json!([one(1, None)]), Some("AAAA")).await;
    assert!(html.contains("ほかにもあります"), "{html}");
    let html = drawn(json!([]), None).await;
    assert!(html.contains("受付中のアンケートはありません"), "{html}");
}

#[tokio::test]
async fn who_may_not_see_surveys_is_not_asked_for_them() {
    let html = async |permissions: serde_json::Value| {
        let mut me = serde_json::to_value(me(1)).unwrap();
        me["permissions"] = permissions;
        let me: Me = serde_json::from_value(me).unwrap();
        draw::<As>(AsProps {
            state: Session::SignedIn(Rc::new(me)),
            children: yew::html! { <OpenSurveys /> },
        })
        .await
    };
    let admin = html(json!(["staff_read", "account_manage"])).await;
    assert!(!admin.contains("アンケート"), "{admin}");
    let staff = html(json!(["staff_read", "survey_read"])).await;
    assert!(staff.contains("受付中のアンケート"), "{staff}");
}
