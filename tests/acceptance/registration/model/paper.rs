//! An event's registrations as a person would keep them with paper and pencil: a list of names, a queue for
//! each mode, and a tally of mails. It knows no rule of the service.

/// 0 at the venue, 1 online.
pub type Mode = usize;

/// Where somebody stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stands {
    Pending,
    Confirmed,
    Offered,
    Waits,
    Declined,
    Gone,
}

impl Stands {
    pub fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Confirmed => "confirmed",
            Self::Offered => "offered",
            Self::Waits => "waitlisted",
            Self::Declined => "declined",
            Self::Gone => "cancelled",
        }
    }

    fn alive(self) -> bool {
        !matches!(self, Self::Declined | Self::Gone)
    }
}

/// One name on the list.
#[derive(Clone, Debug)]
pub struct Name {
    pub mode: Mode,
    pub stands: Stands,
    /// The first of those who came together.
    pub group: Option<usize>,
    pub whole: bool,
    /// Until when an offer stands, in hours.
    pub until: i64,
    /// How many mails they have had.
    pub mails: i64,
}

/// The event's sheet.
#[derive(Clone, Debug)]
pub struct Paper {
    pub capacity: [usize; 2],
    pub approval: bool,
    /// Hours an offer stands, where the event asks first.
    pub offer: Option<i64>,
    /// The time, in hours.
    pub now: i64,
    pub starts: i64,
    pub put_off: bool,
    pub names: Vec<Name>,
    pub queue: [Vec<usize>; 2],
    /// Seats that staff gave although none was left.
    pub over: bool,
}

impl Paper {
    pub fn taken(&self, mode: Mode) -> usize {
        let sits = |name: &&Name| {
            name.mode == mode && matches!(name.stands, Stands::Confirmed | Stands::Offered)
        };
        self.names.iter().filter(sits).count()
    }

    fn free(&self, mode: Mode) -> usize {
        self.capacity[mode].saturating_sub(self.taken(mode))
    }

    fn moves(&self) -> bool {
        !self.put_off && self.now < self.starts
    }

    /// Everybody who is registered gets a mail.
    fn tell_all(&mut self) {
        for name in self.names.iter_mut().filter(|name| name.stands.alive()) {
            name.mails += 1;
        }
    }

    fn set(&mut self, who: usize, stands: Stands) {
        self.names[who].stands = stands;
        self.names[who].mails += 1;
    }

    /// Those who stand first in the queue, together where they came together.
    fn first(&self, mode: Mode) -> Vec<usize> {
        let queue = &self.queue[mode];
        let Some(first) = queue.first() else {
            return Vec::new();
        };
        let group = self.names[*first].group;
        let with =
            |who: &&usize| *who == first || (group.is_some() && self.names[**who].group == group);
        queue.iter().take_while(with).copied().collect()
    }

    fn fill(&mut self, mode: Mode) {
        while self.moves() {
            let first = self.first(mode);
            let free = self.free(mode);
            let fits = first.len() <= free;
            if first.is_empty() || free == 0 || (!fits && self.names[first[0]].whole) {
                return;
            }
            for who in first.into_iter().take(free) {
                self.queue[mode].retain(|one| *one != who);
                match self.offer {
                    Some(hours) => {
                        self.names[who].until = (self.now + hours).min(self.starts);
                        self.set(who, Stands::Offered);
                    }
                    None => self.set(who, Stands::Confirmed),
                }
            }
        }
    }

    /// A seat each, as far as there are; the rest waits.
    fn let_in(&mut self, who: &[usize]) {
        let mode = self.names[who[0]].mode;
        let free = if self.queue[mode].is_empty() {
            self.free(mode)
        } else {
            0
        };
        let seats = match who.len() <= free {
            true => who.len(),
            false if self.names[who[0]].whole => 0,
            false => free,
        };
        for (index, one) in who.iter().enumerate() {
            if index < seats {
                self.set(*one, Stands::Confirmed);
            } else {
                self.queue[mode].push(*one);
                self.set(*one, Stands::Waits);
            }
        }
    }

    pub fn join(&mut self, mode: Mode, number: usize, whole: bool) {
        let first = self.names.len();
        let group = (number > 1).then_some(first);
        for _ in 0..number {
            self.names.push(Name {
                mode,
                stands: Stands::Pending,
                group,
                whole: whole || number == 1,
                until: 0,
                mails: 0,
            });
        }
        let all: Vec<usize> = (first..first + number).collect();
        if self.approval {
            for who in all {
                self.set(who, Stands::Pending);
            }
        } else {
            self.let_in(&all);
        }
    }

