//! Acceptances of legal texts, with the version that was shown.

use sea_orm::entity::prelude::*;
use shared::account::legal::{LegalDocument, LegalVersion};
use shared::i18n::Lang;
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "consent")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What accepted: `account`, `person` or `registration`.
    pub subject_kind: String,
    /// Its id.
    pub subject_id: Uuid,
    /// Which text.
    pub document: LegalDocument,
    /// Which version of it.
    pub version: LegalVersion,
    /// In which language it was shown.
    pub locale: Lang,
    /// When.
    pub accepted_at: Timestamp,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
