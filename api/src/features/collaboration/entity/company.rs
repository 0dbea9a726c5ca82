//! A company of a collaboration.

use sea_orm::entity::prelude::*;
use shared::collaboration::CollaborationId;
use shared::organisation::OrganisationId;

/// The row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "collaboration_organisation")]
pub struct Model {
    /// The collaboration.
    #[sea_orm(primary_key, auto_increment = false)]
    pub collaboration_id: CollaborationId,
    /// The company.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organisation_id: OrganisationId,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
