//! Medians, and the table that a bench ends with.

use std::fmt::Write as _;
use std::time::Duration;

use super::wrk::{CONNECTIONS, Run};

/// One server in one round.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sample {
    /// What the load generator saw.
    pub run: Run,
    /// The server's processor time.
    pub server: Duration,
    /// The database's own processor time; none where it lives in the server.
    pub database: Duration,
}

/// One thing measured on one database: Musubi and the baseline, round by round.
#[derive(Debug)]
pub struct Line {
    /// What was asked for.
    pub what: &'static str,
    /// On which database.
    pub database: String,
    /// The rounds that count: Musubi, the baseline.
    pub rounds: Vec<[Sample; 2]>,
}

const HEAD: &str = "\
| What | Database | Connections | Musubi, req/s | bare, req/s | Musubi / bare | Musubi p50, p99 \
| bare p50, p99 | Musubi CPU a request | bare CPU a request | Not 2xx |
|---|---|---|---|---|---|---|---|---|---|---|
";

/// The table, as Markdown.
pub fn render(lines: &[Line]) -> String {
    let mut table = HEAD.to_owned();
    for line in lines {
        let _ = writeln!(table, "{}", line.render());
    }
    table
}

impl Line {
    fn render(&self) -> String {
        let [musubi, bare] = [0, 1].map(|side| Side::of(self, side));
        let (low, middle, high) = self.ratio();
        let bad = self.rounds.iter().flatten().map(|one| one.run.bad);
        format!(
            "| {} | {} | {CONNECTIONS} | {:.0} | {:.0} | {middle:.2} ({low:.2}-{high:.2}) | {}, {} \
             | {}, {} | {} | {} | {} |",
            self.what,
            self.database,
            musubi.rate,
            bare.rate,
            short(musubi.p50),
            short(musubi.p99),
            short(bare.p50),
            short(bare.p99),
            musubi.cpu,
            bare.cpu,
            bad.sum::<u64>()
        )
    }

    /// The lowest, the median and the highest of the rounds' own ratios.
    fn ratio(&self) -> (f64, f64, f64) {
        let ratios: Vec<f64> = self
            .rounds
            .iter()
            .map(|[musubi, bare]| musubi.run.rate / bare.run.rate)
            .collect();
        let low = ratios.iter().copied().fold(f64::INFINITY, f64::min);
        let high = ratios.iter().copied().fold(0.0, f64::max);
        (low, median(ratios), high)
    }
}

/// The medians of one server.
struct Side {
    rate: f64,
    p50: f64,
    p99: f64,
    cpu: String,
}

impl Side {
    fn of(line: &Line, side: usize) -> Self {
        let all = || line.rounds.iter().filter_map(|round| round.get(side));
        let middle = |read: fn(&Sample) -> f64| median(all().map(read).collect());
        let server = middle(|one| each(one.server, one.run.requests));
        let database = middle(|one| each(one.database, one.run.requests));
        let cpu = if database > 0.0 {
            format!("{} + {} in the database", short(server), short(database))
        } else {
            short(server)
        };
        Self {
            rate: middle(|one| one.run.rate),
            p50: middle(|one| one.run.p50.as_secs_f64()),
            p99: middle(|one| one.run.p99.as_secs_f64()),
            cpu,
        }
    }
}

/// Seconds of one request.
fn each(time: Duration, requests: u64) -> f64 {
    let requests = u32::try_from(requests).unwrap_or(u32::MAX).max(1);
    time.as_secs_f64() / f64::from(requests)
}

/// The middle one; of an even number the mean of the two in the middle.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1);
    let at = |index: usize| values.get(index).copied().unwrap_or(0.0);
    f64::midpoint(at(last / 2), at(last.div_ceil(2)))
}

/// `480 µs`, `5.2 ms`, `1.3 s`.
fn short(seconds: f64) -> String {
    if seconds < 1e-3 {
        format!("{:.0} µs", seconds * 1e6)
    } else if seconds < 1.0 {
        format!("{:.1} ms", seconds * 1e3)
    } else {
        format!("{seconds:.1} s")
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Sample, median, render, short};
    use crate::bench::wrk::Run;
    use std::time::Duration;

    #[test]
    fn the_median_is_in_the_middle() {
        assert!((median(vec![3.0, 1.0, 2.0]) - 2.0).abs() < 1e-9);
        assert!((median(vec![4.0, 1.0, 2.0, 3.0]) - 2.5).abs() < 1e-9);
        assert!(median(Vec::new()).abs() < 1e-9);
    }

    #[test]
    fn times_are_short() {
        assert_eq!(short(0.000_48), "480 µs");
        assert_eq!(short(0.0052), "5.2 ms");
        assert_eq!(short(1.29), "1.3 s");
    }

    #[test]
    fn a_line_has_medians_and_the_spread_of_the_ratio() {
        let sample = |rate: f64| Sample {
            run: Run {
                requests: 1000,
                rate,
                p50: Duration::from_millis(2),
                p99: Duration::from_millis(9),
                bad: 0,
            },
            server: Duration::from_millis(500),
            database: Duration::ZERO,
        };
        let line = Line {
            what: "list",
            database: "SQLite".into(),
            rounds: vec![
                [sample(100.0), sample(200.0)],
                [sample(300.0), sample(200.0)],
                [sample(200.0), sample(200.0)],
            ],
        };
        let table = render(&[line]);
        let last = table.lines().last().unwrap();
        assert_eq!(
            last,
            "| list | SQLite | 16 | 200 | 200 | 1.00 (0.50-1.50) | 2.0 ms, 9.0 ms \
             | 2.0 ms, 9.0 ms | 500 µs | 500 µs | 0 |"
        );
    }
}
