//! What the community is for the one who asks, and their choices for all of it.

use shared::community::MailChoice;
use shared::community::api::CommunityHome;

use super::{person, view, viewer};
use crate::app::Context;
use crate::features::community::error::CommunityError;
use crate::features::community::store::{members, people, reports, threads};
use crate::platform::auth::SignedIn;

/// What it is for the one who asks.
///
/// # Errors
/// When the database fails.
pub async fn show(ctx: &Context, who: &SignedIn) -> Result<CommunityHome, CommunityError> {
    let (conn, viewer) = (ctx.db.read(), viewer(who));
    let joined_at = members::since(conn, viewer).await?;
    let unread = match viewer.person {
        Some(_) => threads::count_unread(conn, viewer).await?,
        None => 0,
    };
    let open = if viewer.moderates {
        reports::count(conn, viewer).await?
    } else {
        0
    };
    let (shown_as, mails) = match viewer.person {
        Some(person) => {
            let names = people::names(conn, vec![person]).await?;
            let staff = super::writes_as(who).is_some();
            let shown_as = view::author(&names, Some(person), staff, viewer);
            (shown_as, people::mails(conn, person).await?)
        }
        None => (None, MailChoice::None),
    };
    Ok(CommunityHome {
        member: joined_at.is_some(),
        joined_at,
        moderates: viewer.moderates,
        may_begin: viewer.person.is_some() && (viewer.moderates || joined_at.is_some()),
        shown_as,
        mails,
        unread_threads: u32::try_from(unread).unwrap_or(u32::MAX),
        open_reports: u32::try_from(open).unwrap_or(u32::MAX),
    })
}

/// Chooses whether mails about posts come at all.
///
/// # Errors
/// 409 for an account without a person.
pub async fn choose_mails(
    ctx: &Context,
    who: &SignedIn,
    mails: MailChoice,
) -> Result<CommunityHome, CommunityError> {
    let (person, now) = (person(who)?, ctx.clock.now());
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                people::choose_mails(tx, person, mails, now).await?;
                Ok::<_, CommunityError>(())
            })
        })
        .await?;
    show(ctx, who).await
}
