//! Acceptances of legal texts.

use sea_orm::ActiveModelTrait;
use sea_orm::{DbErr, EntityTrait};

use crate::features::account::entity::consent;
use crate::platform::db::Tx;

/// Adds acceptances.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, rows: Vec<consent::Model>) -> Result<(), DbErr> {
    let rows = rows.into_iter().map(|row| {
        let active: consent::ActiveModel = row.into();
        active.reset_all()
    });
    consent::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}
