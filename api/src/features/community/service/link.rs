//! The link in a mail that ends the mails about one thread, without signing in.

use chrono::Duration;
use shared::community::types::FollowId;
use shared::problem::Code;
use shared::time::Timestamp;

use crate::app::Context;
use crate::features::community::error::CommunityError;
use crate::features::community::store::readers;

/// What the link is signed for: it ends one following and opens nothing.
pub const PURPOSE: &str = "community.unfollow";

/// How long the link of a mail works, in days: long after anybody looks for it.
const DAYS: i64 = 400;

/// When the link of a mail made now runs out.
pub fn expires(now: Timestamp) -> Timestamp {
    now.plus(Duration::days(DAYS))
}

/// Ends the following that the link names. Once more changes nothing and is no mistake: mail
/// programs send it again, and a link out of an older mail means the same.
///
/// # Errors
/// 422 `link_invalid` for a link that is not ours, is for something else, or has run out.
pub async fn unfollow(ctx: &Context, token: &str) -> Result<(), CommunityError> {
    let now = ctx.clock.now();
    let link = ctx.links.verify(PURPOSE, token, &[], now)?;
    let link = FollowId::from_uuid(link);
    if !readers::known(ctx.db.read(), link).await? {
        return Err(Code::LinkInvalid.into());
    }
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                readers::unfollow(tx, link, now).await?;
                Ok::<_, CommunityError>(())
            })
        })
        .await
}
