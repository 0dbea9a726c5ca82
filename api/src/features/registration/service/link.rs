//! The link in a participant's mails: it opens one registration and nothing else.

use chrono::Duration;
use shared::problem::Code;
use shared::registration::types::RegistrationId;
use shared::time::Timestamp;

use crate::app::Context;

/// What the link is signed for.
pub const PURPOSE: &str = "registration";

/// How long after the event the ticket can still be opened, in days: long enough to look up
/// what one attended, short enough that a forwarded mail is worth nothing for long.
const DAYS_AFTER: i64 = 30;

/// The same after the old end of a postponed event, whose new date may be a year off.
const DAYS_AFTER_POSTPONED: i64 = 400;

/// When the link of a registration runs out for an event that ends at `ends_at`.
pub fn expires(ends_at: Timestamp, postponed: bool) -> Timestamp {
    let days = if postponed {
        DAYS_AFTER_POSTPONED
    } else {
        DAYS_AFTER
    };
    ends_at.plus(Duration::days(days))
}

/// The registration a link opens.
///
/// # Errors
/// `link_invalid` for a link that is not ours, is for something else, or has run out.
pub fn open(ctx: &Context, token: &str) -> Result<RegistrationId, Code> {
    ctx.links
        .verify(PURPOSE, token, &state(), ctx.clock.now())
        .map(RegistrationId::from_uuid)
}

/// A registration's link is good for as long as the registration exists: nothing voids it.
pub const fn state() -> [u8; 0] {
    []
}

/// The token of a registration's link, for callers that do not read mails (tests, the demo).
pub fn token(ctx: &Context, registration: RegistrationId, ends_at: Timestamp) -> String {
    ctx.links.sign(
        PURPOSE,
        registration.uuid(),
        &state(),
        expires(ends_at, false),
    )
}
