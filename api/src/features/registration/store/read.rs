//! What reads registrations.

use std::collections::{BTreeMap, HashMap};

use sea_orm::sea_query::{Func, LikeExpr, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, FromQueryResult,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use shared::account::types::{FamilyName, GivenName, PersonId};
use shared::event::types::{EventId, Mode};
use shared::field::Email;
use shared::organisation::OrganisationId;
use shared::registration::api::RegistrationFilter;
use shared::registration::types::{RegistrationId, RegistrationStatus, StaffSearch};
use shared::time::{FiscalYear, Timestamp};
use uuid::Uuid;

use super::matching::all_of;
use crate::features::account::entity::person;
use crate::features::event::entity::{event, seat_pool};
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
    event: EventId,
    filter: &RegistrationFilter,
    after: Option<Key>,
    limit: u64,
) -> Result<Vec<registration::Model>, DbErr> {
    let mut query = registration::Entity::find().filter(registration::Column::EventId.eq(event));
    if let Some(status) = filter.status {
        query = query.filter(registration::Column::Status.eq(status));
    }
    if let Some(mode) = filter.mode {
        query = query.filter(registration::Column::Mode.eq(mode));
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

/// How many registrations of one mode and status an event has.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Count {
    /// The mode.
    pub mode: Mode,
    /// The status.
    pub status: RegistrationStatus,
    /// How many.
    pub number: i64,
}

/// The numbers of an event by mode and status.
pub async fn counts(conn: &impl ConnectionTrait, event: EventId) -> Result<Vec<Count>, DbErr> {
    use registration::Column::{EventId, Id, Mode, Status};
    registration::Entity::find()
        .select_only()
        .column(Mode)
        .column(Status)
        .column_as(Id.count(), "number")
        .filter(EventId.eq(event))
        .group_by(Mode)
        .group_by(Status)
        .into_model::<Count>()
        .all(conn)
        .await
}

/// How many registrations of one mode and status one of many events has.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct CountOfEvent {
    /// The event.
    pub event_id: EventId,
    /// The mode.
    pub mode: Mode,
    /// The status.
    pub status: RegistrationStatus,
    /// How many.
    pub number: i64,
}

/// The numbers of all events, or of a fiscal year's, the newest event first: what is cancelled
/// does not count.
pub async fn counts_by_event(
    conn: &impl ConnectionTrait,
    year: Option<FiscalYear>,
    limit: u64,
) -> Result<Vec<CountOfEvent>, DbErr> {
    use registration::Column as C;
    let active = RegistrationStatus::ALL
        .iter()
        .copied()
        .filter(|status| status.is_active());
    let mut query = registration::Entity::find()
        .select_only()
        .column(C::EventId)
        .column(C::Mode)
        .column(C::Status)
        .column_as(C::Id.count(), "number")
        .filter(C::Status.is_in(active));
    if let Some(year) = year {
        let events = Query::select()
            .column(event::Column::Id)
            .from(event::Entity)
            .and_where(event::Column::FiscalYear.eq(year))
            .take();
        query = query.filter(C::EventId.in_subquery(events));
    }
    query
        .group_by(C::EventId)
        .group_by(C::Mode)
        .group_by(C::Status)
        .order_by_desc(C::EventId)
        .order_by_asc(C::Mode)
        .limit(limit)
        .into_model::<CountOfEvent>()
        .all(conn)
        .await
}

/// How many registrations of one organisation and status an event has.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct OrganisationCount {
    /// The organisation in the directory, if it was picked there.
    pub organisation_id: Option<OrganisationId>,
    /// The status.
    pub status: RegistrationStatus,
    /// How many.
    pub number: i64,
}

/// The numbers of an event by organisation and status.
pub async fn counts_by_organisation(
    conn: &impl ConnectionTrait,
    event: EventId,
) -> Result<Vec<OrganisationCount>, DbErr> {
    use registration::Column::{EventId, Id, OrganisationId, Status};
    registration::Entity::find()
        .select_only()
        .column(OrganisationId)
        .column(Status)
        .column_as(Id.count(), "number")
        .filter(EventId.eq(event))
        .group_by(OrganisationId)
        .group_by(Status)
        .into_model::<OrganisationCount>()
        .all(conn)
        .await
}

/// The seats of an event by mode.
pub async fn capacities(
    conn: &impl ConnectionTrait,
    event: EventId,
) -> Result<BTreeMap<Mode, u32>, DbErr> {
    let rows = seat_pool::Entity::find()
        .filter(seat_pool::Column::EventId.eq(event))
        .all(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|pool| (pool.mode, u32::try_from(pool.capacity).unwrap_or(0)))
        .collect())
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
