//! Random sequences of what people, staff and time do to an event's registrations, against a sheet of paper:
//! never more than capacity unless staff said so, the queue in order, every promotion once, one mail a change.

mod paper;
mod real;

use acceptance::{TestApp, both};

use paper::Paper;
use real::Real;

/// Sequences in the gate, and in the deep run.
const SEQUENCES: (u64, u64) = (30, 10_000);
/// Commands of one sequence.
const COMMANDS: usize = 24;

/// What happens next.
#[derive(Clone, Copy, Debug)]
enum Command {
    Join(usize, usize, bool),
    Cancel(usize),
    Decide(usize, bool),
    Switch(usize),
    Accept(usize),
    Exception(usize, usize),
    Seats(usize, usize),
    Wait(i64),
    PutOff,
    NewDate,
}

/// A stream of numbers that a seed decides (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(sides).unwrap()).unwrap()
    }

    fn command(&mut self, names: usize) -> Command {
        let who = self.roll(names.max(1));
        match self.roll(24) {
            0..=5 => Command::Join(self.roll(2), 1, true),
            6..=7 => Command::Join(self.roll(2), 2 + self.roll(2), self.roll(2) == 0),
            8..=12 => Command::Cancel(who),
            13..=14 => Command::Decide(who, self.roll(4) > 0),
            15 => Command::Switch(who),
            16..=17 => Command::Accept(who),
            18 => Command::Exception(who, self.roll(2)),
            19..=20 => Command::Seats(self.roll(2), 1 + self.roll(6)),
            21 => Command::Wait(1 + i64::try_from(self.roll(30)).unwrap()),
            22 => Command::PutOff,
            _ => Command::NewDate,
        }
    }
}

/// Does it on paper and in the service; both must say whether it could be done.
async fn step(paper: &mut Paper, real: &mut Real<'_>, command: Command) {
    let there = |who: usize, paper: &Paper| who < paper.names.len();
    match command {
        Command::Join(mode, number, whole) if !paper.put_off => {
            paper.join(mode, number, whole);
            real.join(mode, number, whole).await;
        }
        Command::Cancel(who) if there(who, paper) => {
            assert_eq!(real.cancel(who).await, paper.cancel(who));
        }
        Command::Decide(who, yes) if there(who, paper) => {
            assert_eq!(real.decide(who, yes).await, paper.decide(who, yes));
        }
        Command::Switch(who) if there(who, paper) => {
            let to = 1 - paper.names[who].mode;
            assert_eq!(real.switch(who, to).await, paper.switch(who));
        }
        Command::Accept(who) if there(who, paper) => {
            assert_eq!(real.accept(who).await, paper.accept(who));
        }
        Command::Exception(who, mode) if there(who, paper) => {
            assert_eq!(
                real.by_exception(who, mode).await,
                paper.by_exception(who, mode)
            );
        }
        Command::Seats(mode, seats) if !paper.put_off => {
            paper.seats(mode, seats);
            real.seats(paper.capacity).await;
        }
        Command::Wait(hours) => {
            paper.wait(hours);
            real.wait(hours).await;
        }
        Command::PutOff if !paper.put_off => {
            paper.put_off();
            real.put_off().await;
        }
        Command::NewDate if paper.put_off => {
            let starts = real.new_date(paper.now).await;
            paper.new_date(starts);
        }
        _ => {}
    }
}

/// One sequence from its seed.
async fn sequence(app: &TestApp, seed: u64) {
    let mut dice = Dice(seed);
    let (approval, offer) = (dice.roll(4) == 0, (dice.roll(2) == 0).then_some(20));
    let capacity = [1 + dice.roll(4), 1 + dice.roll(3)];
    let mut real = Real::new(app, capacity, approval, offer).await;
    let mut paper = Paper {
        capacity,
        approval,
        offer,
        now: 0,
        starts: real.starts(),
        put_off: false,
        names: Vec::new(),
        queue: [Vec::new(), Vec::new()],
        over: false,
    };
    let mut done = Vec::new();
    for _ in 0..COMMANDS {
        let command = dice.command(paper.names.len());
        done.push(command);
        let seated = [paper.taken(0), paper.taken(1)];
        let said = std::panic::AssertUnwindSafe(step(&mut paper, &mut real, command));
        let told = futures::FutureExt::catch_unwind(said).await;
        assert!(told.is_ok(), "seed {seed}: {done:?}");
        let (is, should) = (real.sheet().await, real::sheet_of(&paper));
        assert_eq!(is, should, "seed {seed}: {done:?}");
        let more = |mode: usize| paper.taken(mode) > paper.capacity[mode].max(seated[mode]);
        assert!(
            paper.over || !(more(0) || more(1)),
            "seed {seed}: oversold after {done:?}"
        );
    }
    paper.call_off();
    real.call_off().await;
    let mails: Vec<i64> = paper.names.iter().map(|name| name.mails).collect();
    assert_eq!(
        real.mails(paper.names.len()).await,
        mails,
        "seed {seed}: {done:?}"
    );
}

both! {
    /// The service and the sheet of paper never differ.
    async fn the_service_agrees_with_paper_whatever_happens(app: TestApp) {
        let deep = std::env::var("MUSUBI_TEST_DEEP").is_ok_and(|deep| !deep.is_empty());
        let number = if deep { SEQUENCES.1 } else { SEQUENCES.0 };
        draft_programme(&app).await;
        for seed in 0..number {
            sequence(&app, seed).await;
        }
    }
}

/// The programme that the events belong to.
async fn draft_programme(app: &TestApp) {
    super::draft(app, 1, 1).await;
}
