//! What the database promises, on both kinds.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use sea_orm_migration::prelude::*;

use super::testing::{empty_databases, on_each};
use super::{Db, MigrateError, Tx, is_unique_violation, lock, migrate, migrate_with};

async fn run(conn: &impl ConnectionTrait, sql: &str) -> Result<(), DbErr> {
    conn.execute_raw(Statement::from_string(conn.get_database_backend(), sql))
        .await
        .map(|_| ())
}

async fn count(db: &Db) -> i64 {
    let statement = Statement::from_string(db.backend(), "SELECT COUNT(*) AS n FROM t");
    db.read()
        .query_one_raw(statement)
        .await
        .unwrap()
        .unwrap()
        .try_get("", "n")
        .unwrap()
}

async fn table(db: &Db) {
    db.write(|tx| Box::pin(run(tx, "CREATE TABLE t (id INTEGER PRIMARY KEY)")))
        .await
        .unwrap();
}

async fn insert(tx: &Tx, id: u32) -> Result<(), DbErr> {
    run(tx, &format!("INSERT INTO t (id) VALUES ({id})")).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_simultaneous_writes_each_failing_one_fails_alone() {
    on_each(|db| async move {
        table(&db).await;
        let tasks: Vec<_> = (0..200u32)
            .map(|n| {
                let db = db.clone();
                tokio::spawn(async move {
                    let outcome: Result<u32, DbErr> = db
                        .write(move |tx| {
                            Box::pin(async move {
                                insert(tx, n).await?;
                                match n % 4 {
                                    1 => Err(DbErr::Custom("no".to_owned())),
                                    2 => panic!("a bug"),
                                    3 => insert(tx, n).await.map(|()| n),
                                    _ => Ok(n),
                                }
                            })
                        })
                        .await;
                    match n % 4 {
                        0 => assert_eq!(outcome.unwrap(), n),
                        1 => assert!(outcome.unwrap_err().to_string().contains("no")),
                        2 => assert!(outcome.unwrap_err().to_string().contains("panicked")),
                        _ => assert!(is_unique_violation(&outcome.unwrap_err())),
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(count(&db).await, 50);
        // The writer is as good as new.
        db.write(|tx| Box::pin(insert(tx, 9999))).await.unwrap();
        assert_eq!(count(&db).await, 51);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dropped_request_leaves_all_of_its_write() {
    on_each(|db| async move {
        table(&db).await;
        let (started, begun) = tokio::sync::oneshot::channel();
        let (resume, resumed) = tokio::sync::oneshot::channel::<()>();
        let finished = Arc::new(AtomicBool::new(false));
        let flag = finished.clone();
        let request = tokio::spawn({
            let db = db.clone();
            async move {
                db.write(move |tx| {
                    Box::pin(async move {
                        insert(tx, 1).await?;
                        let _ = started.send(());
                        let _ = resumed.await;
                        insert(tx, 2).await?;
                        flag.store(true, Ordering::SeqCst);
                        Ok::<(), DbErr>(())
                    })
                })
                .await
            }
        });
        begun.await.unwrap();
        request.abort();
        assert!(request.await.unwrap_err().is_cancelled());
        resume.send(()).unwrap();
        for _ in 0..500 {
            if finished.load(Ordering::SeqCst) && count(&db).await == 2 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the write did not finish: {} rows", count(&db).await);
    })
    .await;
}

#[tokio::test]
async fn a_row_lock_makes_the_second_writer_see_what_the_first_did() {
    on_each(|db| async move {
        run_counter(&db).await;
    })
    .await;
}

async fn run_counter(db: &Db) {
    db.write(|tx| {
        Box::pin(async move {
            run(
                tx,
                "CREATE TABLE seat (id INTEGER PRIMARY KEY, taken INTEGER)",
            )
            .await?;
            run(tx, "INSERT INTO seat VALUES (1, 0)").await
        })
    })
    .await
    .unwrap();
    let writers = (0..30).map(|_| {
        db.write(|tx| {
            Box::pin(async move {
                lock(tx, "seat", 1).await?;
                let backend = tx.get_database_backend();
                let select = Statement::from_string(backend, "SELECT taken FROM seat WHERE id = 1");
                let row = tx.query_one_raw(select).await?.unwrap();
                let taken: i32 = row.try_get("", "taken")?;
                run(
                    tx,
                    &format!("UPDATE seat SET taken = {} WHERE id = 1", taken + 1),
                )
                .await
            })
        })
    });
    for outcome in futures::future::join_all(writers).await {
        outcome.unwrap();
    }
    let select = Statement::from_string(db.backend(), "SELECT taken FROM seat");
    let row = db.read().query_one_raw(select).await.unwrap().unwrap();
    assert_eq!(row.try_get::<i32>("", "taken").unwrap(), 30);
}

#[tokio::test]
async fn reads_on_sqlite_cannot_write_and_settings_hold() {
    on_each(|db| async move {
        if db.backend() != DbBackend::Sqlite {
            return;
        }
        table(&db).await;
        assert!(
            run(db.read(), "INSERT INTO t (id) VALUES (1)")
                .await
                .is_err()
        );
        for (pragma, value) in [
            ("foreign_keys", "1"),
            ("synchronous", "2"),
            ("journal_mode", "wal"),
        ] {
            let found = db
                .write(move |tx| {
                    Box::pin(async move {
                        let ask =
                            Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {pragma}"));
                        let row = tx.query_one_raw(ask).await?.unwrap();
                        row.try_get_by_index::<i64>(0)
                            .map(|n| n.to_string())
                            .or_else(|_| row.try_get_by_index::<String>(0))
                    })
                })
                .await
                .unwrap();
            assert_eq!(found, value, "{pragma}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_closed_database_finishes_what_waits_and_then_refuses() {
    on_each(|db| async move {
        table(&db).await;
        db.write(|tx| Box::pin(insert(tx, 1))).await.unwrap();
        db.ping().await.unwrap();
        db.close().await;
        assert!(db.ping().await.is_err());
        assert!(db.write(|tx| Box::pin(insert(tx, 2))).await.is_err());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_that_migrate_at_once_agree_ten_times() {
    for _ in 0..10 {
        for database in empty_databases().await {
            let start = || async {
                let db = Db::connect(&database.settings).await.unwrap();
                migrate(&db).await.unwrap();
                db
            };
            let (one, two) = tokio::join!(start(), start());
            let statement =
                Statement::from_string(one.backend(), "SELECT COUNT(*) AS n FROM seaql_migrations");
            let row = two.read().query_one_raw(statement).await.unwrap().unwrap();
            let expected: i64 = migration::Migrator::migrations().len().try_into().unwrap();
            assert_eq!(row.try_get::<i64>("", "n").unwrap(), expected);
            one.close().await;
            two.close().await;
            database.drop_it();
        }
    }
}

struct Later;

impl MigrationName for Later {
    fn name(&self) -> &'static str {
        "m29991231_000001_later"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Later {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        migration::table::sql(manager, "CREATE TABLE later (id INTEGER)").await
    }
}

struct Newer;

impl MigratorTrait for Newer {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let mut all = migration::Migrator::migrations();
        all.push(Box::new(Later));
        all
    }
}

#[tokio::test]
async fn a_newer_schema_is_refused_and_left_alone() {
    for database in empty_databases().await {
        let db = Db::connect(&database.settings).await.unwrap();
        migrate_with::<Newer>(&db).await.unwrap();
        let refused = migrate(&db).await.unwrap_err();
        assert!(
            matches!(&refused, MigrateError::Newer(names) if names == &["m29991231_000001_later"])
        );
        assert!(
            refused.to_string().contains("m29991231_000001_later"),
            "{refused}"
        );
        let statement = Statement::from_string(db.backend(), "SELECT COUNT(*) AS n FROM later");
        assert!(db.read().query_one_raw(statement).await.is_ok());
        migrate_with::<Newer>(&db).await.unwrap();
        db.close().await;
        database.drop_it();
    }
}

#[tokio::test]
async fn every_change_can_be_undone_and_made_again() {
    for database in empty_databases().await {
        let db = Db::connect(&database.settings).await.unwrap();
        migrate(&db).await.unwrap();
        db.write(|tx| Box::pin(migration::Migrator::down(tx, None)))
            .await
            .unwrap();
        let tables = match db.backend() {
            DbBackend::Sqlite => {
                "SELECT COUNT(*) AS n FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            }
            _ => "SELECT COUNT(*) AS n FROM pg_tables WHERE schemaname = 'public'",
        };
        let statement = Statement::from_string(db.backend(), tables);
        let row = db.read().query_one_raw(statement).await.unwrap().unwrap();
        assert_eq!(
            row.try_get::<i64>("", "n").unwrap(),
            1,
            "only the list of changes is left"
        );
        migrate(&db).await.unwrap();
        db.close().await;
        database.drop_it();
    }
}
