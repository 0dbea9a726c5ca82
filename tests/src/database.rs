//! A fresh database for each test, copied from a template that was migrated once.

use std::path::{Path, PathBuf};
use std::time::Duration;

use api::platform::db::{self, DatabaseSettings, Db};
use api::platform::random::Random;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};

use crate::process::BUSY;

/// The variable that names a PostgreSQL cluster where tests may create databases.
pub const POSTGRES: &str = "MUSUBI_TEST_PG_URL";

/// The database's file in the test's folder.
const FILE: &str = "musubi.db";

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
    /// Which kind it is.
    pub backend: Backend,
    /// How to connect to it.
    pub settings: DatabaseSettings,
    /// The test's folder: data files, and the database when it is `SQLite`.
    pub folder: PathBuf,
    drop_with: Option<(String, String)>,
}

impl TestDatabase {
    /// A migrated, empty one.
    pub async fn fresh(backend: Backend) -> Self {
        let (name, folder) = own_folder();
        match backend {
            Backend::Sqlite => {
                let from = sqlite_template(&folder).await;
                std::fs::copy(from, folder.join(FILE)).expect("a copy of the template");
                Self::sqlite(folder)
            }
            Backend::Postgres => {
                let admin = std::env::var(POSTGRES).unwrap_or_else(|_| {
                    panic!(
                        "{POSTGRES} is not set: it names a PostgreSQL cluster for tests, such as \
                         postgres://postgres@127.0.0.1:5432/postgres; to leave PostgreSQL out, \
                         run nextest with -E 'not test(/::postgres$/)'"
                    )
                });
                let template = postgres_template(&admin).await;
                Self::postgres(folder, admin, name, template).await
            }
        }
    }

    /// Another one with the same contents; nobody may be connected to this one.
    pub async fn copy(&self) -> Self {
        let (name, folder) = own_folder();
        match &self.drop_with {
            None => {
                for file in [FILE, "musubi.db-wal"] {
                    if self.folder.join(file).exists() {
                        let copied = std::fs::copy(self.folder.join(file), folder.join(file));
                        copied.expect("a copy of the database");
                    }
                }
                Self::sqlite(folder)
            }
            Some((admin, from)) => Self::postgres(folder, admin.clone(), name, from).await,
        }
    }

    fn sqlite(folder: PathBuf) -> Self {
        Self {
            backend: Backend::Sqlite,
            settings: settings(format!("sqlite://{}?mode=rwc", folder.join(FILE).display())),
            folder,
            drop_with: None,
        }
    }

    async fn postgres(folder: PathBuf, admin: String, name: String, from: &str) -> Self {
        let conn = connect(&admin).await;
        let create = format!("CREATE DATABASE {name} TEMPLATE {from}");
        execute(&conn, &create).await;
        let _ = conn.close().await;
        Self {
            backend: Backend::Postgres,
            settings: settings(sibling(&admin, &name)),
            folder,
            drop_with: Some((admin, name)),
        }
    }

    /// Removes it; whatever still holds it is cut off.
    pub async fn remove(&self) {
        let _ = std::fs::remove_dir_all(&self.folder);
        if let Some((admin, name)) = &self.drop_with {
            let conn = connect(admin).await;
            execute(
                &conn,
                &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
            )
            .await;
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

/// A name, and a folder of that name.
fn own_folder() -> (String, PathBuf) {
    let random = Random::system().below(u64::MAX);
    let name = format!("musubi_test_{}_{random:016x}", std::process::id());
    let folder = scratch().join(&name);
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    (name, folder)
}

fn settings(url: String) -> DatabaseSettings {
    let mut settings = DatabaseSettings::new(url);
    settings.pool = 4;
    settings.acquire_timeout = BUSY;
    settings.statement_timeout = Duration::from_mins(1);
    settings
}

async fn sqlite_template(folder: &Path) -> PathBuf {
    let template = scratch().join(concat!("template-", env!("MIGRATIONS"), ".db"));
    if !template.exists() {
        // Made under a name of our own and then moved: another process sees all of it or nothing.
        let new = folder.join("template.db");
        migrate(format!("sqlite://{}?mode=rwc", new.display())).await;
        std::fs::rename(new, &template).expect("the template in its place");
    }
    template
}

async fn postgres_template(admin: &str) -> &'static str {
    let template = concat!("musubi_template_", env!("MIGRATIONS"));
    let conn = connect(admin).await;
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
        let unlock = format!("SELECT pg_advisory_unlock({TEMPLATE_LOCK})");
        execute(&conn, &unlock).await;
    }
    let _ = conn.close().await;
    template
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

fn statement(sql: &str) -> Statement {
    Statement::from_string(DbBackend::Postgres, sql)
}

async fn exists(conn: &DatabaseConnection, name: &str) -> bool {
    let sql = format!("SELECT 1 AS one FROM pg_database WHERE datname = '{name}'");
    conn.query_one_raw(statement(&sql))
        .await
        .expect("the list of databases")
        .is_some()
}

async fn execute(conn: &DatabaseConnection, sql: &str) {
    let mut patience = 200;
    // A connection that was closed a moment ago may still be in the server's list.
    while let Err(error) = conn.execute_raw(statement(sql)).await {
        patience -= 1;
        let busy = error.to_string().contains("being accessed by other users");
        assert!(busy && patience > 0, "{sql}: {error}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
