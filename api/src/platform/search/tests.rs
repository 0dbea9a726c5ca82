//! Both databases find exactly what a plain substring search finds.

use chrono::Duration;
use sea_orm::DbErr;
use shared::search::matches;
use shared::time::Timestamp;
use uuid::Uuid;

use super::*;
use crate::platform::db::Db;
use crate::platform::db::testing::on_each;
use crate::platform::random::Random;

const WORDS: [&str; 24] = [
    "観光",
    "水産加工",
    "農業",
    "データ",
    "ﾃﾞｰﾀ",
    "でーた",
    "DX",
    "ＤＸ",
    "推進",
    "の",
    "と",
    "、",
    "。",
    " ",
    "IT",
    "EC",
    "伝統工芸",
    "仙台市",
    "宮城県",
    "々",
    "O'Brien",
    "ああああ",
    "C++",
    "5",
];

#[derive(Clone)]
struct Sample {
    id: Uuid,
    kind: &'static str,
    visibility: &'static str,
    title: String,
    body: String,
    at: Timestamp,
}

impl Sample {
    fn text(&self) -> String {
        format!("{}\n{}", self.title, self.body)
    }
}

fn pick(random: &Random, from: usize) -> usize {
    usize::try_from(random.below(from as u64)).unwrap()
}

fn text(random: &Random, words: u64) -> String {
    (0..words)
        .map(|_| WORDS[pick(random, WORDS.len())])
        .collect()
}

fn corpus(random: &Random, size: usize) -> Vec<Sample> {
    let start: Timestamp = "2026-04-01T00:00:00Z".parse().unwrap();
    (0..size)
        .map(|n| Sample {
            id: random.uuid_v4(),
            kind: if n % 3 == 0 { "article" } else { "event" },
            visibility: ["public", "member", "staff"][n % 3],
            title: text(random, 3),
            body: text(random, random.below(30)),
            // Several of the same instant: the id decides.
            at: start.plus(Duration::hours(i64::try_from(random.below(50)).unwrap())),
        })
        .collect()
}

async fn store(db: &Db, samples: Vec<Sample>) {
    let stored: Result<(), DbErr> = db
        .write(move |tx| {
            Box::pin(async move {
                for s in &samples {
                    let doc = Doc {
                        kind: s.kind,
                        id: s.id,
                        visibility: s.visibility,
                        title: &s.title,
                        body: &s.body,
                        at: s.at,
                    };
                    upsert(tx, doc).await?;
                }
                Ok(())
            })
        })
        .await;
    stored.unwrap();
}

/// The samples that hold `q`, in the order of hits. Folding text is slow, so it is done once per query.
fn holding(samples: &[Sample], q: &str) -> Vec<Sample> {
    let mut found: Vec<_> = samples
        .iter()
        .filter(|s| matches(&s.text(), q))
        .cloned()
        .collect();
    found.sort_by_key(|s| std::cmp::Reverse((s.at, s.id)));
    found
}

fn allowed(holding: &[Sample], visibilities: &[&str], kinds: &[&str]) -> Vec<Uuid> {
    let seen = holding
        .iter()
        .filter(|s| visibilities.contains(&s.visibility));
    seen.filter(|s| kinds.is_empty() || kinds.contains(&s.kind))
        .map(|s| s.id)
        .collect()
}

/// Queries of 1 to 10 characters cut out of documents, some with a space, and some that match nothing.
fn queries(random: &Random, samples: &[Sample]) -> Vec<String> {
    let mut all: Vec<String> = [
        "",
        "。",
        "'",
        "zzz",
        "あ",
        "々",
        "C++",
        "o'brien",
        "dx 観光",
    ]
    .map(str::to_owned)
    .to_vec();
    for n in 0..60_usize {
        let whole: Vec<char> = samples[pick(random, samples.len())]
            .text()
            .chars()
            .collect();
        let length = (1 + n % 10).min(whole.len());
        let begin = pick(random, whole.len() - length + 1);
        all.push(whole[begin..begin + length].iter().collect());
    }
    all
}

#[tokio::test]
async fn every_query_finds_what_brute_force_finds_and_nothing_else() {
    on_each(|db| async move {
        let random = Random::seeded(20_261_122);
        let samples = corpus(&random, 150);
        store(&db, samples.clone()).await;
        for q in queries(&random, &samples) {
            let holding = holding(&samples, &q);
            for (visibilities, kinds) in [
                (&["public"][..], &[][..]),
                (&["public", "member", "staff"], &["event"]),
                (&["public", "member", "staff"], &[]),
                (&[], &[]),
            ] {
                let expected = allowed(&holding, visibilities, kinds);
                let found = query(db.read(), &q, visibilities, kinds, 1000, None)
                    .await
                    .unwrap();
                let ids: Vec<Uuid> = found.items.iter().map(|hit| hit.place.id).collect();
                assert_eq!(ids, expected, "{q:?} on {:?}", db.backend());
                assert_eq!(found.total, expected.len() as u64);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repetition() {
    on_each(|db| async move {
        let random = Random::seeded(5);
        let samples = corpus(&random, 200);
        store(&db, samples.clone()).await;
        let all = ["public", "member", "staff"];
        let mut pages = Vec::new();
        let mut before = None;
        loop {
            let page = query(db.read(), "の", &all, &[], 7, before).await.unwrap();
            let Some(last) = page.items.last() else { break };
            before = Some(last.place);
            pages.extend(page.items.iter().map(|hit| hit.place.id));
        }
        assert_eq!(pages, allowed(&holding(&samples, "の"), &all, &[]));
        assert!(pages.len() > 14);
    })
    .await;
}

#[tokio::test]
async fn a_changed_document_is_found_by_its_new_text_and_a_removed_one_not_at_all() {
    on_each(|db| async move {
        let random = Random::seeded(6);
        let mut sample = corpus(&random, 1).remove(0);
        sample.visibility = "public";
        for (title, body) in [("古い題", "本文"), ("新しい題", "べつの本文")] {
            sample.title = title.to_owned();
            sample.body = body.to_owned();
            store(&db, vec![sample.clone()]).await;
        }
        let count = async |q: &str| {
            query(db.read(), q, &["public"], &[], 10, None)
                .await
                .unwrap()
                .total
        };
        assert_eq!(
            (
                count("古い").await,
                count("新しい").await,
                count("べつの").await
            ),
            (0, 1, 1)
        );
        let (kind, id) = (sample.kind, sample.id);
        let removed: Result<(), DbErr> = db.write(move |tx| Box::pin(remove(tx, kind, id))).await;
        removed.unwrap();
        assert_eq!(count("新しい").await, 0);
        let again: Result<(), DbErr> = db.write(move |tx| Box::pin(remove(tx, kind, id))).await;
        again.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_phrase_far_into_a_long_text_is_found() {
    on_each(|db| async move {
        let random = Random::seeded(7);
        let mut sample = corpus(&random, 1).remove(0);
        sample.visibility = "public";
        sample.body = "です、ます。".repeat(6000) + "結びの一番" + &"あいうえお".repeat(2000);
        store(&db, vec![sample.clone()]).await;
        for (q, hits) in [
            ("結びの一番", 1),
            ("番あいう", 1),
            ("番です", 0),
            ("おあいうえお", 1),
        ] {
            let found = query(db.read(), q, &["public"], &[], 10, None)
                .await
                .unwrap();
            assert_eq!(found.total, hits, "{q}");
        }
    })
    .await;
}
