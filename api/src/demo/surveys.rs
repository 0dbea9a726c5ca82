//! What the demo's participants answered: each survey opened, answered and closed at its time, as
//! far as time has come. One stays below five answers, to show what is withheld.

use chrono::Duration;
use shared::event::EventId;
use shared::survey::api::AnswerSurvey;
use shared::survey::rules::MIN_ANSWERS;
use shared::survey::{Comment, Rating};
use shared::time::Timestamp;

use super::load::DemoError;
use crate::app::Context;
use crate::features;
use crate::features::event::service as events;
use crate::features::survey::service::{answer, link};
use crate::platform::clock::TestClock;
use crate::platform::jobs::Jobs;

/// The event, counted from the newest that is over, which too few answered.
const WITHHELD: usize = 2;

/// Of a hundred who are asked so many answer.
const ANSWERING: u64 = 72;

/// Of ten who answer so many write something.
const WRITING: u64 = 4;

/// What people write.
const COMMENTS: [&str; 10] = [
    "席替えのおかげで、普段は会えない業種の方と話せました。",
    "現場の写真を見ながら話せたので、課題がよく分かりました。",
    "もう少し話す時間が長いとうれしいです。",
    "会場が駅から近くて助かりました。",
    "次回は工場の見学もしてみたいです。",
    "IT企業の方に、費用の目安を具体的に聞けたのがよかったです。",
    "資料を後から見られるようにしてほしいです。",
    "同じ悩みの会社があると分かり、心強く感じました。",
    "オンラインだと雑談に入りにくかったです。",
    "帰ってすぐ、受発注の見直しを社内で話し合いました。",
];

/// Everything, at its own time; who was there is noted by now.
pub(super) async fn load(
    (ctx, clock): (&Context, &TestClock),
    made: &[Option<EventId>],
    now: Timestamp,
) -> Result<(), DemoError> {
    let jobs = Jobs::new(ctx.db.clone(), clock.clock(), features::due(ctx));
    let mut over: Vec<(Timestamp, EventId)> = Vec::new();
    for event in made.iter().flatten() {
        let found = events::for_registration(ctx.db.read(), *event).await?;
        over.extend(found.map(|found| (found.ends_at, *event)));
    }
    let latest = now.plus(Duration::minutes(-10));
    over.retain(|(ends_at, _)| ends_at.plus(Duration::hours(1)) < latest);
    over.sort_unstable();
    let count = over.len();
    for (n, (ends_at, event)) in over.into_iter().enumerate() {
        clock.set(ends_at.plus(Duration::hours(1)));
        look(&jobs, clock).await?;
        clock.set(ends_at.plus(Duration::hours(20)).min(latest));
        let few = count.checked_sub(n) == Some(WITHHELD);
        answers(ctx, event, few).await?;
    }
    clock.set(latest);
    look(&jobs, clock).await
}

async fn look(jobs: &Jobs, clock: &TestClock) -> Result<(), DemoError> {
    let ran = jobs.run_once(clock.now()).await;
    match ran.failures.into_iter().next() {
        Some((name, error)) => Err(DemoError::Log(format!("{name}: {error}"))),
        None => Ok(()),
    }
}

/// Some of those who were asked answer.
async fn answers(ctx: &Context, event: EventId, few: bool) -> Result<(), DemoError> {
    let tokens = link::tokens(ctx, event).await?;
    for (n, token) in tokens.into_iter().enumerate() {
        let stays_below = few && n + 2 > MIN_ANSWERS;
        if stays_below || ctx.random.below(100) >= ANSWERING {
            continue;
        }
        let body = AnswerSurvey {
            token: token.parse().map_err(|_| DemoError::Data("a token"))?,
            satisfaction: rating(ctx)?,
            content: rating(ctx)?,
            exchange: rating(ctx)?,
            discovery: rating(ctx)?,
            comment: words(ctx)?,
        };
        let sent = answer::answer(ctx, body).await;
        sent.map_err(|error| DemoError::Refused(error.into()))?;
    }
    Ok(())
}

/// Mostly 4 and 5, as in the programme's own surveys.
fn rating(ctx: &Context) -> Result<Rating, DemoError> {
    let value = match ctx.random.below(100) {
        0..42 => 5,
        42..84 => 4,
        84..95 => 3,
        95..99 => 2,
        _ => 1,
    };
    Rating::new(value).map_err(|_| DemoError::Data("a rating"))
}

fn words(ctx: &Context) -> Result<Option<Comment>, DemoError> {
    if ctx.random.below(10) >= WRITING {
        return Ok(None);
    }
    let which = ctx.random.below(u64::try_from(COMMENTS.len()).unwrap_or(1));
    let text = usize::try_from(which).ok().and_then(|at| COMMENTS.get(at));
    let text = text.map(|text| text.parse());
    text.transpose().map_err(|_| DemoError::Data("a comment"))
}
