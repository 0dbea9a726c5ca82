//! How every figure is computed: whole numbers only, so that server, browser, test and file agree to
//! the last digit, and no share is ever "not a number".
//!
//! Rounding is defined here and nowhere else: [`share`] rounds to the nearest (a half goes up), 達成率
//! rounds down, so that 100.0 % is only what is reached.

use std::collections::{BTreeMap, BTreeSet};

use super::api::{
    Achievement, Figure, Heads, ModeHeads, Participation, Satisfaction, SatisfactionFigures,
    SectorHeads, TargetsForm, YearSatisfaction,
};
use super::types::{Metric, SatisfactionState};
use crate::account::types::PersonId;
use crate::event::month::Month;
use crate::event::types::{EventId, Mode, Status};
use crate::organisation::rules::name_key;
use crate::organisation::{OrganisationId, Sector};
use crate::survey::rules::MIN_ANSWERS;
use crate::time::{Day, FiscalYear, Timestamp};

/// With fewer answers than this, nothing of an event's answers is shown: in so small a circle a
/// figure tells who said what.
fn too_few(answers: u32) -> bool {
    usize::try_from(answers).is_ok_and(|answers| answers < MIN_ANSWERS)
}

/// `part` of `whole` in units of one `scale`th, rounded to the nearest; none of nothing.
pub fn share(part: u64, whole: u64, scale: u32) -> Option<u32> {
    let doubled = u128::from(whole).checked_mul(2).filter(|w| *w > 0)?;
    let scaled = u128::from(part) * u128::from(scale) * 2 + u128::from(whole);
    Some(u32::try_from(scaled / doubled).unwrap_or(u32::MAX))
}

/// `part` of `whole` in permille.
pub fn permille(part: u32, whole: u32) -> Option<u32> {
    share(part.into(), whole.into(), 1000)
}

/// How much of `target` is `value`, which may itself be a share (`value` of `whole`): exact, so
/// that a rounded share never counts as reached.
fn achieved(value: u64, whole: u64, target: u64) -> Option<Achievement> {
    let needed = u128::from(whole) * u128::from(target);
    if needed == 0 {
        return None;
    }
    let has = u128::from(value) * 1000;
    Some(Achievement {
        permille: u32::try_from(has / needed).unwrap_or(u32::MAX),
        reached: u128::from(value) >= needed,
    })
}

/// A number beside its target.
pub fn figure(metric: Metric, value: i64, targets: &TargetsForm) -> Figure {
    let target = targets.of(metric);
    let (has, wants) = (u64::try_from(value), target.map(u64::try_from));
    let achievement = match (has, wants) {
        (Ok(has), Some(Ok(wants))) => achieved(has, 1, wants),
        _ => None,
    };
    Figure {
        metric,
        value: Some(value),
        target,
        achievement,
    }
}

/// 満足度 beside its target, which is in percent where it is entered and in permille here.
pub fn satisfaction_figure(overall: &Satisfaction, targets: &TargetsForm) -> Figure {
    let target = targets.of(Metric::SatisfactionRate);
    let percent = target.and_then(|target| u64::try_from(target).ok());
    let achievement = overall.figures.zip(percent).and_then(|(shown, percent)| {
        // satisfied / answers against percent / 100.
        achieved(
            u64::from(shown.satisfied) * 100,
            shown.answers.into(),
            percent,
        )
    });
    Figure {
        metric: Metric::SatisfactionRate,
        value: overall.figures.map(|shown| shown.rate_permille.into()),
        target: target.map(|percent| percent.saturating_mul(10)),
        achievement,
    }
}

/// What the answers 1 to 5 (so many of each) of so many participants say; none before anybody was
/// asked.
pub fn satisfaction(counts: Option<[u32; 5]>, participants: u32) -> Satisfaction {
    let Some(counts) = counts else {
        return Satisfaction {
            state: SatisfactionState::NotAsked,
            figures: None,
        };
    };
    let answers = counts.iter().fold(0_u32, |sum, n| sum.saturating_add(*n));
    let figures = if too_few(answers) {
        None
    } else {
        figures(counts, answers, participants)
    };
    let state = match figures {
        Some(_) => SatisfactionState::Shown,
        None => SatisfactionState::Withheld,
    };
    Satisfaction { state, figures }
}

fn figures(counts: [u32; 5], answers: u32, participants: u32) -> Option<SatisfactionFigures> {
    let [_, _, _, four, five] = counts;
    let satisfied = four.saturating_add(five);
    let sum = (1_u64..)
        .zip(counts)
        .map(|(step, count)| step * u64::from(count))
        .sum();
    Some(SatisfactionFigures {
        answers,
        participants,
        satisfied,
        rate_permille: permille(satisfied, answers)?,
        mean_hundredths: share(sum, answers.into(), 100)?,
        response_permille: permille(answers, participants),
        counts,
    })
}

/// The year's satisfaction from its events' answers and participants: only of the events that are
/// shown by themselves. Were a withheld one in it, the sum less the others would tell its answers.
pub fn year_satisfaction(events: &[(Option<[u32; 5]>, u32)]) -> YearSatisfaction {
    let mut year = YearSatisfaction {
        overall: satisfaction(None, 0),
        events_shown: 0,
        events_withheld: 0,
        events_not_asked: 0,
    };
    let (mut counts, mut participants) = ([0_u32; 5], 0_u32);
    for (of_event, came) in events {
        match satisfaction(*of_event, *came).state {
            SatisfactionState::NotAsked => year.events_not_asked += 1,
            SatisfactionState::Withheld => year.events_withheld += 1,
            SatisfactionState::Shown => {
                year.events_shown += 1;
                participants = participants.saturating_add(*came);
                for (sum, count) in counts.iter_mut().zip(of_event.iter().flatten()) {
                    *sum = sum.saturating_add(*count);
                }
            }
        }
    }
    if year.events_shown + year.events_withheld > 0 {
        year.overall = satisfaction(Some(counts), participants);
    }
    year
}

