//! What reads registrations.

use std::collections::HashMap;

use sea_orm::sea_query::{Func, LikeExpr, Query, SelectStatement, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Select,
};
use shared::account::types::{FamilyName, GivenName, PersonId};
use shared::event::types::{EventId, Status};
use shared::field::Email;
use shared::organisation::{OrganisationStatus, Sector};
use shared::registration::staff::RegistrationFilter;
use shared::registration::types::{RegistrationId, RegistrationStatus, StaffSearch};
use shared::time::Timestamp;
use uuid::Uuid;

use super::matching::all_of;
use crate::features::account::entity::person;
use crate::features::event::entity::event;
use crate::features::organisation::entity::organisation;
use crate::features::registration::entity::{history, registration};

/// The key of a row in a list that shows the newest first.
pub type Key = (Timestamp, RegistrationId);

/// One registration, whoever asks: only for callers that hold its signed link or its event.
pub async fn by_id(
    conn: &impl ConnectionTrait,
    id: RegistrationId,
) -> Result<Option<registration::Model>, DbErr> {
    registration::Entity::find_by_id(id).one(conn).await
}

/// One registration of its owner, or of one who was merged into them.
pub async fn of_person_by_id(
    conn: &impl ConnectionTrait,
    owner: PersonId,
    id: RegistrationId,
) -> Result<Option<registration::Model>, DbErr> {
    registration::Entity::find_by_id(id)
        .filter(registration::Column::PersonId.in_subquery(all_of(owner)))
        .one(conn)
        .await
}

/// A person's registrations, with those of all who were merged into them, newest first, at most
/// `limit`.
pub async fn of_person(
    conn: &impl ConnectionTrait,
    owner: PersonId,
    after: Option<Key>,
    limit: u64,
) -> Result<Vec<registration::Model>, DbErr> {
    let theirs = registration::Column::PersonId.in_subquery(all_of(owner));
    let query = registration::Entity::find().filter(theirs);
    newest_first(query, after, limit).all(conn).await
}

/// An event's registrations that fit the filter, newest first, at most `limit`.
pub async fn of_event(
    conn: &impl ConnectionTrait,
    event: &event::Model,
    filter: &RegistrationFilter,
    after: Option<Key>,
    limit: u64,
) -> Result<Vec<registration::Model>, DbErr> {
    let mut query = registration::Entity::find().filter(registration::Column::EventId.eq(event.id));
    if let Some(status) = filter.status {
        query = query.filter(registration::Column::Status.eq(status));
    }
    if let Some(mode) = filter.mode {
        query = query.filter(registration::Column::Mode.eq(mode));
    }
    if let Some(sector) = filter.sector {
        query = query.filter(registration::Column::OrganisationId.in_subquery(of_sector(sector)));
    }
    if filter.keep.is_some() {
        query = query.filter(unanswered(event));
    }
    if let Some(consent) = filter.consent {
        let agreed = registration::Column::Id.in_subquery(super::consent::given(consent));
        query = query.filter(agreed.and(registration::Column::FamilyName.is_not_null()));
    }
    if let Some(search) = &filter.q {
        query = query.filter(matching(search));
    }
    newest_first(query, after, limit).all(conn).await
}

/// All registrations of an event that are registrations still, in order of joining.
pub async fn active_of_event(
    conn: &impl ConnectionTrait,
    event: EventId,
) -> Result<Vec<registration::Model>, DbErr> {
    let active = RegistrationStatus::ALL
        .iter()
        .copied()
        .filter(|s| s.is_active());
    registration::Entity::find()
        .filter(registration::Column::EventId.eq(event))
        .filter(registration::Column::Status.is_in(active))
        .order_by_asc(registration::Column::CreatedAt)
        .order_by_asc(registration::Column::Id)
        .all(conn)
        .await
}

/// The companies of a sector.
fn of_sector(sector: Sector) -> SelectStatement {
    Query::select()
        .column(organisation::Column::Id)
        .from(organisation::Entity)
        .and_where(organisation::Column::Sector.eq(sector))
        .and_where(organisation::Column::Status.eq(OrganisationStatus::Active))
        .take()
}

/// Those of whom the organiser waits to hear if they keep their place; as
/// [`shared::registration::rules::asked_to_keep`] says of one.
fn unanswered(event: &event::Model) -> Condition {
    use registration::Column as C;
    let coming = matches!(event.status, Status::Published | Status::Postponed);
    let Some(moved) = event.moved_at.filter(|_| coming) else {
        return Condition::all().add(C::Id.is_null());
    };
    let active = RegistrationStatus::ALL.iter().copied();
    Condition::all()
        .add(C::Status.is_in(active.filter(|status| status.is_active())))
        .add(C::CreatedAt.lt(moved))
        .add(C::KeptAt.is_null().or(C::KeptAt.lt(moved)))
}

