//! The rows of exchange.

use sea_orm::entity::prelude::*;
use shared::account::types::{AccountId, OrganisationName, PersonId};
use shared::event::types::{EventId, Mode};
use shared::exchange::types::{AttendanceId, AttendanceKind, AttendanceSource};
use shared::organisation::OrganisationId;
use shared::registration::types::RegistrationId;
use shared::time::Timestamp;

/// One person's presence at one event.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "attendance")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AttendanceId,
    /// The event.
    pub event_id: EventId,
    /// Who was there; may point to a person who was merged since.
    pub person_id: PersonId,
    /// The registration they came by, if any.
    pub registration_id: Option<RegistrationId>,
    /// As what.
    pub kind: AttendanceKind,
    /// At the venue or online.
    pub mode: Mode,
    /// The organisation in the directory, as far as it is known by itself: the registration's
    /// goes before it.
    pub organisation_id: Option<OrganisationId>,
    /// The organisation as told; emptied when the person is erased.
    pub organisation_name: Option<OrganisationName>,
    /// When it was noted.
    pub at: Timestamp,
    /// By whom.
    pub by_account: Option<AccountId>,
    /// How it was noted.
    pub source: AttendanceSource,
    /// When the row was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Counts its changes.
    pub version: i64,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
