//! `cargo xtask bench core`: Musubi beside a bare actix-web + sea-orm server that does the same
//! row work (`xtask/bare`), by turns, in one run on one machine.

use std::collections::BTreeMap;

use super::lab::{Folder, House, LIST, Which};
use super::table::{self, Line, Sample};
use super::wrk::{self, CONNECTIONS};
use crate::cmd::Cmd;
use crate::flags::Flags;
use crate::tools::{self, Needs};
use crate::ui::say;
use crate::{Outcome, paths};

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ask {
    /// 20 public events.
    List,
    /// A guest registers; every time another address.
    Register,
    /// The same with an `Idempotency-Key`, as the SPA sends it.
    RegisterKeyed,
}

const ASKS: [Ask; 3] = [Ask::List, Ask::Register, Ask::RegisterKeyed];

impl Ask {
    const fn name(self) -> &'static str {
        match self {
            Self::List => "list of 20 events",
            Self::Register => "registration",
            Self::RegisterKeyed => "registration with Idempotency-Key",
        }
    }
}

/// What the flags said.
#[derive(Debug)]
struct Options {
    sqlite: bool,
    seconds: u32,
    rounds: u32,
    profile: String,
}

impl Options {
    fn parse(mut flags: Flags) -> Outcome<Self> {
        let options = Self {
            sqlite: flags.switch("--sqlite"),
            seconds: number(&mut flags, "--seconds", 10)?,
            rounds: number(&mut flags, "--rounds", 5)?,
            profile: flags.value("--profile")?.unwrap_or("release".to_owned()),
        };
        flags.done()?;
        Ok(options)
    }
}

fn number(flags: &mut Flags, name: &str, default: u32) -> Outcome<u32> {
    let Some(text) = flags.value(name)? else {
        return Ok(default);
    };
    text.parse()
        .ok()
        .filter(|number| *number > 0)
        .ok_or_else(|| format!("{name} `{text}` is not a number from 1"))
}

/// Builds both servers, measures them by turns and prints the table.
pub fn main(flags: Flags) -> Outcome {
    let options = Options::parse(flags)?;
    tools::prepare(Needs {
        wrk: true,
        postgres: !options.sqlite,
        ..Needs::default()
    })?;
    Cmd::cargo("build")
        .args(["build", "--locked", "--profile", &options.profile])
        .args(["--package", "api", "--bin", "musubi"])
        .args(["--package", "bare", "--bin", "bare"])
        .run()?;
    let folder = Folder::new()?;
    let before = conditions(&options, &folder.system);
    let mut lines = Vec::new();
    for postgres in [false, true] {
        if !(postgres && options.sqlite) {
            let house = House::build(postgres, &options.profile, &folder.path)?;
            measure_all(&house, &options, &mut lines)?;
        }
    }
    say(&format!("\n{before}\n\n{}", table::render(&lines)));
    Ok(())
}

fn measure_all(house: &House, options: &Options, lines: &mut Vec<Line>) -> Outcome {
    let versions = same_answers(house)?;
    let [musubi, bare] = [house.rows(Which::Musubi)?, house.rows(Which::Bare)?];
    let mails = house.mails();
    let mut answered = [(0, 0), (0, 0)];
    for ask in ASKS {
        let mut line = Line {
            what: ask.name(),
            database: house.database.clone(),
            rounds: Vec::new(),
        };
        for round in 0..=options.rounds {
            let samples = one_round(house, options, ask, round, &versions)?;
            for ((all, keyed), sample) in answered.iter_mut().zip(&samples) {
                *all += if ask == Ask::List {
                    0
                } else {
                    sample.run.requests
                };
                *keyed += if ask == Ask::RegisterKeyed {
                    sample.run.requests
                } else {
                    0
                };
            }
            // The first warms files and caches.
            if round > 0 {
                line.rounds.push(samples);
            }
        }
        lines.push(line);
    }
    let [ours, theirs] = answered;
    let registered = same_rows(house, Which::Musubi, &musubi, ours)?;
    same_rows(house, Which::Bare, &bare, theirs)?;
    say(&format!(
        "{}: every answer is a row in each table; Musubi also wrote {} mails of {registered} while \
         it was measured",
        house.database,
        house.mails() - mails
    ));
    Ok(())
}

/// Both servers once, each alone on the machine; who begins changes from round to round.
fn one_round(
    house: &House,
    options: &Options,
    ask: Ask,
    round: u32,
    versions: &[String; 2],
) -> Outcome<[Sample; 2]> {
    let mut samples = [Sample::default(); 2];
    let mut order = [Which::Musubi, Which::Bare];
    if round % 2 == 1 {
        order.reverse();
    }
    for which in order {
        let sample = one_run(house, which, options, ask, round, versions)?;
        say(&format!(
            "{}, {}, round {round}: {} {:.0} req/s",
            house.database,
            ask.name(),
            which.name(),
            sample.run.rate
        ));
        let [musubi, bare] = &mut samples;
        match which {
            Which::Musubi => *musubi = sample,
            Which::Bare => *bare = sample,
        }
    }
    Ok(samples)
}

