//! What somebody chose for the whole community; no row: mails at once.

use sea_orm::entity::prelude::*;
use shared::account::types::PersonId;
use shared::community::MailChoice;
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "community_setting")]
pub struct Model {
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// Whether mails come.
    pub mails: MailChoice,
    /// When it was chosen.
    pub updated_at: Timestamp,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