    /// Takes them off the queue.
    fn off(&mut self, who: usize) {
        for queue in &mut self.queue {
            queue.retain(|one| *one != who);
        }
    }

    pub fn cancel(&mut self, who: usize) -> bool {
        if !self.names[who].stands.alive() {
            return false;
        }
        self.off(who);
        self.set(who, Stands::Gone);
        self.fill(self.names[who].mode);
        true
    }

    pub fn decide(&mut self, who: usize, yes: bool) -> bool {
        let one = self.names[who].clone();
        if one.stands != Stands::Pending || (yes && self.put_off) {
            return false;
        }
        let same = |other: &usize| {
            let other_name = &self.names[*other];
            *other == who
                || (one.group.is_some()
                    && other_name.group == one.group
                    && other_name.stands == Stands::Pending
                    && other_name.mode == one.mode)
        };
        let all: Vec<usize> = (0..self.names.len()).filter(same).collect();
        if yes {
            self.let_in(&all);
        } else {
            for one in all {
                self.set(one, Stands::Declined);
            }
        }
        true
    }

    pub fn switch(&mut self, who: usize) -> bool {
        let one = self.names[who].clone();
        let (left, there) = (one.mode, 1 - one.mode);
        let seat = self.moves() && self.queue[there].is_empty() && self.free(there) > 0;
        let together = one.whole && one.group.is_some();
        let others = |(other, name): (usize, &Name)| {
            other != who && name.group == one.group && name.stands == Stands::Waits
        };
        match one.stands {
            Stands::Pending => {}
            Stands::Confirmed if seat => {}
            Stands::Waits if !(together && self.names.iter().enumerate().any(others)) => {
                self.off(who);
                if seat {
                    self.names[who].stands = Stands::Confirmed;
                } else {
                    self.queue[there].push(who);
                }
            }
            _ => return false,
        }
        self.names[who].mode = there;
        self.names[who].mails += 1;
        self.fill(left);
        true
    }

    pub fn accept(&mut self, who: usize) -> bool {
        let good = |name: &Name, now: i64| name.stands == Stands::Offered && now < name.until;
        if !good(&self.names[who], self.now) || !self.moves() {
            return false;
        }
        for other in 0..self.names.len() {
            let with = other == who || self.names[other].group == Some(who);
            if with && good(&self.names[other], self.now) {
                self.set(other, Stands::Confirmed);
            }
        }
        true
    }

    /// Staff give a seat although none is left.
    pub fn by_exception(&mut self, who: usize, mode: Mode) -> bool {
        let one = self.names[who].clone();
        let there = one.stands == Stands::Confirmed && one.mode == mode;
        if !one.stands.alive() || there || self.put_off {
            return false;
        }
        self.off(who);
        self.names[who].mode = mode;
        self.set(who, Stands::Confirmed);
        self.over = true;
        self.fill(one.mode);
        true
    }

    pub fn seats(&mut self, mode: Mode, seats: usize) {
        self.capacity[mode] = seats;
        self.fill(0);
        self.fill(1);
    }

    pub fn wait(&mut self, hours: i64) {
        self.now += hours;
        if self.put_off {
            return;
        }
        let out = |name: &Name| name.stands == Stands::Offered && self.now >= name.until;
        let late: Vec<usize> = (0..self.names.len())
            .filter(|who| out(&self.names[*who]))
            .collect();
        for who in &late {
            self.set(*who, Stands::Gone);
        }
        if !late.is_empty() {
            self.fill(0);
            self.fill(1);
        }
    }

    pub fn put_off(&mut self) {
        self.put_off = true;
        self.tell_all();
    }

    pub fn new_date(&mut self, starts: i64) {
        self.put_off = false;
        self.starts = starts;
        self.tell_all();
        if let Some(hours) = self.offer {
            for name in self
                .names
                .iter_mut()
                .filter(|name| name.stands == Stands::Offered)
            {
                name.until = (self.now + hours).min(starts);
            }
        }
        self.fill(0);
        self.fill(1);
    }

    pub fn call_off(&mut self) {
        self.tell_all();
    }
}
