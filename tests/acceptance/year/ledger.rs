//! What the figures must be, counted from the plan in plain code: no rule of the service is used.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::plan::{self, Fate, Gathering};

/// Where a registration ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Confirmed,
    Waiting,
    GivenBack,
}

impl Place {
    /// As staff read it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Waiting => "waitlisted",
            Self::GivenBack => "cancelled",
        }
    }
}

/// Who gets a place: first come, first served, in each mode apart; who waits longest moves up.
/// Without `giving_back`, as it is before anybody gives a place back.
pub fn places(gathering: &Gathering, giving_back: bool) -> Vec<Place> {
    let seats = |mode| match mode {
        "online" => gathering.seats.1,
        _ => gathering.seats.0,
    };
    let mut places: Vec<Place> = Vec::new();
    for guest in &gathering.guests {
        let before = gathering.guests.iter().zip(&places);
        let of_mode =
            |one: &(&plan::Guest, &Place)| one.0.mode == guest.mode && *one.1 == Place::Confirmed;
        let taken = before.filter(of_mode).count();
        places.push(if taken < seats(guest.mode) {
            Place::Confirmed
        } else {
            Place::Waiting
        });
    }
    for (at, guest) in gathering.guests.iter().enumerate() {
        if !giving_back || guest.fate != Fate::GivesBack {
            continue;
        }
        let had = std::mem::replace(&mut places[at], Place::GivenBack);
        let waits =
            |n: &usize| gathering.guests[*n].mode == guest.mode && places[*n] == Place::Waiting;
        if had == Place::Confirmed
            && let Some(next) = (0..places.len()).find(waits)
        {
            places[next] = Place::Confirmed;
        }
    }
    places
}

/// Somebody who took part.
#[derive(Clone, Copy, Debug)]
pub struct Came {
    pub event: usize,
    pub human: usize,
    pub other_address: bool,
    pub mode: &'static str,
    /// How satisfied they say they are.
    pub answer: Option<usize>,
}

/// Who takes part in one event.
pub fn came(event: usize, gathering: &Gathering) -> Vec<Came> {
    let placed = gathering.guests.iter().zip(places(gathering, true));
    let mut all: Vec<Came> = placed
        .filter(|(_, place)| *place == Place::Confirmed)
        .filter_map(|(guest, _)| {
            let answer = match guest.fate {
                Fate::Answers(step) => Some(step),
                Fate::Comes => None,
                Fate::StaysAway | Fate::GivesBack => return None,
            };
            Some(Came {
                event,
                human: guest.human,
                other_address: guest.other_address,
                mode: guest.mode,
                answer,
            })
        })
        .collect();
    all.push(Came {
        event,
        human: gathering.walk_in,
        other_address: false,
        mode: walk_in_mode(gathering),
        answer: Some(4),
    });
    all
}

pub fn walk_in_mode(gathering: &Gathering) -> &'static str {
    if gathering.format == "online" {
        "online"
    } else {
        "in_person"
    }
}

/// Those who came or wanted to come under both of their addresses.
pub fn known_twice(gatherings: &[Gathering]) -> Vec<usize> {
    let guests = || gatherings.iter().flat_map(|one| &one.guests);
    let mut work: BTreeSet<usize> = gatherings.iter().map(|one| one.walk_in).collect();
    work.extend(
        guests()
            .filter(|one| !one.other_address)
            .map(|one| one.human),
    );
    let private = guests()
        .filter(|one| one.other_address)
        .map(|one| one.human);
    private.filter(|human| work.contains(human)).collect()
}

