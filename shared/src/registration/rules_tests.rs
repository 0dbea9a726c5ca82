//! The rules against a simple model, and their edges one by one.

use std::collections::VecDeque;

use proptest::prelude::*;

use super::*;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn a_free_seat_belongs_to_the_first_who_waits_and_not_to_a_newcomer() {
    let seats = Seats {
        capacity: 3,
        taken: 2,
    };
    assert_eq!(admit(seats, 0), Admission::Confirmed);
    assert_eq!(admit(seats, 1), Admission::Waitlisted { position: 2 });
}

#[test]
fn an_overbooked_event_has_no_free_seat() {
    let seats = Seats {
        capacity: 2,
        taken: 5,
    };
    assert_eq!(seats.free(), 0);
    assert_eq!(admit(seats, 0), Admission::Waitlisted { position: 1 });
    assert_eq!(promotable(seats, 4), 0);
}

#[test]
fn what_is_cancelled_stays_cancelled() {
    assert_eq!(
        apply(RegistrationStatus::Cancelled, Step::Cancel),
        Err(Code::AlreadyCancelled)
    );
    assert_eq!(
        apply(RegistrationStatus::Cancelled, Step::Promote),
        Err(Code::Conflict)
    );
    assert_eq!(
        apply(RegistrationStatus::Confirmed, Step::Promote),
        Err(Code::Conflict)
    );
}

#[test]
fn a_participant_cancels_until_the_deadline_and_staff_always() {
    let starts_at = at("2026-12-01T05:00:00Z");
    let until = at("2026-11-30T03:00:00Z");
    let deadlines = Deadlines {
        starts_at: Some(starts_at),
        change_until: Some(until),
    };
    let before = until.plus(chrono::Duration::microseconds(-1));
    let check = |by, now| may_cancel(RegistrationStatus::Confirmed, by, deadlines, now);
    assert_eq!(check(CancelledBy::Participant, before), Ok(()));
    assert_eq!(
        check(CancelledBy::Participant, until),
        Err(Code::CancelClosed)
    );
    assert_eq!(check(CancelledBy::Staff, starts_at), Ok(()));
    // A deadline after the beginning is no deadline.
    let late = Deadlines {
        starts_at: Some(starts_at),
        change_until: Some(at("2027-01-01T00:00:00Z")),
    };
    assert_eq!(late.cancel_until(), Some(starts_at));
    assert!(queue_moves(deadlines, before) && !queue_moves(deadlines, starts_at));
    // While a postponed event has no date, everybody may leave and nobody moves up.
    let open = Deadlines {
        starts_at: None,
        change_until: Some(until),
    };
    let leave = may_cancel(
        RegistrationStatus::Confirmed,
        CancelledBy::Participant,
        open,
        starts_at,
    );
    assert_eq!((open.cancel_until(), leave), (None, Ok(())));
    assert!(!queue_moves(open, before));
}

#[derive(Clone, Debug)]
enum Command {
    Join,
    /// Cancels the n-th of all who ever joined.
    Cancel(usize),
    Capacity(u32),
}

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![
        5 => Just(Command::Join),
        4 => (0_usize..60).prop_map(Command::Cancel),
        1 => (0_u32..12).prop_map(Command::Capacity),
    ]
}

/// Keeps the books as the service does: counters and steps by the rules, nothing else.
struct Books {
    seats: Seats,
    waiting: u32,
    rows: Vec<(RegistrationStatus, Option<u64>)>,
    last_seq: u64,
    promoted: Vec<usize>,
}

impl Books {
    fn join(&mut self) {
        let admission = admit(self.seats, self.waiting);
        let seq = match admission {
            Admission::Confirmed => {
                self.seats.taken += 1;
                None
            }
            Admission::Waitlisted { position } => {
                self.waiting += 1;
                self.last_seq += 1;
                assert_eq!(position, self.waiting);
                Some(self.last_seq)
            }
        };
        self.rows.push((admission.status(), seq));
    }

