//! One answer, of nobody in particular.

use sea_orm::entity::prelude::*;
use shared::event::EventId;
use shared::survey::{Comment, ResponseId};

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "survey_response")]
pub struct Model {
    /// A random id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ResponseId,
    /// The event.
    pub event_id: EventId,
    /// 満足度
    pub satisfaction: i32,
    /// 内容
    pub content: i32,
    /// 交流
    pub exchange: i32,
    /// 新たな気づき
    pub discovery: i32,
    /// 自由記述
    pub comment: Option<Comment>,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
