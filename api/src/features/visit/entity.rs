//! How often a page was shown on a day.

use sea_orm::entity::prelude::*;
use shared::time::Day;
use shared::visit::PageKey;

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "page_view")]
pub struct Model {
    /// The day in Japan.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: Day,
    /// Which page.
    #[sea_orm(primary_key, auto_increment = false)]
    pub page: PageKey,
    /// How often.
    pub views: i64,
}

/// It points nowhere: a count stays when its page goes.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
