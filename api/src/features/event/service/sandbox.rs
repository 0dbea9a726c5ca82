//! The sample events of test keys: made up at each request out of today's date, and stored
//! nowhere, so that no list, count, mail or page of the real programme can meet them. Each shows
//! one state that a client must know.

use chrono::NaiveTime;
use shared::account::AccountId;
use shared::event::api::{EventDetail, EventQuery, EventSummary, ThemeCount, Themes};
use shared::event::types::Period;
use shared::event::{EventId, Format, Mode, Status};
use shared::page::Page;
use shared::programme::{Programme, ProgrammeId, rules};
use shared::search;
use shared::time::{Day, FiscalYear, Timestamp};
use uuid::Uuid;

use super::super::entity::event::{Bare, Model};
use super::super::entity::seat_pool;
use super::super::store::Parts;
use super::read::{fetch, limit, list_name};
use super::views;
use crate::app::Context;
use crate::platform::cursor;
use crate::platform::http_error::ApiError;

/// The ids of the samples begin here: times long before there was a server to make one.
const FIRST: u128 = 0x0000_0000_0001_7000_8000_0000_0000_0000;

struct Sample {
    event: Model,
    pools: Vec<seat_pool::Model>,
}

/// How one sample differs from the others.
struct Plan {
    title: &'static str,
    summary: &'static str,
    theme: &'static str,
    format: Format,
    /// Days from today to its day, and to the opening and closing of registration.
    days: i64,
    opens: i64,
    closes: i64,
    status: Status,
    /// Capacity and seats taken.
    seats: (i32, i32),
}

const PLANS: [Plan; 5] = [
    Plan {
        title: "【見本】申し込めるイベント",
        summary: "受付中で、会場にもオンラインにも空きがあります。",
        theme: "見本",
        format: Format::Hybrid,
        days: 21,
        opens: -7,
        closes: 20,
        status: Status::Published,
        seats: (20, 5),
    },
    Plan {
        title: "【見本】満席のイベント",
        summary: "受付中ですが、席がありません。申し込むとキャンセル待ちになります。",
        theme: "見本",
        format: Format::InPerson,
        days: 28,
        opens: -7,
        closes: 27,
        status: Status::Published,
        seats: (10, 10),
    },
    Plan {
        title: "【見本】受付前のイベント",
        summary: "受付がまだ始まっていません。申し込むと 409 になります。",
        theme: "見本",
        format: Format::Online,
        days: 42,
        opens: 14,
        closes: 41,
        status: Status::Published,
        seats: (50, 0),
    },
    Plan {
        title: "【見本】受付を終えたイベント",
        summary: "受付が終わっています。申し込むと 409 になります。",
        theme: "見本",
        format: Format::InPerson,
        days: 7,
        opens: -28,
        closes: -1,
        status: Status::Published,
        seats: (20, 18),
    },
    Plan {
        title: "【見本】終わったイベント",
        summary: "開催を終えたイベントです。",
        theme: "見本",
        format: Format::InPerson,
        days: -28,
        opens: -60,
        closes: -30,
        status: Status::Finished,
        seats: (20, 16),
    },
];

fn programme_id() -> ProgrammeId {
    ProgrammeId::from_uuid(Uuid::from_u128(FIRST))
}

fn samples(now: Timestamp) -> Result<Vec<Sample>, ApiError> {
    let made = PLANS.iter().zip(1..).map(|(plan, n)| sample(plan, n, now));
    let all: Option<Vec<Sample>> = made.collect();
    all.ok_or_else(|| ApiError::internal("a sample's text is not valid"))
}

fn sample(plan: &Plan, n: u128, now: Timestamp) -> Option<Sample> {
    let id = EventId::from_uuid(Uuid::from_u128(FIRST + n));
    let today = Day::new(now.jst_date());
    let at = |days: i64, hour: u32| {
        let time = NaiveTime::from_hms_opt(hour, 0, 0)?;
        Some(Timestamp::from_jst(today.plus_days(days).date(), time))
    };
    let made = at(-90, 9)?;
    let venue = plan.format.offers(Mode::InPerson);
    let text = |text: &str| venue.then(|| text.to_owned());
    let pools = [Mode::InPerson, Mode::Online].into_iter();
    let pool = |mode| seat_pool::Model {
        event_id: id,
        mode,
        capacity: plan.seats.0,
        taken: plan.seats.1,
        taken_it: 0,
        taken_local: 0,
        taken_other: 0,
        override_by: None,
        override_at: None,
    };
    Some(Sample {
        pools: pools
            .filter(|mode| plan.format.offers(*mode))
            .map(pool)
            .collect(),
        event: Model {
            theme: plan.theme.parse().ok(),
            summary: plan.summary.parse().ok(),
            description: plan.summary.parse().ok(),
            venue_name: text("見本会館").and_then(|text| text.parse().ok()),
            venue_address: text("見本市見本町1-1").and_then(|text| text.parse().ok()),
            opens_at: at(plan.opens, 9),
            status: plan.status,
            first_published_at: Some(made),
            ..Model::from(Bare {
                id,
                programme_id: programme_id(),
                title: plan.title.parse().ok()?,
                format: plan.format,
                starts_at: at(plan.days, 14)?,
                ends_at: at(plan.days, 16)?,
                closes_at: at(plan.closes, 12)?,
                by: AccountId::from_uuid(Uuid::nil()),
                now: made,
            })
        },
    })
}

