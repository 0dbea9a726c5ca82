//! Decisions about accounts that the API and the SPA make alike.

use std::collections::BTreeSet;

use super::api::{GrantNew, GrantParts, SignUpParts};
use super::legal;
use super::password::{NewPassword, names_its_owner};
use super::perm::{self, Permission};
use super::types::{FamilyName, GivenName, Role};
use crate::field::{Email, Faults, Pointer};
use crate::problem::Code;
use crate::time::Timestamp;

/// What a sign-up must fulfil beyond its fields: the texts in force are accepted, and the
/// password does not name its owner.
pub fn check_sign_up(sign_up: &SignUpParts<'_>, at: &Pointer, faults: &mut Faults) {
    legal::accepted(sign_up.acceptance, at, faults);
    let names: Vec<&str> = [
        sign_up.email.map(local_part),
        sign_up.family_name.map(FamilyName::as_str),
        sign_up.given_name.map(GivenName::as_str),
    ]
    .into_iter()
    .flatten()
    .collect();
    let password = sign_up.password.map(NewPassword::expose);
    if password.is_some_and(|password| names_its_owner(password, &names)) {
        faults.add(&at.member("password"), Code::PasswordTooWeak);
    }
}

/// What stands before the `@`.
pub fn local_part(email: &Email) -> &str {
    email.as_str().split('@').next().unwrap_or_default()
}

/// What a grant must fulfil whenever it is given: every account is a member already, and it
/// ends after it begins.
pub fn check_grant(grant: &GrantParts<'_>, at: &Pointer, faults: &mut Faults) {
    if grant.role == Some(&Role::Member) {
        faults.add(&at.member("role"), Code::UnknownValue);
    }
    let (from, until) = (grant.valid_from.copied(), grant.valid_until.copied());
    if let (Some(Some(from)), Some(Some(until))) = (from, until)
        && until <= from
    {
        faults.add(&at.member("valid_until"), Code::EndBeforeStart);
    }
}

/// What it must fulfil when it is given at `now`: it ends later.
///
/// # Errors
/// `in_the_past` at `/valid_until`.
pub fn grant_to_come(grant: &GrantNew, now: Timestamp) -> Result<(), Faults> {
    if grant.valid_until.is_some_and(|until| until <= now) {
        return Err(Faults::one("/valid_until", Code::InThePast));
    }
    Ok(())
}

/// When a contractor's grant that begins at `begins` ends: with the contract, or earlier where
/// the grant says so.
///
/// # Errors
/// `contract_over` at `/valid_from` when the contract has ended by then.
pub fn within_contract(
    grant: &GrantNew,
    begins: Timestamp,
    contract_ends: Timestamp,
) -> Result<Timestamp, Faults> {
    if begins >= contract_ends {
        return Err(Faults::one("/valid_from", Code::ContractOver));
    }
    Ok(grant
        .valid_until
        .map_or(contract_ends, |until| until.min(contract_ends)))
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
        let grant = |from: Option<&str>, until: &str| -> Result<GrantNew, Faults> {
            let body = serde_json::json!({
                "role": "moderator", "valid_from": from, "valid_until": until,
            });
            crate::field::parse(&body)
        };
        let give = |until: &str| grant_to_come(&grant(None, until).unwrap(), now);
        assert!(give("2026-11-22T00:00:01Z").is_ok());
        assert_eq!(
            give("2026-11-22T00:00:00Z"),
            Err(Faults::one("/valid_until", Code::InThePast))
        );
        let begins = Some("2027-01-01T00:00:00Z");
        assert_eq!(
            grant(begins, "2026-12-01T00:00:00Z"),
            Err(Faults::one("/valid_until", Code::EndBeforeStart))
        );
    }

    #[test]
    fn a_contractors_grant_ends_with_the_contract_at_the_latest() {
        let ends = at("2027-03-19T15:00:00Z");
        let grant = |until: Option<&str>| GrantNew {
            role: Role::Contractor,
            valid_from: None,
            valid_until: until.map(at),
        };
        let begins = at("2026-11-22T00:00:00Z");
        let earlier = grant(Some("2027-01-31T15:00:00Z"));
        assert_eq!(within_contract(&grant(None), begins, ends), Ok(ends));
        assert_eq!(
            within_contract(&grant(Some("2027-06-30T15:00:00Z")), begins, ends),
            Ok(ends)
        );
        assert_eq!(
            within_contract(&earlier, begins, ends),
            Ok(at("2027-01-31T15:00:00Z"))
        );
        assert_eq!(
            within_contract(&grant(None), ends, ends),
            Err(Faults::one("/valid_from", Code::ContractOver))
        );
    }
}
