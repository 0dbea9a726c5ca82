//! A fresh database for each test, copied from a template that was migrated once.

use std::path::{Path, PathBuf};
use std::time::Duration;

use api::platform::db::{self, DatabaseSettings, Db};
use api::platform::random::Random;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};

/// The variable that names a PostgreSQL cluster where tests may create databases.
pub const POSTGRES: &str = "MUSUBI_TEST_PG_URL";

/// Keeps two test processes from making the same template.
const TEMPLATE_LOCK: i64 = 0x6d75_7375_6269_7465;

/// Which database a test runs on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Backend {
    /// The embedded one.
    Sqlite,
    /// The one for several processes.
    Postgres,
}

/// A database of one test's own.
pub struct TestDatabase {
    /// How to connect to it.
    pub settings: DatabaseSettings,
    /// The test's folder: data files, and the database when it is `SQLite`.
    pub folder: PathBuf,
    drop_with: Option<(String, String)>,
}

impl TestDatabase {
    /// A migrated, empty one.
    pub async fn fresh(backend: Backend) -> Self {
        let name = format!(
            "musubi_test_{}_{:016x}",
            std::process::id(),
            Random::system().below(u64::MAX)
        );
        let folder = scratch().join(&name);
        std::fs::create_dir_all(&folder).expect("a folder for the test");
        let (url, drop_with) = match backend {
            Backend::Sqlite => (sqlite(&folder).await, None),
            Backend::Postgres => {
                let admin = std::env::var(POSTGRES).unwrap_or_else(|_| {
                    panic!(
                        "{POSTGRES} is not set: it names a PostgreSQL cluster for tests, such as \
                         postgres://postgres@127.0.0.1:5432/postgres; to leave PostgreSQL out, \
                         run nextest with -E 'not test(/::postgres$/)'"
                    )
                });
                (postgres(&admin, &name).await, Some((admin, name)))
            }
        };
        let mut settings = DatabaseSettings::new(url);
        settings.pool = 4;
        // A busy machine makes tests slow, never wrong.
        settings.acquire_timeout = Duration::from_secs(120);
        settings.statement_timeout = Duration::from_secs(60);
        Self {
            settings,
            folder,
            drop_with,
        }
    }

    /// Removes it; whatever still holds it is cut off.
    pub async fn remove(&self) {
        let _ = std::fs::remove_dir_all(&self.folder);
        if let Some((admin, name)) = &self.drop_with {
            let conn = connect(admin).await;
            execute(&conn, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
            let _ = conn.close().await;
        }
    }
}

/// Memory where the machine offers it: these files live for a second.
fn scratch() -> PathBuf {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() {
        memory.join("musubi-tests")
    } else {
        std::env::temp_dir().join("musubi-tests")
    }
}

async fn sqlite(folder: &Path) -> String {
    let template = scratch().join(concat!("template-", env!("MIGRATIONS"), ".db"));
    if !template.exists() {
        // Made under a name of our own and then moved: another process sees all of it or nothing.
        let new = folder.join("template.db");
        migrate(format!("sqlite://{}?mode=rwc", new.display())).await;
        std::fs::rename(new, &template).expect("the template in its place");
    }
    let own = folder.join("musubi.db");
    std::fs::copy(&template, &own).expect("a copy of the template");
    format!("sqlite://{}?mode=rwc", own.display())
}

async fn postgres(admin: &str, name: &str) -> String {
    let template = concat!("musubi_template_", env!("MIGRATIONS"));
    let conn = connect(admin).await;
    let create = format!("CREATE DATABASE {name} TEMPLATE {template}");
    if !exists(&conn, template).await {
        execute(&conn, &format!("SELECT pg_advisory_lock({TEMPLATE_LOCK})")).await;
        if !exists(&conn, template).await {
            let building = concat!("musubi_building_", env!("MIGRATIONS"));
            execute(&conn, &format!("DROP DATABASE IF EXISTS {building}")).await;
            execute(&conn, &format!("CREATE DATABASE {building}")).await;
            migrate(sibling(admin, building)).await;
            let rename = format!("ALTER DATABASE {building} RENAME TO {template}");
            execute(&conn, &rename).await;
        }
        execute(
            &conn,
            &format!("SELECT pg_advisory_unlock({TEMPLATE_LOCK})"),
        )
        .await;
    }
    execute(&conn, &create).await;
    let _ = conn.close().await;
    sibling(admin, name)
}

/// The URL of another database in the same cluster.
fn sibling(admin: &str, name: &str) -> String {
    let (url, query) = admin
        .split_once('?')
        .map_or((admin, String::new()), |(url, query)| {
            (url, format!("?{query}"))
        });
    let (base, _) = url.rsplit_once('/').expect("a database in the URL");
    format!("{base}/{name}{query}")
}

async fn migrate(url: String) {
    let db = Db::connect(&DatabaseSettings::new(url))
        .await
        .expect("a database to migrate");
    db::migrate(&db).await.expect("the migrations");
    db.close().await;
}

async fn connect(url: &str) -> DatabaseConnection {
    // One connection: the advisory lock belongs to it.
    let mut options = sea_orm::ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options)
        .await
        .unwrap_or_else(|error| panic!("{POSTGRES} can't be reached: {error}"))
}

async fn exists(conn: &DatabaseConnection, name: &str) -> bool {
    let sql = format!("SELECT 1 AS one FROM pg_database WHERE datname = '{name}'");
    conn.query_one_raw(Statement::from_string(DbBackend::Postgres, sql))
        .await
        .expect("the list of databases")
        .is_some()
}

async fn execute(conn: &DatabaseConnection, sql: &str) {
    conn.execute_raw(Statement::from_string(DbBackend::Postgres, sql))
        .await
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
}
