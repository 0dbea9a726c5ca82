//! What later features ask: the numbers.

use std::collections::BTreeMap;

use sea_orm::DbErr;
use shared::collaboration::Stage;
use shared::time::Day;

use crate::features::collaboration::store::read;
use crate::platform::db::ConnectionTrait;

/// How many collaborations there are at each stage today; stages without any are left out.
///
/// # Errors
/// When the database fails.
pub async fn count_by_stage(conn: &impl ConnectionTrait) -> Result<BTreeMap<Stage, u32>, DbErr> {
    let counts = read::count_by_stage(conn).await?;
    let number = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(counts
        .into_iter()
        .map(|(stage, n)| (stage, number(n)))
        .collect())
}

/// How many new businesses were launched from `from` to `to`, both days included: only those that
/// the prefecture has confirmed.
///
/// # Errors
/// When the database fails.
pub async fn new_businesses(conn: &impl ConnectionTrait, from: Day, to: Day) -> Result<u32, DbErr> {
    let number = read::confirmed_launches(conn, from, to).await?;
    Ok(u32::try_from(number).unwrap_or(u32::MAX))
}

/// How many launches wait for the prefecture's confirmation, for the page of what is to be done.
///
/// # Errors
/// When the database fails.
pub async fn waiting(conn: &impl ConnectionTrait) -> Result<u32, DbErr> {
    let number = read::count_waiting(conn).await?;
    Ok(u32::try_from(number).unwrap_or(u32::MAX))
}
