//! How many attempts an address and a client get: a bound on guessing, shared by all processes.

use chrono::Duration;
use shared::field::Email;
use shared::time::Timestamp;

use crate::app::Context;
use crate::features::account::store;
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;

/// Attempts per address in one window.
const PER_ADDRESS: i32 = 10;
/// Attempts per client in one window.
const PER_CLIENT: i32 = 50;
/// The window, in minutes.
const WINDOW: i64 = 15;

/// One in so many attempts also removes old counters.
const SWEEP_ONE_IN: u64 = 50;

/// The table tells nobody who tried: keys are HMACs.
fn key(ctx: &Context, kind: &str, what: &str) -> [u8; 32] {
    ctx.links
        .seal(&format!("account.throttle.{kind}"), what.as_bytes())
}

/// Counts an attempt on `email` from `client`.
///
/// # Errors
/// 429 with the seconds to wait, once either has had too many.
pub async fn attempt(ctx: &Context, client: &str, email: &Email) -> Result<(), ApiError> {
    let now = ctx.clock.now();
    let by_client = key(ctx, "client", client);
    let by_address = key(ctx, "address", email.as_str());
    let sweep = ctx.random.below(SWEEP_ONE_IN) == 0;
    let counts = ctx.db.write(move |tx| {
        Box::pin(async move {
            if sweep {
                store::throttle::sweep(tx, now).await?;
            }
            // Always in this order, so that two transactions can't wait for each other.
            let ends = now.plus(Duration::minutes(WINDOW));
            let client = store::throttle::count(tx, &by_client, now, ends).await?;
            let address = store::throttle::count(tx, &by_address, now, ends).await?;
            Ok::<_, ApiError>([(client, PER_CLIENT), (address, PER_ADDRESS)])
        })
    });
    let wait = counts
        .await?
        .into_iter()
        .filter(|((count, _), most)| count > most)
        .map(|((_, ends), _)| seconds_until(ends, now))
        .max();
    wait.map_or(Ok(()), |seconds| Err(ApiError::too_many(seconds)))
}

fn seconds_until(ends: Timestamp, now: Timestamp) -> u64 {
    u64::try_from(ends.since(now).num_seconds()).unwrap_or(0) + 1
}

/// Forgets the attempts on an address: its owner got in.
///
/// # Errors
/// When the database fails.
pub async fn forgive(tx: &Tx, ctx: &Context, email: &Email) -> Result<(), ApiError> {
    let key = key(ctx, "address", email.as_str());
    Ok(store::throttle::forget(tx, &key).await?)
}
