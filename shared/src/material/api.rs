//! What the operations on files take and answer.

use serde::{Deserialize, Serialize};

pub use super::path;
use super::types::{Audience, FileKind, FileName, MaterialId, MaterialTitle};
use crate::event::types::EventId;
use crate::time::Timestamp;

crate::query! {
    /// What is said about a file that is added; the file itself is the body.
    pub struct NewMaterial {
        /// What it is called on its owner's computer; folders are left out.
        pub name: FileName,
        /// What it is called in lists; the name without its ending if not told.
        pub title: MaterialTitle,
        /// Who may fetch it; those whose registration is confirmed if not told.
        pub audience: Audience,
    }
}

body! {
    /// What can be changed about a file.
    pub struct MaterialForm {
        /// What it is called in lists.
        pub title: MaterialTitle,
        /// Who may fetch it.
        pub audience: Audience,
    }
}

/// One file of an event.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MaterialItem {
    /// Its id.
    pub id: MaterialId,
    /// The event.
    pub event_id: EventId,
    /// What it is called in lists.
    pub title: MaterialTitle,
    /// What it was called on its owner's computer.
    pub name: FileName,
    /// What it is.
    pub kind: FileKind,
    /// How long it is, in bytes.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub bytes: i64,
    /// Who may fetch it.
    pub audience: Audience,
    /// When it was added.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Rises with every change.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub version: i64,
}

/// The files of an event that one may fetch, in the order in which they were added.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Materials {
    /// The files.
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub items: Vec<MaterialItem>,
}
