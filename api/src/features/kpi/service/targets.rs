//! A programme's targets.

use serde_json::json;
use shared::kpi::Metric;
use shared::kpi::api::{Targets, TargetsForm};
use shared::problem::Code;
use shared::programme::ProgrammeId;

use crate::app::Context;
use crate::features::kpi::entity::target_set;
use crate::features::kpi::store::targets as store;
use crate::features::programme::service as programmes;
use crate::platform::auth::SignedIn;
use crate::platform::db;
use crate::platform::http_error::ApiError;
use crate::platform::log::{self, NewEntry};

/// A programme's targets; without a version of their own until they are first set.
///
/// # Errors
/// `not_found` for no such programme.
pub async fn get(ctx: &Context, programme: ProgrammeId) -> Result<Targets, ApiError> {
    let conn = ctx.db.read();
    let known = programmes::by_id(conn, programme, ctx.clock.now()).await?;
    known.ok_or(ApiError::new(Code::NotFound))?;
    let version = store::version(conn, programme).await?;
    let form = TargetsForm::stored(store::values(conn, programme).await?);
    Ok(view(programme, version, &form))
}

/// Sets a programme's targets, all of them at once.
///
/// # Errors
/// `not_found`, and `version_stale` when somebody changed them meanwhile.
pub async fn replace(
    ctx: &Context,
    by: &SignedIn,
    programme: ProgrammeId,
    version: i64,
    form: TargetsForm,
) -> Result<Targets, ApiError> {
    let now = ctx.clock.now();
    let known = programmes::by_id(ctx.db.read(), programme, now).await?;
    known.ok_or(ApiError::new(Code::NotFound))?;
    let values: Vec<(Metric, i64)> = Metric::ALL
        .iter()
        .filter_map(|metric| Some((*metric, form.of(*metric)?)))
        .collect();
    let (account, actor) = (by.account_id, by.actor());
    let set = target_set::Model {
        programme_id: programme,
        changed_by: account,
        created_at: now,
        updated_at: now,
        version: version.saturating_add(1),
    };
    let saved = set.version;
    let done = ctx
        .db
        .write(move |tx| {
            Box::pin(async move {
                if version == 0 {
                    store::insert(tx, set).await?;
                } else if !store::raise(tx, set, version).await? {
                    return Ok(false);
                }
                store::replace(tx, programme, &values).await?;
                let uuid = programme.uuid();
                let entry = NewEntry {
                    kind: "programme.targets_changed",
                    subject: ("programme", &uuid),
                    actor,
                    at: now,
                    data: json!({ "version": saved }),
                };
                log::append_in(tx, Some(uuid), entry).await?;
                Ok(true)
            })
        })
        .await;
    match done {
        Ok(true) => Ok(view(programme, saved, &form)),
        Ok(false) => Err(Code::VersionStale.into()),
        // Somebody else set the first ones.
        Err(error) if db::is_unique_violation(&error) => Err(Code::VersionStale.into()),
        Err(error) => Err(error.into()),
    }
}

fn view(programme_id: ProgrammeId, version: i64, form: &TargetsForm) -> Targets {
    Targets {
        programme_id,
        version,
        satisfaction_rate: form.satisfaction_rate,
        event_participants: form.event_participants,
        community_members: form.community_members,
        new_businesses: form.new_businesses,
        events_held: form.events_held,
        portal_accesses: form.portal_accesses,
        registered_it_companies: form.registered_it_companies,
    }
}
