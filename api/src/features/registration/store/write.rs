//! What changes registrations. All of it runs under the lock on the event's row, in few round
//! trips: how long that lock is held bounds how many can register at once (DESIGN §7.2).

use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter,
    QueryOrder, Statement,
};
use shared::account::types::PersonId;
use shared::event::types::{EventId, Mode};
use shared::registration::rules::Seats;
use shared::registration::types::{
    ActorKind, CancelReason, CancelledBy, RegistrationCause, RegistrationId, RegistrationStatus,
};
use shared::time::Timestamp;
use uuid::Uuid;

use crate::features::registration::entity::{history, registration};
use crate::platform::db::Tx;

/// What a newcomer meets.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// Their registration for this event, if they have one still.
    pub existing: Option<RegistrationId>,
    /// The seats of the mode.
    pub seats: Seats,
    /// How many wait in the queue of the mode.
    pub waiting: u32,
}

/// The counters of one mode of an event. One round trip, nothing is counted.
#[derive(Clone, Copy, Debug)]
pub struct Books {
    /// The seats.
    pub seats: Seats,
    /// How many wait.
    pub waiting: u32,
}

/// Whether the person is registered already, and the counters of the mode: one round trip.
pub async fn standing(
    tx: &Tx,
    event: EventId,
    person: PersonId,
    mode: Mode,
) -> Result<Standing, DbErr> {
    let sql = format!(
        "SELECT (SELECT id FROM registration WHERE event_id = $1 AND person_id IN \
         (SELECT id FROM person WHERE id = $3 OR merged_into = $3) \
         AND status IN ('confirmed', 'waitlisted', 'pending', 'offered') LIMIT 1) AS existing, {}",
        counters(mode)
    );
    let row = one(tx, &sql, [event.into(), mode.into(), person.into()]).await?;
    let Books { seats, waiting } = read_books(&row)?;
    Ok(Standing {
        existing: row.try_get("", "existing")?,
        seats,
        waiting,
    })
}

/// The counters of a mode.
pub async fn books(tx: &Tx, event: EventId, mode: Mode) -> Result<Books, DbErr> {
    let sql = format!("SELECT {}", counters(mode));
    read_books(&one(tx, &sql, [event.into(), mode.into()]).await?)
}

fn counters(mode: Mode) -> String {
    format!(
        "(SELECT capacity FROM seat_pool WHERE event_id = $1 AND mode = $2) AS capacity, \
         (SELECT taken FROM seat_pool WHERE event_id = $1 AND mode = $2) AS taken, \
         (SELECT {} FROM registration_queue WHERE event_id = $1) AS waiting",
        counter(mode)
    )
}

fn read_books(row: &sea_orm::QueryResult) -> Result<Books, DbErr> {
    let number = |name| -> Result<u32, DbErr> {
        Ok(count(row.try_get::<Option<i32>>("", name)?.unwrap_or(0)))
    };
    Ok(Books {
        seats: Seats {
            capacity: number("capacity")?,
            taken: number("taken")?,
        },
        waiting: number("waiting")?,
    })
}

/// Draws the next number (1, 2, 3 … over both modes of the event) and lengthens the queue of the
/// mode, in one statement.
pub async fn draw(tx: &Tx, event: EventId, mode: Mode) -> Result<i64, DbErr> {
    let counter = counter(mode);
    let (venue, online) = match mode {
        Mode::InPerson => (1, 0),
        Mode::Online => (0, 1),
    };
    let sql = format!(
        "INSERT INTO registration_queue (event_id, last_seq, waiting_in_person, waiting_online) \
         VALUES ($1, 1, {venue}, {online}) ON CONFLICT (event_id) DO UPDATE SET \
         last_seq = registration_queue.last_seq + 1, \
         {counter} = registration_queue.{counter} + 1 RETURNING last_seq"
    );
    one(tx, &sql, [event.into()]).await?.try_get("", "last_seq")
}

/// Shortens a queue by one who left it, up or out.
pub async fn leave_queue(tx: &Tx, event: EventId, mode: Mode) -> Result<(), DbErr> {
    let counter = counter(mode);
    let sql =
        format!("UPDATE registration_queue SET {counter} = {counter} - 1 WHERE event_id = $1");
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, [event.into()]);
    tx.execute_raw(statement).await.map(|_| ())
}

