//! What changes collaborations.

use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, Statement,
};
use shared::account::AccountId;
use shared::collaboration::CollaborationId;
use shared::collaboration::types::{CollaborationStepKind, Stage};
use shared::organisation::OrganisationId;
use shared::time::Timestamp;

use crate::features::collaboration::entity::collaboration::{Column, Entity, Model};
use crate::features::collaboration::entity::{company, history};
use crate::platform::db::Tx;

/// Adds one.
pub async fn insert(tx: &Tx, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model())
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}

/// Replaces one at the version before the row's; whether it still had that.
pub async fn replace(tx: &Tx, row: Model) -> Result<bool, DbErr> {
    let (id, before) = (row.id, row.version - 1);
    let done = Entity::update_many()
        .set(sea_orm::ActiveModelTrait::reset_all(
            row.into_active_model(),
        ))
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(before))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Removes one with its companies and its history.
pub async fn delete(tx: &Tx, id: CollaborationId) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(tx).await.map(|_| ())
}

/// Replaces the companies of one.
pub async fn set_companies(
    tx: &Tx,
    id: CollaborationId,
    organisations: &[OrganisationId],
) -> Result<(), DbErr> {
    company::Entity::delete_many()
        .filter(company::Column::CollaborationId.eq(id))
        .exec(tx)
        .await?;
    if organisations.is_empty() {
        return Ok(());
    }
    let rows = organisations.iter().map(|organisation| {
        company::Model {
            collaboration_id: id,
            organisation_id: *organisation,
        }
        .into_active_model()
    });
    company::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}

/// Adds a line to the history of one.
pub async fn tell(
    tx: &Tx,
    id: CollaborationId,
    by: AccountId,
    at: Timestamp,
    (step, from, to): (CollaborationStepKind, Option<Stage>, Stage),
) -> Result<(), DbErr> {
    history::Entity::insert(history::ActiveModel {
        id: NotSet,
        collaboration_id: Set(id),
        at: Set(at),
        by_account: Set(by),
        step: Set(step),
        from_stage: Set(from),
        to_stage: Set(to),
    })
    .exec_without_returning(tx)
    .await
    .map(|_| ())
}

/// Puts one organisation in the place of another; where both take part, once.
pub async fn move_organisation(
    tx: &Tx,
    from: OrganisationId,
    into: OrganisationId,
) -> Result<(), DbErr> {
    let sql = "UPDATE collaboration_organisation SET organisation_id = $2 \
         WHERE organisation_id = $1 AND collaboration_id NOT IN \
         (SELECT o.collaboration_id FROM collaboration_organisation o \
         WHERE o.organisation_id = $2)";
    let values = [from.into(), into.into()];
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    tx.execute_raw(statement).await?;
    company::Entity::delete_many()
        .filter(company::Column::OrganisationId.eq(from))
        .exec(tx)
        .await
        .map(|_| ())
}
