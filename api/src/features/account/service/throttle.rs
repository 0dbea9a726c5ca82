//! How many attempts an address and a client get: a bound on guessing, shared by all processes.

use chrono::Duration;
use shared::field::Email;

use crate::app::Context;
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;
use crate::platform::throttle::{self, Counter, Limit};

/// Attempts per address in one window.
const PER_ADDRESS: i32 = 10;
/// Attempts per client in one window.
const PER_CLIENT: i32 = 50;
/// The window, in minutes.
const WINDOW: i64 = 15;

/// One in so many attempts also removes old counters.
const SWEEP_ONE_IN: u64 = 50;

const CLIENT: &str = "account.client";
const ADDRESS: &str = "account.address";

/// Counts an attempt on `email` from `client`.
///
/// # Errors
/// 429 with the seconds to wait, once either has had too many.
pub async fn attempt(ctx: &Context, client: &str, email: &Email) -> Result<(), ApiError> {
    let limit = |what, who, most| Limit {
        what,
        who,
        most,
        window: Duration::minutes(WINDOW),
    };
    let counters = [
        limit(CLIENT, client, PER_CLIENT),
        limit(ADDRESS, email.as_str(), PER_ADDRESS),
    ]
    .map(|limit| Counter::new(&ctx.links, &limit));
    let now = ctx.clock.now();
    let sweep = ctx.random.below(SWEEP_ONE_IN) == 0;
    // Committed whatever follows: an attempt that is refused counts.
    let counted = ctx.db.write(move |tx| {
        Box::pin(async move {
            let counted = throttle::count(tx, now, &counters).await?;
            if sweep {
                throttle::sweep(tx, now).await?;
            }
            Ok::<_, ApiError>(counted)
        })
    });
    counted.await?.allowed()
}

/// Forgets the attempts on an address: its owner got in.
///
/// # Errors
/// When the database fails.
pub async fn forgive(tx: &Tx, ctx: &Context, email: &Email) -> Result<(), ApiError> {
    throttle::forgive(tx, &ctx.links, ADDRESS, email.as_str()).await
}
