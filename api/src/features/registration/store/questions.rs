//! The queries of what events ask, and of the answers.

use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
};
use shared::event::types::EventId;
use shared::registration::question::{Party, QuestionSet};
use shared::registration::types::{RegistrationId, RegistrationStatus};
use shared::time::Timestamp;

use crate::features::registration::entity::question_set::{self, Column, Entity, Model};
use crate::features::registration::entity::{answer, registration, request};
use crate::platform::db::Tx;

/// What the event asks now; the empty set, of version 0, where it never asked anything.
pub async fn in_force(conn: &impl ConnectionTrait, event: EventId) -> Result<QuestionSet, DbErr> {
    let newest = Entity::find()
        .filter(Column::EventId.eq(event))
        .order_by_desc(Column::Version)
        .limit(1)
        .one(conn)
        .await?;
    newest.map_or_else(|| Ok(QuestionSet::default()), set)
}

/// One version of what the event asked, where it is kept.
pub async fn of_version(
    conn: &impl ConnectionTrait,
    event: EventId,
    version: i64,
) -> Result<Option<QuestionSet>, DbErr> {
    let row = Entity::find_by_id((event, version)).one(conn).await?;
    row.map(set).transpose()
}

/// Every version that is kept, the newest first.
pub async fn all(conn: &impl ConnectionTrait, event: EventId) -> Result<Vec<QuestionSet>, DbErr> {
    let rows = Entity::find()
        .filter(Column::EventId.eq(event))
        .order_by_desc(Column::Version)
        .all(conn)
        .await?;
    rows.into_iter().map(set).collect()
}

fn set(row: Model) -> Result<QuestionSet, DbErr> {
    let questions = serde_json::from_value(row.questions)
        .map_err(|error| DbErr::Type(format!("stored questions: {error}")))?;
    let fee_text = row.party_fee;
    Ok(QuestionSet {
        version: row.version,
        questions,
        support: row.support,
        party: row.party_capacity.map(|capacity| Party {
            capacity: u32::try_from(capacity).unwrap_or(0),
            fee_text,
        }),
    })
}

/// Whether somebody answered this version, so that it must stay as it is.
pub async fn answered(
    conn: &impl ConnectionTrait,
    event: EventId,
    version: i64,
) -> Result<bool, DbErr> {
    let first = answer::Entity::find()
        .filter(answer::Column::EventId.eq(event))
        .filter(answer::Column::SetVersion.eq(version))
        .limit(1)
        .one(conn)
        .await?;
    Ok(first.is_some())
}

/// Whether somebody's registration, handed in for them, still waits to be confirmed: it was filled
/// in by the questions of that time.
pub async fn awaited(tx: &Tx, event: EventId, now: Timestamp) -> Result<bool, DbErr> {
    let first = request::Entity::find()
        .filter(request::Column::EventId.eq(event))
        .filter(request::Column::Form.is_not_null())
        .filter(request::Column::ExpiresAt.gt(now))
        .limit(1)
        .one(tx)
        .await?;
    Ok(first.is_some())
}

/// Stores a version beside those before it.
pub async fn insert(tx: &Tx, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model())
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}

/// Takes away a version that nobody answered.
pub async fn remove(tx: &Tx, event: EventId, version: i64) -> Result<(), DbErr> {
    Entity::delete_by_id((event, version))
        .exec(tx)
        .await
        .map(|_| ())
}

/// Stores answers, one beside the other.
pub async fn answer(tx: &Tx, rows: Vec<answer::Model>) -> Result<(), DbErr> {
    if rows.is_empty() {
        return Ok(());
    }
    let rows = rows.into_iter().map(IntoActiveModel::into_active_model);
    answer::Entity::insert_many(rows.map(answer::ActiveModel::reset_all))
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}

/// Takes back a registration's answers to these questions.
pub async fn take_back(
    tx: &Tx,
    registration: RegistrationId,
    set: &QuestionSet,
) -> Result<(), DbErr> {
    answer::Entity::delete_many()
        .filter(answer::Column::RegistrationId.eq(registration))
        .filter(answer::Column::QuestionId.is_in(set.questions.iter().map(|one| one.id)))
        .exec(tx)
        .await
        .map(|_| ())
}

/// A registration's answers.
pub async fn of_registration(
    conn: &impl ConnectionTrait,
    registration: RegistrationId,
) -> Result<Vec<answer::Model>, DbErr> {
    answer::Entity::find()
        .filter(answer::Column::RegistrationId.eq(registration))
        .all(conn)
        .await
}

/// Every answer of an event, in the order of registering; only of those who are registered still
/// where `active` says so.
pub async fn of_event(
    conn: &impl ConnectionTrait,
    event: EventId,
    active: bool,
) -> Result<Vec<answer::Model>, DbErr> {
    let mut query = answer::Entity::find().filter(answer::Column::EventId.eq(event));
    if active {
        let still = RegistrationStatus::ALL.iter().copied();
        let still = still.filter(|status| status.is_active());
        let theirs = Query::select()
            .column(registration::Column::Id)
            .from(registration::Entity)
            .and_where(registration::Column::EventId.eq(event))
            .and_where(registration::Column::Status.is_in(still))
            .take();
        query = query.filter(answer::Column::RegistrationId.in_subquery(theirs));
    }
    // Ids are made in the order of time.
    query
        .order_by_asc(answer::Column::RegistrationId)
        .all(conn)
        .await
}

/// Lets the registration's version rise, if it is this one still.
pub async fn touch(tx: &Tx, row: &registration::Model, now: Timestamp) -> Result<bool, DbErr> {
    let done = registration::Entity::update_many()
        .col_expr(registration::Column::Version, Expr::value(row.version + 1))
        .col_expr(registration::Column::UpdatedAt, Expr::value(now))
        .filter(registration::Column::Id.eq(row.id))
        .filter(registration::Column::Version.eq(row.version))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// A set as it is stored.
pub fn row(
    event: EventId,
    set: &QuestionSet,
    by: Option<shared::account::types::AccountId>,
    now: Timestamp,
) -> Model {
    let party = set.party.as_ref();
    question_set::Model {
        event_id: event,
        version: set.version,
        questions: serde_json::json!(set.questions),
        support: set.support,
        party_capacity: party.map(|party| i32::try_from(party.capacity).unwrap_or(i32::MAX)),
        party_fee: party.and_then(|party| party.fee_text.clone()),
        created_by: by,
        created_at: now,
    }
}
