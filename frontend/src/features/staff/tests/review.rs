//! What the officer reviews.

use shared::event::diff::FieldChange;
use shared::field::Pointer;

use super::super::components::{
    ChangeList, ChangeProps, EventWhole, StampProps, Stamps, WholeProps,
};
use super::super::pages::{Overview, OverviewProps};
use super::*;

#[tokio::test]
async fn the_whole_event_is_there_to_be_reviewed() {
    let html = draw::<EventWhole>(WholeProps {
        values: with(json!({"audience": {"sectors": ["it", "local"], "industries": ["B"], "text": "現場の方"}})),
        html: "<p>現場の<strong>困りごと</strong>から。</p>".into(),
        programme: Some(programme()),
    })
    .await;
    all_in(
        &html,
        &[
            "水産加工のDXを語る会",
            "現場とIT企業が話し合います。",
            "<strong>困りごと</strong>",
            "12月10日(木) 14:00〜16:30",
            "見本会館",
            "宮城県石巻市見本町1-1",
            "石巻駅から徒歩5分",
            "https://meet.example.jp/room",
            "20名",
            "30名",
            "無料",
            "11月25日(水) 09:00",
            "12月7日(月) 正午",
            "見本の窓口",
            "022-000-0000",
            "見本コンサルティング株式会社",
            "14:00〜14:30",
            "話題提供",
            "見本 太郎",
            "14:30〜15:30",
            "現場の方 / IT企業 / 地域企業 / 漁業",
        ],
    );
}

#[tokio::test]
async fn an_unfinished_event_shows_what_is_empty() {
    let html = draw::<EventWhole>(WholeProps {
        values: json!({"format": "online", "title": "題だけ", "venue": {"name": "隠れた会場"}}),
        html: AttrValue::default(),
        programme: None,
    })
    .await;
    all_in(&html, &["題だけ", "(空欄)", "オンラインの定員"]);
    assert!(!html.contains("隠れた会場"), "{html}");
}

fn changed(pointer: &str, before: Option<&str>, after: Option<&str>) -> FieldChange {
    FieldChange {
        pointer: Pointer::from(pointer),
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
    }
}

#[tokio::test]
async fn changes_are_read_in_words_not_as_they_travel() {
    let item = r#"{"kind":"output","title":"対話","speaker":null,"minutes":60}"#;
    let html = draw::<ChangeList>(ChangeProps {
        id: "changes".into(),
        changes: vec![
            changed("/format", Some("in_person"), Some("hybrid")),
            changed(
                "/starts_at",
                Some("2026-12-10T05:00:00Z"),
                Some("2026-12-11T05:00:00Z"),
            ),
            changed("/agenda/1", None, Some(item)),
            changed("/fee_text", Some("500円"), None),
        ],
    })
    .await;
    all_in(
        &html,
        &[
            "会場開催",
            "会場とオンライン",
            "12月10日(木) 14:00",
            "12月11日(金) 14:00",
            "プログラム 2",
            "(なし)",
            "対話 / ",
            "60分",
            "(空欄)",
        ],
    );
    for raw in ["in_person", "T05:00", "{"] {
        assert!(!html.contains(raw), "{raw} in {html}");
    }
}

#[tokio::test]
async fn who_did_what_and_when_is_there() {
    let html = draw::<Stamps>(StampProps {
        event: event(json!({})),
    })
    .await;
    all_in(
        &html,
        &[
            "作成",
            "見本 匠",
            "差し戻し",
            "見本 宮子",
            "県に確認を依頼",
            "見本 巧",
            "11月20日(金) 10:00",
        ],
    );
}

#[tokio::test]
async fn a_resubmitted_event_does_not_say_that_it_was_sent_back() {
    let overview = |status: &str| {
        draw::<Overview>(OverviewProps {
            event: event(json!({ "status": status })),
            etag: None,
            put: Callback::noop(),
            refetch: Callback::noop(),
        })
    };
    let draft = overview("draft").await;
    all_in(&draft, &["県から差し戻されました"]);
    let submitted = overview("submitted").await;
    all_in(
        &submitted,
        &[
            "前回の差し戻しのコメント",
            "参加費を確かめてください。",
            "500円",
            "見本 宮子",
        ],
    );
    assert!(!submitted.contains("県から差し戻されました"), "{submitted}");
}
