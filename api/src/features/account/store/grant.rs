//! Grants.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::ActiveModelTrait;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, Statement,
};
use shared::account::types::{AccountId, AccountStatus, GrantId, Role};
use shared::time::Timestamp;
use uuid::Uuid;

use crate::features::account::entity::{account, grant};
use crate::platform::db::Tx;

/// Grants shown of one account at most.
const SHOWN: u64 = 200;

/// What `shared::account::rules::in_force` says, as a condition.
pub fn in_force(now: Timestamp) -> Condition {
    let until = grant::Column::ValidUntil;
    let revoked = grant::Column::RevokedAt;
    Condition::all()
        .add(grant::Column::ValidFrom.lte(now))
        .add(Condition::any().add(until.is_null()).add(until.gt(now)))
        .add(Condition::any().add(revoked.is_null()).add(revoked.gt(now)))
}

/// Adds a grant.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, row: grant::Model) -> Result<(), DbErr> {
    let active: grant::ActiveModel = row.into();
    grant::Entity::insert(active.reset_all())
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}

/// An account's grants, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn of_account(
    conn: &impl ConnectionTrait,
    id: AccountId,
) -> Result<Vec<grant::Model>, DbErr> {
    grant::Entity::find()
        .filter(grant::Column::AccountId.eq(id))
        .order_by_desc(grant::Column::Id)
        .limit(SHOWN)
        .all(conn)
        .await
}

/// One grant of an account.
///
/// # Errors
/// When the database fails.
pub async fn one(
    conn: &impl ConnectionTrait,
    account: AccountId,
    id: GrantId,
) -> Result<Option<grant::Model>, DbErr> {
    grant::Entity::find_by_id(id)
        .filter(grant::Column::AccountId.eq(account))
        .one(conn)
        .await
}

/// The roles in force of many accounts.
///
/// # Errors
/// When the database fails.
pub async fn roles(
    conn: &impl ConnectionTrait,
    accounts: Vec<AccountId>,
    now: Timestamp,
) -> Result<BTreeMap<AccountId, BTreeSet<Role>>, DbErr> {
    let rows = grant::Entity::find()
        .filter(grant::Column::AccountId.is_in(accounts))
        .filter(in_force(now))
        .all(conn)
        .await?;
    let mut roles: BTreeMap<AccountId, BTreeSet<Role>> = BTreeMap::new();
    for row in rows {
        roles.entry(row.account_id).or_default().insert(row.role);
    }
    Ok(roles)
}

/// Withdraws a grant; whether it was still in force or to come.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(
    tx: &Tx,
    id: GrantId,
    by: Option<AccountId>,
    now: Timestamp,
) -> Result<bool, DbErr> {
    let done = grant::Entity::update_many()
        .col_expr(grant::Column::RevokedAt, Expr::value(now))
        .col_expr(grant::Column::RevokedBy, Expr::value(by))
        .filter(grant::Column::Id.eq(id))
        .filter(grant::Column::RevokedAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Locks the administrators' grants until the transaction ends, so that two administrators
/// can't remove each other at once. Before any other change to them.
///
/// # Errors
/// When the database fails.
pub async fn lock_admins(tx: &Tx) -> Result<(), DbErr> {
    if tx.get_database_backend() == DbBackend::Postgres {
        let sql = "SELECT id FROM role_grant WHERE role = 'admin' ORDER BY id FOR UPDATE";
        tx.query_all_raw(Statement::from_string(DbBackend::Postgres, sql))
            .await?;
    }
    Ok(())
}

/// The active accounts that hold one of `roles` now.
///
/// # Errors
/// When the database fails.
pub async fn holders(
    conn: &impl ConnectionTrait,
    roles: Vec<Role>,
    now: Timestamp,
) -> Result<Vec<account::Model>, DbErr> {
    let held = Query::select()
        .column(grant::Column::AccountId)
        .from(grant::Entity)
        .cond_where(in_force(now).add(grant::Column::Role.is_in(roles)))
        .to_owned();
    account::Entity::find()
        .filter(account::Column::Id.in_subquery(held))
        .filter(account::Column::Status.eq(AccountStatus::Active))
        .order_by_asc(account::Column::Id)
        .all(conn)
        .await
}

/// How the contract of a programme bounds its contractor's grants.
#[derive(Clone, Copy, Debug)]
pub struct Contract {
    /// The programme.
    pub programme: Uuid,
    /// Grants that begin from here ...
    pub from: Timestamp,
    /// ... and before here are this contract's, unless they are bound to another programme.
    pub before: Timestamp,
    /// When the contract ended so far: grants that ended with it follow it.
    pub ended: Option<Timestamp>,
    /// When it ends.
    pub ends: Timestamp,
}

/// Ends the contractor's grants with the contract: those that run longer, and those that ended
/// with the contract as it was. An earlier end of their own stays. The accounts concerned.
///
/// # Errors
/// When the database fails.
pub async fn end_with(tx: &Tx, contract: Contract) -> Result<Vec<AccountId>, DbErr> {
    let until = grant::Column::ValidUntil;
    let programme = grant::Column::ProgrammeId;
    let begins = Condition::all()
        .add(programme.is_null())
        .add(grant::Column::ValidFrom.gte(contract.from))
        .add(grant::Column::ValidFrom.lt(contract.before));
    let mut ends = Condition::any()
        .add(until.is_null())
        .add(until.gt(contract.ends));
    if let Some(ended) = contract.ended {
        ends = ends.add(until.eq(ended));
    }
    let which = Condition::all()
        .add(grant::Column::Role.eq(Role::Contractor))
        .add(grant::Column::RevokedAt.is_null())
        .add(
            Condition::any()
                .add(programme.eq(contract.programme))
                .add(begins),
        )
        .add(ends);
    let rows = grant::Entity::find().filter(which.clone()).all(tx).await?;
    grant::Entity::update_many()
        .col_expr(until, Expr::value(contract.ends))
        .col_expr(programme, Expr::value(contract.programme))
        .filter(which)
        .exec(tx)
        .await?;
    let accounts: BTreeSet<AccountId> = rows.into_iter().map(|row| row.account_id).collect();
    Ok(accounts.into_iter().collect())
}