fn one_run(
    house: &House,
    which: Which,
    options: &Options,
    ask: Ask,
    round: u32,
    [terms, privacy]: &[String; 2],
) -> Outcome<Sample> {
    let server = house.start(which)?;
    let path = format!("/api/v1/events/{}/registrations", house.event);
    let lua = paths::root().join("xtask/src/bench/register.lua");
    let script = |kind: &str| -> Vec<String> {
        let prefix = format!("{kind}{round}");
        let words = [&prefix, kind, terms, privacy].map(str::to_owned);
        std::iter::once(lua.display().to_string())
            .chain(words)
            .collect()
    };
    let (url, script) = match ask {
        Ask::List => (server.url(LIST), Vec::new()),
        Ask::Register => (server.url(&path), script("plain")),
        Ask::RegisterKeyed => (server.url(&path), script("key")),
    };
    let (mine, database) = (server.cpu(), house.database_cpu());
    let run = wrk::drive(&url, options.seconds, &script)?;
    let sample = Sample {
        run,
        server: server.cpu().saturating_sub(mine),
        database: house.database_cpu().saturating_sub(database),
    };
    if run.bad > 0 || run.requests == 0 {
        return Err(format!(
            "{} on {}, {}: {} of {} answers were no success; the bench counts only what was done",
            which.name(),
            house.database,
            ask.name(),
            run.bad,
            run.requests
        ));
    }
    Ok(sample)
}

/// Both servers list the same events; answers the versions of the legal texts, for the forms.
fn same_answers(house: &House) -> Outcome<[String; 2]> {
    let musubi = house.start(Which::Musubi)?;
    let legal = musubi.get("/api/v1/legal")?;
    let mut versions = legal.split("\"version\":\"").skip(1).filter_map(|rest| {
        let (version, _) = rest.split_once('"')?;
        Some(version.to_owned())
    });
    let (Some(terms), Some(privacy)) = (versions.next(), versions.next()) else {
        return Err(format!("no versions of the legal texts in {legal}"));
    };
    let bare = house.start(Which::Bare)?;
    let [ours, theirs] = [musubi.get(LIST)?, bare.get(LIST)?];
    let items = |text: &str| text.split("\"next_cursor\"").next().map(str::to_owned);
    if items(&ours) != items(&theirs) {
        return Err(format!("the lists differ:\n{ours}\n{theirs}"));
    }
    Ok([terms, privacy])
}

/// Every registration that was answered left one row in every table; answers how many there are.
fn same_rows(
    house: &House,
    which: Which,
    before: &BTreeMap<String, u64>,
    (answered, keyed): (u64, u64),
) -> Outcome<u64> {
    let after = house.rows(which)?;
    let grown = |table: &str| {
        let count = |rows: &BTreeMap<String, u64>| rows.get(table).copied().unwrap_or(0);
        count(&after) - count(before)
    };
    let registered = grown("registration");
    // Requests under way when a run ended were carried out too, at most one a connection.
    let equal = ["person", "history", "log", "consent"]
        .iter()
        .all(|table| grown(table) == registered);
    if equal && registered >= answered && grown("key") >= keyed {
        Ok(registered)
    } else {
        Err(format!(
            "{}: {answered} registrations were answered, {keyed} of them with a key; rows before \
             and after: {before:?} {after:?}",
            which.name()
        ))
    }
}

/// When, where and how, in sentences for under the table.
fn conditions(options: &Options, system: &str) -> String {
    let said = |program: &str, args: &[&str]| {
        let said = Cmd::new("bench", program).args(args).capture();
        said.unwrap_or_default().trim().to_owned()
    };
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let processor = read("/proc/cpuinfo");
    let processor = processor
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or("unknown", |(_, name)| name);
    let load = read("/proc/loadavg");
    let load = load.split(' ').next().unwrap_or("?").to_owned();
    format!(
        "{}, {cores} cores ({processor}), Linux {}, {}, load {load} before; profile {}; data on \
         {system}.\nwrk: 1 thread, {CONNECTIONS} connections; {} rounds of {} s after one thrown \
         away, Musubi and bare by turns, each alone. Medians; the ratio is the median of the \
         rounds' ratios (lowest-highest).\nBoth servers: {} worker threads. SQLite: WAL, \
         synchronous=FULL; Musubi 8 readers and 1 writer, bare a pool of 8 with BEGIN IMMEDIATE. \
         PostgreSQL: fsync=on, synchronous_commit=on; a pool of 8 each. Musubi logs each request \
         and makes the mails of its registrations meanwhile; bare does neither.",
        said("date", &["+%Y-%m-%d"]),
        said("uname", &["-r"]),
        said("rustc", &["--version"]),
        options.profile,
        options.rounds,
        options.seconds,
        cores.max(2),
    )
}

#[cfg(test)]
mod tests {
    use super::Options;
    use crate::flags::Flags;

    fn parse(line: &str) -> Result<Options, String> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Options::parse(Flags::new(&words))
    }

    #[test]
    fn the_flags_are_understood() {
        let plain = parse("").unwrap();
        assert_eq!((plain.sqlite, plain.seconds, plain.rounds), (false, 10, 5));
        assert_eq!(plain.profile, "release");
        let given = parse("--sqlite --seconds 3 --rounds=7 --profile local").unwrap();
        assert_eq!((given.sqlite, given.seconds, given.rounds), (true, 3, 7));
        assert_eq!(given.profile, "local");
        assert!(parse("--seconds 0").is_err());
        assert!(parse("--minutes 3").is_err());
    }
}
