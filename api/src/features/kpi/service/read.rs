//! A fiscal year's figures, counted from the rows they come from at the moment they are asked for.
//!
//! Whatever the number of events, the number of queries is the same: each reads a whole year.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use shared::event::month::Month;
use shared::event::types::EventId;
use shared::kpi::Kpi;
use shared::kpi::api::{EventFigures, Figure, MonthFigures, RegisteredItCount, TargetsForm};
use shared::kpi::rules::{self, Company, EventHeads, Presence};
use shared::kpi::types::Metric;
use shared::organisation::OrganisationId;
use shared::time::{Day, FiscalYear};

use super::outside;
use super::sources;
use crate::app::Context;
use crate::features::exchange::service::Participation;
use crate::features::kpi::store::counts::Counted;
use crate::features::kpi::store::{counts, outside as outside_store, targets};
use crate::features::organisation::service::Known;
use crate::features::programme::service as programmes;
use crate::platform::http_error::ApiError;

/// Figures from outside shown with a year; the list has all of them.
const MOST_OUTSIDE: u64 = 100;

/// What was counted of a year, before it is put together.
struct Found {
    events: Vec<Counted>,
    presences: Vec<Presence>,
    answers: HashMap<EventId, [u32; 5]>,
    accesses: BTreeMap<Month, i64>,
}

/// The figures of a fiscal year; of the current one where none is named.
///
/// # Errors
/// When the database fails.
pub async fn show(ctx: &Context, year: Option<FiscalYear>) -> Result<Kpi, ApiError> {
    let conn = ctx.db.read();
    let now = ctx.clock.now();
    let today = now.jst_date();
    let year = year.unwrap_or_else(|| FiscalYear::of(today));
    let as_of = rules::as_of(year, Day::new(today));
    let programme = programmes::of_year(conn, year, now)
        .await?
        .map(|one| one.id);
    let goals = match programme {
        Some(id) => TargetsForm::stored(targets::values(conn, id).await?),
        None => TargetsForm::stored([]),
    };
    let events = counts::events(conn, year, now).await?;
    let ids: Vec<EventId> = events.iter().map(|event| event.id).collect();
    let found = Found {
        presences: presences(ctx, &ids).await?,
        answers: sources::answers(conn, &ids).await?,
        accesses: sources::accesses(conn, year).await?,
        events,
    };
    let rows = outside_store::list(conn, Some(year), None, MOST_OUTSIDE).await?;
    let on_the_day = [
        (
            Metric::CommunityMembers,
            sources::members(conn, as_of).await?,
        ),
        (
            Metric::NewBusinesses,
            sources::new_businesses(conn, year).await?,
        ),
        (
            Metric::RegisteredItCompanies,
            sources::registered_it(conn, as_of).await?,
        ),
    ];
    let mut kpi = put_together(year, as_of, &found);
    kpi.programme_id = programme;
    kpi.figures = figures(&kpi, &on_the_day, &goals);
    kpi.outside = rows.into_iter().map(outside::view).collect();
    Ok(kpi)
}

/// How many registered IT companies there are on a day; today where none is named.
///
/// # Errors
/// When the database fails.
pub async fn registered_it(ctx: &Context, on: Option<Day>) -> Result<RegisteredItCount, ApiError> {
    let on = on.unwrap_or_else(|| Day::new(ctx.clock.now().jst_date()));
    let companies = sources::registered_it(ctx.db.read(), on).await?;
    let companies = u32::try_from(companies).unwrap_or(u32::MAX);
    Ok(RegisteredItCount { on, companies })
}

/// Who came to these events, with the side of the exchange their company stands on.
async fn presences(ctx: &Context, events: &[EventId]) -> Result<Vec<Presence>, ApiError> {
    let conn = ctx.db.read();
    let rows = sources::participations(conn, events).await?;
    let known = rows.iter().filter_map(|row| row.organisation_id);
    let known = sources::organisations(conn, known).await?;
    Ok(rules::merged(rows.iter().map(|row| presence(row, &known))))
}

