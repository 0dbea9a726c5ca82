//! Which database, and how hard it may be used.

use std::path::Path;
use std::time::Duration;

use super::env::{Env, Variable, number};
use crate::platform::db::DatabaseSettings;

pub(super) const URL: Variable = Variable {
    name: "MUSUBI_DATABASE_URL",
    purpose: "The database: an SQLite file (`sqlite://…?mode=rwc`) or PostgreSQL 15 or newer (`postgres://…`).",
    default: "`musubi.db` in the data folder",
    example: "postgres://musubi:secret@db.internal:5432/musubi",
};
pub(super) const POOL: Variable = Variable {
    name: "MUSUBI_DATABASE_POOL",
    purpose: "Connections per process, 2 to 100. More is slower on one busy event.",
    default: "`8`",
    example: "8",
};
pub(super) const STATEMENT_TIMEOUT: Variable = Variable {
    name: "MUSUBI_DATABASE_STATEMENT_TIMEOUT",
    purpose: "Seconds after which the server ends a statement, 1 to 600.",
    default: "`10`",
    example: "10",
};

pub(super) const VARIABLES: [&Variable; 3] = [&URL, &POOL, &STATEMENT_TIMEOUT];

pub(super) fn read(env: &mut Env, data_dir: &Path) -> DatabaseSettings {
    let default = format!("sqlite://{}?mode=rwc", data_dir.join("musubi.db").display());
    let url = env.read(&URL, default, |text| {
        let kinds = ["sqlite:", "postgres://", "postgresql://"];
        if text.starts_with("sqlite::memory:") {
            Err("must name a file: a database in memory is gone with the process".to_owned())
        } else if kinds
            .iter()
            .any(|kind| text.starts_with(kind) && text.len() > kind.len())
        {
            Ok(text.to_owned())
        } else {
            Err("must begin with sqlite: or postgres://".to_owned())
        }
    });
    let mut settings = DatabaseSettings::new(url);
    settings.pool = env.read(&POOL, settings.pool, |text| number(text, 2, 100));
    let seconds = env.read(&STATEMENT_TIMEOUT, 10, |text| number(text, 1, 600));
    settings.statement_timeout = Duration::from_secs(seconds.into());
    settings
}
