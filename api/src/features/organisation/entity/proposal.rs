//! Changes that a company's people propose.

use sea_orm::entity::prelude::*;
use shared::account::types::AccountId;
use shared::organisation::types::{ProposalMessage, ReturnComment};
use shared::organisation::{OrganisationId, ProposalId, ProposalStatus};
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation_proposal")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProposalId,
    /// What is to be changed.
    pub organisation_id: OrganisationId,
    /// Whose wish it is.
    pub proposed_by: AccountId,
    /// Where it stands.
    pub status: ProposalStatus,
    /// The form as it was when it was proposed ([`shared::organisation::api::OrganisationForm`]).
    pub base: Json,
    /// The form as it should be.
    pub form: Json,
    /// A word to staff.
    pub message: Option<ProposalMessage>,
    /// What staff wrote on returning it.
    pub comment: Option<ReturnComment>,
    /// Who decided.
    pub decided_by: Option<AccountId>,
    /// When.
    pub decided_at: Option<Timestamp>,
    /// Its version.
    pub version: i64,
    /// When it was proposed.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
