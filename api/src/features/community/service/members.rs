//! Belonging to the community.

use chrono::NaiveTime;
use sea_orm::DbErr;
use shared::time::{Day, Timestamp};

use crate::features::community::store;
use crate::platform::db::ConnectionTrait;

/// How many people belonged to the community at the end of this day (in Japan).
///
/// # Errors
/// When the database fails.
pub async fn members_on(conn: &impl ConnectionTrait, day: Day) -> Result<u32, DbErr> {
    let end = Timestamp::from_jst(day.plus_days(1).date(), NaiveTime::MIN);
    let count = store::members::count_at(conn, end).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}
