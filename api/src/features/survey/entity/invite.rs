//! Who was asked. Says nothing of whether they answered.

use sea_orm::entity::prelude::*;
use shared::account::types::PersonId;
use shared::event::EventId;
use shared::survey::InviteId;

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "survey_invite")]
pub struct Model {
    /// Its id, which the link in the mail is made of.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InviteId,
    /// The event.
    pub event_id: EventId,
    /// Who was asked.
    pub person_id: PersonId,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
