//! For whom a support measure is: one row for each sector, industry or municipality that is named.

use sea_orm::entity::prelude::*;
use shared::portal::ArticleId;

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "measure_target")]
pub struct Model {
    /// The support measure.
    #[sea_orm(primary_key, auto_increment = false)]
    pub article_id: ArticleId,
    /// `sector`, `industry` or `municipality`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// Which one.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
