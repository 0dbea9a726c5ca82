//! What is stored already takes its new place: periods of registered IT companies, names that were typed
//! and stand for no organisation yet, and the text that the directory searches.

use std::collections::BTreeMap;

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::prelude::Uuid;
use sea_orm_migration::sea_orm::{ConnectionTrait, QueryResult, Statement, Value};
use shared::organisation::rules::{name_key, search_key};

use crate::table;

/// Carries everything over.
pub async fn all(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    periods(manager).await?;
    texts(manager).await?;
    names(manager, "registration").await?;
    names(manager, "person").await
}

/// The two columns become a row: its id is the organisation's, which is as good as another here.
async fn periods(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    table::sql(
        manager,
        "INSERT INTO it_registration (id, organisation_id, status, since, until, version, created_at, \
         updated_at) SELECT id, id, CASE WHEN registered_it_until IS NULL THEN 'approved' ELSE \
         'withdrawn' END, registered_it_since, registered_it_until, 1, created_at, updated_at \
         FROM organisation WHERE registered_it_since IS NOT NULL \
         AND (registered_it_until IS NULL OR registered_it_since <= registered_it_until)",
    )
    .await
}

async fn texts(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let rows = read(
        manager,
        "SELECT id, search_key, description FROM organisation",
        [],
    )
    .await?;
    for row in rows {
        let id: Uuid = row.try_get("", "id")?;
        let found: String = row.try_get("", "search_key")?;
        let about: Option<String> = row.try_get("", "description")?;
        let text = format!("{found} {}", search_key(&about.unwrap_or_default()));
        write(
            manager,
            "UPDATE organisation SET text_key = $1 WHERE id = $2",
            [text.into(), id.into()],
        )
        .await?;
    }
    Ok(())
}

/// Each name that was typed gets its organisation: the only one of that name in the directory, else one
/// that waits for staff. Its id is that of the first row that names it.
async fn names(manager: &SchemaManager<'_>, table: &'static str) -> Result<(), DbErr> {
    let typed = format!(
        "SELECT id, organisation_name, created_at FROM {table} \
         WHERE organisation_id IS NULL AND organisation_name IS NOT NULL ORDER BY id"
    );
    let mut known: BTreeMap<String, Uuid> = BTreeMap::new();
    for row in read(manager, &typed, []).await? {
        let name: String = row.try_get("", "organisation_name")?;
        let key = name_key(&name);
        let id: Uuid = row.try_get("", "id")?;
        let organisation = if let Some(known) = known.get(&key) {
            *known
        } else {
            organisation_of(manager, (table, id), &name, &key).await?
        };
        known.insert(key, organisation);
        let statement = format!("UPDATE {table} SET organisation_id = $1 WHERE id = $2");
        write(manager, &statement, [organisation.into(), id.into()]).await?;
    }
    Ok(())
}

async fn organisation_of(
    manager: &SchemaManager<'_>,
    (table, id): (&str, Uuid),
    name: &str,
    key: &str,
) -> Result<Uuid, DbErr> {
    let same = "SELECT id, status FROM organisation WHERE name_key = $1 ORDER BY id";
    let (mut active, mut pending) = (Vec::new(), None);
    for row in read(manager, same, [key.into()]).await? {
        let id: Uuid = row.try_get("", "id")?;
        let status: String = row.try_get("", "status")?;
        if status == "active" {
            active.push(id);
        } else {
            pending = Some(id);
        }
    }
    match (active.as_slice(), pending) {
        ([one], _) => return Ok(*one),
        (_, Some(pending)) => return Ok(pending),
        _ => {}
    }
    let new = format!(
        "INSERT INTO organisation (id, name, name_key, search_key, sort_key, text_key, sector, status, \
         version, created_at, updated_at) SELECT id, $2, $3, $4, $4, $4, 'other', 'pending', 1, \
         created_at, created_at FROM {table} WHERE id = $1"
    );
    let folded = search_key(name);
    let values = [id.into(), name.into(), key.into(), folded.into()];
    write(manager, &new, values).await?;
    Ok(id)
}

async fn read<const N: usize>(
    manager: &SchemaManager<'_>,
    sql: &str,
    values: [Value; N],
) -> Result<Vec<QueryResult>, DbErr> {
    let backend = manager.get_database_backend();
    let statement = Statement::from_sql_and_values(backend, sql, values);
    manager.get_connection().query_all_raw(statement).await
}

async fn write<const N: usize>(
    manager: &SchemaManager<'_>,
    sql: &str,
    values: [Value; N],
) -> Result<(), DbErr> {
    let backend = manager.get_database_backend();
    let statement = Statement::from_sql_and_values(backend, sql, values);
    let connection = manager.get_connection();
    connection.execute_raw(statement).await.map(|_| ())
}
