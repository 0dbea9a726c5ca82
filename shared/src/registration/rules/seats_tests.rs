//! The order of the queue, against what must hold however it is reached.

use std::collections::VecDeque;

use proptest::prelude::*;

use super::*;

fn sector() -> impl Strategy<Value = Option<Sector>> {
    prop_oneof![
        Just(Some(Sector::It)),
        Just(Some(Sector::Local)),
        Just(Some(Sector::Other)),
        Just(None),
    ]
}

fn waiting() -> impl Strategy<Value = Waiting> {
    (proptest::collection::vec(sector(), 1..=6), any::<bool>())
        .prop_map(|(members, whole)| Waiting { members, whole })
}

fn by_sector(most: u32) -> impl Strategy<Value = BySector> {
    (0..=most, 0..=most, 0..=most).prop_map(|(it, local, other)| BySector { it, local, other })
}

/// Seats in any state that can come up, overbooked ones too.
fn seats() -> impl Strategy<Value = Seats> {
    (0_u32..14, by_sector(4), by_sector(4), 0_u32..4).prop_map(|(capacity, kept, held, unknown)| {
        Seats {
            capacity,
            taken: held.it + held.local + held.other + unknown,
            kept,
            held,
        }
    })
}

/// The seats after these grants, and who sits on a seat of their sector's own.
fn replay(mut seats: Seats, queue: &[Waiting], grants: &[Grant]) -> (Seats, Vec<bool>) {
    let mut own = Vec::new();
    for grant in grants {
        let sector = queue[grant.place].members[grant.member];
        own.push(sector.is_some_and(|sector| seats.own(sector) > 0));
        seats.take(sector);
    }
    (seats, own)
}

fn granted(grants: &[Grant], place: usize, member: usize) -> bool {
    grants.contains(&Grant { place, member })
}

/// The queue without those who got a seat.
fn rest(queue: &[Waiting], grants: &[Grant]) -> Vec<Waiting> {
    let left = queue.iter().enumerate().map(|(place, waiting)| {
        let members = waiting.members.iter().enumerate();
        let members = members.filter(|(member, _)| !granted(grants, place, *member));
        Waiting {
            members: members.map(|(_, sector)| *sector).collect(),
            whole: waiting.whole,
        }
    });
    left.filter(|waiting| !waiting.members.is_empty()).collect()
}

/// A queue without sectors as a person would serve it with two lists on paper.
fn on_paper(free: u32, queue: &[Waiting]) -> Vec<u32> {
    let mut free = free;
    let mut queue: VecDeque<&Waiting> = queue.iter().collect();
    let mut got = Vec::new();
    while let Some(first) = queue.pop_front() {
        let size = u32::try_from(first.members.len()).unwrap();
        let gets = if size <= free {
            size
        } else if first.whole {
            0
        } else {
            free
        };
        got.push(gets);
        free -= gets;
        if gets < size {
            break;
        }
    }
    got
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn nobody_gets_a_seat_that_is_not_there(
        seats in seats(),
        queue in proptest::collection::vec(waiting(), 0..8),
    ) {
        let grants = serve(seats, &queue);
        let (after, _) = replay(seats, &queue, &grants);
        prop_assert!(after.taken <= seats.capacity.max(seats.taken));
        // Nobody sits on what is kept for others: what the sectors hold and are kept fits in.
        let wanted = |seats: Seats| -> u32 {
            let sectors = Sector::ALL.iter();
            let each = sectors.map(|s| seats.held.of(*s).max(seats.kept.of(*s)));
            let known: u32 = Sector::ALL.iter().map(|s| seats.held.of(*s)).sum();
            each.sum::<u32>() + seats.taken - known
        };
        prop_assert!(wanted(after) <= seats.capacity.max(wanted(seats)));
        // Each once.
        let mut once: Vec<(usize, usize)> = grants.iter().map(|g| (g.place, g.member)).collect();
        once.dedup();
        prop_assert_eq!(once.len(), grants.len());
        prop_assert!(once.is_sorted());
    }

    #[test]
    fn a_whole_group_gets_all_or_nothing(
        seats in seats(),
        queue in proptest::collection::vec(waiting(), 0..8),
    ) {
        let grants = serve(seats, &queue);
        for (place, waiting) in queue.iter().enumerate() {
            let got = grants.iter().filter(|grant| grant.place == place).count();
            prop_assert!(!waiting.whole || got == 0 || got == waiting.members.len());
        }
    }

    #[test]
    fn nobody_is_passed_by_who_takes_what_they_could_have_had(
        seats in seats(),
        queue in proptest::collection::vec(waiting(), 0..8),
    ) {
        let grants = serve(seats, &queue);
        let (_, own) = replay(seats, &queue, &grants);
        for (grant, own) in grants.iter().zip(own) {
            let mine = queue[grant.place].members[grant.member];
            for (place, waiting) in queue.iter().enumerate().take(grant.place) {
                for (member, theirs) in waiting.members.iter().enumerate() {
                    if !granted(&grants, place, member) {
                        prop_assert!(own && mine != *theirs, "{grant:?} passed {place}.{member}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_was_served_leaves_nothing_more_to_give(
        seats in seats(),
        queue in proptest::collection::vec(waiting(), 0..8),
    ) {
        let grants = serve(seats, &queue);
        let (after, _) = replay(seats, &queue, &grants);
        prop_assert_eq!(serve(after, &rest(&queue, &grants)), []);
        // The first who still waits could not have been served.
        if let Some(first) = rest(&queue, &grants).first() {
            prop_assert_eq!(admit(after, &[], first), Vec::<usize>::new());
        }
    }

    #[test]
    fn without_kept_seats_it_is_two_lists_on_paper(
        capacity in 0_u32..20,
        taken in 0_u32..20,
        queue in proptest::collection::vec(waiting(), 0..10),
    ) {
        let grants = serve(Seats::plain(capacity, taken), &queue);
        let mut got = vec![0_u32; queue.len()];
        for grant in &grants {
            got[grant.place] += 1;
        }
        let mut paper = on_paper(capacity.saturating_sub(taken), &queue);
        paper.resize(queue.len(), 0);
        prop_assert_eq!(got, paper);
    }

    #[test]
    fn a_newcomer_gets_what_the_last_of_the_queue_gets(
        seats in seats(),
        queue in proptest::collection::vec(waiting(), 0..6),
        newcomer in waiting(),
    ) {
        // The queue has been served: nobody in it can have a seat now.
        let grants = serve(seats, &queue);
        let (after, _) = replay(seats, &queue, &grants);
        let queue = rest(&queue, &grants);
        let got = admit(after, &queue, &newcomer);
        prop_assert!(got.len() <= usize::try_from(after.free()).unwrap());
        // Where nothing is kept for anybody, whoever waits comes first.
        if !after.keeps() && !queue.is_empty() {
            prop_assert!(got.is_empty());
        }
    }
}
