//! What is decided about keys: pure functions, the same in the server and the browser.

use std::collections::BTreeSet;

use super::types::{ApiKeyState, Scope};
use crate::account::perm::Permission;
use crate::field::{Faults, Pointer};
use crate::problem::Code;
use crate::time::{Day, Timestamp};

/// The scopes that somebody with `held` permissions may give away: nobody makes a key that may do
/// more than they may themselves.
pub fn grantable(held: &BTreeSet<Permission>, test: bool) -> Vec<Scope> {
    let all = Scope::ALL.iter().copied();
    all.filter(|scope| held.contains(&scope.permission()) && (scope.for_test() || !test))
        .collect()
}

/// Names each scope that a key can't have: one its maker lacks, one that test keys don't take, one
/// named twice.
pub fn check_scopes(
    scopes: &[Scope],
    held: &BTreeSet<Permission>,
    test: bool,
    faults: &mut Faults,
) {
    for (index, scope) in scopes.iter().enumerate() {
        let at = Pointer::from("/scopes").item(index);
        if scopes.iter().take(index).any(|earlier| earlier == scope) {
            faults.add(&at, Code::Duplicate);
        }
        if !held.contains(&scope.permission()) {
            faults.add(&at, Code::ScopeNotHeld);
        } else if test && !scope.for_test() {
            faults.add(&at, Code::ScopeNotForTest);
        }
    }
}

/// A key's last day is none that is over.
pub fn check_expiry(last: Option<Day>, today: Day, faults: &mut Faults) {
    if last.is_some_and(|last| last < today) {
        faults.add(&Pointer::from("/expires_on"), Code::InThePast);
    }
}

/// How a key stands at `now`; revoking it says more than its time.
pub fn state(
    expires_at: Option<Timestamp>,
    revoked_at: Option<Timestamp>,
    now: Timestamp,
) -> ApiKeyState {
    if revoked_at.is_some() {
        ApiKeyState::Revoked
    } else if expires_at.is_some_and(|at| at <= now) {
        ApiKeyState::Expired
    } else {
        ApiKeyState::Active
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::perm::of_role;
    use crate::account::types::Role;

    #[test]
    fn nobody_gives_away_what_they_lack() {
        let admin = of_role(Role::Admin);
        assert!(!grantable(&admin, false).contains(&Scope::RegistrationRead));
        let mut faults = Faults::none();
        let asked = [Scope::StaffRead, Scope::RegistrationRead, Scope::StaffRead];
        check_scopes(&asked, &admin, false, &mut faults);
        let named: Vec<_> = faults
            .iter()
            .map(|(at, code)| (at.as_str(), *code))
            .collect();
        assert_eq!(
            named,
            [
                ("/scopes/1", Code::ScopeNotHeld),
                ("/scopes/2", Code::Duplicate)
            ]
        );
    }

    #[test]
    fn a_test_key_takes_what_knows_the_sandbox() {
        let all: BTreeSet<Permission> = Permission::ALL.iter().copied().collect();
        assert_eq!(grantable(&all, true), [Scope::RegistrationCreate]);
        let mut faults = Faults::none();
        check_scopes(&[Scope::StaffRead], &all, true, &mut faults);
        assert_eq!(faults.iter().count(), 1);
    }

    #[test]
    fn a_scope_is_called_as_its_permission() {
        for scope in Scope::ALL {
            assert_eq!(scope.as_str(), scope.permission().as_str());
        }
    }

    #[test]
    fn a_key_ends_at_the_instant_it_says() {
        let at = Timestamp::EPOCH;
        let later = at.plus_minutes(1);
        assert_eq!(state(Some(later), None, at), ApiKeyState::Active);
        assert_eq!(state(Some(at), None, at), ApiKeyState::Expired);
        assert_eq!(state(None, Some(at), at), ApiKeyState::Revoked);
        assert_eq!(state(None, None, later), ApiKeyState::Active);
    }
}
