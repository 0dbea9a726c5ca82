//! The states of an event and who may move it from one to the next.

use crate::event::types::{Action, Status};
use crate::problem::Code;

/// What the one who acts may do, from the permissions of the same names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Actor {
    /// May create and change events (`event_edit`).
    pub edit: bool,
    /// May confirm for the prefecture (`event_confirm`).
    pub confirm: bool,
    /// May cancel and postpone (`event_cancel`).
    pub cancel: bool,
}

/// What is known of the event besides the one who acts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Standing {
    /// Its state.
    pub status: Status,
    /// Whether the programme wants the prefecture to confirm.
    pub confirm_required: bool,
    /// Whether it was ever public: then people may hold its address, and it can't vanish.
    pub was_public: bool,
    /// Whether its end is past.
    pub over: bool,
}

/// Whether `actor` may do `action` now, and the state that follows.
///
/// # Errors
/// `forbidden` without the permission, `event_state` (409) from a state that does not allow it,
/// `confirmation_required` where only the prefecture may make this public.
pub fn decide(event: Standing, action: Action, actor: Actor) -> Result<Status, Code> {
    permitted(action, actor)?;
    let next = step(event, action).ok_or(Code::EventState)?;
    // Going public and a new date are the prefecture's to confirm where the programme says so;
    // so are other changes of what is public, see `needs_confirmation`.
    let shows = matches!(action, Action::Publish | Action::Reschedule);
    if shows && event.confirm_required && !actor.confirm {
        return Err(Code::ConfirmationRequired);
    }
    Ok(next)
}

/// Everything `actor` may do now, for buttons.
pub fn allowed(event: Standing, actor: Actor) -> Vec<Action> {
    Action::ALL
        .iter()
        .copied()
        .filter(|action| decide(event, *action, actor).is_ok())
        .collect()
}

const fn permitted(action: Action, actor: Actor) -> Result<(), Code> {
    let may = match action {
        Action::Edit
        | Action::Delete
        | Action::Submit
        | Action::Withdraw
        | Action::Publish
        | Action::Finish => actor.edit,
        Action::Return => actor.confirm,
        Action::Cancel | Action::Postpone | Action::Reschedule => actor.cancel,
    };
    if may { Ok(()) } else { Err(Code::Forbidden) }
}

const fn step(event: Standing, action: Action) -> Option<Status> {
    Some(match (action, event.status) {
        (Action::Edit, Status::Draft | Status::Published | Status::Postponed) => event.status,
        (Action::Delete, Status::Draft) if !event.was_public => Status::Draft,
        (Action::Submit, Status::Draft) => Status::Submitted,
        (Action::Withdraw | Action::Return, Status::Submitted) => Status::Draft,
        (Action::Publish, Status::Draft | Status::Submitted)
        | (Action::Reschedule, Status::Postponed) => Status::Published,
        (Action::Postpone, Status::Published) if !event.over => Status::Postponed,
        (Action::Cancel, Status::Published | Status::Postponed) => Status::Cancelled,
        (Action::Finish, Status::Published) if event.over => Status::Finished,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CONTRACTOR: Actor = Actor {
        edit: true,
        confirm: false,
        cancel: true,
    };
    const PREFECTURE: Actor = Actor {
        edit: true,
        confirm: true,
        cancel: true,
    };

    fn standing(status: Status) -> Standing {
        Standing {
            status,
            confirm_required: true,
            was_public: status.is_public(),
            over: false,
        }
    }

    #[test]
    fn a_contractor_cannot_publish_where_the_prefecture_confirms() {
        for status in [Status::Draft, Status::Submitted] {
            let event = standing(status);
            assert_eq!(
                decide(event, Action::Publish, CONTRACTOR),
                Err(Code::ConfirmationRequired)
            );
            assert_eq!(
                decide(event, Action::Publish, PREFECTURE),
                Ok(Status::Published)
            );
            let free = Standing {
                confirm_required: false,
                ..event
            };
            assert_eq!(
                decide(free, Action::Publish, CONTRACTOR),
                Ok(Status::Published)
            );
        }
        assert_eq!(
            decide(standing(Status::Postponed), Action::Reschedule, CONTRACTOR),
            Err(Code::ConfirmationRequired)
        );
    }

    #[test]
    fn only_a_draft_that_was_never_public_can_vanish() {
        let draft = standing(Status::Draft);
        assert_eq!(decide(draft, Action::Delete, CONTRACTOR), Ok(Status::Draft));
        let known = Standing {
            was_public: true,
            ..draft
        };
        assert_eq!(
            decide(known, Action::Delete, CONTRACTOR),
            Err(Code::EventState)
        );
    }

    #[test]
    fn an_event_is_finished_after_its_end_and_not_before() {
        let event = standing(Status::Published);
        assert_eq!(
            decide(event, Action::Finish, CONTRACTOR),
            Err(Code::EventState)
        );
        let over = Standing {
            over: true,
            ..event
        };
        assert_eq!(
            decide(over, Action::Finish, CONTRACTOR),
            Ok(Status::Finished)
        );
        assert_eq!(
            decide(over, Action::Postpone, CONTRACTOR),
            Err(Code::EventState)
        );
    }

    fn any<T: Copy + std::fmt::Debug>(all: &'static [T]) -> impl Strategy<Value = T> {
        proptest::sample::select(all)
    }

    proptest! {
        #[test]
        fn without_a_permission_nothing_is_allowed(status in any(Status::ALL), over: bool, confirm_required: bool) {
            let event = Standing { status, confirm_required, was_public: status.is_public(), over };
            prop_assert!(allowed(event, Actor::default()).is_empty());
        }

        #[test]
        fn more_permissions_never_allow_less_and_the_end_is_the_end(
            status in any(Status::ALL), action in any(Action::ALL),
            over: bool, confirm_required: bool, was_public: bool,
        ) {
            let event = Standing { status, confirm_required, was_public: was_public || status.is_public(), over };
            let (less, more) = (decide(event, action, CONTRACTOR), decide(event, action, PREFECTURE));
            if less.is_ok() {
                prop_assert_eq!(less, more);
            }
            if matches!(status, Status::Cancelled | Status::Finished) {
                prop_assert_eq!(more, Err(Code::EventState));
            }
            // What was public stays known to the public, whatever is done with it.
            if let (true, Ok(next)) = (status.is_public(), more) {
                prop_assert!(next.is_public());
            }
        }
    }
}
