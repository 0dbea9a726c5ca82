//! The event log's rows.

use sea_orm::entity::prelude::*;
use serde_json::Value as Json;
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "event_log")]
pub struct Model {
    /// Order of insertion.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// See [`super::Entry::kind`].
    pub kind: String,
    /// See [`super::Entry::subject_kind`].
    pub subject_kind: String,
    /// See [`super::Entry::subject_id`].
    pub subject_id: Uuid,
    /// See [`super::Actor`].
    pub actor_kind: String,
    /// See [`super::Actor`].
    pub actor_id: Option<Uuid>,
    /// See [`super::Entry::programme_id`].
    pub programme_id: Option<Uuid>,
    /// See [`super::Entry::at`].
    pub at: Timestamp,
    /// See [`super::Entry::data`].
    pub data: Json,
    /// Given by the sequencer; none until then.
    pub position: Option<i64>,
}

/// The log refers to everything by bare ids, so that it can outlive what it tells of.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
