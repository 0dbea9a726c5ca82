//! Acceptances of legal texts, and what else somebody agreed to, with the version that was shown.

use sea_orm::entity::prelude::*;
use shared::account::consent::{ConsentDocument, ConsentMeans};
use shared::account::legal::LegalVersion;
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
    pub document: ConsentDocument,
    /// Which version of it.
    pub version: LegalVersion,
    /// In which language it was shown.
    pub locale: Lang,
    /// When.
    pub accepted_at: Timestamp,
    /// How it was given; none for acceptances, which are part of what they belong to.
    pub given_by: Option<ConsentMeans>,
    /// When it was taken back.
    pub withdrawn_at: Option<Timestamp>,
    /// How it was taken back.
    pub withdrawn_by: Option<ConsentMeans>,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