/// What happened so far beside the events.
#[derive(Default)]
pub struct Ledger {
    /// Events that have begun.
    pub held: usize,
    /// Staff told the names of companies apart.
    pub names_are_tidy: bool,
    /// Staff made one of those who were known twice.
    pub persons_are_merged: bool,
    /// First and last day of memberships.
    pub members: Vec<(String, Option<String>)>,
    /// Launch and whether the prefecture confirmed it.
    pub businesses: Vec<(Option<&'static str>, bool)>,
    /// First and last day of registrations as IT company.
    pub it: Vec<(&'static str, Option<&'static str>)>,
    /// Views of pages by month.
    pub views: BTreeMap<String, u64>,
}

/// Targets of the year.
pub const TARGETS: [(&str, u64); 7] = [
    ("satisfaction_rate", 60),
    ("event_participants", 220),
    ("community_members", 7),
    ("new_businesses", 4),
    ("events_held", 12),
    ("portal_accesses", 130),
    ("registered_it_companies", 2),
];

impl Ledger {
    /// The company that counts for somebody.
    fn company(&self, human: usize) -> Option<usize> {
        let named = plan::companies_of_people()[human];
        match named {
            plan::NO_COMPANY if self.names_are_tidy => None,
            _ if self.names_are_tidy && named == plan::BRANCH.0 => Some(plan::BRANCH.1),
            _ if self.names_are_tidy && named == plan::ENTERED_TWICE.0 => {
                Some(plan::ENTERED_TWICE.1)
            }
            _ => Some(named),
        }
    }

    fn sector(&self, human: usize) -> Option<&'static str> {
        match self.company(human)? {
            plan::ACCEPTED if self.names_are_tidy => Some("local"),
            known if known < plan::LISTED => Some(plan::sector(known)),
            _ => None,
        }
    }

    fn person(&self, one: &Came) -> (usize, bool) {
        (one.human, one.other_address && !self.persons_are_merged)
    }

    fn all(&self, gatherings: &[Gathering]) -> Vec<Came> {
        let held = gatherings.iter().take(self.held).enumerate();
        held.flat_map(|(n, gathering)| came(n, gathering)).collect()
    }

    /// Who came in the year.
    pub fn participation(&self, gatherings: &[Gathering]) -> Value {
        let all = self.all(gatherings);
        let of = |fits: &dyn Fn(&Came) -> bool| {
            let rows: Vec<&Came> = all.iter().filter(|one| fits(one)).collect();
            let persons = rows.iter().map(|one| (one.event, self.person(one)));
            let companies = rows
                .iter()
                .filter_map(|one| Some((one.event, self.company(one.human)?)));
            json!({"persons": heads(persons), "companies": heads(companies)})
        };
        let with = |mut heads: Value, name: &str, value: Value| {
            heads[name] = value;
            heads
        };
        let mode = |mode: &str| with(of(&|one| one.mode == mode), "mode", json!(mode));
        let sector = |sector: Option<&str>| {
            with(
                of(&|one| self.sector(one.human) == sector),
                "sector",
                json!(sector),
            )
        };
        let mut whole = of(&|_| true);
        whole["by_mode"] = json!([mode("in_person"), mode("online")]);
        whole["by_sector"] = [Some("it"), Some("local"), Some("other"), None]
            .map(sector)
            .into();
        whole
    }

    /// The events, each with its numbers.
    pub fn events(&self, gatherings: &[Gathering], ids: &[String]) -> Vec<Value> {
        let held = gatherings.iter().take(self.held).enumerate();
        held.map(|(n, gathering)| {
            let all = came(n, gathering);
            let mode = |mode: &str| all.iter().filter(|one| one.mode == mode).count();
            let companies: BTreeSet<usize> = all
                .iter()
                .filter_map(|one| self.company(one.human))
                .collect();
            json!({
                "id": ids[n], "title": gathering.title, "format": gathering.format,
                "starts_at": format!("{}T05:00:00Z", gathering.day), "status": "published",
                "participants": all.len(), "in_person": mode("in_person"),
                "online": mode("online"), "companies": companies.len(),
                "satisfaction": satisfaction(&all),
            })
        })
        .collect()
    }

    /// What the participants of all events say whose own answers are shown.
    pub fn satisfaction(&self, gatherings: &[Gathering]) -> Value {
        let held = gatherings.iter().take(self.held).enumerate();
        let by_event: Vec<Vec<Came>> = held.map(|(n, gathering)| came(n, gathering)).collect();
        let shown = by_event.iter().filter(|all| answers(all).len() >= 5);
        let all: Vec<Came> = shown.clone().flatten().copied().collect();
        let overall = if by_event.is_empty() {
            json!({"state": "not_asked", "figures": null})
        } else {
            satisfaction(&all)
        };
        json!({
            "overall": overall, "events_shown": shown.clone().count(),
            "events_withheld": by_event.len() - shown.count(), "events_not_asked": 0
        })
    }

