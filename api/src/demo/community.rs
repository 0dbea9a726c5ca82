//! What people say in the community: the general space, and the threads of this year's events.

use chrono::{Duration, NaiveDate};
use shared::community::api::{NewThread, React, ReportFilter, ReportPost, ThreadFilter};
use shared::community::{PostId, ReactionKind, ThreadId};
use shared::event::EventId;
use shared::time::{FiscalYear, Timestamp};

use super::load::DemoError;
use super::people::{Person, Staff};
use super::plan::{Fate, Slot, at};
use super::talk::{AFTER, ANSWERS, BEFORE, HOPES, Reported, TALKS, Talk};
use crate::app::Context;
use crate::features::community::service::{self, posts, reports, threads};
use crate::platform::auth::SignedIn;
use crate::platform::clock::TestClock;

/// How many of the people with an account belong to the community.
const MEMBERS: usize = 15;

/// How many participants speak in an event's thread.
const SPEAKERS: usize = 2;

/// Everything, at its own time; the threads of events are open by now.
pub(super) async fn load(
    (ctx, clock): (&Context, &TestClock),
    (people, staff): (&[Person], &Staff),
    (slots, made): (&[Slot], &[Option<EventId>]),
    today: NaiveDate,
) -> Result<(), DemoError> {
    let members: Vec<&SignedIn> = people
        .iter()
        .filter_map(|person| person.account.as_ref())
        .collect();
    let day = |days: i64, hour: u32| at(today - Duration::days(days), hour);
    for (n, member) in (0..).zip(members.iter().take(MEMBERS)) {
        clock.set(day(170 - 9 * n, 9));
        service::join(ctx, member).await.map_err(refused)?;
    }
    for talk in TALKS {
        let who = |n: Option<usize>| match n {
            None => Ok(&staff.moderator),
            Some(n) => members.get(n).copied().ok_or(DemoError::Data("a member")),
        };
        speak((ctx, clock), talk, &who, &day).await?;
    }
    let year = FiscalYear::of(today);
    let held = slots.iter().zip(made);
    let held = held.filter(|(slot, _)| FiscalYear::of(slot.day) == year);
    for (n, (slot, event)) in held.enumerate() {
        if let Some(event) = event.filter(|_| matches!(slot.fate, Fate::Finished | Fate::Open)) {
            gather((ctx, clock), (&members, staff), (n, slot, event), today).await?;
        }
    }
    Ok(())
}

fn refused(error: service::CommunityError) -> DemoError {
    DemoError::Refused(error.into())
}

/// A thread of the general space.
async fn speak<'p>(
    (ctx, clock): (&Context, &TestClock),
    talk: &Talk,
    who: &impl Fn(Option<usize>) -> Result<&'p SignedIn, DemoError>,
    day: &impl Fn(i64, u32) -> Timestamp,
) -> Result<(), DemoError> {
    let words = |text: &str| text.parse().map_err(|_| DemoError::Data("a post"));
    clock.set(day(talk.days, 10));
    let form = NewThread {
        title: talk
            .title
            .parse()
            .map_err(|_| DemoError::Data("a thread's title"))?,
        body: words(talk.body)?,
    };
    let thread = threads::begin(ctx, who(talk.by)?, form)
        .await
        .map_err(refused)?;
    let mut said = Vec::new();
    for (hour, (days, by, text)) in (11..).zip(talk.replies) {
        clock.set(day(*days, hour));
        let post = posts::reply(ctx, who(*by)?, thread.id, words(text)?)
            .await
            .map_err(refused)?;
        if let Some(first) = talk.by {
            thank(ctx, who(Some(first))?, post.id).await?;
        }
        said.push(post.id);
    }
    for (hour, reported) in (15..).zip(talk.reports) {
        let post = said.get(reported.reply).copied();
        let post = post.ok_or(DemoError::Data("a reported post"))?;
        clock.set(day(reported.days, hour));
        report(ctx, who(Some(reported.by))?, post, reported).await?;
        if reported.dismissed {
            dismiss(ctx, who(None)?, post).await?;
        }
    }
    Ok(())
}

async fn report(
    ctx: &Context,
    who: &SignedIn,
    post: PostId,
    reported: &Reported,
) -> Result<(), DemoError> {
    let form = ReportPost {
        reason: reported.reason,
        note: reported.note.parse().ok(),
    };
    let done = reports::report(ctx, who, post, form).await;
    done.map(|_| ()).map_err(refused)
}

/// The moderator finds nothing wrong.
async fn dismiss(ctx: &Context, moderator: &SignedIn, post: PostId) -> Result<(), DemoError> {
    let waiting = reports::list(ctx, moderator, &ReportFilter::default()).await;
    for report in waiting.map_err(refused)?.items {
        if report.post.id == post {
            reports::dismiss(ctx, moderator, report.id)
                .await
                .map_err(refused)?;
        }
    }
    Ok(())
}

async fn thank(ctx: &Context, who: &SignedIn, post: PostId) -> Result<(), DemoError> {
    let form = React {
        kind: ReactionKind::Thanks,
        on: true,
    };
    posts::react(ctx, who, post, form).await.map_err(refused)?;
    Ok(())
}

/// The thread of an event: the moderator asks, and who was there (or will be) answers.
async fn gather(
    (ctx, clock): (&Context, &TestClock),
    (members, staff): (&[&SignedIn], &Staff),
    (n, slot, event): (usize, &Slot, EventId),
    today: NaiveDate,
) -> Result<(), DemoError> {
    let days = slot.days(today);
    let over = slot.fate == Fate::Finished;
    let (begin, question, answers): (Timestamp, &str, &[&str]) = if over {
        (days.finished.plus(Duration::hours(1)), AFTER, ANSWERS)
    } else {
        (days.window.1.plus(Duration::minutes(30)), BEFORE, HOPES)
    };
    let Some(thread) = open(ctx, &staff.moderator, event).await? else {
        return Ok(());
    };
    let say = async |who: &SignedIn, text: &str, at: Timestamp| {
        clock.set(at);
        let text = text.parse().map_err(|_| DemoError::Data("a post"))?;
        posts::reply(ctx, who, thread, text).await.map_err(refused)
    };
    let first = say(&staff.moderator, question, begin).await?;
    let mut spoken = 0;
    for (m, member) in members.iter().enumerate().skip(1) {
        if spoken == SPEAKERS || open(ctx, member, event).await?.is_none() {
            continue;
        }
        let hours = i64::try_from(2 + 3 * spoken).unwrap_or(2);
        let text = answers.get((n + spoken) % answers.len().max(1));
        if let Some(text) = text {
            say(member, text, begin.plus(Duration::hours(hours))).await?;
        }
        if m % 2 == 0 {
            thank(ctx, member, first.id).await?;
        }
        spoken += 1;
    }
    Ok(())
}

/// The event's thread, if this person may enter it.
async fn open(
    ctx: &Context,
    who: &SignedIn,
    event: EventId,
) -> Result<Option<ThreadId>, DemoError> {
    let filter = ThreadFilter {
        event_id: Some(event),
        ..ThreadFilter::default()
    };
    let page = threads::list(ctx, who, &filter).await.map_err(refused)?;
    Ok(page.items.first().map(|thread| thread.id))
}
