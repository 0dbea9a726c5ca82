//! Component tests: drawn natively, read as HTML.

use std::rc::Rc;

use shared::account::perm::of_role;
use shared::account::types::Role;
use shared::problem::Code;
use yew::prelude::*;

use crate::client::ClientError;
use crate::hooks::{Bind, Query};
use crate::routes::Area;
use crate::session::Session;
use crate::shell::Header;
use crate::testing::{As, AsProps, draw, me, refused, reply};
use crate::ui::props::*;
use crate::ui::*;

fn bind(error: Option<&'static str>) -> Bind {
    Bind {
        id: "f-title".into(),
        value: "題".into(),
        error: error.map(AttrValue::from),
        set: Callback::noop(),
        touch: Callback::noop(),
    }
}

#[component]
fn WholeView(props: &ViewProps) -> Html {
    let query = Query::<Vec<u8>> {
        data: None,
        error: props.error.clone(),
        pending: false,
        refetch: Callback::noop(),
        put: Callback::noop(),
    };
    AsyncView::new(&query)
        .whole_page()
        .ready(|_| Html::default())
}

#[tokio::test]
async fn a_page_that_cannot_be_read_has_a_heading_all_the_same() {
    for (code, words) in [
        (Code::NotFound, "ページが見つかりません"),
        (Code::Internal, "このページを表示できませんでした"),
    ] {
        let error = Some(refused(code));
        let html = draw::<WholeView>(ViewProps { items: None, error }).await;
        assert!(
            html.contains(&format!("<h1 tabindex=\"-1\">{words}</h1>")),
            "{html}"
        );
    }
}

#[derive(Properties, PartialEq)]
struct ViewProps {
    items: Option<Vec<u8>>,
    error: Option<Rc<ClientError>>,
}

#[component]
fn View(props: &ViewProps) -> Html {
    let query = Query {
        data: props.items.clone().map(reply),
        error: props.error.clone(),
        pending: props.items.is_none() && props.error.is_none(),
        refetch: Callback::noop(),
        put: Callback::noop(),
    };
    AsyncView::new(&query)
        .empty(
            |reply| reply.body.is_empty(),
            || html! { <p>{ "empty" }</p> },
        )
        .ready(|reply| html! { <p>{ reply.body.len() }</p> })
}

