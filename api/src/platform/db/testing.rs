//! Fresh databases for this crate's tests: `SQLite` always, `PostgreSQL` when `MUSUBI_TEST_PG_URL` is set.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::{ConnectionTrait, Database, DbBackend, Statement};

use super::{DatabaseSettings, Db, migrate};
use crate::platform::random::Random;

/// An empty database of its own; dropped with [`TestDb::drop_it`], or with the cluster.
pub struct TestDb {
    /// How to connect to it (again).
    pub settings: DatabaseSettings,
    folder: Option<PathBuf>,
}

static COUNT: AtomicU32 = AtomicU32::new(0);

fn fresh_name() -> String {
    let number = COUNT.fetch_add(1, Ordering::SeqCst);
    let random = Random::system().below(u64::MAX);
    format!("musubi_test_{}_{number}_{random:x}", std::process::id())
}

/// One empty, unmigrated database of each kind that can be tested here.
///
/// # Panics
/// When one can't be made.
pub async fn empty_databases() -> Vec<TestDb> {
    let folder = std::env::temp_dir().join(fresh_name());
    std::fs::create_dir_all(&folder).unwrap();
    let url = format!("sqlite://{}?mode=rwc", folder.join("test.db").display());
    let mut all = vec![TestDb {
        settings: DatabaseSettings::new(url),
        folder: Some(folder),
    }];
    if let Ok(admin) = std::env::var("MUSUBI_TEST_PG_URL") {
        let name = fresh_name();
        let conn = Database::connect(&admin).await.unwrap();
        let create = format!("CREATE DATABASE {name}");
        conn.execute_raw(Statement::from_string(DbBackend::Postgres, create))
            .await
            .unwrap();
        conn.close().await.unwrap();
        let (base, _) = admin.rsplit_once('/').unwrap();
        all.push(TestDb {
            settings: DatabaseSettings::new(format!("{base}/{name}")),
            folder: None,
        });
    }
    all
}

/// Runs `test` on a fresh, migrated database of each kind.
///
/// # Panics
/// When one can't be made, and with `test`.
pub async fn on_each<F, Fut>(test: F)
where
    F: Fn(Db) -> Fut,
    Fut: Future<Output = ()>,
{
    for database in empty_databases().await {
        let db = Db::connect(&database.settings).await.unwrap();
        migrate(&db).await.unwrap();
        test(db.clone()).await;
        db.close().await;
        database.drop_it();
    }
}

impl TestDb {
    /// Removes the files of an `SQLite` database; a `PostgreSQL` one goes with its test cluster.
    pub fn drop_it(self) {
        if let Some(folder) = self.folder {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}
