//! The only source of the current time, so that a test can set it (DESIGN §5).

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{Duration, Utc};
use shared::time::Timestamp;

/// Tells the time. Cloning shares the source.
#[derive(Clone)]
pub struct Clock(Arc<dyn Source>);

trait Source: Send + Sync {
    fn now(&self) -> Timestamp;
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Arc::new(SystemClock))
    }

    /// The current instant, in whole microseconds.
    pub fn now(&self) -> Timestamp {
        self.0.now()
    }
}

impl std::fmt::Debug for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Clock({})", self.now())
    }
}

struct SystemClock;

impl Source for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the machine's clock"
    )]
    fn now(&self) -> Timestamp {
        Timestamp::from_datetime(Utc::now())
    }
}

/// A clock that stands still until it is told to move. Cloning shares it.
#[derive(Clone, Debug)]
pub struct TestClock(Arc<AtomicI64>);

impl TestClock {
    /// A clock that shows `start`.
    pub fn at(start: Timestamp) -> Self {
        Self(Arc::new(AtomicI64::new(start.micros())))
    }

    /// Shows `time` from now on, also when that is in the past.
    pub fn set(&self, time: Timestamp) {
        self.0.store(time.micros(), Ordering::SeqCst);
    }

    /// Moves the clock on by `by`.
    pub fn advance(&self, by: Duration) {
        let micros = by.num_microseconds().unwrap_or(i64::MAX);
        self.0.fetch_add(micros, Ordering::SeqCst);
    }

    /// The clock to hand to the program under test.
    pub fn clock(&self) -> Clock {
        Clock(Arc::new(self.clone()))
    }

    /// What it shows.
    pub fn now(&self) -> Timestamp {
        Source::now(self)
    }
}

impl Source for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::SeqCst))
            .unwrap_or_else(|| Timestamp::from_datetime(chrono::DateTime::UNIX_EPOCH))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_clock_moves_only_when_told() {
        let start: Timestamp = "2026-11-22T05:00:00Z".parse().unwrap();
        let hand = TestClock::at(start);
        let clock = hand.clock();
        assert_eq!(clock.now(), start);
        hand.advance(Duration::minutes(10));
        assert_eq!(clock.now().rfc3339(), "2026-11-22T05:10:00Z");
        hand.set(start);
        assert_eq!(clock.now(), start);
    }
}