    fn cancel(&mut self, index: usize) {
        let Some((status, _)) = self.rows.get_mut(index) else {
            return;
        };
        let Ok(next) = apply(*status, Step::Cancel) else {
            return;
        };
        if status.holds_seat() {
            self.seats.taken -= 1;
        }
        if status.waits() {
            self.waiting -= 1;
        }
        *status = next;
        self.promote();
    }

    fn promote(&mut self) {
        for _ in 0..promotable(self.seats, self.waiting) {
            let first = self
                .rows
                .iter_mut()
                .enumerate()
                .filter(|(_, (status, _))| status.waits())
                .min_by_key(|(_, (_, seq))| *seq);
            let (index, (status, _)) = first.unwrap();
            *status = apply(*status, Step::Promote).unwrap();
            self.promoted.push(index);
            self.seats.taken += 1;
            self.waiting -= 1;
        }
    }
}

/// The same as a person would do it with two lists on paper.
#[derive(Default)]
struct Paper {
    capacity: usize,
    inside: Vec<usize>,
    queue: VecDeque<usize>,
    joined: usize,
    promoted: Vec<usize>,
}

impl Paper {
    fn fill(&mut self) {
        while self.inside.len() < self.capacity {
            let Some(first) = self.queue.pop_front() else {
                return;
            };
            self.inside.push(first);
            self.promoted.push(first);
        }
    }

    fn run(&mut self, command: &Command) {
        match command {
            Command::Join => {
                if self.inside.len() < self.capacity && self.queue.is_empty() {
                    self.inside.push(self.joined);
                } else {
                    self.queue.push_back(self.joined);
                }
                self.joined += 1;
            }
            Command::Cancel(index) => {
                self.inside.retain(|who| who != index);
                self.queue.retain(|who| who != index);
            }
            Command::Capacity(n) => self.capacity = usize::try_from(*n).unwrap(),
        }
        self.fill();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_books_agree_with_paper_whatever_happens(
        capacity in 0_u32..8,
        commands in proptest::collection::vec(command(), 0..120),
    ) {
        let mut paper = Paper { capacity: usize::try_from(capacity).unwrap(), ..Paper::default() };
        let mut books = Books {
            seats: Seats { capacity, taken: 0 },
            waiting: 0,
            rows: Vec::new(),
            last_seq: 0,
            promoted: Vec::new(),
        };
        let mut confirmed_before = 0;
        for command in &commands {
            match command {
                Command::Join => books.join(),
                Command::Cancel(index) => books.cancel(*index),
                Command::Capacity(n) => {
                    books.seats.capacity = *n;
                    books.promote();
                }
            }
            paper.run(command);

            let with = |wanted: RegistrationStatus| -> Vec<usize> {
                (0..books.rows.len()).filter(|i| books.rows[*i].0 == wanted).collect()
            };
            let confirmed = with(RegistrationStatus::Confirmed);
            let mut inside = paper.inside.clone();
            inside.sort_unstable();
            prop_assert_eq!(&confirmed, &inside);
            // The order of the queue is the order of joining.
            let queue: Vec<usize> = paper.queue.iter().copied().collect();
            prop_assert_eq!(with(RegistrationStatus::Waitlisted), queue);
            // Counters tell the truth, so no request needs to count rows.
            prop_assert_eq!(usize::try_from(books.seats.taken).unwrap(), confirmed.len());
            prop_assert_eq!(usize::try_from(books.waiting).unwrap(), paper.queue.len());
            // Above capacity only because it was lowered, and then never growing.
            let capacity = usize::try_from(books.seats.capacity).unwrap();
            prop_assert!(confirmed.len() <= capacity.max(confirmed_before));
            confirmed_before = confirmed.len();
        }
        // Every promotion once, in the same order.
        prop_assert_eq!(&books.promoted, &paper.promoted);
        let mut once = books.promoted.clone();
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), books.promoted.len());
    }
}
