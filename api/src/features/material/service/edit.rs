//! Changing what is said of a file, and removing it.

use shared::material::api::{MaterialForm, MaterialItem};
use shared::material::types::MaterialId;
use shared::problem::Code;

use super::{item, kind, note};
use crate::app::Context;
use crate::features::material::error::MaterialError;
use crate::features::material::store;
use crate::platform::auth::SignedIn;
use crate::platform::files;

/// Changes title and audience.
///
/// # Errors
/// 404, 412 when it was changed meanwhile.
pub async fn change(
    ctx: &Context,
    who: &SignedIn,
    (id, version): (MaterialId, i64),
    form: MaterialForm,
) -> Result<MaterialItem, MaterialError> {
    let (actor, now) = (who.actor(), ctx.clock.now());
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                store::by_id(tx, id).await?.ok_or(Code::NotFound)?;
                let to = (form.title, form.audience);
                if !store::change(tx, (id, version), to, now).await? {
                    return Err(Code::VersionStale.into());
                }
                let row = store::by_id(tx, id).await?.ok_or(Code::NotFound)?;
                note(tx, kind::CHANGED, &row, actor, now).await?;
                Ok(item(row))
            })
        })
        .await
}

/// Removes a file: the row at once, so that nobody fetches it any more; what lies in the store
/// soon after.
///
/// # Errors
/// 404, 412 when it was changed meanwhile.
pub async fn delete(
    ctx: &Context,
    who: &SignedIn,
    id: MaterialId,
    version: i64,
) -> Result<(), MaterialError> {
    let (actor, now) = (who.actor(), ctx.clock.now());
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let row = store::by_id(tx, id).await?.ok_or(Code::NotFound)?;
                if !store::delete(tx, id, version).await? {
                    return Err(Code::VersionStale.into());
                }
                files::give_up(tx, row.file_key, now).await?;
                note(tx, kind::REMOVED, &row, actor, now).await
            })
        })
        .await
}
