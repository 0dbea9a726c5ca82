//! Who may take attendance where.

use shared::account::perm::Permission;
use shared::event::types::EventId;
use shared::problem::Code;

use crate::features::event::service as events;
use crate::features::exchange::error::ExchangeError;
use crate::platform::auth::SignedIn;
use crate::platform::db::ConnectionTrait;

/// Whoever may read registrations anyway may do so everywhere; a moderator at the events they
/// look after.
///
/// # Errors
/// `forbidden` for another event.
pub async fn at(
    conn: &impl ConnectionTrait,
    who: &SignedIn,
    event: EventId,
) -> Result<(), ExchangeError> {
    if who.may(Permission::RegistrationRead)
        || events::is_moderator(conn, event, who.account_id).await?
    {
        Ok(())
    } else {
        Err(Code::Forbidden.into())
    }
}
