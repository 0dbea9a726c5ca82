//! The books of an event: its counters, and the rows that stand in its queue. Under the lock on the
//! event's row, in few round trips; nothing is counted that has a counter (DESIGN §7.2).

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, FromQueryResult, QueryFilter,
    QueryOrder, QueryResult, QuerySelect, Statement,
};
use shared::account::types::PersonId;
use shared::event::types::{EventId, Mode};
use shared::organisation::{BySector, OrganisationId, Sector};
use shared::registration::types::{RegistrationId, RegistrationStatus};

use crate::features::organisation::entity::organisation;
use crate::features::registration::entity::registration;
use crate::platform::db::Tx;

/// What a newcomer meets.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// Their registration for this event, if they have one still.
    pub existing: Option<RegistrationId>,
    /// How many of their company are registered; 0 where the name is no company's.
    pub company: u32,
    /// The counters of the mode.
    pub books: Books,
}

/// The counters of one mode of an event.
#[derive(Clone, Copy, Debug)]
pub struct Books {
    /// How many seats there are.
    pub capacity: u32,
    /// How many are taken.
    pub taken: u32,
    /// How many of them by each sector, where seats are kept for sectors.
    pub held: BySector,
    /// How many wait.
    pub waiting: u32,
}

/// Whether the person is registered already, how many of the company are, and the counters of the
/// mode: one round trip.
pub async fn standing(
    tx: &Tx,
    event: EventId,
    (person, company): (PersonId, Option<OrganisationId>),
    mode: Mode,
) -> Result<Standing, DbErr> {
    let of_company = if company.is_some() { OF_COMPANY } else { "0" };
    let sql = format!(
        "SELECT (SELECT id FROM registration WHERE event_id = $1 AND person_id IN \
         (SELECT id FROM person WHERE id = $3 OR merged_into = $3) \
         AND status IN {ACTIVE} LIMIT 1) AS existing, CAST({of_company} AS INTEGER) AS company, {}",
        counters(mode)
    );
    let mut values = vec![event.into(), mode.into(), person.into()];
    values.extend(company.map(sea_orm::Value::from));
    let row = one(tx, &sql, values).await?;
    Ok(Standing {
        existing: row.try_get("", "existing")?,
        company: number(&row, "company")?,
        books: read_books(&row)?,
    })
}

/// The states in which a registration is one still, as the indexes name them.
const ACTIVE: &str = "('confirmed', 'waitlisted', 'pending', 'offered')";

/// The registrations of a company, unless staff found that the name is no company's.
const OF_COMPANY: &str = "(SELECT COUNT(*) FROM registration WHERE event_id = $1 \
    AND organisation_id = (SELECT id FROM organisation WHERE id = $4 AND set_aside_at IS NULL) \
    AND status IN ('confirmed', 'waitlisted', 'pending', 'offered'))";

/// The counters of a mode.
pub async fn books(tx: &Tx, event: EventId, mode: Mode) -> Result<Books, DbErr> {
    let sql = format!("SELECT {}", counters(mode));
    read_books(&one(tx, &sql, vec![event.into(), mode.into()]).await?)
}

fn counters(mode: Mode) -> String {
    let pool = |column: &str| {
        format!("(SELECT {column} FROM seat_pool WHERE event_id = $1 AND mode = $2) AS {column}")
    };
    let columns = [
        "capacity",
        "taken",
        "taken_it",
        "taken_local",
        "taken_other",
    ]
    .map(pool);
    format!(
        "{}, (SELECT {} FROM registration_queue WHERE event_id = $1) AS waiting",
        columns.join(", "),
        counter(mode)
    )
}

fn number(row: &QueryResult, name: &str) -> Result<u32, DbErr> {
    let found = row.try_get::<Option<i32>>("", name)?.unwrap_or(0);
    Ok(u32::try_from(found).unwrap_or(0))
}

fn read_books(row: &QueryResult) -> Result<Books, DbErr> {
    Ok(Books {
        capacity: number(row, "capacity")?,
        taken: number(row, "taken")?,
        held: BySector {
            it: number(row, "taken_it")?,
            local: number(row, "taken_local")?,
            other: number(row, "taken_other")?,
        },
        waiting: number(row, "waiting")?,
    })
}

/// Draws `count` numbers (1, 2, 3 … over both modes of the event) and lengthens the queue of the mode
/// by as many, in one statement; answers the first of them.
pub async fn draw(tx: &Tx, event: EventId, mode: Mode, count: u32) -> Result<i64, DbErr> {
    let counter = counter(mode);
    let (venue, online) = match mode {
        Mode::InPerson => (count, 0),
        Mode::Online => (0, count),
    };
    let sql = format!(
        "INSERT INTO registration_queue (event_id, last_seq, waiting_in_person, waiting_online) \
         VALUES ($1, {count}, {venue}, {online}) ON CONFLICT (event_id) DO UPDATE SET \
         last_seq = registration_queue.last_seq + {count}, \
         {counter} = registration_queue.{counter} + {count} RETURNING last_seq"
    );
    let last: i64 = one(tx, &sql, vec![event.into()])
        .await?
        .try_get("", "last_seq")?;
    Ok(last - i64::from(count) + 1)
}

