//! Spellings that were found to mean an organisation of another name.

use sea_orm::entity::prelude::*;
use shared::account::types::OrganisationName;
use shared::organisation::OrganisationId;
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation_alias")]
pub struct Model {
    /// See [`shared::organisation::rules::name_key`].
    #[sea_orm(primary_key, auto_increment = false)]
    pub name_key: String,
    /// As somebody wrote it.
    pub name: OrganisationName,
    /// What it means.
    pub organisation_id: OrganisationId,
    /// Since when.
    pub created_at: Timestamp,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
