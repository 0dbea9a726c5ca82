//! Accounts.

use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, LikeExpr, OnConflict, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use shared::account::types::{AccountId, AccountStatus, Role, SuspensionReason};
use shared::field::Email;
use shared::i18n::Lang;
use shared::time::Timestamp;
use uuid::Uuid;

use crate::features::account::entity::{account, grant, person, recovery_code};
use crate::platform::db::{self, Tx};

/// The account of an address.
///
/// # Errors
/// When the database fails.
pub async fn by_email(
    conn: &impl ConnectionTrait,
    email: &Email,
) -> Result<Option<account::Model>, DbErr> {
    account::Entity::find()
        .filter(account::Column::Email.eq(email.clone()))
        .one(conn)
        .await
}

/// An account.
///
/// # Errors
/// When the database fails.
pub async fn by_id(
    conn: &impl ConnectionTrait,
    id: AccountId,
) -> Result<Option<account::Model>, DbErr> {
    account::Entity::find_by_id(id).one(conn).await
}

/// An account, locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn locked(tx: &Tx, id: AccountId) -> Result<Option<account::Model>, DbErr> {
    db::lock(tx, "account", id).await?;
    by_id(tx, id).await
}

/// Adds an account unless the address has one; whether it was added.
///
/// # Errors
/// When the database fails.
pub async fn insert_new(tx: &Tx, row: account::Model) -> Result<bool, DbErr> {
    let active: account::ActiveModel = row.into();
    let unknown = OnConflict::column(account::Column::Email)
        .do_nothing()
        .to_owned();
    let added = account::Entity::insert(active.reset_all())
        .on_conflict(unknown)
        .exec_without_returning(tx)
        .await?;
    Ok(added == 1)
}

/// Changes what `active` sets, notes when, and counts the version up.
async fn change(
    tx: &Tx,
    id: AccountId,
    now: Timestamp,
    active: account::ActiveModel,
) -> Result<(), DbErr> {
    account::Entity::update_many()
        .set(active)
        .col_expr(account::Column::UpdatedAt, Expr::value(now))
        .col_expr(
            account::Column::Version,
            Expr::col(account::Column::Version).add(1),
        )
        .filter(account::Column::Id.eq(id))
        .exec(tx)
        .await
        .map(|_| ())
}

/// What a repeated sign-up of an unproven address replaces.
#[derive(Debug)]
pub struct SignUpAgain {
    /// The new hash.
    pub password_hash: String,
    /// The new counter.
    pub password_version: i64,
    /// The new draft of the person.
    pub pending_profile: serde_json::Value,
    /// The new language.
    pub locale: Lang,
}

/// Replaces what was entered at the first sign-up.
///
/// # Errors
/// When the database fails.
pub async fn sign_up_again(
    tx: &Tx,
    id: AccountId,
    now: Timestamp,
    again: SignUpAgain,
) -> Result<(), DbErr> {
    let active = account::ActiveModel {
        password_hash: Set(again.password_hash),
        password_version: Set(again.password_version),
        pending_profile: Set(Some(again.pending_profile)),
        locale: Set(again.locale),
        ..Default::default()
    };
    change(tx, id, now, active).await
}

/// Notes that the address is proven, and forgets the draft.
///
/// # Errors
/// When the database fails.
pub async fn set_verified(tx: &Tx, id: AccountId, now: Timestamp) -> Result<(), DbErr> {
    let active = account::ActiveModel {
        email_verified_at: Set(Some(now)),
        pending_profile: Set(None),
        ..Default::default()
    };
    change(tx, id, now, active).await
}

/// Sets a new password.
///
/// # Errors
/// When the database fails.
pub async fn set_password(
    tx: &Tx,
    row: &account::Model,
    now: Timestamp,
    hash: String,
) -> Result<(), DbErr> {
    let active = account::ActiveModel {
        password_hash: Set(hash),
        password_version: Set(row.password_version + 1),
        ..Default::default()
    };
    change(tx, row.id, now, active).await
}

/// Sets the language of mails.
///
/// # Errors
/// When the database fails.
pub async fn set_locale(tx: &Tx, id: AccountId, now: Timestamp, locale: Lang) -> Result<(), DbErr> {
    let active = account::ActiveModel {
        locale: Set(locale),
        ..Default::default()
    };
    change(tx, id, now, active).await
}

/// Suspends (with a reason) or restores (without).
///
/// # Errors
/// When the database fails.
pub async fn set_status(
    tx: &Tx,
    id: AccountId,
    now: Timestamp,
    reason: Option<SuspensionReason>,
) -> Result<(), DbErr> {
    let status = match reason {
        Some(_) => AccountStatus::Suspended,
        None => AccountStatus::Active,
    };
    let active = account::ActiveModel {
        status: Set(status),
        suspended_reason: Set(reason),
        ..Default::default()
    };
    change(tx, id, now, active).await
}

