//! What the person at the terminal sees: named steps with their time, and a table at the end.

use std::fmt::Write as _;
use std::io::{IsTerminal as _, Write as _};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// How one step of a run ended.
#[derive(Debug, Clone)]
pub struct Report {
    /// The step's name, unique within a run.
    pub name: String,
    /// Checks that held: a runner's own count, else 1.
    pub passed: u32,
    /// Checks that did not.
    pub failed: u32,
    /// Why it failed, or a remark.
    pub note: Option<String>,
    /// Wall time.
    pub took: Duration,
}

/// A runner's count of its checks, and a remark for the table.
#[derive(Debug, Default)]
pub struct Tally {
    /// Checks that held.
    pub passed: u32,
    /// Checks that did not.
    pub failed: u32,
    /// Shown in the table.
    pub note: Option<String>,
}

impl Tally {
    /// One check that held.
    pub fn one() -> Self {
        Self {
            passed: 1,
            failed: 0,
            note: None,
        }
    }

    /// One check that held, with a remark.
    pub fn one_with(note: impl Into<String>) -> Self {
        Self {
            note: Some(note.into()),
            ..Self::one()
        }
    }
}

/// Collects the steps of one run; may be shared between threads.
pub struct Board {
    started: Instant,
    reports: Mutex<Vec<Report>>,
}

impl Board {
    /// Starts the clock.
    pub fn new() -> Self {
        Self {
            started: Instant::now(),
            reports: Mutex::new(Vec::new()),
        }
    }

    /// Time since the start.
    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// Runs one step, prints how it ended and keeps the report. True when nothing failed.
    pub fn step(&self, name: &str, work: impl FnOnce() -> Result<Tally, String>) -> bool {
        say(&format!("{} {name}", paint("36", "▸")));
        let begun = Instant::now();
        let (tally, why) = match work() {
            Ok(tally) => (tally, None),
            Err(why) => (
                Tally {
                    passed: 0,
                    failed: 1,
                    note: None,
                },
                Some(why),
            ),
        };
        let good = tally.failed == 0;
        let took = begun.elapsed();
        let mark = if good {
            paint("32", "✓")
        } else {
            paint("31", "✗")
        };
        let mut line = format!("{mark} {name} ({})", human(took));
        if let Some(why) = why.as_ref().or(tally.note.as_ref()) {
            let _ = write!(line, ": {why}");
        }
        say(&line);
        let note = why.or(tally.note);
        self.keep(Report {
            name: name.to_owned(),
            passed: tally.passed,
            failed: tally.failed,
            note,
            took,
        });
        good
    }

    /// Counts a step that could not be tried, as failed, with the reason.
    pub fn not_run(&self, name: &str, why: &str) {
        say(&format!("{} {name}: not run, {why}", paint("31", "✗")));
        self.keep(Report {
            name: name.to_owned(),
            passed: 0,
            failed: 1,
            note: Some(format!("not run: {why}")),
            took: Duration::ZERO,
        });
    }

    fn keep(&self, report: Report) {
        if let Ok(mut reports) = self.reports.lock() {
            reports.push(report);
        }
    }

    /// Prints the table, the failures and the closing line; true when all held.
    pub fn close(&self) -> bool {
        let (text, good) = self.summary();
        say(&text);
        good
    }

    /// What is said at the end, whose last line is `N passed, N failed` however it went; and
    /// whether all held.
    fn summary(&self) -> (String, bool) {
        let reports = self
            .reports
            .lock()
            .map(|kept| kept.clone())
            .unwrap_or_default();
        let mut table = String::from("\n  time     passed  failed  step\n");
        for report in &reports {
            let _ = writeln!(
                table,
                "  {:>7}  {:>6}  {:>6}  {}",
                human(report.took),
                report.passed,
                report.failed,
                report.name
            );
        }
        let _ = writeln!(table, "  {:>7}  in all", human(self.elapsed()));
        for report in reports.iter().filter(|report| report.failed > 0) {
            let why = report.note.as_deref().unwrap_or("see its output above");
            let _ = writeln!(table, "\n{} {}: {why}", paint("31", "✗"), report.name);
        }
        let passed: u32 = reports.iter().map(|report| report.passed).sum();
        let failed: u32 = reports.iter().map(|report| report.failed).sum();
        let good = failed == 0 && passed > 0;
        if !good {
            table.push_str("\nnot passed; the logs of every step are in target/xtask/logs\n");
        }
        let _ = write!(table, "\n{passed} passed, {failed} failed");
        (table, good)
    }
}

/// Prints one line at once, whole.
pub fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}");
    let _ = out.flush();
}

/// `4.2 s`, `1 m 05 s`.
pub fn human(took: Duration) -> String {
    let seconds = took.as_secs();
    if seconds < 60 {
        format!("{:.1} s", took.as_secs_f64())
    } else {
        format!("{} m {:02} s", seconds / 60, seconds % 60)
    }
}

fn paint(colour: &str, text: &str) -> String {
    let plain = std::env::var_os("NO_COLOR").is_some() || !std::io::stdout().is_terminal();
    if plain {
        text.to_owned()
    } else {
        format!("\u{1b}[{colour}m{text}\u{1b}[0m")
    }
}

#[cfg(test)]
mod tests {
    use super::{Board, Tally, human};
    use std::time::Duration;

    #[test]
    fn times_read_like_a_clock() {
        assert_eq!(human(Duration::from_millis(4230)), "4.2 s");
        assert_eq!(human(Duration::from_secs(65)), "1 m 05 s");
    }

    #[test]
    fn one_failed_step_fails_the_board_and_so_does_an_empty_one() {
        let board = Board::new();
        assert!(!board.close(), "a run that checked nothing is not a pass");
        assert!(board.step("good", || Ok(Tally::one())));
        assert!(board.close());
        assert!(!board.step("bad", || Err("because".into())));
        assert!(!board.close());
    }

    #[test]
    fn the_last_line_counts_however_it_went() {
        let last = |board: &Board| board.summary().0.lines().last().map(str::to_owned);
        let board = Board::new();
        assert_eq!(last(&board).as_deref(), Some("0 passed, 0 failed"));
        board.step("good", || Ok(Tally::one()));
        assert_eq!(last(&board).as_deref(), Some("1 passed, 0 failed"));
        board.step("bad", || Err("because".into()));
        board.not_run("worse", "the bad one failed");
        let (text, good) = board.summary();
        assert!(!good && text.contains("because") && text.contains("target/xtask/logs"));
        assert_eq!(last(&board).as_deref(), Some("1 passed, 2 failed"));
    }
}
