//! How whoever asks stands to an event, read at every request.

use shared::account::perm::Permission;
use shared::account::types::PersonId;
use shared::event::EventId;
use shared::material::rules::Standing;
use shared::problem::Code;

use crate::app::Context;
use crate::features::event::service as events;
use crate::features::material::error::MaterialError;
use crate::features::material::store;
use crate::features::registration::service::link;
use crate::platform::auth::{Principal, Viewer};

/// Somebody signed in, a program with a key, or anybody.
///
/// # Errors
/// 404 for an event that is not there, or that they may not know of.
pub async fn of_viewer(
    ctx: &Context,
    viewer: &Viewer,
    event: EventId,
) -> Result<Standing, MaterialError> {
    if viewer.in_sandbox() {
        // A test key sees the samples, which have no files, and nothing real.
        let sample = events::sample_of(event, ctx.clock.now())?;
        sample.ok_or(Code::NotFound)?;
        return Ok(Standing::default());
    }
    let conn = ctx.db.read();
    let status = store::status(conn, event).await?.ok_or(Code::NotFound)?;
    let mut standing = Standing {
        staff: viewer.may(Permission::StaffRead),
        public: status.is_public(),
        ..Standing::default()
    };
    if !standing.knows_the_event() {
        return Err(Code::NotFound.into());
    }
    if let Some(person) = person(viewer).filter(|_| !standing.staff) {
        standing.confirmed = store::is_confirmed(conn, event, person).await?;
        standing.attended = store::was_there(conn, event, person, None).await?;
    }
    Ok(standing)
}

fn person(viewer: &Viewer) -> Option<PersonId> {
    viewer.0.as_ref().and_then(Principal::account)?.person_id
}

/// Whoever holds the link of a registration's mail; with the event that it is for.
///
/// # Errors
/// 422 `link_invalid` for a link that is not good; 404 where there is no such registration.
pub async fn of_link(ctx: &Context, token: &str) -> Result<(EventId, Standing), MaterialError> {
    let id = link::open(ctx, token)?;
    let conn = ctx.db.read();
    let found = store::claimed(conn, id).await?.ok_or(Code::NotFound)?;
    let status = store::status(conn, found.event).await?;
    let mut standing = Standing {
        public: status.ok_or(Code::NotFound)?.is_public(),
        ..Standing::default()
    };
    if !found.erased {
        standing.confirmed = found.confirmed;
        standing.attended = store::was_there(conn, found.event, found.person, Some(id)).await?;
    }
    Ok((found.event, standing))
}