/// The programme that stands at the foot of a sample.
fn programme(now: Timestamp) -> Option<Programme> {
    let year = FiscalYear::of(now.jst_date());
    let (from, until) = (Day::new(year.first_day()), Day::new(year.last_day()));
    Some(Programme {
        id: programme_id(),
        version: 1,
        fiscal_year: year,
        name: "見本事業".parse().ok()?,
        prefecture: "見本県".parse().ok()?,
        contractor: "見本事務局".parse().ok()?,
        office_phone: "000-0000-0000".parse().ok()?,
        office_email: "office@example.jp".parse().ok()?,
        office_address: None,
        contract_from: from,
        contract_until: until,
        confirm_required: false,
        deadline_rule: shared::programme::DeadlineRule::AtStart,
        phase: rules::phase(from, until, now.jst_date()),
        updated_at: Timestamp::EPOCH,
    })
}

/// A sample as registering needs it.
///
/// # Errors
/// When a text of the samples is not valid, which a test holds.
pub fn sample_of(id: EventId, now: Timestamp) -> Result<Option<Model>, ApiError> {
    let all = samples(now)?.into_iter().map(|sample| sample.event);
    Ok(all.into_iter().find(|event| event.id == id))
}

/// The samples as the list of public events shows them, with its filters.
///
/// # Errors
/// 422 for a cursor of another list.
pub fn list(ctx: &Context, query: &EventQuery) -> Result<Page<EventSummary>, ApiError> {
    let now = ctx.clock.now();
    let name = list_name("sample-events", query);
    let after: Option<(Timestamp, EventId)> =
        cursor::read(&ctx.links, &name, query.cursor.as_ref())?;
    let mut rows = samples(now)?;
    rows.retain(|sample| fits(&sample.event, query, now));
    rows.sort_by_key(|sample| (sample.event.starts_at, sample.event.id));
    let past = query.period == Some(Period::Past);
    if past {
        rows.reverse();
    }
    let follows = |sample: &Sample| {
        let key = (sample.event.starts_at, sample.event.id);
        after.is_none_or(|after| if past { key < after } else { key > after })
    };
    rows.retain(follows);
    let limit = limit(query.limit);
    rows.truncate(usize::try_from(fetch(limit)).unwrap_or(usize::MAX));
    Ok(cursor::page(
        &ctx.links,
        &name,
        rows,
        limit,
        |sample| (sample.event.starts_at, sample.event.id),
        |sample| views::summary(&sample.event, &sample.pools, now),
    ))
}

fn fits(event: &Model, query: &EventQuery, now: Timestamp) -> bool {
    let over = event.ends_at <= now;
    let period = query.period.unwrap_or(if query.month.is_some() {
        Period::All
    } else {
        Period::Upcoming
    });
    let in_period = match period {
        Period::Upcoming => !over,
        Period::Past => over,
        Period::All => true,
    };
    let in_month = query.month.is_none_or(|month| {
        let day = event.jst_date.date();
        month.first_day() <= day && day < month.next_first_day()
    });
    let of_format = query.format.is_none_or(|format| format == event.format);
    let of_theme = query.theme.is_none() || query.theme == event.theme;
    let with_words = query
        .q
        .as_ref()
        .is_none_or(|words| search::matches(event.title.as_str(), words.as_str()));
    in_period && in_month && of_format && of_theme && with_words
}

/// One sample with its version; `None` for any other event.
///
/// # Errors
/// When a text of the samples is not valid, which a test holds.
pub fn detail(id: EventId, now: Timestamp) -> Result<Option<(i64, EventDetail)>, ApiError> {
    let found = samples(now)?
        .into_iter()
        .find(|sample| sample.event.id == id);
    let (Some(sample), Some(programme)) = (found, programme(now)) else {
        return Ok(None);
    };
    let parts = Parts {
        sessions: Vec::new(),
        moderators: Vec::new(),
        pools: sample.pools,
    };
    let detail = views::detail(&sample.event, &parts, &programme, now);
    Ok(Some((sample.event.version, detail)))
}

/// The themes of the samples.
pub fn themes() -> Themes {
    let theme = PLANS.first().and_then(|plan| plan.theme.parse().ok());
    let events = i64::try_from(PLANS.len()).unwrap_or(i64::MAX);
    let items = theme.map(|theme| ThemeCount { theme, events });
    Themes {
        items: items.into_iter().collect(),
    }
}
