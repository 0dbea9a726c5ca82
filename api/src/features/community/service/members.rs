//! Belonging to the community.

use chrono::NaiveTime;
use sea_orm::DbErr;
use serde_json::json;
use shared::account::types::PersonId;
use shared::community::api::CommunityHome;
use shared::time::{Day, Timestamp};

use super::{actor, home, kind, person};
use crate::app::Context;
use crate::features::community::error::CommunityError;
use crate::features::community::store::access::Viewer;
use crate::features::community::store::members;
use crate::platform::auth::SignedIn;
use crate::platform::db::{ConnectionTrait, Tx};
use crate::platform::log::{self, Actor, NewEntry};

/// How many people belonged to the community at the end of this day (in Japan).
///
/// # Errors
/// When the database fails.
pub async fn members_on(conn: &impl ConnectionTrait, day: Day) -> Result<u32, DbErr> {
    let end = Timestamp::from_jst(day.plus_days(1).date(), NaiveTime::MIN);
    let count = members::count_at(conn, end).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Joins. Whoever belongs already belongs still.
///
/// # Errors
/// 409 for an account without a person.
pub async fn join(ctx: &Context, who: &SignedIn) -> Result<CommunityHome, CommunityError> {
    let (person, actor, now) = (person(who)?, actor(who), ctx.clock.now());
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let viewer = Viewer {
                    person: Some(person),
                    moderates: false,
                };
                // Also under the id of somebody who turned out to be this person.
                if members::since(tx, viewer).await?.is_none()
                    && members::join(tx, person, now).await?
                {
                    note(tx, kind::JOINED, person, actor, now).await?;
                }
                Ok::<_, CommunityError>(())
            })
        })
        .await?;
    home::show(ctx, who).await
}

/// Leaves. The posts stay; the general space closes.
///
/// # Errors
/// 409 for an account without a person.
pub async fn leave(ctx: &Context, who: &SignedIn) -> Result<CommunityHome, CommunityError> {
    let (person, actor, now) = (person(who)?, actor(who), ctx.clock.now());
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                if members::leave(tx, person, now).await? {
                    note(tx, kind::LEFT, person, actor, now).await?;
                }
                Ok::<_, CommunityError>(())
            })
        })
        .await?;
    home::show(ctx, who).await
}

async fn note(
    tx: &Tx,
    kind: &'static str,
    person: PersonId,
    actor: Actor,
    at: Timestamp,
) -> Result<(), DbErr> {
    let entry = NewEntry {
        kind,
        subject: ("person", &person.uuid()),
        actor,
        at,
        data: json!({}),
    };
    log::append(tx, entry).await
}
