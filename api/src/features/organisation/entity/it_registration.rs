//! Registered IT companies (登録IT企業): applications, and periods from a first to a last day.

use sea_orm::entity::prelude::*;
use shared::account::types::AccountId;
use shared::organisation::types::{ItContact, ItEndReason, ItStatement, ReturnComment};
use shared::organisation::{ItRegistrationId, ItStatus, OrganisationId};
use shared::time::{Day, Timestamp};

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "it_registration")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ItRegistrationId,
    /// Whose it is.
    pub organisation_id: OrganisationId,
    /// Where it stands.
    pub status: ItStatus,
    /// What the company wrote.
    pub statement: Option<ItStatement>,
    /// Whom to ask.
    pub contact: Option<ItContact>,
    /// Who applied; nobody where staff entered it.
    pub applied_by: Option<AccountId>,
    /// When.
    pub applied_at: Option<Timestamp>,
    /// Who checked it.
    pub checked_by: Option<AccountId>,
    /// When.
    pub checked_at: Option<Timestamp>,
    /// Who decided, or ended it.
    pub decided_by: Option<AccountId>,
    /// When.
    pub decided_at: Option<Timestamp>,
    /// What staff wrote on returning it.
    pub comment: Option<ReturnComment>,
    /// The first day.
    pub since: Option<Day>,
    /// The last day.
    pub until: Option<Day>,
    /// When the company asked to end it.
    pub ending_asked_at: Option<Timestamp>,
    /// Why it ends.
    pub ending_reason: Option<ItEndReason>,
    /// Its version.
    pub version: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
