//! The personal link of an invitation. Its token is made when the mail is sent and kept nowhere.

use chrono::Duration;
use sea_orm::DbErr;
use shared::event::EventId;
use shared::problem::Code;
use shared::survey::InviteId;
use shared::time::Timestamp;

use crate::app::Context;
use crate::features::survey::entity::{invite, survey};
use crate::features::survey::error::SurveyError;
use crate::features::survey::store::read;

/// What the link is signed for.
pub const PURPOSE: &str = "survey";

/// How long after closing the link still says that the survey is closed, in days.
const DAYS_AFTER: i64 = 180;

/// When the link of a survey that closes at `closes_at` runs out.
pub fn expires(closes_at: Timestamp) -> Timestamp {
    closes_at.plus(Duration::days(DAYS_AFTER))
}

/// A link is good for its own event only.
pub fn state(event: EventId) -> [u8; 16] {
    *event.uuid().as_bytes()
}

/// The invitation a token opens, and its survey.
///
/// # Errors
/// `link_invalid` for a token that is not ours, is for something else, or has run out.
pub(super) async fn open(
    ctx: &Context,
    token: &str,
) -> Result<(invite::Model, survey::Model), SurveyError> {
    let conn = ctx.db.read();
    let claimed = InviteId::from_uuid(ctx.links.claimed(token)?);
    let invite = read::invite(conn, claimed)
        .await?
        .ok_or(Code::LinkInvalid)?;
    let state = state(invite.event_id);
    ctx.links.verify(PURPOSE, token, &state, ctx.clock.now())?;
    let survey = read::survey(conn, invite.event_id)
        .await?
        .ok_or(Code::LinkInvalid)?;
    Ok((invite, survey))
}

/// The tokens of an event's invitations, for callers that do not read mails (the demo).
///
/// # Errors
/// When the database fails.
pub async fn tokens(ctx: &Context, event: EventId) -> Result<Vec<String>, DbErr> {
    let conn = ctx.db.read();
    let Some(survey) = read::survey(conn, event).await? else {
        return Ok(Vec::new());
    };
    let invites = read::invites(conn, event).await?;
    let token = |invite: &invite::Model| token(ctx, invite.id, event, survey.closes_at);
    Ok(invites.iter().map(token).collect())
}

/// The token of an invitation, for callers that do not read mails.
pub fn token(ctx: &Context, invite: InviteId, event: EventId, closes_at: Timestamp) -> String {
    let expires = expires(closes_at);
    ctx.links
        .sign(PURPOSE, invite.uuid(), &state(event), expires)
}
