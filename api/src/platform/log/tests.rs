//! What the log promises, on both databases.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use sea_orm::{ConnectionTrait, DbErr, Statement};
use serde_json::json;
use shared::time::Timestamp;
use uuid::Uuid;

use super::*;
use crate::platform::db::testing::{empty_databases, on_each};
use crate::platform::db::{Db, Tx, migrate};

fn now() -> Timestamp {
    "2026-11-22T05:00:00Z".parse().unwrap()
}

async fn add(tx: &Tx, writer: u32, number: u32) -> Result<(), DbErr> {
    let subject = Uuid::from_u128(u128::from(writer));
    append(
        tx,
        NewEntry {
            kind: "thing.made",
            subject: ("thing", &subject),
            actor: Actor::Account(subject),
            at: now(),
            data: json!({ "number": number }),
        },
    )
    .await
}

/// Writes down what it is given, in the transaction, in a table of its own.
struct Diary {
    name: &'static str,
    start: Start,
    broken: AtomicBool,
}

impl Diary {
    fn new(name: &'static str) -> Arc<Self> {
        Self::starting(name, Start::Beginning)
    }
    fn starting(name: &'static str, start: Start) -> Arc<Self> {
        Arc::new(Self {
            name,
            start,
            broken: AtomicBool::new(false),
        })
    }
}

#[async_trait::async_trait]
impl Reader for Diary {
    fn name(&self) -> &'static str {
        self.name
    }
    fn start(&self) -> Start {
        self.start
    }
    async fn read(&self, tx: &Tx, entries: &[Entry]) -> Result<(), LogError> {
        for entry in entries {
            if self.broken.load(Ordering::SeqCst) && entry.data == json!({ "number": 13 }) {
                return Err(LogError::Other("thirteen is too much".to_owned()));
            }
            let sql = format!(
                "INSERT INTO diary (reader, position) VALUES ('{}', {})",
                self.name, entry.position
            );
            tx.execute_raw(Statement::from_string(tx.get_database_backend(), sql))
                .await?;
        }
        Ok(())
    }
}

async fn diary_table(db: &Db) {
    let key = match db.backend() {
        sea_orm::DbBackend::Sqlite => "INTEGER PRIMARY KEY AUTOINCREMENT",
        _ => "BIGSERIAL PRIMARY KEY",
    };
    let sql = format!("CREATE TABLE diary (seq {key}, reader TEXT, position BIGINT)");
    db.write(|tx| Box::pin(async move { tx.execute_unprepared(&sql).await.map(|_| ()) }))
        .await
        .unwrap_or_else(|error: DbErr| panic!("{error}"));
}

async fn read_by(db: &Db, reader: &str) -> Vec<i64> {
    let sql = format!("SELECT position FROM diary WHERE reader = '{reader}' ORDER BY seq");
    let rows = db
        .read()
        .query_all_raw(Statement::from_string(db.backend(), sql))
        .await
        .unwrap();
    rows.iter()
        .map(|row| row.try_get("", "position").unwrap())
        .collect()
}