/// Whether an event counts: it has begun by `now`, and was neither called off nor put off.
pub fn counts(status: Status, starts_at: Timestamp, now: Timestamp) -> bool {
    matches!(status, Status::Published | Status::Finished) && starts_at <= now
}

/// The day memberships are counted on: today, or the year's last day once it is over.
pub fn as_of(year: FiscalYear, today: Day) -> Day {
    today.min(Day::new(year.last_day()))
}

/// The twelve months of a fiscal year, from April.
pub fn months(year: FiscalYear) -> Vec<Month> {
    let april = Month::of(year.first_day());
    std::iter::successors(Some(april), |month| Some(month.next()))
        .take(12)
        .collect()
}

/// A company as it is counted: by its entry in the directory, else by its name, whatever width,
/// spaces and legal form it was written with.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Company {
    /// In the directory.
    Known(OrganisationId),
    /// By the key of its name.
    Named(String),
}

impl Company {
    /// The company of somebody who gave this one of the directory, or this name.
    pub fn of(known: Option<OrganisationId>, name: Option<&str>) -> Option<Self> {
        known
            .map(Self::Known)
            .or_else(|| name.map(|name| Self::Named(name_key(name))))
    }
}

/// That a participant came to an event.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Presence {
    /// The event.
    pub event: EventId,
    /// The person, after merging.
    pub person: PersonId,
    /// At the venue or online.
    pub mode: Mode,
    /// For which company, after merging.
    pub company: Option<Company>,
    /// On which side of the exchange it stands.
    pub sector: Option<Sector>,
}

/// One presence for each person and event: two of somebody who was known twice are one, at the
/// venue if either was, with the company that either named.
pub fn merged(rows: impl IntoIterator<Item = Presence>) -> Vec<Presence> {
    let mut found: BTreeMap<(EventId, PersonId), Presence> = BTreeMap::new();
    let mut sorted: Vec<Presence> = rows.into_iter().collect();
    sorted.sort();
    for row in sorted {
        match found.get_mut(&(row.event, row.person)) {
            None => {
                found.insert((row.event, row.person), row);
            }
            Some(first) if first.company.is_none() => {
                (first.company, first.sector) = (row.company, row.sector);
            }
            Some(_) => {}
        }
    }
    found.into_values().collect()
}

/// 延べ and 実 of things that came to events.
fn heads<K: Ord>(pairs: impl Iterator<Item = (EventId, K)>) -> Heads {
    let pairs: BTreeSet<(EventId, K)> = pairs.collect();
    let distinct: BTreeSet<&K> = pairs.iter().map(|(_, key)| key).collect();
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Heads {
        total: number(pairs.len()),
        distinct: number(distinct.len()),
    }
}

fn persons<'a>(rows: impl Iterator<Item = &'a Presence>) -> Heads {
    heads(rows.map(|row| (row.event, row.person)))
}

fn companies<'a>(rows: impl Iterator<Item = &'a Presence>) -> Heads {
    heads(rows.filter_map(|row| Some((row.event, row.company.as_ref()?))))
}

/// Who came, of rows as [`merged`] gives them.
pub fn participation(rows: &[Presence]) -> Participation {
    let of_mode = |mode: Mode| rows.iter().filter(move |row| row.mode == mode);
    let of_sector = |sector: Option<Sector>| rows.iter().filter(move |row| row.sector == sector);
    let sectors = Sector::ALL.iter().copied().map(Some).chain([None]);
    Participation {
        persons: persons(rows.iter()),
        companies: companies(rows.iter()),
        by_mode: Mode::ALL
            .iter()
            .map(|mode| ModeHeads {
                mode: *mode,
                persons: persons(of_mode(*mode)),
                companies: companies(of_mode(*mode)),
            })
            .collect(),
        by_sector: sectors
            .map(|sector| SectorHeads {
                sector,
                persons: persons(of_sector(sector)),
                companies: companies(of_sector(sector)),
            })
            .collect(),
    }
}

/// The numbers of one event.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct EventHeads {
    /// At the venue.
    pub in_person: u32,
    /// Online.
    pub online: u32,
    /// From how many companies.
    pub companies: u32,
}

impl EventHeads {
    /// All participants.
    pub const fn participants(self) -> u32 {
        self.in_person.saturating_add(self.online)
    }
}

/// The numbers of each event, of rows as [`merged`] gives them.
pub fn by_event(rows: &[Presence]) -> BTreeMap<EventId, EventHeads> {
    let mut found: BTreeMap<EventId, EventHeads> = BTreeMap::new();
    let mut known: BTreeSet<(EventId, &Company)> = BTreeSet::new();
    for row in rows {
        let event = found.entry(row.event).or_default();
        match row.mode {
            Mode::InPerson => event.in_person += 1,
            Mode::Online => event.online += 1,
        }
        if let Some(company) = &row.company
            && known.insert((row.event, company))
        {
            event.companies += 1;
        }
    }
    found
}