    /// The months, April to March.
    pub fn months(&self, gatherings: &[Gathering]) -> Vec<Value> {
        let months = (4..=12)
            .map(|month| (2026, month))
            .chain((1..=3).map(|month| (2027, month)));
        months
            .map(|(year, month)| {
                let month = format!("{year}-{month:02}");
                let held = gatherings.iter().take(self.held).enumerate();
                let of_month = held.filter(|one| one.1.day.starts_with(&month));
                let participants: usize = of_month
                    .clone()
                    .map(|(n, gathering)| came(n, gathering).len())
                    .sum();
                json!({
                    "month": month, "events": of_month.count(), "participants": participants,
                    "portal_accesses": self.views.get(&month).copied().unwrap_or(0)
                })
            })
            .collect()
    }

    /// How many IT companies are registered on a day.
    pub fn it_on(&self, day: &str) -> usize {
        let on =
            |one: &&(&str, Option<&str>)| one.0 <= day && one.1.is_none_or(|until| day <= until);
        self.it.iter().filter(on).count()
    }

    /// Each figure beside its target, on this day.
    pub fn figures(&self, gatherings: &[Gathering], day: &str) -> Vec<Value> {
        let all = self.all(gatherings);
        let members = self
            .members
            .iter()
            .filter(|one| *one.0 <= *day && one.1.as_ref().is_none_or(|until| *day < **until));
        let launched = self.businesses.iter().filter(|one| {
            one.1
                && one
                    .0
                    .is_some_and(|on| ("2026-04-01"..="2027-03-31").contains(&on))
        });
        let months = self.months(gatherings);
        let views: u64 = months
            .iter()
            .map(|one| one["portal_accesses"].as_u64().unwrap())
            .sum();
        let overall = &self.satisfaction(gatherings)["overall"]["figures"];
        TARGETS
            .map(|(metric, target)| {
                let value = match metric {
                    "satisfaction_rate" => return rate(overall, target),
                    "event_participants" => all.len(),
                    "community_members" => members.clone().count(),
                    "new_businesses" => launched.clone().count(),
                    "events_held" => self.held,
                    "portal_accesses" => usize::try_from(views).unwrap(),
                    _ => self.it_on(day),
                };
                let value = u64::try_from(value).unwrap();
                json!({"metric": metric, "value": value, "target": target, "achievement": {
                    "permille": value * 1000 / target, "reached": value >= target
                }})
            })
            .into()
    }
}

/// 満足度 and its target, which is in percent: permille are shown.
fn rate(figures: &Value, target: u64) -> Value {
    let (value, achievement) = if figures.is_null() {
        (Value::Null, Value::Null)
    } else {
        let of = |name: &str| figures[name].as_u64().unwrap();
        let (satisfied, answers) = (of("satisfied"), of("answers"));
        let achievement = json!({
            "permille": satisfied * 100_000 / (answers * target),
            "reached": satisfied * 100 >= answers * target
        });
        (figures["rate_permille"].clone(), achievement)
    };
    json!({"metric": "satisfaction_rate", "value": value, "target": target * 10, "achievement": achievement})
}

fn answers(all: &[Came]) -> Vec<usize> {
    all.iter().filter_map(|one| one.answer).collect()
}

/// What these participants say, if five or more say something.
fn satisfaction(all: &[Came]) -> Value {
    let answers = answers(all);
    let n = answers.len();
    if n < 5 {
        return json!({"state": "withheld", "figures": null});
    }
    let counts = [1, 2, 3, 4, 5].map(|step| answers.iter().filter(|one| **one == step).count());
    let satisfied = counts[3] + counts[4];
    json!({"state": "shown", "figures": {
        "answers": n, "participants": all.len(), "satisfied": satisfied,
        "rate_permille": nearest(satisfied * 1000, n),
        "mean_hundredths": nearest(answers.iter().sum::<usize>() * 100, n),
        "response_permille": nearest(n * 1000, all.len()), "counts": counts,
    }})
}

const fn nearest(part: usize, whole: usize) -> usize {
    (part + whole / 2) / whole
}

/// 延べ and 実.
fn heads<K: Ord>(pairs: impl Iterator<Item = (usize, K)>) -> Value {
    let pairs: BTreeSet<(usize, K)> = pairs.collect();
    let distinct: BTreeSet<&K> = pairs.iter().map(|(_, key)| key).collect();
    json!({"total": pairs.len(), "distinct": distinct.len()})
}
