//! The load generator: one run of `wrk`, and what it says.

use std::time::Duration;

use crate::Outcome;
use crate::cmd::Cmd;

/// Requests under way at once.
pub const CONNECTIONS: u32 = 16;

/// What one run measured.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Run {
    /// Answers.
    pub requests: u64,
    /// Answers a second.
    pub rate: f64,
    /// The time in which half of the answers came.
    pub p50: Duration,
    /// The time in which 99 of 100 came.
    pub p99: Duration,
    /// Answers other than 2xx and 3xx, and connections that broke.
    pub bad: u64,
}

/// Drives `url` for `seconds` from one thread; `script` with its arguments makes the requests.
pub fn drive(url: &str, seconds: u32, script: &[String]) -> Outcome<Run> {
    let mut wrk = Cmd::new("wrk", "wrk").args(["--threads", "1", "--latency", "--timeout", "60s"]);
    wrk = wrk.args(["--connections", &CONNECTIONS.to_string()]);
    wrk = wrk.args(["--duration", &format!("{seconds}s")]);
    if let Some((file, arguments)) = script.split_first() {
        wrk = wrk.args(["--script", file, url, "--"]).args(arguments);
    } else {
        wrk = wrk.args([url]);
    }
    let said = wrk.capture()?;
    parse(&said).ok_or_else(|| format!("wrk's answer is not understood:\n{said}"))
}

/// Reads the report that `wrk --latency` prints.
fn parse(said: &str) -> Option<Run> {
    let mut run = Run::default();
    let (mut counted, mut rated) = (false, false);
    for line in said.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("50%") {
            run.p50 = time(text)?;
        } else if let Some(text) = line.strip_prefix("99%") {
            run.p99 = time(text)?;
        } else if let Some(text) = line.strip_prefix("Requests/sec:") {
            run.rate = text.trim().parse().ok()?;
            rated = true;
        } else if let Some(text) = line.strip_prefix("Non-2xx or 3xx responses:") {
            run.bad += text.trim().parse::<u64>().ok()?;
        } else if let Some(text) = line.strip_prefix("Socket errors:") {
            run.bad += numbers(text);
        } else if let Some((count, _)) = line.split_once(" requests in ") {
            run.requests = count.parse().ok()?;
            counted = true;
        }
    }
    (counted && rated && run.p99 > Duration::ZERO).then_some(run)
}

/// `250.00us`, `1.20ms`, `1.05s`, `1.50m`.
fn time(text: &str) -> Option<Duration> {
    let text = text.trim();
    let digits = text.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, unit) = text.split_at_checked(digits)?;
    let number: f64 = number.parse().ok()?;
    let factor = match unit {
        "us" => 1e-6,
        "ms" => 1e-3,
        "s" => 1.0,
        "m" => 60.0,
        _ => return None,
    };
    Duration::try_from_secs_f64(number * factor).ok()
}

/// The sum of `connect 0, read 2, write 0, timeout 5`.
fn numbers(text: &str) -> u64 {
    text.split(|c: char| !c.is_ascii_digit())
        .filter_map(|word| word.parse::<u64>().ok())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::{Run, parse, time};
    use std::time::Duration;

    const SAID: &str = "\
Running 5s test @ http://127.0.0.1:8080/api/v1/events
  1 threads and 16 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency   635.91us    0.89ms  12.92ms   93.69%
    Req/Sec     5.62k     8.07    6.20k    86.54%
  Latency Distribution
     50%  250.00us
     75%  491.00us
     90%  700.00us
     99%    5.80ms
  28123 requests in 5.00s, 17.76MB read
Requests/sec:   5623.41
Transfer/sec:      3.55MB
";

    #[test]
    fn a_report_is_read() {
        let run = parse(SAID).unwrap();
        let wanted = Run {
            requests: 28123,
            rate: 5623.41,
            p50: Duration::from_micros(250),
            p99: Duration::from_micros(5800),
            bad: 0,
        };
        assert_eq!(run, wanted);
    }

    #[test]
    fn refusals_and_broken_connections_are_counted() {
        let bad = "  Socket errors: connect 1, read 2, write 0, timeout 5\n  \
                   Non-2xx or 3xx responses: 7\nRequests/sec:";
        let said = SAID.replace("Requests/sec:", bad);
        assert_eq!(parse(&said).unwrap().bad, 15);
    }

    #[test]
    fn a_report_that_is_cut_off_is_refused() {
        assert!(parse("").is_none());
        assert!(parse(&SAID.replace("Requests/sec:", "x")).is_none());
        assert!(parse(&SAID.replace(" requests in ", "x")).is_none());
        assert!(parse(&SAID.replace("99%", "x")).is_none());
    }

    #[test]
    fn times_of_every_unit_are_read() {
        assert_eq!(time(" 1.50ms").unwrap(), Duration::from_micros(1500));
        assert_eq!(time("1.05s").unwrap(), Duration::from_millis(1050));
        assert_eq!(time("2.00m").unwrap(), Duration::from_mins(2));
        assert!(time("5").is_none());
        assert!(time("5.0 parsecs").is_none());
    }
}
