//! Who gets a seat: the books of one mode of one event, and the order of its queue.
//!
//! Seats may be kept for a sector. What is kept and not taken is for that sector only; the rest is for
//! everybody. The queue is served in the order of joining, and a group that comes all together or not
//! at all holds its place: whoever stands behind it gets nothing that it could have had.

use crate::organisation::{BySector, Sector};

/// The seats of one mode of one event.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Seats {
    /// How many there are.
    pub capacity: u32,
    /// How many are taken; more than `capacity` after it was lowered.
    pub taken: u32,
    /// How many are kept for each sector; none once they are given to all.
    pub kept: BySector,
    /// How many of those taken are of each sector; unknown companies are of none.
    pub held: BySector,
}

impl Seats {
    /// Seats of which none are kept.
    pub const fn plain(capacity: u32, taken: u32) -> Self {
        const NONE: BySector = BySector {
            it: 0,
            local: 0,
            other: 0,
        };
        Self {
            capacity,
            taken,
            kept: NONE,
            held: NONE,
        }
    }

    /// How many are free; none when overbooked.
    pub const fn free(self) -> u32 {
        self.capacity.saturating_sub(self.taken)
    }

    /// How many more are taken than there are.
    pub const fn overbooked(self) -> u32 {
        self.taken.saturating_sub(self.capacity)
    }

    /// Whether seats are kept for a sector.
    pub const fn keeps(self) -> bool {
        self.kept.it > 0 || self.kept.local > 0 || self.kept.other > 0
    }

    /// How many of those kept for `sector` are free.
    pub fn own(self, sector: Sector) -> u32 {
        self.unfilled(sector).min(self.free())
    }

    /// How many are free for anybody.
    pub fn open(self) -> u32 {
        Sector::ALL.iter().fold(self.free(), |free, sector| {
            free.saturating_sub(self.unfilled(*sector))
        })
    }

    /// How many are free for one of `sector`; unknown companies get what is open to anybody.
    pub fn free_for(self, sector: Option<Sector>) -> u32 {
        self.open() + sector.map_or(0, |sector| self.own(sector))
    }

    const fn unfilled(self, sector: Sector) -> u32 {
        self.kept.of(sector).saturating_sub(self.held.of(sector))
    }

    const fn take(&mut self, sector: Option<Sector>) {
        self.taken = self.taken.saturating_add(1);
        if let Some(sector) = sector {
            self.held.add(sector);
        }
    }
}

/// Those who stand at one place of the queue: one person, or a group.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Waiting {
    /// The sector of each, in the order in which they get seats.
    pub members: Vec<Option<Sector>>,
    /// All together or not at all.
    pub whole: bool,
}

impl Waiting {
    /// One person.
    pub fn one(sector: Option<Sector>) -> Self {
        Self {
            members: vec![sector],
            whole: true,
        }
    }
}

/// Who gets a seat: a place in the queue, and which of those who stand there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Grant {
    /// The place in the queue, from 0.
    pub place: usize,
    /// Which of its members, from 0.
    pub member: usize,
}

/// What those further back may still have.
#[derive(Clone, Copy)]
struct Left {
    open: bool,
    own: [bool; 3],
}

impl Left {
    const fn own(&mut self, sector: Sector) -> &mut bool {
        let [it, local, other] = &mut self.own;
        match sector {
            Sector::It => it,
            Sector::Local => local,
            Sector::Other => other,
        }
    }

    /// Whether anything is left to be had of `seats`.
    fn any(mut self, seats: Seats) -> bool {
        let open = self.open && seats.open() > 0;
        let mut own = |sector: &Sector| *self.own(*sector) && seats.own(*sector) > 0;
        open || Sector::ALL.iter().any(&mut own)
    }

    fn has(&mut self, seats: Seats, sector: Option<Sector>) -> bool {
        let own = sector.is_some_and(|sector| *self.own(sector) && seats.own(sector) > 0);
        own || (self.open && seats.open() > 0)
    }

    /// Whoever did not get a seat keeps what they wait for from those behind.
    fn hold(&mut self, sector: Option<Sector>) {
        self.open = false;
        if let Some(sector) = sector {
            *self.own(sector) = false;
        }
    }
}

/// Who of the queue gets a seat now, first come, first served.
pub fn serve(mut seats: Seats, queue: &[Waiting]) -> Vec<Grant> {
    let mut left = Left {
        open: true,
        own: [true; 3],
    };
    let mut grants = Vec::new();
    for (place, waiting) in queue.iter().enumerate() {
        if !left.any(seats) {
            break;
        }
        let (after, got) = seated(seats, left, waiting);
        let all = got.len() == waiting.members.len();
        if all || !waiting.whole {
            seats = after;
            grants.extend(got.iter().map(|member| Grant {
                place,
                member: *member,
            }));
        }
        for (member, sector) in waiting.members.iter().enumerate() {
            let without = !all && (waiting.whole || !got.contains(&member));
            if without {
                left.hold(*sector);
            }
        }
    }
    grants
}

/// Which of those at one place could have a seat, and the seats after that.
fn seated(mut seats: Seats, mut left: Left, waiting: &Waiting) -> (Seats, Vec<usize>) {
    let mut got = Vec::new();
    for (member, sector) in waiting.members.iter().enumerate() {
        if left.has(seats, *sector) {
            seats.take(*sector);
            got.push(member);
        } else {
            // Within a group, too, nobody passes another who waits for the same.
            left.hold(*sector);
        }
    }
    (seats, got)
}

/// Which of a newcomer's people get a seat at once, when `queue` stands before them.
pub fn admit(seats: Seats, queue: &[Waiting], newcomer: &Waiting) -> Vec<usize> {
    let mut all = queue.to_vec();
    all.push(newcomer.clone());
    serve(seats, &all)
        .into_iter()
        .filter(|grant| grant.place == queue.len())
        .map(|grant| grant.member)
        .collect()
}

#[cfg(test)]
#[path = "seats_tests.rs"]
mod tests;
