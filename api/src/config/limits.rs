//! How often what anybody may do may be done.

use super::env::{Env, Variable, number};

/// The section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Registrations without an account from one network address in an hour.
    pub guests_per_client: i32,
    /// The same for one mail address at one event in an hour: each brings its owner a mail.
    pub guests_per_address: i32,
}

/// An office or a venue shares one address: thirty people who register at a table must get through.
const GUESTS: i32 = 60;

/// More than somebody in doubt needs; whether the address is registered plays no part, so that
/// being refused tells nothing.
const REPEATS: i32 = 5;

pub(super) const GUEST_LIMIT: Variable = Variable {
    name: "MUSUBI_GUEST_LIMIT",
    purpose: "Registrations without an account that one network address (of IPv6 a /64) may make in an hour, \
              1 to 1000000. Offices and venues share one address.",
    default: "`60`",
    example: "200",
};

pub(super) const VARIABLES: [&Variable; 1] = [&GUEST_LIMIT];

pub(super) fn read(env: &mut Env) -> Limits {
    Limits {
        guests_per_client: env.read(&GUEST_LIMIT, GUESTS, |text| {
            let number = number(text, 1, 1_000_000)?;
            i32::try_from(number).map_err(|error| error.to_string())
        }),
        guests_per_address: REPEATS,
    }
}
