//! What is done with programmes, and what other features ask of them.

use sea_orm::DbErr;
use serde_json::json;
use shared::problem::Code;
use shared::programme::api::Programmes;
use shared::programme::{Programme, ProgrammeForm, ProgrammeId, rules};
use shared::time::{FiscalYear, Timestamp};

use super::{entity::Model, store};
use crate::app::Context;
use crate::features::account::service::{self as accounts, Contract};
use crate::platform::auth::SignedIn;
use crate::platform::db::{self, ConnectionTrait};
use crate::platform::http_error::ApiError;
use crate::platform::log::{self, Actor, NewEntry};

/// The programme in force at `now`: that of the fiscal year; before it is registered the last
/// one, so that there is always a name and a telephone to show once there was any.
///
/// # Errors
/// When the database fails.
pub async fn current(
    conn: &impl ConnectionTrait,
    now: Timestamp,
) -> Result<Option<Programme>, DbErr> {
    let row = store::find_near(conn, FiscalYear::of(now.jst_date())).await?;
    Ok(row.map(|row| view(row, now)))
}

/// The programme of one fiscal year.
///
/// # Errors
/// When the database fails.
pub async fn of_year(
    conn: &impl ConnectionTrait,
    year: FiscalYear,
    now: Timestamp,
) -> Result<Option<Programme>, DbErr> {
    let row = store::find_year(conn, year).await?;
    Ok(row.map(|row| view(row, now)))
}

/// One programme by its id.
///
/// # Errors
/// When the database fails.
pub async fn by_id(
    conn: &impl ConnectionTrait,
    id: ProgrammeId,
    now: Timestamp,
) -> Result<Option<Programme>, DbErr> {
    let row = store::find(conn, id).await?;
    Ok(row.map(|row| view(row, now)))
}

/// All programmes, newest year first.
///
/// # Errors
/// When the database fails.
pub async fn list(ctx: &Context) -> Result<Programmes, ApiError> {
    let now = ctx.clock.now();
    let rows = store::list(ctx.db.read()).await?;
    Ok(Programmes {
        items: rows.into_iter().map(|row| view(row, now)).collect(),
    })
}

/// One programme.
///
/// # Errors
/// `not_found`.
pub async fn get(ctx: &Context, id: ProgrammeId) -> Result<Programme, ApiError> {
    let found = by_id(ctx.db.read(), id, ctx.clock.now()).await?;
    found.ok_or(ApiError::new(Code::NotFound))
}

/// Makes the programme of a fiscal year.
///
/// # Errors
/// `programme_exists` where the year has one.
pub async fn create(
    ctx: &Context,
    by: &SignedIn,
    form: ProgrammeForm,
) -> Result<Programme, ApiError> {
    let now = ctx.clock.now();
    let id = ProgrammeId::from_uuid(ctx.random.uuid_v7(now));
    let row = row(id, form, now, now, 1);
    let actor = by.actor();
    let saved = row.clone();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let contract = contract(&saved);
                store::insert(tx, saved).await?;
                note(tx, "programme.created", id, actor, now, 1).await?;
                accounts::end_with_contract(tx, contract, None, actor, now).await
            })
        })
        .await
        .map_err(refused)?;
    Ok(view(row, now))
}

/// Replaces a programme's contents.
///
/// # Errors
/// As [`create`], `not_found`, and `version_stale` when somebody changed it meanwhile.
pub async fn replace(
    ctx: &Context,
    by: &SignedIn,
    id: ProgrammeId,
    version: i64,
    form: ProgrammeForm,
) -> Result<Programme, ApiError> {
    let now = ctx.clock.now();
    let actor = by.actor();
    let row = ctx
        .db
        .write(move |tx| {
            Box::pin(async move {
                let Some(old) = store::find(tx, id).await? else {
                    return Ok(Err(Code::NotFound));
                };
                let row = row(id, form, old.created_at, now, version + 1);
                if !store::replace(tx, row.clone(), version).await? {
                    return Ok(Err(Code::VersionStale));
                }
                note(tx, "programme.changed", id, actor, now, row.version).await?;
                let (before, after) = (contract(&old), contract(&row));
                accounts::end_with_contract(tx, after, Some(before), actor, now).await?;
                Ok(Ok(row))
            })
        })
        .await
        .map_err(refused)??;
    Ok(view(row, now))
}

fn contract(row: &Model) -> Contract {
    Contract {
        programme: row.id.uuid(),
        year: row.fiscal_year,
        until: row.contract_until,
    }
}

fn refused(error: DbErr) -> ApiError {
    if db::is_unique_violation(&error) {
        Code::ProgrammeExists.into()
    } else {
        error.into()
    }
}

async fn note(
    tx: &db::Tx,
    kind: &'static str,
    id: ProgrammeId,
    actor: Actor,
    at: Timestamp,
    version: i64,
) -> Result<(), DbErr> {
    let uuid = id.uuid();
    let entry = NewEntry {
        kind,
        subject: ("programme", &uuid),
        actor,
        at,
        data: json!({ "version": version }),
    };
    log::append_in(tx, Some(uuid), entry).await
}

fn row(
    id: ProgrammeId,
    form: ProgrammeForm,
    created_at: Timestamp,
    updated_at: Timestamp,
    version: i64,
) -> Model {
    Model {
        id,
        fiscal_year: form.fiscal_year,
        name: form.name,
        prefecture: form.prefecture,
        contractor: form.contractor,
        office_phone: form.office_phone,
        office_email: form.office_email,
        office_address: form.office_address,
        contract_from: form.contract_from,
        contract_until: form.contract_until,
        confirm_required: form.confirm_required,
        deadline_rule: form.deadline_rule,
        created_at,
        updated_at,
        version,
    }
}

fn view(row: Model, now: Timestamp) -> Programme {
    Programme {
        id: row.id,
        version: row.version,
        fiscal_year: row.fiscal_year,
        name: row.name,
        prefecture: row.prefecture,
        contractor: row.contractor,
        office_phone: row.office_phone,
        office_email: row.office_email,
        office_address: row.office_address,
        contract_from: row.contract_from,
        contract_until: row.contract_until,
        confirm_required: row.confirm_required,
        deadline_rule: row.deadline_rule,
        phase: rules::phase(row.contract_from, row.contract_until, now.jst_date()),
        updated_at: row.updated_at,
    }
}
