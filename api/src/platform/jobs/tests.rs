//! What jobs promise, on both databases.

use std::sync::atomic::{AtomicBool, Ordering};

use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::*;
use crate::platform::clock::TestClock;
use crate::platform::db::migrate;
use crate::platform::db::testing::{empty_databases, on_each};

const NOON: &str = "2026-06-20T03:00:00Z";

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Writes the number of each thing that is due into `done`, one at a time.
struct Chores {
    name: &'static str,
    broken: AtomicBool,
}

impl Chores {
    fn new(name: &'static str) -> Arc<Self> {
        Arc::new(Self {
            name,
            broken: AtomicBool::new(false),
        })
    }
}

const WAITS: &str = "SELECT id FROM chore WHERE job = $1 AND due <= $2 AND \
     NOT EXISTS (SELECT 1 FROM done WHERE done.chore = chore.id) ORDER BY id LIMIT 1";

async fn next(
    conn: &impl ConnectionTrait,
    job: &str,
    now: Timestamp,
) -> Result<Option<i64>, DbErr> {
    let values = [job.into(), now.micros().into()];
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), WAITS, values);
    let row = conn.query_one_raw(statement).await?;
    row.map(|row| row.try_get("", "id")).transpose()
}

#[async_trait]
impl Due for Chores {
    fn name(&self) -> &'static str {
        self.name
    }
    async fn is_due(&self, db: &Db, now: Timestamp) -> Result<bool, JobError> {
        Ok(next(db.read(), self.name, now).await?.is_some())
    }
    async fn run(&self, tx: &Tx, now: Timestamp) -> Result<u64, JobError> {
        let Some(id) = next(tx, self.name, now).await? else {
            return Ok(0);
        };
        run(tx, &format!("INSERT INTO done (chore) VALUES ({id})")).await?;
        if self.broken.load(Ordering::SeqCst) {
            return Err(JobError::Other("no".to_owned()));
        }
        Ok(1)
    }
}

async fn run(tx: &Tx, sql: &str) -> Result<(), DbErr> {
    tx.execute_unprepared(sql).await.map(|_| ())
}

/// `n` chores of one job that are due at noon.
async fn chores(db: &Db, job: &'static str, n: i64) {
    let noon = at(NOON).micros();
    db.write(move |tx| {
        Box::pin(async move {
            run(
                tx,
                "CREATE TABLE IF NOT EXISTS chore (id BIGINT, job TEXT, due BIGINT)",
            )
            .await?;
            run(tx, "CREATE TABLE IF NOT EXISTS done (chore BIGINT)").await?;
            for _ in 0..n {
                let next = "SELECT COALESCE(MAX(id), 0) + 1 FROM chore";
                run(
                    tx,
                    &format!("INSERT INTO chore VALUES (({next}), '{job}', {noon})"),
                )
                .await?;
            }
            Ok::<(), DbErr>(())
        })
    })
    .await
    .unwrap();
}

async fn done(db: &Db) -> Vec<i64> {
    let sql = "SELECT chore FROM done ORDER BY chore";
    let statement = Statement::from_string(db.backend(), sql);
    let rows = db.read().query_all_raw(statement).await.unwrap();
    rows.iter()
        .map(|row| row.try_get("", "chore").unwrap())
        .collect()
}

fn jobs(db: &Db, due: Vec<Arc<dyn Due>>) -> Jobs {
    Jobs::new(db.clone(), TestClock::at(at(NOON)).clock(), due)
}

#[tokio::test]
async fn what_is_due_is_done_at_its_time_and_once() {
    on_each(|db| async move {
        chores(&db, "a", 3).await;
        let jobs = jobs(&db, vec![Chores::new("a")]);
        let before = at(NOON).plus(chrono::Duration::microseconds(-1));
        assert_eq!(jobs.run_once(before).await.done, 0);
        assert_eq!(done(&db).await, Vec::<i64>::new());
        assert_eq!(jobs.run_once(at(NOON)).await.done, 3);
        assert_eq!(jobs.run_once(at(NOON)).await.done, 0);
        assert_eq!(done(&db).await, [1, 2, 3]);
    })
    .await;
}

#[tokio::test]
async fn a_job_that_fails_leaves_nothing_and_stops_no_other() {
    on_each(|db| async move {
        chores(&db, "bad", 2).await;
        chores(&db, "good", 2).await;
        let bad = Chores::new("bad");
        bad.broken.store(true, Ordering::SeqCst);
        let jobs = jobs(&db, vec![bad.clone(), Chores::new("good")]);
        let ran = jobs.run_once(at(NOON)).await;
        assert_eq!(ran.done, 2);
        assert_eq!(ran.failures.len(), 1);
        assert_eq!(ran.failures[0].0, "bad");
        assert_eq!(done(&db).await, [3, 4]);
        bad.broken.store(false, Ordering::SeqCst);
        assert_eq!(jobs.run_once(at(NOON)).await.done, 2);
        assert_eq!(done(&db).await, [1, 2, 3, 4]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_processes_do_each_thing_once() {
    for database in empty_databases().await {
        let one = Db::connect(&database.settings).await.unwrap();
        migrate(&one).await.unwrap();
        chores(&one, "a", 40).await;
        let mut dbs = vec![one];
        if dbs[0].backend() == DbBackend::Postgres {
            for _ in 0..3 {
                dbs.push(Db::connect(&database.settings).await.unwrap());
            }
        }
        let all = dbs.iter().map(|db| jobs(db, vec![Chores::new("a")]));
        let all: Vec<Jobs> = all.collect();
        let now = at(NOON);
        let ran = futures::future::join_all(all.iter().map(|jobs| jobs.run_once(now))).await;
        for one in &ran {
            assert!(one.failures.is_empty(), "{:?}", one.failures);
        }
        // Whoever met another at work left it the rest.
        let rest = all[0].run_once(now).await.done;
        assert_eq!(ran.iter().map(|one| one.done).sum::<u64>() + rest, 40);
        assert_eq!(done(&dbs[0]).await, (1..=40).collect::<Vec<i64>>());
        for db in dbs {
            db.close().await;
        }
        database.drop_it();
    }
}

#[tokio::test]
async fn a_running_job_is_finished_before_the_end() {
    on_each(|db| async move {
        chores(&db, "a", 5).await;
        let handle = jobs(&db, vec![Chores::new("a")]).spawn();
        let mut patience = 1500;
        while done(&db).await.is_empty() && patience > 0 {
            patience -= 1;
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        handle.stop().await;
        assert_eq!(done(&db).await, [1, 2, 3, 4, 5]);
    })
    .await;
}
