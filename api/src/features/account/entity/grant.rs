//! A role given to an account, for a time (DESIGN §9.6).

use sea_orm::entity::prelude::*;
use shared::account::types::{AccountId, GrantId, Role};
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "role_grant")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GrantId,
    /// To whom.
    pub account_id: AccountId,
    /// The role.
    pub role: Role,
    /// The programme it is bound to, if any.
    pub programme_id: Option<Uuid>,
    /// From when.
    pub valid_from: Timestamp,
    /// Until when (exclusive).
    pub valid_until: Option<Timestamp>,
    /// When it was withdrawn.
    pub revoked_at: Option<Timestamp>,
    /// Who withdrew it.
    pub revoked_by: Option<AccountId>,
    /// Who gave it; none: the system.
    pub granted_by: Option<AccountId>,
    /// When it was given.
    pub created_at: Timestamp,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