#[tokio::test]
async fn while_an_answer_is_awaited_nothing_is_shown_at_first() {
    let html = draw::<View>(ViewProps {
        items: None,
        error: None,
    })
    .await;
    assert_eq!(html, r#"<div aria-busy="true"></div>"#);
}

#[tokio::test]
async fn a_skeleton_says_that_it_is_loading_and_hides_its_bars() {
    let html = draw::<SkeletonView>(SkeletonProps {
        shape: Skeleton::Cards(2),
    })
    .await;
    assert!(
        html.contains(r#"role="status""#) && html.contains("読み込んでいます"),
        "{html}"
    );
    assert!(html.contains(r#"aria-hidden="true""#));
    assert_eq!(html.matches(r#"class="card""#).count(), 2);
}

#[tokio::test]
async fn a_failure_says_what_happened_what_to_do_and_its_trace_id() {
    let error = Some(refused(Code::Internal));
    let html = draw::<View>(ViewProps { items: None, error }).await;
    assert!(html.contains(r#"role="alert""#), "{html}");
    for text in [
        "こちらの不具合",
        "時間をおいて",
        "もう一度読み込む",
        "trace-7",
    ] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
}

#[tokio::test]
async fn what_does_not_exist_is_said_calmly_and_cannot_be_tried_again() {
    let error = Some(refused(Code::NotFound));
    let html = draw::<View>(ViewProps { items: None, error }).await;
    assert!(html.contains("見つかりませんでした"), "{html}");
    assert!(
        !html.contains("もう一度") && !html.contains("role=\"alert\""),
        "{html}"
    );
}

#[tokio::test]
async fn who_is_signed_out_is_led_to_signing_in() {
    let error = Some(refused(Code::Unauthenticated));
    let html = draw::<View>(ViewProps { items: None, error }).await;
    assert!(html.contains("/sign-in?next="), "{html}");
}

#[tokio::test]
async fn an_empty_list_and_a_full_one_are_drawn_differently() {
    let empty = draw::<View>(ViewProps {
        items: Some(vec![]),
        error: None,
    })
    .await;
    assert!(empty.contains("empty"), "{empty}");
    let full = draw::<View>(ViewProps {
        items: Some(vec![1, 2]),
        error: None,
    })
    .await;
    assert!(full.contains("<p>2</p>"), "{full}");
}

#[tokio::test]
async fn what_was_known_stays_when_reading_again_fails() {
    let error = Some(Rc::new(ClientError::Network));
    let html = draw::<View>(ViewProps {
        items: Some(vec![1]),
        error,
    })
    .await;
    assert!(
        html.contains("つながりませんでした") && html.contains("<p>1</p>"),
        "{html}"
    );
}

fn text_field(error: Option<&'static str>) -> TextFieldProps {
    yew::props!(TextFieldProps {
        bind: bind(error),
        label: "題名",
        hint: Some(AttrValue::from("120文字まで")),
        required: Some(true),
    })
}

#[tokio::test]
async fn a_field_ties_label_hint_and_error_to_its_input() {
    let html = draw::<TextField>(text_field(Some("入力してください。"))).await;
    for part in [
        r#"for="f-title""#,
        r#"id="f-title""#,
        r#"id="f-title-hint""#,
        r#"id="f-title-error""#,
        r#"aria-describedby="f-title-error f-title-hint""#,
        r#"aria-invalid="true""#,
        r#"aria-required="true""#,
        "※必須",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
}

#[tokio::test]
async fn a_field_without_a_fault_says_nothing_of_one() {
    let html = draw::<TextField>(text_field(None)).await;
    assert!(
        !html.contains("aria-invalid") && !html.contains("f-title-error"),
        "{html}"
    );
    assert!(
        html.contains(r#"aria-describedby="f-title-hint""#),
        "{html}"
    );
    assert!(!html.contains("placeholder"));
}

#[tokio::test]
async fn the_error_summary_counts_the_faults_and_links_to_their_inputs() {
    let faults = vec![("f-title".into(), "入力してください。".into())];
    let html = draw::<ErrorSummary>(ErrorSummaryProps {
        faults,
        attempts: 1,
    })
    .await;
    assert!(
        html.contains("1件") && html.contains(r##"href="#f-title""##),
        "{html}"
    );
    assert!(
        html.contains(r#"tabindex="-1""#) && html.contains(r#"role="alert""#),
        "{html}"
    );
    let none = draw::<ErrorSummary>(ErrorSummaryProps {
        faults: vec![],
        attempts: 0,
    })
    .await;
    assert!(!none.contains("error-summary"), "{none}");
}

#[tokio::test]
async fn a_date_is_asked_for_in_three_labelled_parts_and_echoed_in_the_other_calendar() {
    let mut day = bind(None);
    day.value = "2025-11-22".into();
    let props = yew::props!(DateFieldProps {
        bind: day,
        label: "開催日"
    });
    let html = draw::<DateField>(props).await;
    for part in [
        "<fieldset",
        "<legend",
        r#"id="f-title-year""#,
        r#"for="f-title-month""#,
        r#"value="2025""#,
        r#"value="22""#,
        "令和7年(2025年)11月22日(土)",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
}

#[tokio::test]
async fn an_unfinished_date_comes_back_as_it_was_left() {
    let mut day = bind(None);
    day.value = "2025-2-30 14:00".into();
    let props = yew::props!(DateFieldProps {
        bind: day,
        label: "締切"
    });
    let html = draw::<DateTimeField>(props).await;
    for part in [
        r#"value="2025""#,
        r#"value="2""#,
        r#"value="30""#,
        r#"value="14:00""#,
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
}

#[tokio::test]
async fn a_pending_button_keeps_its_words_and_says_that_it_is_busy() {
    let props = yew::props!(ButtonProps {
        pending: true,
        children: html! { "申し込む" }
    });
    let html = draw::<Button>(props).await;
    assert!(
        html.contains(r#"aria-busy="true""#) && html.contains("申し込む"),
        "{html}"
    );
    assert!(
        !html.contains("disabled=\"\""),
        "a disabled button loses the focus: {html}"
    );
}

#[tokio::test]
async fn only_the_chosen_tab_is_a_stop_of_the_tab_key() {
    let props = yew::props!(TabsProps {
        id: "desk",
        label: "イベント",
        tabs: vec![
            TabItem::new("a", "概要"),
            TabItem::new("b", "申込").count(1234)
        ],
        current: "b",
        onselect: Callback::noop(),
        children: html! { <p /> },
    });
    let html = draw::<Tabs>(props).await;
    assert_eq!(html.matches(r#"aria-selected="true""#).count(), 1);
    assert!(
        html.contains(r#"id="desk-tab-a" aria-selected="false" tabindex="-1""#),
        "{html}"
    );
    assert!(
        html.contains(r#"aria-labelledby="desk-tab-b""#) && html.contains("1,234"),
        "{html}"
    );
}

#[tokio::test]
async fn a_table_scrolls_in_a_region_that_the_keyboard_reaches() {
    let props = yew::props!(TableProps {
        id: "t",
        caption: "申込",
        head: html! { <th scope="col">{ "氏名" }</th> },
        children: html! { <tr><th scope="row">{ "見本" }</th></tr> },
    });
    let html = draw::<Table>(props).await;
    assert!(
        html.contains(r#"role="region" tabindex="0" aria-labelledby="t-caption""#),
        "{html}"
    );
}

#[tokio::test]
async fn one_seed_always_draws_the_same_knot_and_screen_readers_pass_over_it() {
    let knot = |seed| {
        draw::<KnotArt>(KnotProps {
            seed,
            shape: Shape::Cover,
        })
    };
    let (first, again, other) = (knot(7).await, knot(7).await, knot(8).await);
    assert_eq!(first, again);
    assert_ne!(first, other);
    assert!(first.contains(r#"aria-hidden="true""#) && !first.contains("style="));
}

#[tokio::test]
async fn a_moderator_finds_the_way_to_attendance_and_staff_find_the_page_views() {
    let header = async |role: Role| {
        let mut me = me(1);
        me.permissions = of_role(role);
        let state = Session::SignedIn(Rc::new(me));
        let children = html! { <Header area={Area::Home} /> };
        draw::<As>(AsProps { state, children }).await
    };
    let attendance = "href=\"/staff/attendance\"";
    let visits = "href=\"/staff/visits\"";
    for (role, finds) in [
        (Role::Member, [false, false]),
        (Role::Moderator, [true, false]),
        // Staff have attendance at each event's desk.
        (Role::Contractor, [false, true]),
        (Role::Prefecture, [false, true]),
        (Role::Admin, [false, true]),
    ] {
        let html = header(role).await;
        let found = [attendance, visits].map(|link| html.contains(link));
        assert_eq!(found, finds, "{role}: {html}");
    }
}
