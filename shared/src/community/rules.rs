//! What is decided about the community: pure functions, the same in the server and the browser.

use super::types::{PostState, SpaceAccess};

/// Who looks, as far as it decides what they may do with one space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Belongs to the community now.
    pub member: bool,
    /// Takes part in the space's event, if it has one.
    pub participant: bool,
    /// Looks after the community: moderators and staff.
    pub moderates: bool,
}

/// Whether they may enter the space, that is read and write in it.
pub const fn may_enter(access: SpaceAccess, who: Standing) -> bool {
    who.moderates
        || match access {
            SpaceAccess::Members => who.member,
            SpaceAccess::Participants => who.participant,
        }
}

/// Whether what stands there may be read. A moderator reads what is hidden, to decide about it;
/// its author, to know what it was.
pub const fn reads(state: PostState, author: bool, moderates: bool) -> bool {
    match state {
        PostState::Shown => true,
        PostState::Hidden => author || moderates,
        PostState::Deleted => false,
    }
}

/// What somebody may do with a post.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PostRights {
    /// Change its words.
    pub edit: bool,
    /// Delete it.
    pub delete: bool,
    /// Hide it.
    pub hide: bool,
    /// Show it again.
    pub restore: bool,
    /// React to it.
    pub react: bool,
}

/// What somebody who may enter the space may do with a post. What a moderator hid, its author may
/// still delete, but not reword behind the moderator's back.
pub const fn rights(state: PostState, author: bool, moderates: bool) -> PostRights {
    let shown = matches!(state, PostState::Shown);
    let hidden = matches!(state, PostState::Hidden);
    PostRights {
        edit: author && shown,
        delete: author && (shown || hidden),
        hide: moderates && shown,
        restore: moderates && hidden,
        react: shown,
    }
}

/// Where the reading position stands after `read` was seen: it only moves forward, and never past
/// what is there.
pub fn read_up_to(position: i64, read: i64, last: i64) -> i64 {
    position.max(read.min(last))
}

/// Where it stands after one's own post `seq`: whoever had read everything has read everything
/// still; posts of others in between stay unread.
pub const fn read_after_posting(position: i64, seq: i64) -> i64 {
    if position.saturating_add(1) == seq {
        seq
    } else {
        position
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STATES: [PostState; 3] = [PostState::Shown, PostState::Hidden, PostState::Deleted];

    #[test]
    fn nobody_enters_without_a_standing_and_each_standing_opens_its_own_door() {
        let member = Standing {
            member: true,
            ..Standing::default()
        };
        let participant = Standing {
            participant: true,
            ..Standing::default()
        };
        let moderator = Standing {
            moderates: true,
            ..Standing::default()
        };
        let table = [
            (Standing::default(), false, false),
            (member, true, false),
            (participant, false, true),
            (moderator, true, true),
        ];
        for (who, general, event) in table {
            assert_eq!(may_enter(SpaceAccess::Members, who), general, "{who:?}");
            assert_eq!(may_enter(SpaceAccess::Participants, who), event, "{who:?}");
        }
    }

    #[test]
    fn what_is_hidden_is_read_by_author_and_moderators_and_what_is_deleted_by_nobody() {
        for (author, moderates) in [(true, false), (false, true), (true, true)] {
            assert!(reads(PostState::Hidden, author, moderates));
            assert!(!reads(PostState::Deleted, author, moderates));
        }
        assert!(!reads(PostState::Hidden, false, false));
        assert!(reads(PostState::Shown, false, false));
    }

    #[test]
    fn nobody_changes_what_another_wrote_and_nothing_is_done_to_what_is_deleted() {
        for state in STATES {
            for moderates in [false, true] {
                let other = rights(state, false, moderates);
                assert!(!other.edit && !other.delete, "{state:?}");
            }
        }
        assert_eq!(
            rights(PostState::Deleted, true, true),
            PostRights::default()
        );
        assert!(!rights(PostState::Hidden, true, true).edit);
    }

    proptest! {
        #[test]
        fn reading_only_moves_forward_and_never_past_the_end(
            position in 0..50_i64, read in 0..100_i64, last in 0..50_i64,
        ) {
            let position = position.min(last);
            let after = read_up_to(position, read, last);
            prop_assert!(after >= position && after <= last);
            prop_assert!(after >= read.min(last));
        }

        #[test]
        fn ones_own_post_marks_nothing_of_others_as_read(position in 0..50_i64, seq in 1..60_i64) {
            let after = read_after_posting(position, seq);
            prop_assert!(after == position || (after == seq && seq == position + 1));
        }
    }
}