/// How many they are.
pub async fn asked_to_keep(
    conn: &impl ConnectionTrait,
    event: &event::Model,
) -> Result<u32, DbErr> {
    let count = registration::Entity::find()
        .filter(registration::Column::EventId.eq(event.id))
        .filter(unanswered(event))
        .count(conn)
        .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// These registrations of an event, in the order in which they came in.
pub async fn by_ids(
    conn: &impl ConnectionTrait,
    event: EventId,
    ids: Vec<RegistrationId>,
) -> Result<Vec<registration::Model>, DbErr> {
    registration::Entity::find()
        .filter(registration::Column::EventId.eq(event))
        .filter(registration::Column::Id.is_in(ids))
        .order_by_asc(registration::Column::CreatedAt)
        .order_by_asc(registration::Column::Id)
        .all(conn)
        .await
}

fn newest_first(
    query: Select<registration::Entity>,
    after: Option<Key>,
    limit: u64,
) -> Select<registration::Entity> {
    use registration::Column::{CreatedAt, Id};
    let query = match after {
        None => query,
        Some((at, id)) => query.filter(
            Condition::any()
                .add(CreatedAt.lt(at))
                .add(CreatedAt.eq(at).and(Id.lt(id))),
        ),
    };
    query
        .order_by_desc(CreatedAt)
        .order_by_desc(Id)
        .limit(limit)
}

/// Part of a name or its reading (spaces do not matter), of an organisation or an address.
fn matching(search: &StaffSearch) -> Condition {
    use registration::Column as C;
    let text = search.as_str().to_lowercase();
    let joined: String = text.split_whitespace().collect();
    let reading: String = joined.chars().map(katakana).collect();
    let mail = Query::select()
        .column(person::Column::Id)
        .from(person::Entity)
        .and_where(person::Column::Email.into_expr().like(part(&text)))
        .take();
    Condition::any()
        .add(both(C::FamilyName, C::GivenName).like(part(&joined)))
        .add(both(C::FamilyKana, C::GivenKana).like(part(&reading)))
        .add(lower(C::OrganisationName).like(part(&text)))
        .add(C::PersonId.in_subquery(mail))
}

/// `LIKE` for a part, with the pattern's own signs taken literally.
fn part(text: &str) -> LikeExpr {
    let mut pattern = String::from("%");
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    LikeExpr::new(pattern).escape('\\')
}

fn lower(column: registration::Column) -> SimpleExpr {
    let value = Func::coalesce([column.into_expr(), SimpleExpr::from("")]);
    Func::lower(value).into()
}

fn both(first: registration::Column, second: registration::Column) -> SimpleExpr {
    use sea_orm::sea_query::BinOper;
    // `||` is the same on both databases.
    lower(first).binary(BinOper::Custom("||"), lower(second))
}

const fn katakana(c: char) -> char {
    match c {
        'ぁ'..='ゖ' => match char::from_u32(c as u32 + 0x60) {
            Some(kana) => kana,
            None => c,
        },
        other => other,
    }
}

/// The place in the queue, 1 being the first; `None` for what does not wait.
pub async fn position(
    conn: &impl ConnectionTrait,
    row: &registration::Model,
) -> Result<Option<u32>, DbErr> {
    let Some(seq) = row.queue_seq.filter(|_| row.status.waits()) else {
        return Ok(None);
    };
    let before = registration::Entity::find()
        .filter(registration::Column::EventId.eq(row.event_id))
        .filter(registration::Column::Mode.eq(row.mode))
        .filter(registration::Column::Status.eq(RegistrationStatus::Waitlisted))
        .filter(registration::Column::QueueSeq.lt(seq))
        .count(conn)
        .await?;
    Ok(Some(
        u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1),
    ))
}

/// The addresses of persons, where one was merged that of the other; none for those who are erased.
pub async fn emails(
    conn: &impl ConnectionTrait,
    people: Vec<PersonId>,
) -> Result<HashMap<PersonId, Email>, DbErr> {
    let known = addresses(conn, people).await?;
    let others = known.iter().filter_map(|(_, _, into)| *into).collect();
    let others: HashMap<PersonId, Email> = addresses(conn, others)
        .await?
        .into_iter()
        .filter_map(|(id, email, _)| Some((id, email?)))
        .collect();
    Ok(known
        .into_iter()
        .filter_map(|(id, email, into)| {
            let other = || others.get(&into?).cloned();
            Some((id, email.or_else(other)?))
        })
        .collect())
}

async fn addresses(
    conn: &impl ConnectionTrait,
    people: Vec<PersonId>,
) -> Result<Vec<(PersonId, Option<Email>, Option<PersonId>)>, DbErr> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .column(person::Column::Email)
        .column(person::Column::MergedInto)
        .filter(person::Column::Id.is_in(people))
        .into_tuple()
        .all(conn)
        .await
}

/// The names of the persons behind accounts.
pub async fn account_names(
    conn: &impl ConnectionTrait,
    accounts: Vec<Uuid>,
) -> Result<HashMap<Uuid, String>, DbErr> {
    if accounts.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Uuid, Option<FamilyName>, Option<GivenName>)> = person::Entity::find()
        .select_only()
        .column(person::Column::AccountId)
        .column(person::Column::FamilyName)
        .column(person::Column::GivenName)
        .filter(person::Column::AccountId.is_in(accounts))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, family, given)| Some((id, format!("{} {}", family?, given?))))
        .collect())
}

/// The history of a registration, oldest first, at most `limit` lines.
pub async fn history(
    conn: &impl ConnectionTrait,
    id: RegistrationId,
    limit: u64,
) -> Result<Vec<history::Model>, DbErr> {
    history::Entity::find()
        .filter(history::Column::RegistrationId.eq(id))
        .order_by_asc(history::Column::Id)
        .limit(limit)
        .all(conn)
        .await
}
