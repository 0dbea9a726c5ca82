//! Loads the demo into a new database.

use std::sync::Arc;

use chrono::Duration;
use sea_orm::DbErr;
use serde_json::{Value, json};
use shared::account::legal::LegalDocument;
use shared::event::EventId;
use shared::event::types::Mode;
use shared::field::{self, Faults};
use shared::registration::api::{OwnFilter, RegisterGuest, Ticket};
use shared::registration::types::RegistrationStatus;
use shared::time::{FiscalYear, Timestamp};

use super::people::{self, Person, Staff};
use super::plan::{self, Fate, Slot};
use super::{
    SEED, collaborations, community, companies, events, figures, materials, portal, surveys, wishes,
};
use crate::app::Context;
use crate::features;
use crate::features::registration::RegistrationError;
use crate::features::registration::service::{cancel, join, own};
use crate::features::{organisation, programme};
use crate::platform::clock::TestClock;
use crate::platform::http_error::ApiError;
use crate::platform::log::{LogError, Runner};
use crate::platform::mail::Delivery;
use crate::platform::random::Random;

/// Why the demo could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The database is in use.
    #[error("the database holds a programme or organisations already; the demo needs a new one")]
    NotEmpty,
    /// A service refused; the demo's data does not keep its rules.
    #[error("a service refused the demo: {0:?}")]
    Refused(#[from] ApiError),
    /// A registration was refused.
    #[error("a registration was refused: {0}")]
    Registration(String),
    /// A form of the demo is wrong.
    #[error("a form of the demo is wrong: {0:?}")]
    Faults(Faults),
    /// The demo's own tables are wrong.
    #[error("the demo's tables are wrong: {0}")]
    Data(&'static str),
    /// The database failed.
    #[error("{0}")]
    Db(#[from] DbErr),
    /// A reader of the event log failed.
    #[error("{0}")]
    Log(String),
}
impl From<LogError> for DemoError {
    fn from(error: LogError) -> Self {
        Self::Log(error.to_string())
    }
}
impl From<RegistrationError> for DemoError {
    fn from(error: RegistrationError) -> Self {
        Self::Registration(format!("{error:?}"))
    }
}

/// Loads the demo programme into a migrated, empty database: last fiscal year complete, this one
/// under way. No mail leaves the house: what the past would have sent is not composed, and the
/// few mails of today are written into the mail folder, also where a mail server is set.
///
/// # Errors
/// When the database is in use, or fails.
pub async fn load(ctx: &Context) -> Result<(), DemoError> {
    let known = programme::service::list(ctx).await?;
    if !known.items.is_empty() || organisation::service::count(ctx.db.read()).await? > 0 {
        return Err(DemoError::NotEmpty);
    }
    let now = ctx.clock.now();
    let today = now.jst_date();
    let clock = TestClock::at(now);
    let past = Context {
        clock: clock.clock(),
        random: Random::seeded(SEED),
        ..ctx.clone()
    };
    let slots = plan::slots(today);
    let (people, staff) = society(&past, &clock, &slots, today).await?;
    let made = history(&past, &clock, (&people, &staff), &slots, now).await?;
    let events = (&slots[..], &made[..]);
    collaborations::load((&past, &clock), &staff, events, now).await?;
    // The seed goes on: what follows from the past is the same at each loading too.
    let present = Context {
        random: past.random.clone(),
        ..ctx.clone()
    };
    drain(&present, features::readers_without_mails(&present)).await?;
    // The threads of events are open now.
    let talk = (
        (&past, &clock),
        (&people[..], &staff),
        (&slots[..], &made[..]),
    );
    community::load(talk.0, talk.1, talk.2, today).await?;
    portal::load(talk.0, &staff, talk.2, today).await?;
    drain(&present, features::readers_without_mails(&present)).await?;
    surveys::load((&past, &clock), &made, now).await?;
    clock.set(now.plus(Duration::minutes(-6)));
    wishes::load(&past, &people, &staff).await?;
    drain(&present, features::readers_without_mails(&present)).await?;
    clock.set(now.plus(Duration::minutes(-5)));
    figures::load(&past, &staff, now).await?;
    lately(&past, &people, &slots, &made).await?;
    materials::load(&past, &staff, (&slots, &made)).await?;
    drain(&present, features::readers(&present)).await?;
    let mut settings = ctx.options.mail_settings();
    settings.server = None;
    let delivery = Delivery::new(
        ctx.db.clone(),
        ctx.clock.clone(),
        ctx.links.clone(),
        &settings,
    );
    delivery.deliver_once(ctx.clock.now()).await?;
    Ok(())
}

/// Whether the demo is what the database holds.
pub async fn is_loaded(ctx: &Context) -> bool {
    programme::service::list(ctx).await.is_ok_and(|known| {
        let ours =
            |one: &shared::programme::Programme| one.contractor.as_str() == events::CONTRACTOR;
        known.items.iter().any(ours)
    })
}

/// Staff, companies, people and programmes, from the first day of the year before; earlier where
/// an event of its first weeks is prepared earlier: its moderator must hold the role by then.
async fn society(
    ctx: &Context,
    clock: &TestClock,
    slots: &[Slot],
    today: chrono::NaiveDate,
) -> Result<(Vec<Person>, Staff), DemoError> {
    let years: Vec<FiscalYear> = slots.iter().map(|slot| FiscalYear::of(slot.day)).collect();
    let first = years.iter().min().copied().unwrap_or(FiscalYear::of(today));
    let last = years.iter().max().copied().unwrap_or(first);
    let opening = plan::at(first.first_day(), 9);
    let prepared = slots.iter().map(|slot| slot.days(today).created).min();
    clock.set(prepared.map_or(opening, |at| opening.min(at.plus(Duration::days(-1)))));
    let companies = companies::load(ctx, first).await?;
    let mut people = people::everybody(&companies);
    let until = events::contract(last).1.plus_days(1);
    let staff = people::load(ctx, &mut people, plan::at(until.date(), 0)).await?;
    for year in first.year()..=last.year() {
        let year = FiscalYear::new(year).map_err(|_| DemoError::Data("a year"))?;
        events::programme(ctx, &staff, year).await?;
    }
    Ok((people, staff))
}

/// Everything that happened until now, in its order; answers the events by slot.
async fn history(
    ctx: &Context,
    clock: &TestClock,
    (people, staff): (&[Person], &Staff),
    slots: &[Slot],
    now: Timestamp,
) -> Result<Vec<Option<EventId>>, DemoError> {
    let mut made = vec![None; slots.len()];
    let all = events::happenings(ctx, slots, people.len(), now.jst_date());
    for happening in all.into_iter().filter(|one| one.at < now) {
        let Some((slot, event)) = slots.get(happening.slot).zip(made.get_mut(happening.slot))
        else {
            continue;
        };
        let tools = (ctx, clock);
        let new = events::carry_out(tools, staff, people, slot, *event, happening).await?;
        *event = event.or(new);
    }
    Ok(made)
}

/// What happened a few minutes ago, with mails: the demo's member registers for the next open
/// event, waits for the full one, and the first in that queue gets the seat of one who gave up.
async fn lately(
    ctx: &Context,
    people: &[Person],
    slots: &[Slot],
    made: &[Option<EventId>],
) -> Result<(), DemoError> {
    let today = ctx.clock.now().jst_date();
    let next = |fate: Fate| {
        let of_fate = |(slot, _): &(&Slot, &Option<EventId>)| slot.fate == fate && slot.day > today;
        let found = slots.iter().zip(made).find(of_fate);
        found
            .and_then(|(_, event)| *event)
            .ok_or(DemoError::Data("an open event"))
    };
    let member = people.first().ok_or(DemoError::Data("the member"))?;
    for fate in [Fate::Open, Fate::Full] {
        match register(ctx, member, next(fate)?, Mode::InPerson).await {
            // Chance may have brought the member there already.
            Ok(()) | Err(DemoError::Registration(_)) => {}
            Err(error) => return Err(error),
        }
    }
    let full = next(Fate::Full)?;
    for principal in people
        .iter()
        .skip(1)
        .filter_map(|person| person.account.as_ref())
    {
        let tickets = own::list(ctx, principal, &OwnFilter::default()).await?;
        let seat =
            |one: &&Ticket| one.event.id == full && one.status == RegistrationStatus::Confirmed;
        if let Some(ticket) = tickets.items.iter().find(seat) {
            cancel::by_member(ctx, principal, ticket.id, false).await?;
            return Ok(());
        }
    }
    Ok(())
}

/// Registers somebody, with an account or without.
pub(super) async fn register(
    ctx: &Context,
    person: &Person,
    event: EventId,
    mode: Mode,
) -> Result<(), DemoError> {
    let accepted = json!({
        "terms_version": LegalDocument::Terms.current(),
        "privacy_version": LegalDocument::Privacy.current(),
    });
    let extras = super::questions::extras(ctx, person, event, mode).await?;
    let Some(principal) = &person.account else {
        let mut form = person.form();
        if let Value::Object(fields) = &mut form {
            fields.insert("mode".to_owned(), json!(mode));
            fields.insert("acceptance".to_owned(), accepted);
            fields.insert("consents".to_owned(), person.consents());
            fields.insert("extras".to_owned(), json!(extras));
        }
        let form: RegisterGuest = field::parse(&form).map_err(DemoError::Faults)?;
        // Each from a line of their own, or the bound on guests would stop the demo.
        let client = form.email.as_str().to_owned();
        join::guest(ctx, &client, event, form).await?;
        return Ok(());
    };
    let form = json!({
        "mode": mode, "locale": person.locale, "acceptance": accepted,
        "consents": person.consents(), "extras": extras,
    });
    let form = field::parse(&form).map_err(DemoError::Faults)?;
    join::member(ctx, principal, event, form).await?;
    Ok(())
}

/// Lets everything follow from what was done, now and not when the service starts.
async fn drain(
    ctx: &Context,
    readers: Vec<Arc<dyn crate::platform::log::Reader>>,
) -> Result<(), DemoError> {
    let runner = Runner::new(ctx.db.clone(), readers);
    runner.prepare().await?;
    let progress = runner.run_once().await?;
    match progress.failures.into_iter().next() {
        Some((reader, error)) => Err(DemoError::Log(format!("{reader}: {error}"))),
        None => Ok(()),
    }
}
