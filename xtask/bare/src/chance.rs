//! Time and chance.

use std::cell::RefCell;

use chrono::{DateTime, Utc};
use rand::rngs::StdRng;
use rand::{RngCore, SeedableRng};
use uuid::Uuid;

/// The time to the microsecond, as both databases keep it.
#[expect(
    clippy::disallowed_methods,
    reason = "the bench's baseline is no part of Musubi and has no clock to inject"
)]
pub fn now() -> DateTime<Utc> {
    let now = Utc::now();
    DateTime::from_timestamp_micros(now.timestamp_micros()).unwrap_or(now)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the bench's baseline is no part of Musubi and has no generator to inject"
)]
fn seeded() -> RefCell<StdRng> {
    RefCell::new(StdRng::from_os_rng())
}

thread_local! {
    static RANDOM: RefCell<StdRng> = seeded();
}

/// Random bytes.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    RANDOM.with_borrow_mut(|random| random.fill_bytes(&mut bytes));
    bytes
}

/// An id that sorts by time.
pub fn uuid_v7(now: DateTime<Utc>) -> Uuid {
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random()).into_uuid()
}