/// Shortens a queue by one who left it, up or out.
pub async fn leave_queue(tx: &Tx, event: EventId, mode: Mode) -> Result<(), DbErr> {
    let counter = counter(mode);
    let sql =
        format!("UPDATE registration_queue SET {counter} = {counter} - 1 WHERE event_id = $1");
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, [event.into()]);
    tx.execute_raw(statement).await.map(|_| ())
}

/// The first `limit` in the queue of a mode, in the order of joining.
pub async fn queue(
    tx: &Tx,
    event: EventId,
    mode: Mode,
    limit: u64,
) -> Result<Vec<registration::Model>, DbErr> {
    registration::Entity::find()
        .filter(registration::Column::EventId.eq(event))
        .filter(registration::Column::Mode.eq(mode))
        .filter(registration::Column::Status.eq(RegistrationStatus::Waitlisted))
        .order_by_asc(registration::Column::QueueSeq)
        .limit(limit)
        .all(tx)
        .await
}

/// Everybody of a group, the applicant first, in the order in which they were named.
pub async fn group(
    conn: &impl ConnectionTrait,
    id: RegistrationId,
) -> Result<Vec<registration::Model>, DbErr> {
    let mut rows = registration::Entity::find()
        .filter(registration::Column::GroupId.eq(id))
        .order_by_asc(registration::Column::CreatedAt)
        .order_by_asc(registration::Column::Id)
        .all(conn)
        .await?;
    rows.sort_by_key(|row| row.id != id);
    Ok(rows)
}

/// The sectors of these organisations; none of a name that waits for staff.
pub async fn sectors(
    tx: &Tx,
    ids: Vec<OrganisationId>,
) -> Result<HashMap<OrganisationId, Sector>, DbErr> {
    use shared::organisation::OrganisationStatus;
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(OrganisationId, Sector)> = organisation::Entity::find()
        .select_only()
        .column(organisation::Column::Id)
        .column(organisation::Column::Sector)
        .filter(organisation::Column::Id.is_in(ids))
        .filter(organisation::Column::Status.eq(OrganisationStatus::Active))
        .into_tuple()
        .all(tx)
        .await?;
    Ok(rows.into_iter().collect())
}

/// How many seats of one mode one sector holds.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Held {
    /// The sector.
    pub seat_sector: Sector,
    /// How many.
    pub number: i64,
}

/// Writes on every seat that is held in a mode whose sector it is, as the directory says now, and counts
/// them.
pub async fn mark_sectors(tx: &Tx, event: EventId, mode: Mode) -> Result<BySector, DbErr> {
    use registration::Column as C;
    use shared::organisation::OrganisationStatus;
    let theirs = Query::select()
        .column(organisation::Column::Sector)
        .from(organisation::Entity)
        .and_where(
            Expr::col((organisation::Entity, organisation::Column::Id))
                .equals((registration::Entity, C::OrganisationId)),
        )
        .and_where(organisation::Column::Status.eq(OrganisationStatus::Active))
        .take();
    let seated = [RegistrationStatus::Confirmed, RegistrationStatus::Offered];
    registration::Entity::update_many()
        .col_expr(C::SeatSector, Expr::SubQuery(None, Box::new(theirs.into())))
        .filter(C::EventId.eq(event))
        .filter(C::Mode.eq(mode))
        .filter(C::Status.is_in(seated))
        .exec(tx)
        .await?;
    let rows = registration::Entity::find()
        .select_only()
        .column(C::SeatSector)
        .column_as(C::Id.count(), "number")
        .filter(C::EventId.eq(event))
        .filter(C::Mode.eq(mode))
        .filter(C::Status.is_in(seated))
        .filter(C::SeatSector.is_not_null())
        .group_by(C::SeatSector)
        .into_model::<Held>()
        .all(tx)
        .await?;
    let of = |sector: Sector| {
        let found = rows.iter().find(|row| row.seat_sector == sector);
        found.map_or(0, |row| u32::try_from(row.number).unwrap_or(u32::MAX))
    };
    Ok(BySector {
        it: of(Sector::It),
        local: of(Sector::Local),
        other: of(Sector::Other),
    })
}

const fn counter(mode: Mode) -> &'static str {
    match mode {
        Mode::InPerson => "waiting_in_person",
        Mode::Online => "waiting_online",
    }
}

async fn one(tx: &Tx, sql: &str, values: Vec<sea_orm::Value>) -> Result<QueryResult, DbErr> {
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    tx.query_one_raw(statement)
        .await?
        .ok_or_else(|| DbErr::RecordNotFound("a row that always exists".to_owned()))
}
