//! Who may take attendance where.

use shared::account::types::Role;
use shared::event::types::EventId;
use shared::problem::Code;

use crate::features::event::service as events;
use crate::features::exchange::error::ExchangeError;
use crate::platform::auth::SignedIn;
use crate::platform::db::ConnectionTrait;

/// Whether somebody has the permission as a moderator only: at the events they look after.
pub fn bound(who: &SignedIn) -> bool {
    let moderates = who.roles.contains(&Role::Moderator);
    moderates && !who.roles.iter().any(|role| role.is_staff())
}

/// Whoever has the permission has it everywhere, but who has it as a moderator: they have it at
/// the events they look after.
///
/// # Errors
/// `forbidden` for another event.
pub async fn at(
    conn: &impl ConnectionTrait,
    who: &SignedIn,
    event: EventId,
) -> Result<(), ExchangeError> {
    if bound(who) && !events::is_moderator(conn, event, who.account_id).await? {
        return Err(Code::Forbidden.into());
    }
    Ok(())
}
