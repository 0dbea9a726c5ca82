//! The rows of files.

use sea_orm::entity::prelude::*;
use shared::account::AccountId;
use shared::event::EventId;
use shared::material::{Audience, FileKind, FileName, MaterialId, MaterialTitle};
use shared::time::Timestamp;

/// One file of an event.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "material")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MaterialId,
    /// The event.
    pub event_id: EventId,
    /// Where the file lies; told to nobody.
    pub file_key: Uuid,
    /// What it was called on its owner's computer.
    pub name: FileName,
    /// What it is.
    pub kind: FileKind,
    /// How long it is.
    pub bytes: i64,
    /// The SHA-256 of its content.
    pub sha256: Vec<u8>,
    /// Who may fetch it.
    pub audience: Audience,
    /// What it is called in lists.
    pub title: MaterialTitle,
    /// Who added it.
    pub uploaded_by: AccountId,
    /// When.
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
