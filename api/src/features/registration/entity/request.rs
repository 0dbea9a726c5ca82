//! A registration that a third party handed in and its person has not confirmed yet.

use sea_orm::entity::prelude::*;
use shared::account::key::{ApiKeyId, ApiKeyName};
use shared::event::types::EventId;
use shared::registration::request::RequestId;
use shared::registration::types::RegistrationId;
use shared::time::Timestamp;

/// The row. It goes when its time is over.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "registration_request")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RequestId,
    /// The event.
    pub event_id: EventId,
    /// The key that handed it in; none when staff did.
    pub api_key_id: Option<ApiKeyId>,
    /// What the key was called then.
    pub via: Option<ApiKeyName>,
    /// The form as it came; none once it is confirmed.
    pub form: Option<Json>,
    /// What it became.
    pub registration_id: Option<RegistrationId>,
    /// When it came in.
    pub created_at: Timestamp,
    /// Until when it can be confirmed.
    pub expires_at: Timestamp,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