/// Sets the second factor: a sealed secret, and since when it is in force.
///
/// # Errors
/// When the database fails.
pub async fn set_totp(
    tx: &Tx,
    id: AccountId,
    now: Timestamp,
    secret: Option<Vec<u8>>,
    enabled_at: Option<Timestamp>,
) -> Result<(), DbErr> {
    let active = account::ActiveModel {
        totp_secret: Set(secret),
        totp_enabled_at: Set(enabled_at),
        totp_last_step: Set(None),
        ..Default::default()
    };
    change(tx, id, now, active).await
}

/// Takes the time step of a code; whether it was not taken before.
///
/// # Errors
/// When the database fails.
pub async fn take_step(tx: &Tx, id: AccountId, step: i64) -> Result<bool, DbErr> {
    let last = account::Column::TotpLastStep;
    let done = account::Entity::update_many()
        .col_expr(last, Expr::value(step))
        .filter(account::Column::Id.eq(id))
        .filter(Condition::any().add(last.is_null()).add(last.lt(step)))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Puts new recovery codes in place of the old ones (none: only removes them).
///
/// # Errors
/// When the database fails.
pub async fn replace_recovery_codes(
    tx: &Tx,
    id: AccountId,
    codes: Vec<(Uuid, Vec<u8>)>,
) -> Result<(), DbErr> {
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::AccountId.eq(id))
        .exec(tx)
        .await?;
    if codes.is_empty() {
        return Ok(());
    }
    let rows = codes
        .into_iter()
        .map(|(code_id, hash)| recovery_code::ActiveModel {
            id: Set(code_id),
            account_id: Set(id),
            hash: Set(hash),
            used_at: Set(None),
        });
    recovery_code::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}

/// Uses a recovery code up; whether it was there and unused.
///
/// # Errors
/// When the database fails.
pub async fn take_recovery_code(
    tx: &Tx,
    id: AccountId,
    hash: Vec<u8>,
    now: Timestamp,
) -> Result<bool, DbErr> {
    let done = recovery_code::Entity::update_many()
        .col_expr(recovery_code::Column::UsedAt, Expr::value(now))
        .filter(recovery_code::Column::AccountId.eq(id))
        .filter(recovery_code::Column::Hash.eq(hash))
        .filter(recovery_code::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Which accounts to list.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Part of the address, name or organisation.
    pub text: Option<String>,
    /// Holding this role now.
    pub role: Option<Role>,
    /// In this status.
    pub status: Option<AccountStatus>,
    /// Older than this account.
    pub before: Option<AccountId>,
}

/// Accounts, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn list(
    conn: &impl ConnectionTrait,
    filter: Filter,
    limit: u64,
    now: Timestamp,
) -> Result<Vec<account::Model>, DbErr> {
    let mut find = account::Entity::find();
    if let Some(text) = filter.text {
        find = find.filter(matching(&text));
    }
    if let Some(role) = filter.role {
        let held = Query::select()
            .column(grant::Column::AccountId)
            .from(grant::Entity)
            .cond_where(super::grant::in_force(now).add(grant::Column::Role.eq(role)))
            .to_owned();
        find = find.filter(account::Column::Id.in_subquery(held));
    }
    if let Some(status) = filter.status {
        find = find.filter(account::Column::Status.eq(status));
    }
    if let Some(before) = filter.before {
        find = find.filter(account::Column::Id.lt(before));
    }
    find.order_by_desc(account::Column::Id)
        .limit(limit)
        .all(conn)
        .await
}

/// The address, or a name of the person, holds `text`.
fn matching(text: &str) -> Condition {
    let escaped = text
        .replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_");
    let like = || LikeExpr::new(format!("%{escaped}%")).escape('\\');
    let named = Query::select()
        .column(person::Column::AccountId)
        .from(person::Entity)
        .cond_where(
            Condition::all()
                .add(person::Column::AccountId.is_not_null())
                .add(
                    Condition::any()
                        .add(Expr::col(person::Column::FamilyName).like(like()))
                        .add(Expr::col(person::Column::GivenName).like(like()))
                        .add(Expr::col(person::Column::OrganisationName).like(like())),
                ),
        )
        .to_owned();
    let address = LikeExpr::new(format!("%{}%", escaped.to_ascii_lowercase())).escape('\\');
    Condition::any()
        .add(Expr::col(account::Column::Email).like(address))
        .add(account::Column::Id.in_subquery(named))
}
