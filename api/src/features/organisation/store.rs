//! The queries on organisations.

use sea_orm::sea_query::{ExprTrait, LikeExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};
use shared::organisation::api::OrganisationFilter;
use shared::organisation::rules::search_key;
use shared::organisation::{OrganisationId, OrganisationStatus};

use super::entity::{Column, Entity, Model};

/// Words of a search that count; more only cost.
const MAX_WORDS: usize = 8;

/// One organisation.
pub(super) async fn find(
    conn: &impl ConnectionTrait,
    id: OrganisationId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(conn).await
}

/// Organisations by their ids, in no order.
pub(super) async fn find_many(
    conn: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = OrganisationId>,
) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::Id.is_in(ids)).all(conn).await
}

/// Organisations whose names have this key, the oldest first.
pub(super) async fn find_by_name_key(
    conn: &impl ConnectionTrait,
    key: &str,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::NameKey.eq(key))
        .order_by_asc(Column::Id)
        .limit(20)
        .all(conn)
        .await
}

/// Organisations of the directory in the order of readings, after the one with the key `after`.
pub(super) async fn list(
    conn: &impl ConnectionTrait,
    filter: &OrganisationFilter,
    after: Option<(String, OrganisationId)>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find()
        .filter(Column::Status.eq(OrganisationStatus::Active))
        .order_by_asc(Column::SortKey)
        .order_by_asc(Column::Id)
        .limit(limit);
    if let Some(sector) = filter.sector {
        query = query.filter(Column::Sector.eq(sector));
    }
    if let Some(industry) = filter.industry {
        query = query.filter(Column::Industry.eq(industry));
    }
    if let Some(municipality) = filter.municipality {
        query = query.filter(Column::Municipality.eq(municipality));
    }
    if let Some(q) = &filter.q {
        for word in search_key(q.as_str()).split(' ').take(MAX_WORDS) {
            query = query.filter(Column::SearchKey.like(contains(word)));
        }
    }
    if let Some((key, id)) = after {
        let later = Column::SortKey.gt(key.clone());
        let same = Column::SortKey.eq(key).and(Column::Id.gt(id));
        query = query.filter(later.or(same));
    }
    query.all(conn).await
}

/// A LIKE pattern for text that contains `word`, whatever marks it holds.
fn contains(word: &str) -> LikeExpr {
    let mut pattern = String::from("%");
    for c in word.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    LikeExpr::new(pattern).escape('\\')
}

/// Adds one.
pub(super) async fn insert(conn: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model())
        .exec_without_returning(conn)
        .await
        .map(|_| ())
}

/// How many there are.
pub(super) async fn count(conn: &impl ConnectionTrait) -> Result<u64, DbErr> {
    use sea_orm::PaginatorTrait;
    Entity::find().count(conn).await
}
