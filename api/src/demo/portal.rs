//! What the portal tells: articles, support measures with every kind of deadline, and how often
//! its pages were looked at.

use std::collections::BTreeMap;

use chrono::{Datelike, Duration, NaiveDate, Weekday};
use serde_json::{Value, json};
use shared::event::EventId;
use shared::field;
use shared::i18n::Lang;
use shared::portal::{ArticleForm, ArticleId};
use shared::time::Day;
use shared::visit::{PageKey, PageKind};

use super::contents::{ARTICLES, MEASURES, Measure};
use super::load::DemoError;
use super::people::Staff;
use super::plan::{Slot, at};
use crate::app::Context;
use crate::features::portal::service::{self, Step};
use crate::features::{event, visit};
use crate::platform::clock::TestClock;

/// Everything, at its own time.
pub(super) async fn load(
    (ctx, clock): (&Context, &TestClock),
    staff: &Staff,
    (slots, made): (&[Slot], &[Option<EventId>]),
    today: NaiveDate,
) -> Result<(), DemoError> {
    for one in ARTICLES {
        let form = json!({
            "kind": one.kind, "title": one.title, "summary": one.summary, "body": one.body
        });
        let written = today - Duration::days(one.days);
        publish((ctx, clock), staff, (form, written)).await?;
    }
    for one in MEASURES {
        let form = measure_form(one, today);
        let written = today - Duration::days(one.days);
        if one.waits {
            submit((ctx, clock), staff, (form, written)).await?;
        } else {
            publish((ctx, clock), staff, (form, written)).await?;
        }
    }
    views(ctx, (slots, made), today).await
}

/// A support measure's form; its days are counted from today.
fn measure_form(one: &Measure, today: NaiveDate) -> Value {
    let day = |days: i64| Day::new(today + Duration::days(days)).to_string();
    json!({
        "kind": "measure", "title": one.title, "summary": one.summary, "body": one.body,
        "link": "https://www.example.jp/support", "contact": one.organisation,
        "measure": {
            "organisation": one.organisation, "eligibility": one.eligibility,
            "sectors": one.sectors, "industries": one.industries, "municipalities": [],
            "amount_yen": one.amount, "amount_text": null, "rate_text": one.rate,
            "deadline_kind": one.deadline, "deadline_on": one.until.map(day),
            "deadline_time": one.time, "ended_on": one.ended.map(day)
        }
    })
}

/// The contractor writes it and asks for its confirmation.
async fn submit(
    (ctx, clock): (&Context, &TestClock),
    staff: &Staff,
    (form, day): (Value, NaiveDate),
) -> Result<ArticleId, DemoError> {
    let form: ArticleForm = field::parse(&form).map_err(DemoError::Faults)?;
    clock.set(at(day, 10));
    let made = service::create(ctx, &staff.contractor, form, Lang::Ja).await?;
    clock.set(at(day, 11));
    let who = &staff.contractor;
    service::step(ctx, who, (made.id, None), Step::Submit, Lang::Ja).await?;
    Ok(made.id)
}

/// And the prefecture makes it public the same day.
async fn publish(
    (ctx, clock): (&Context, &TestClock),
    staff: &Staff,
    (form, day): (Value, NaiveDate),
) -> Result<(), DemoError> {
    let id = submit((ctx, clock), staff, (form, day)).await?;
    clock.set(at(day, 15));
    let who = &staff.prefecture;
    service::step(ctx, who, (id, None), Step::Publish, Lang::Ja).await?;
    Ok(())
}

/// Views of each day since the first event, about 900 a month: fewer on weekends, most of home,
/// then of the lists and of the event that comes next.
async fn views(
    ctx: &Context,
    (slots, made): (&[Slot], &[Option<EventId>]),
    today: NaiveDate,
) -> Result<(), DemoError> {
    let mut public: BTreeMap<NaiveDate, EventId> = BTreeMap::new();
    for (slot, id) in slots.iter().zip(made) {
        if let Some(id) = id
            && event::service::is_public(ctx.db.read(), *id).await?
        {
            public.insert(slot.day, *id);
        }
    }
    let Some(first) = public.keys().next().copied() else {
        return Ok(());
    };
    let mut counts: BTreeMap<(Day, PageKey), i64> = BTreeMap::new();
    let days = first.iter_days().take_while(|day| *day < today);
    for day in days {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let wave = i64::from(day.ordinal() * 7 % 13) - 6;
        let all = if weekend { 14 } else { 36 } + wave;
        let next = public.range(day..).next().map(|(_, id)| id.uuid());
        let shares = [
            (PageKind::Home, None, 40),
            (PageKind::Events, None, 22),
            (PageKind::Event, next, 20),
            (PageKind::Measures, None, 11),
            (PageKind::Articles, None, 7),
        ];
        for (kind, id, share) in shares {
            if let Some(page) = PageKey::new(kind, id) {
                counts.insert((Day::new(day), page), all * share / 100);
            }
        }
    }
    let written = ctx
        .db
        .write(move |tx| Box::pin(async move { visit::service::add(tx, counts).await }));
    Ok(written.await?)
}
