//! What reads surveys.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, Statement,
};
use shared::account::types::PersonId;
use shared::event::EventId;
use shared::field::Email;
use shared::i18n::Lang;
use shared::survey::{Comment, InviteId};

use crate::features::account::entity::person;
use crate::features::survey::entity::{invite, pool, response, survey};

/// The survey of an event.
pub async fn survey(
    conn: &impl ConnectionTrait,
    event: EventId,
) -> Result<Option<survey::Model>, DbErr> {
    survey::Entity::find_by_id(event).one(conn).await
}

/// Those of these events whose survey has opened.
pub async fn opened(
    conn: &impl ConnectionTrait,
    events: &[EventId],
) -> Result<Vec<EventId>, DbErr> {
    if events.is_empty() {
        return Ok(Vec::new());
    }
    survey::Entity::find()
        .select_only()
        .column(survey::Column::EventId)
        .filter(survey::Column::EventId.is_in(events.iter().copied()))
        .into_tuple()
        .all(conn)
        .await
}

/// An invitation, whoever asks: only for callers that hold its signed link.
pub async fn invite(
    conn: &impl ConnectionTrait,
    id: InviteId,
) -> Result<Option<invite::Model>, DbErr> {
    invite::Entity::find_by_id(id).one(conn).await
}

/// Who was asked about an event.
pub async fn invites(
    conn: &impl ConnectionTrait,
    event: EventId,
) -> Result<Vec<invite::Model>, DbErr> {
    invite::Entity::find()
        .filter(invite::Column::EventId.eq(event))
        .order_by_asc(invite::Column::Id)
        .all(conn)
        .await
}

/// Whom a mail goes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The invitation.
    pub invite: InviteId,
    /// The address.
    pub email: Email,
    /// The language of the mail.
    pub lang: Lang,
    /// The name, where it is known.
    pub name: Option<String>,
}

/// Whom these invitations are for: whoever a person turned out to be. Who was erased is left out.
pub async fn asked(conn: &impl ConnectionTrait, ids: Vec<InviteId>) -> Result<Vec<Asked>, DbErr> {
    let invites = invite::Entity::find()
        .filter(invite::Column::Id.is_in(ids))
        .order_by_asc(invite::Column::Id)
        .all(conn)
        .await?;
    let mut found = Vec::with_capacity(invites.len());
    for invite in invites {
        let mut person = person::Entity::find_by_id(invite.person_id)
            .one(conn)
            .await?;
        if let Some(other) = person.as_ref().and_then(|person| person.merged_into) {
            person = person::Entity::find_by_id(other).one(conn).await?;
        }
        found.extend(person.and_then(|person| {
            let name = person.family_name.zip(person.given_name);
            Some(Asked {
                invite: invite.id,
                email: person.email?,
                lang: person.locale,
                name: name.map(|(family, given)| format!("{family} {given}")),
            })
        }));
    }
    Ok(found)
}

/// What is sealed for an event. Reading it locks nothing and leaves no trace in the row.
pub async fn pool(
    conn: &impl ConnectionTrait,
    event: EventId,
) -> Result<Option<pool::Model>, DbErr> {
    pool::Entity::find_by_id(event).one(conn).await
}

/// Everybody this person has been: itself, and those merged with it.
pub async fn selves(conn: &impl ConnectionTrait, person: PersonId) -> Result<Vec<PersonId>, DbErr> {
    let sql = "SELECT id FROM person WHERE COALESCE(merged_into, id) = \
         (SELECT COALESCE(merged_into, id) FROM person WHERE id = $1)";
    let rows = conn
        .query_all_raw(Statement::from_sql_and_values(
            conn.get_database_backend(),
            sql,
            [person.into()],
        ))
        .await?;
    rows.iter().map(|row| row.try_get("", "id")).collect()
}

/// How many were asked; persons, after merging.
pub async fn invited(conn: &impl ConnectionTrait, event: EventId) -> Result<i64, DbErr> {
    let sql = "SELECT COUNT(DISTINCT COALESCE(person.merged_into, person.id)) AS n \
         FROM survey_invite JOIN person ON person.id = survey_invite.person_id \
         WHERE survey_invite.event_id = $1";
    let backend = conn.get_database_backend();
    let statement = Statement::from_sql_and_values(backend, sql, [event.into()]);
    let found = conn.query_one_raw(statement).await?;
    found.map_or(Ok(0), |row| row.try_get("", "n"))
}

/// How often one rating was given at one event.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Times {
    /// The event.
    pub event_id: EventId,
    /// The rating.
    pub rating: i32,
    /// How often.
    pub count: i64,
}

/// The written ratings of one question, by event.
pub async fn ratings(
    conn: &impl ConnectionTrait,
    question: response::Column,
    events: &[EventId],
) -> Result<Vec<Times>, DbErr> {
    if events.is_empty() {
        return Ok(Vec::new());
    }
    response::Entity::find()
        .select_only()
        .column(response::Column::EventId)
        .column_as(question, "rating")
        .column_as(response::Column::Id.count(), "count")
        .filter(response::Column::EventId.is_in(events.iter().copied()))
        .group_by(response::Column::EventId)
        .group_by(question)
        .into_model::<Times>()
        .all(conn)
        .await
}

/// What was added in words: in the order of the random ids, which is none.
pub async fn comments(
    conn: &impl ConnectionTrait,
    event: EventId,
    limit: u64,
) -> Result<Vec<Comment>, DbErr> {
    let found: Vec<Option<Comment>> = response::Entity::find()
        .select_only()
        .column(response::Column::Comment)
        .filter(response::Column::EventId.eq(event))
        .filter(response::Column::Comment.is_not_null())
        .order_by_asc(response::Column::Id)
        .limit(limit)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(found.into_iter().flatten().collect())
}
