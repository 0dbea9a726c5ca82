//! What happened to a registration: who, when, from where to where, why.

use sea_orm::entity::prelude::*;
use shared::registration::types::{
    ActorKind, CancelReason, RegistrationCause, RegistrationId, RegistrationStatus,
};
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "registration_history")]
pub struct Model {
    /// Order of insertion.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// What it is about.
    pub registration_id: RegistrationId,
    /// When.
    pub at: Timestamp,
    /// Who, by kind.
    pub actor_kind: ActorKind,
    /// Who, by id.
    pub actor_id: Option<Uuid>,
    /// The status before; none for coming in.
    pub from_status: Option<RegistrationStatus>,
    /// The status after.
    pub to_status: RegistrationStatus,
    /// What happened.
    pub cause: RegistrationCause,
    /// The reason staff gave.
    pub reason: Option<CancelReason>,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
