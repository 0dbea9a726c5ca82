//! Names that wait to be matched (名寄せ), with how many rows name each: the organisation slice knows
//! the names, this one the registrations.

use shared::organisation::OrganisationId;
use shared::organisation::staff::{OrganisationUses, QueueFilter, Unmatched};
use shared::page::Page;
use shared::problem::Code;

use crate::app::Context;
use crate::features::organisation::service as organisations;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::matching;

/// The names that wait, the oldest first.
///
/// # Errors
/// 422 for a cursor of another list.
pub async fn list(
    ctx: &Context,
    filter: &QueueFilter,
) -> Result<Page<Unmatched>, RegistrationError> {
    let page = organisations::waiting(ctx, filter).await?;
    let ids: Vec<OrganisationId> = page.items.iter().map(|one| one.id).collect();
    let uses = matching::uses(ctx.db.read(), ids).await?;
    let items = page.items.into_iter().map(|one| Unmatched {
        uses: uses.get(&one.id).copied().unwrap_or(NONE),
        id: one.id,
        name: one.name,
        created_at: one.created_at,
        candidates: one.candidates,
    });
    Ok(Page {
        items: items.collect(),
        next_cursor: page.next_cursor,
    })
}

const NONE: OrganisationUses = OrganisationUses {
    registrations: 0,
    persons: 0,
};

/// How many rows name an organisation.
///
/// # Errors
/// 404.
pub async fn uses(
    ctx: &Context,
    id: OrganisationId,
) -> Result<OrganisationUses, RegistrationError> {
    let conn = ctx.db.read();
    organisations::find(conn, id).await?.ok_or(Code::NotFound)?;
    let uses = matching::uses(conn, vec![id]).await?;
    Ok(uses.get(&id).copied().unwrap_or(NONE))
}
