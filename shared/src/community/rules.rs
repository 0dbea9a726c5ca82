//! What is decided about the community: pure functions, the same in the server and the browser.

use super::types::PostState;

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
    /// Report it to the moderators.
    pub report: bool,
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
        report: !author && shown,
    }
}

/// How many reports one person may send in an hour: enough for who comes upon a flood, too few to make one.
pub const REPORTS_AN_HOUR: i32 = 20;

/// Where the reading position stands after `read` was seen: it only moves forward, and never past
/// what is there.
pub fn read_up_to(position: i64, read: i64, last: i64) -> i64 {
    position.max(read.min(last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STATES: [PostState; 3] = [PostState::Shown, PostState::Hidden, PostState::Deleted];

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

    #[test]
    fn what_is_shown_is_reported_by_others_and_nobody_reports_themselves() {
        for state in STATES {
            for moderates in [false, true] {
                assert!(!rights(state, true, moderates).report, "{state:?}");
                let other = rights(state, false, moderates).report;
                assert_eq!(other, state == PostState::Shown, "{state:?}");
            }
        }
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
    }
}
