//! What is to happen in the year: companies, people, events, who comes, who answers what. It is
//! drawn from one seed with plain arithmetic, and knows nothing of the service.

/// Small numbers in a fixed order: the year is the same at each run.
pub struct Draw(u64);

impl Draw {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    /// The numbers below `n`, shuffled.
    pub fn shuffled(&mut self, n: usize) -> Vec<usize> {
        let mut all: Vec<usize> = (0..n).collect();
        for at in (1..n).rev() {
            all.swap(at, self.below(at + 1));
        }
        all
    }
}

/// How many companies there are.
pub const COMPANIES: usize = 40;
/// So many of them stand in the directory before the year; the others are named by participants.
pub const LISTED: usize = 34;
/// How many people there are.
pub const PEOPLE: usize = 150;

/// A branch of this other company, as it turns out in the year.
pub const BRANCH: (usize, usize) = (34, 4);
/// A company of its own, as staff find, on the local side.
pub const ACCEPTED: usize = 35;
/// No company at all.
pub const NO_COMPANY: usize = 36;
/// Entered in the directory twice: the first is the second.
pub const ENTERED_TWICE: (usize, usize) = (33, 32);

/// A company's core name, that a legal form is put to.
pub fn core(company: usize) -> String {
    let kind = ["ソフト", "水産", "農園", "会館"][company % 4];
    format!("見本{kind}第{company}")
}

/// A company's name as it stands in the directory.
pub fn listed_name(company: usize) -> String {
    format!("{}株式会社", core(company))
}

/// The side of the exchange of a company in the directory.
pub const fn sector(company: usize) -> &'static str {
    match company % 4 {
        0 => "it",
        3 => "other",
        _ => "local",
    }
}

/// The company of each human being: each occurs at least once, then by chance.
pub fn companies_of_people() -> Vec<usize> {
    let mut draw = Draw::new(20_260_401);
    let mut company = |human| {
        if human < COMPANIES {
            human
        } else {
            draw.below(COMPANIES)
        }
    };
    (0..PEOPLE).map(&mut company).collect()
}

/// Who has an account, in the order in which they join the community. The first four work for IT
/// companies of the directory.
pub const MEMBERS: [usize; 8] = [0, 4, 8, 12, 1, 2, 3, 5];

/// Whether somebody comes the second time under another address, and so is known twice.
pub const fn is_known_twice(human: usize) -> bool {
    human % 30 == 7
}

/// How somebody stands to an event in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Comes and answers so; the steps begin at 1.
    Answers(usize),
    /// Comes and does not answer.
    Comes,
    /// Registers and does not come.
    StaysAway,
    /// Gives the place back in time.
    GivesBack,
}

/// One who registers, in this order.
#[derive(Clone, Copy, Debug)]
pub struct Guest {
    pub human: usize,
    /// Comes under the other address.
    pub other_address: bool,
    pub mode: &'static str,
    pub fate: Fate,
}

/// One event to be.
#[derive(Clone, Debug)]
pub struct Gathering {
    pub title: String,
    /// The day in Japan; it begins at 14:00 and ends at 16:30.
    pub day: &'static str,
    pub format: &'static str,
    /// Seats at the venue, places online.
    pub seats: (usize, usize),
    pub guests: Vec<Guest>,
    /// Comes without having registered.
    pub walk_in: usize,
}

/// The days of the year's events, the first and the last on its edges.
const DAYS: [&str; 12] = [
    "2026-04-01",
    "2026-05-20",
    "2026-06-17",
    "2026-07-15",
    "2026-08-19",
    "2026-09-16",
    "2026-10-14",
    "2026-11-18",
    "2026-12-09",
    "2027-01-20",
    "2027-02-17",
    "2027-03-31",
];

/// So few want to come to this one that its answers can't be shown.
pub const SMALL: usize = 7;

/// The year's events. Each human being wants to come to two, but for those that the small one is
/// too small for.
pub fn gatherings() -> Vec<Gathering> {
    let mut draw = Draw::new(7);
    let mut order = draw.shuffled(PEOPLE);
    order.extend(draw.shuffled(PEOPLE));
    let wanting = order.chunks(order.len() / DAYS.len());
    let all = DAYS.iter().zip(wanting).enumerate();
    all.map(|(n, (day, humans))| gathering(n, day, humans, &mut draw))
        .collect()
}

fn gathering(n: usize, day: &'static str, humans: &[usize], draw: &mut Draw) -> Gathering {
    let format = ["in_person", "hybrid", "in_person", "online"][n % 4];
    let seats = match format {
        "in_person" => (16, 0),
        "online" => (0, 20),
        _ => (12, 6),
    };
    let wanting = if n == SMALL { 3 } else { humans.len() };
    let guests: Vec<Guest> = humans[..wanting]
        .iter()
        .enumerate()
        .map(|(at, human)| Guest {
            human: *human,
            other_address: is_known_twice(*human) && n >= DAYS.len() / 2,
            mode: match format {
                "hybrid" if at % 3 == 2 => "online",
                "online" => "online",
                _ => "in_person",
            },
            fate: match draw.below(10) {
                _ if n == SMALL => Fate::Answers(5),
                0 => Fate::StaysAway,
                1 => Fate::GivesBack,
                2 => Fate::Comes,
                _ => Fate::Answers([5, 5, 4, 4, 4, 3, 3, 2, 1, 5][draw.below(10)]),
            },
        })
        .collect();
    let comes = |human: &usize| guests.iter().all(|guest| guest.human != *human);
    Gathering {
        title: format!("見本の会 第{}回", n + 1),
        day,
        format,
        seats,
        walk_in: (n * 11..PEOPLE).find(comes).unwrap(),
        guests,
    }
}
