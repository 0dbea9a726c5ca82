//! Changes that companies' people propose.

use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use shared::account::types::AccountId;
use shared::organisation::staff::ProposalFilter;
use shared::organisation::{OrganisationId, ProposalId, ProposalStatus};
use shared::time::Timestamp;

use crate::features::organisation::entity::proposal::{Column, Entity, Model};
use crate::platform::db::{self, Tx};

/// The key of a row in a list that shows the oldest first.
pub type Key = (Timestamp, ProposalId);

/// One.
pub async fn find(conn: &impl ConnectionTrait, id: ProposalId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(conn).await
}

/// One, locked until the transaction ends.
pub async fn locked(tx: &Tx, id: ProposalId) -> Result<Option<Model>, DbErr> {
    db::lock(tx, "organisation_proposal", id).await?;
    find(tx, id).await
}

/// Adds one, unless its author has one open for the organisation; whether it was added.
pub async fn insert(tx: &Tx, row: Model) -> Result<bool, DbErr> {
    let open = OnConflict::columns([Column::OrganisationId, Column::ProposedBy])
        .target_cond_where(Expr::cust("status = 'open'"))
        .do_nothing()
        .to_owned();
    let added = Entity::insert(row.into_active_model())
        .on_conflict(open)
        .exec_without_returning(tx)
        .await?;
    Ok(added == 1)
}

/// Replaces what stands in the row, which the transaction holds locked.
pub async fn replace(tx: &Tx, row: Model) -> Result<(), DbErr> {
    let (id, version) = (row.id, row.version);
    let mut active = row.into_active_model().reset_all();
    active.id = NotSet;
    active.version = Set(version + 1);
    let done = Entity::update_many()
        .set(active)
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    if done.rows_affected == 1 {
        Ok(())
    } else {
        Err(DbErr::Custom(
            "a proposal changed without its lock".to_owned(),
        ))
    }
}

/// The newest that somebody made for an organisation.
pub async fn newest_of(
    conn: &impl ConnectionTrait,
    by: AccountId,
    organisation: OrganisationId,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::ProposedBy.eq(by))
        .filter(Column::OrganisationId.eq(organisation))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .one(conn)
        .await
}

/// Those that wait, or those that stand so, the oldest first.
pub async fn page(
    conn: &impl ConnectionTrait,
    filter: &ProposalFilter,
    after: Option<Key>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let status = filter.status.unwrap_or(ProposalStatus::Open);
    let mut query = Entity::find().filter(Column::Status.eq(status));
    if let Some((at, id)) = after {
        let same = Column::CreatedAt.eq(at).and(Column::Id.gt(id));
        query = query.filter(Column::CreatedAt.gt(at).or(same));
    }
    query
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(conn)
        .await
}

/// How many wait for staff.
pub async fn count_waiting(conn: &impl ConnectionTrait) -> Result<u64, DbErr> {
    Entity::find()
        .filter(Column::Status.eq(ProposalStatus::Open))
        .count(conn)
        .await
}

/// Who has one open for an organisation.
pub async fn waiting_authors(
    tx: &Tx,
    organisation: OrganisationId,
) -> Result<Vec<AccountId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::ProposedBy)
        .filter(Column::OrganisationId.eq(organisation))
        .filter(Column::Status.eq(ProposalStatus::Open))
        .into_tuple()
        .all(tx)
        .await
}

/// Gives all of one organisation's to another.
pub async fn move_all(tx: &Tx, from: OrganisationId, into: OrganisationId) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::OrganisationId, Expr::value(into))
        .filter(Column::OrganisationId.eq(from))
        .exec(tx)
        .await
        .map(|_| ())
}
