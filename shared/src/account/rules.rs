//! Decisions about accounts that the API and the SPA make alike.

use std::collections::BTreeSet;

use super::api::{GrantNew, SignUp};
use super::legal;
use super::password::names_its_owner;
use super::perm::{self, Permission};
use super::types::Role;
use crate::field::{Email, Faults, Pointer};
use crate::problem::Code;
use crate::time::Timestamp;

/// What a sign-up must fulfil beyond its fields: the texts in force are accepted, and the
/// password does not name its owner.
///
/// # Errors
/// Every fault, with its pointer.
pub fn check_sign_up(sign_up: &SignUp) -> Result<(), Faults> {
    let mut faults = Faults::none();
    if let Err(missing) = legal::require(sign_up.acceptance.as_ref(), &Pointer::from("/acceptance"))
    {
        for (at, code) in missing.iter() {
            faults.add(at, *code);
        }
    }
    let names = [
        local_part(&sign_up.email),
        sign_up.family_name.as_str(),
        sign_up.given_name.as_str(),
    ];
    if names_its_owner(sign_up.password.expose(), &names) {
        faults.add(&Pointer::from("/password"), Code::PasswordTooWeak);
    }
    faults.into_result(Some(()))
}

/// What stands before the `@`.
pub fn local_part(email: &Email) -> &str {
    email.as_str().split('@').next().unwrap_or_default()
}

/// What a grant must fulfil: it ends after it begins, and not in the past.
///
/// # Errors
/// `end_before_start` or `in_the_past` at `/valid_until`.
pub fn check_grant(grant: &GrantNew, now: Timestamp) -> Result<(), Faults> {
    match grant.valid_until {
        Some(until) if until <= now => Err(Faults::one("/valid_until", Code::InThePast)),
        Some(until) if until <= grant.valid_from.unwrap_or(now) => {
            Err(Faults::one("/valid_until", Code::EndBeforeStart))
        }
        _ => Ok(()),
    }
}

/// Whether a grant counts at `now`: begun, not run out, not withdrawn.
pub fn in_force(
    valid_from: Timestamp,
    valid_until: Option<Timestamp>,
    revoked_at: Option<Timestamp>,
    now: Timestamp,
) -> bool {
    valid_from <= now
        && valid_until.is_none_or(|until| now < until)
        && revoked_at.is_none_or(|at| now < at)
}

/// What the roles allow together. Where a second factor is wanted and missing, only what
/// concerns oneself, so that it can be set up.
pub fn permissions(roles: &BTreeSet<Role>, second_factor_missing: bool) -> BTreeSet<Permission> {
    if second_factor_missing {
        return BTreeSet::from([Permission::OwnAccount]);
    }
    roles.iter().flat_map(|role| perm::of_role(*role)).collect()
}

/// Whether an account of these roles must set up a second factor before they come into force.
pub fn second_factor_missing(roles: &BTreeSet<Role>, enabled: bool, required: bool) -> bool {
    required && !enabled && roles.iter().any(|role| role.wants_second_factor())
}

/// How a person is called: 姓 名, in this order in both languages as the card shows it; the
/// address where no name is known.
pub fn display_name(family: Option<&str>, given: Option<&str>, email: &str) -> String {
    match (family, given) {
        (Some(family), Some(given)) => format!("{family} {given}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => email.chars().take(125).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_grant_counts_from_its_begin_up_to_its_end_or_withdrawal() {
        let (from, until) = (at("2026-04-01T00:00:00Z"), at("2027-03-19T00:00:00Z"));
        let now = at("2026-11-22T00:00:00Z");
        assert!(in_force(from, Some(until), None, now));
        assert!(in_force(from, Some(until), None, from));
        assert!(!in_force(from, Some(until), None, until));
        assert!(!in_force(from, Some(until), Some(now), now));
        assert!(!in_force(until, None, None, now));
    }

    #[test]
    fn without_the_second_factor_only_ones_own_account_is_open() {
        let roles = BTreeSet::from([Role::Contractor, Role::Member]);
        assert!(second_factor_missing(&roles, false, true));
        assert!(!second_factor_missing(&roles, true, true));
        assert!(!second_factor_missing(&roles, false, false));
        assert!(!second_factor_missing(
            &BTreeSet::from([Role::Member]),
            false,
            true
        ));
        assert_eq!(
            permissions(&roles, true),
            BTreeSet::from([Permission::OwnAccount])
        );
        assert!(permissions(&roles, false).contains(&Permission::EventEdit));
    }

    #[test]
    fn a_grant_must_end_after_it_begins_and_not_in_the_past() {
        let now = at("2026-11-22T00:00:00Z");
        let grant = |from: Option<&str>, until: &str| GrantNew {
            role: Role::Moderator,
            valid_from: from.map(at),
            valid_until: Some(at(until)),
        };
        assert!(check_grant(&grant(None, "2026-11-22T00:00:01Z"), now).is_ok());
        assert_eq!(
            check_grant(&grant(None, "2026-11-22T00:00:00Z"), now),
            Err(Faults::one("/valid_until", Code::InThePast))
        );
        assert_eq!(
            check_grant(
                &grant(Some("2027-01-01T00:00:00Z"), "2026-12-01T00:00:00Z"),
                now
            ),
            Err(Faults::one("/valid_until", Code::EndBeforeStart))
        );
    }
}
