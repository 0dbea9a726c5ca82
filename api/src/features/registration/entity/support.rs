//! What support somebody needs to take part.

use sea_orm::entity::prelude::*;
use shared::registration::question::SupportNeeds;
use shared::registration::types::RegistrationId;

/// The row. It goes with the registration's cancelling, and 30 days after the event.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registration_support")]
pub struct Model {
    /// Whose it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: RegistrationId,
    /// What they need, in their words.
    pub needs: SupportNeeds,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