/// 20 writers of 50 entries each, one transaction per entry, committing in whatever order they can.
async fn write_a_thousand(db: &Db) {
    let writers: Vec<_> = (0..20)
        .map(|writer| {
            let db = db.clone();
            tokio::spawn(async move {
                for number in 0..50 {
                    db.write(move |tx| {
                        Box::pin(async move {
                            add(tx, writer, number).await?;
                            if tx.get_database_backend() == sea_orm::DbBackend::Postgres
                                && number % 7 == 0
                            {
                                // Commits after entries that were inserted later.
                                tokio::time::sleep(Duration::from_millis(u64::from(writer % 5)))
                                    .await;
                            }
                            Ok::<(), DbErr>(())
                        })
                    })
                    .await
                    .unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
}

async fn until_read(db: &Db, reader: &str, expected: &[i64]) {
    for _ in 0..1500 {
        if read_by(db, reader).await.len() >= expected.len() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(read_by(db, reader).await, expected, "{reader}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_give_gapless_positions_and_each_reader_sees_each_entry_once_in_order() {
    let all: Vec<i64> = (1..=1000).collect();
    for database in empty_databases().await {
        let one = Db::connect(&database.settings).await.unwrap();
        let two = Db::connect(&database.settings).await.unwrap();
        migrate(&one).await.unwrap();
        diary_table(&one).await;
        let readers =
            || -> Vec<Arc<dyn Reader>> { vec![Diary::new("a"), Diary::new("b"), Diary::new("c")] };
        let first = Runner::new(one.clone(), readers()).spawn();
        let second = Runner::new(two.clone(), readers()).spawn();
        write_a_thousand(&one).await;
        for reader in ["a", "b", "c"] {
            until_read(&one, reader, &all).await;
        }
        first.stop().await;
        second.stop().await;
        let entries = entries_after(one.read(), 0, 2000).await.unwrap();
        assert_eq!(entries.iter().map(|e| e.position).collect::<Vec<_>>(), all);
        // Per writer, the log keeps the order in which its transactions committed.
        for writer in 0..20u128 {
            let numbers: Vec<_> = entries
                .iter()
                .filter(|e| e.subject_id == Uuid::from_u128(writer))
                .map(|e| e.data["number"].as_u64().unwrap())
                .collect();
            assert_eq!(numbers, (0..50).collect::<Vec<_>>());
        }
        one.close().await;
        two.close().await;
        database.drop_it();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn running_once_in_two_processes_at_the_same_time_takes_everything_once() {
    on_each(|db| async move {
        diary_table(&db).await;
        write_a_thousand(&db).await;
        let one = Runner::new(db.clone(), vec![Diary::new("a"), Diary::new("b")]);
        let two = Runner::new(db.clone(), vec![Diary::new("b"), Diary::new("a")]);
        let (first, second) = tokio::join!(one.run_once(), two.run_once());
        let (first, second) = (first.unwrap(), second.unwrap());
        assert_eq!(first.sequenced + second.sequenced, 1000);
        assert_eq!(first.read + second.read, 2000);
        assert_eq!(one.run_once().await.unwrap().read, 0);
        for reader in ["a", "b"] {
            assert_eq!(read_by(&db, reader).await, (1..=1000).collect::<Vec<i64>>());
        }
    })
    .await;
}

/// Answers every entry of a first kind with one of its own.
struct Echo(AtomicU32);

#[async_trait::async_trait]
impl Reader for Echo {
    fn name(&self) -> &'static str {
        "echo"
    }
    async fn read(&self, tx: &Tx, entries: &[Entry]) -> Result<(), LogError> {
        for entry in entries.iter().filter(|entry| entry.kind == "thing.made") {
            self.0.fetch_add(1, Ordering::SeqCst);
            let new = NewEntry {
                kind: "thing.echoed",
                subject: ("thing", &entry.subject_id),
                actor: Actor::System,
                at: entry.at,
                data: json!({}),
            };
            append_in(tx, Some(Uuid::from_u128(5)), new).await?;
        }
        Ok(())
    }
}

#[tokio::test]
async fn what_a_reader_appends_is_read_in_the_same_run() {
    on_each(|db| async move {
        diary_table(&db).await;
        let echo = Arc::new(Echo(AtomicU32::new(0)));
        let runner = Runner::new(db.clone(), vec![Diary::new("a"), echo.clone()]);
        db.write(|tx| Box::pin(add(tx, 1, 1))).await.unwrap();
        let progress = runner.run_once().await.unwrap();
        assert_eq!((progress.sequenced, progress.read), (2, 4));
        assert_eq!(echo.0.load(Ordering::SeqCst), 1);
        let all = entries_after(db.read(), 0, 10).await.unwrap();
        assert_eq!(all[0].actor, Actor::Account(Uuid::from_u128(1)));
        assert_eq!(all[0].at, now());
        assert_eq!(
            (all[1].actor, all[1].programme_id),
            (Actor::System, Some(Uuid::from_u128(5)))
        );
        assert_eq!(head(db.read()).await.unwrap(), 2);
        let history = history(db.read(), &Uuid::from_u128(1), 10).await.unwrap();
        assert_eq!(
            history.iter().map(|e| e.position).collect::<Vec<_>>(),
            [2, 1]
        );
    })
    .await;
}

#[tokio::test]
async fn a_failing_reader_keeps_its_place_and_stops_no_other() {
    on_each(|db| async move {
        diary_table(&db).await;
        let bad = Diary::new("bad");
        bad.broken.store(true, Ordering::SeqCst);
        let runner = Runner::new(db.clone(), vec![bad.clone(), Diary::new("good")]);
        for number in 0..20 {
            db.write(move |tx| Box::pin(add(tx, 1, number)))
                .await
                .unwrap();
        }
        let progress = runner.run_once().await.unwrap();
        assert_eq!(progress.failures.len(), 1);
        assert_eq!(progress.failures[0].0, "bad");
        assert_eq!(read_by(&db, "good").await.len(), 20);
        let stuck = read_by(&db, "bad").await;
        assert!(stuck.len() <= 13, "nothing after the bad entry: {stuck:?}");
        bad.broken.store(false, Ordering::SeqCst);
        assert!(runner.run_once().await.unwrap().failures.is_empty());
        assert_eq!(read_by(&db, "bad").await, (1..=20).collect::<Vec<i64>>());
    })
    .await;
}

#[tokio::test]
async fn a_rolled_back_write_leaves_no_entry_and_no_gap() {
    on_each(|db| async move {
        diary_table(&db).await;
        let runner = Runner::new(db.clone(), vec![Diary::new("a")]);
        for number in 0..10 {
            let outcome: Result<(), DbErr> = db
                .write(move |tx| {
                    Box::pin(async move {
                        add(tx, 1, number).await?;
                        if number % 2 == 0 {
                            Ok(())
                        } else {
                            Err(DbErr::Custom("no".to_owned()))
                        }
                    })
                })
                .await;
            assert_eq!(outcome.is_ok(), number % 2 == 0);
        }
        runner.run_once().await.unwrap();
        assert_eq!(read_by(&db, "a").await, [1, 2, 3, 4, 5]);
    })
    .await;
}

#[tokio::test]
async fn a_reader_that_starts_now_is_not_told_of_the_past() {
    on_each(|db| async move {
        diary_table(&db).await;
        db.write(|tx| Box::pin(add(tx, 1, 1))).await.unwrap();
        Runner::new(db.clone(), vec![]).run_once().await.unwrap();
        let runner = Runner::new(
            db.clone(),
            vec![Diary::starting("late", Start::Now), Diary::new("early")],
        );
        runner.prepare().await.unwrap();
        db.write(|tx| Box::pin(add(tx, 1, 2))).await.unwrap();
        runner.run_once().await.unwrap();
        assert_eq!(read_by(&db, "late").await, [2]);
        assert_eq!(read_by(&db, "early").await, [1, 2]);
    })
    .await;
}