/// A name that staff set aside is no company's: whoever gave it came for none.
fn presence(row: &Participation, known: &HashMap<OrganisationId, Known>) -> Presence {
    let of = row.organisation_id.and_then(|id| known.get(&id));
    let name = row.organisation_name.as_ref().map(AsRef::as_ref);
    Presence {
        event: row.event_id,
        person: row.person_id,
        mode: row.mode,
        company: Company::of(row.organisation_id, name)
            .filter(|_| of.is_none_or(|one| one.is_company)),
        sector: of.and_then(|one| one.sector),
    }
}

fn put_together(year: FiscalYear, as_of: Day, found: &Found) -> Kpi {
    let heads = rules::by_event(&found.presences);
    let of = |event: &Counted| heads.get(&event.id).copied().unwrap_or_default();
    let answers = |event: &Counted| found.answers.get(&event.id).copied();
    let answered: Vec<(Option<[u32; 5]>, u32)> = found
        .events
        .iter()
        .map(|event| (answers(event), of(event).participants()))
        .collect();
    Kpi {
        fiscal_year: year,
        programme_id: None,
        as_of,
        figures: Vec::new(),
        satisfaction: rules::year_satisfaction(&answered),
        participation: rules::participation(&found.presences),
        events: found
            .events
            .iter()
            .map(|event| event_figures(event, of(event), answers(event)))
            .collect(),
        months: months(year, found, &heads),
        outside: Vec::new(),
    }
}

fn event_figures(event: &Counted, heads: EventHeads, answers: Option<[u32; 5]>) -> EventFigures {
    EventFigures {
        id: event.id,
        title: event.title.clone(),
        starts_at: event.starts_at,
        format: event.format,
        status: event.status,
        participants: heads.participants(),
        in_person: heads.in_person,
        online: heads.online,
        companies: heads.companies,
        satisfaction: rules::satisfaction(answers, heads.participants()),
    }
}

fn months(
    year: FiscalYear,
    found: &Found,
    heads: &BTreeMap<EventId, EventHeads>,
) -> Vec<MonthFigures> {
    let begun = |event: &Counted| -> NaiveDate { event.starts_at.jst_date() };
    rules::months(year)
        .into_iter()
        .map(|month| {
            let events = found.events.iter();
            let events: Vec<&Counted> = events
                .filter(|event| Month::of(begun(event)) == month)
                .collect();
            let came = events.iter().filter_map(|event| heads.get(&event.id));
            MonthFigures {
                month,
                events: u32::try_from(events.len()).unwrap_or(u32::MAX),
                participants: came.map(|one| one.participants()).sum(),
                portal_accesses: found.accesses.get(&month).copied().unwrap_or_default(),
            }
        })
        .collect()
}

/// Each metric beside its target.
fn figures(kpi: &Kpi, on_the_day: &[(Metric, i64)], goals: &TargetsForm) -> Vec<Figure> {
    let known = |metric: Metric| {
        let found = on_the_day.iter().find(|(known, _)| *known == metric);
        found.map_or(0, |(_, value)| *value)
    };
    Metric::ALL
        .iter()
        .map(|metric| {
            let value = match metric {
                Metric::SatisfactionRate => {
                    return rules::satisfaction_figure(&kpi.satisfaction.overall, goals);
                }
                Metric::EventParticipants => kpi.participation.persons.total.into(),
                Metric::EventsHeld => i64::try_from(kpi.events.len()).unwrap_or(i64::MAX),
                Metric::PortalAccesses => kpi.months.iter().map(|one| one.portal_accesses).sum(),
                Metric::CommunityMembers
                | Metric::NewBusinesses
                | Metric::RegisteredItCompanies => known(*metric),
            };
            rules::figure(*metric, value, goals)
        })
        .collect()
}
