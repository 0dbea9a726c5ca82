//! The answer to one question.

use sea_orm::entity::prelude::*;
use shared::event::types::EventId;
use shared::registration::question::QuestionId;
use shared::registration::types::RegistrationId;

/// The row. It points at the version of the questions in which it was asked.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registration_answer")]
pub struct Model {
    /// Whose answer it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: RegistrationId,
    /// The question.
    #[sea_orm(primary_key, auto_increment = false)]
    pub question_id: QuestionId,
    /// The event.
    pub event_id: EventId,
    /// The version in which it was asked.
    pub set_version: i64,
    /// What was answered.
    pub value: Json,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