/// Stores a new registration.
pub async fn insert(tx: &Tx, row: registration::Model) -> Result<(), DbErr> {
    registration::Entity::insert(row.into_active_model())
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}

/// The first in the queue of a mode.
pub async fn first_waiting(
    tx: &Tx,
    event: EventId,
    mode: Mode,
) -> Result<Option<registration::Model>, DbErr> {
    registration::Entity::find()
        .filter(registration::Column::EventId.eq(event))
        .filter(registration::Column::Mode.eq(mode))
        .filter(registration::Column::Status.eq(RegistrationStatus::Waitlisted))
        .order_by_asc(registration::Column::QueueSeq)
        .one(tx)
        .await
}

/// Notes that the one who waited has a seat now.
pub async fn set_confirmed(
    tx: &Tx,
    row: &registration::Model,
    now: Timestamp,
) -> Result<(), DbErr> {
    update(
        tx,
        row,
        registration::ActiveModel {
            status: Set(RegistrationStatus::Confirmed),
            confirmed_at: Set(Some(now)),
            ..touched(now)
        },
    )
    .await
}

/// Notes that the registration is given up.
pub async fn set_cancelled(
    tx: &Tx,
    row: &registration::Model,
    by: CancelledBy,
    reason: Option<CancelReason>,
    now: Timestamp,
) -> Result<(), DbErr> {
    update(
        tx,
        row,
        registration::ActiveModel {
            status: Set(RegistrationStatus::Cancelled),
            cancelled_at: Set(Some(now)),
            cancelled_by: Set(Some(by)),
            cancel_reason: Set(reason),
            ..touched(now)
        },
    )
    .await
}

fn touched(now: Timestamp) -> registration::ActiveModel {
    registration::ActiveModel {
        updated_at: Set(now),
        ..<registration::ActiveModel as sea_orm::ActiveModelTrait>::default()
    }
}

/// Changes the row at the version that was read; the event's lock makes sure it is the newest.
async fn update(
    tx: &Tx,
    row: &registration::Model,
    change: registration::ActiveModel,
) -> Result<(), DbErr> {
    let done = registration::Entity::update_many()
        .set(change)
        .col_expr(
            registration::Column::Version,
            registration::Column::Version.into_expr().add(1_i64),
        )
        .filter(registration::Column::Id.eq(row.id))
        .filter(registration::Column::Version.eq(row.version))
        .exec(tx)
        .await?;
    if done.rows_affected == 1 {
        Ok(())
    } else {
        Err(DbErr::Custom(
            "a registration changed without the event's lock".to_owned(),
        ))
    }
}

/// A line of a registration's history.
#[derive(Clone, Debug)]
pub struct Line {
    /// The status before; none for coming in.
    pub from: Option<RegistrationStatus>,
    /// The status after.
    pub to: RegistrationStatus,
    /// What happened.
    pub cause: RegistrationCause,
    /// Why, if told.
    pub reason: Option<CancelReason>,
}

/// Adds a line to a registration's history: who did it, and when.
pub async fn tell(
    tx: &Tx,
    registration: RegistrationId,
    line: &Line,
    actor: (ActorKind, Option<Uuid>),
    at: Timestamp,
) -> Result<(), DbErr> {
    history::Entity::insert(history::ActiveModel {
        id: NotSet,
        registration_id: Set(registration),
        at: Set(at),
        actor_kind: Set(actor.0),
        actor_id: Set(actor.1),
        from_status: Set(line.from),
        to_status: Set(line.to),
        cause: Set(line.cause),
        reason: Set(line.reason.clone()),
    })
    .exec_without_returning(tx)
    .await
    .map(|_| ())
}

const fn counter(mode: Mode) -> &'static str {
    match mode {
        Mode::InPerson => "waiting_in_person",
        Mode::Online => "waiting_online",
    }
}

fn count(number: i32) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

async fn one<const N: usize>(
    tx: &Tx,
    sql: &str,
    values: [sea_orm::Value; N],
) -> Result<sea_orm::QueryResult, DbErr> {
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    tx.query_one_raw(statement)
        .await?
        .ok_or_else(|| DbErr::RecordNotFound("a row that always exists".to_owned()))
}
