//! Acceptances of legal texts, and what else somebody agreed to.

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, QueryFilter};
use sea_orm::{DbErr, EntityTrait};
use shared::account::consent::{ConsentDocument, ConsentMeans};
use shared::time::Timestamp;
use uuid::Uuid;

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

/// Notes that what stands of these is taken back.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(
    tx: &Tx,
    registrations: Vec<Uuid>,
    documents: Vec<ConsentDocument>,
    means: ConsentMeans,
    now: Timestamp,
) -> Result<(), DbErr> {
    if registrations.is_empty() || documents.is_empty() {
        return Ok(());
    }
    consent::Entity::update_many()
        .col_expr(consent::Column::WithdrawnAt, Expr::value(now))
        .col_expr(consent::Column::WithdrawnBy, Expr::value(means))
        .filter(consent::Column::SubjectKind.eq("registration"))
        .filter(consent::Column::SubjectId.is_in(registrations))
        .filter(consent::Column::Document.is_in(documents))
        .filter(consent::Column::WithdrawnAt.is_null())
        .exec(tx)
        .await
        .map(|_| ())
}
