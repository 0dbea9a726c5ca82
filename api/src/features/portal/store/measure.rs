//! What only support measures have.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder,
};
use shared::organisation::{Industry, Municipality, Sector};
use shared::portal::ArticleId;

use crate::features::portal::entity::{measure, target};

/// For whom a support measure is; for all where a list is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Targets {
    pub sectors: Vec<Sector>,
    pub industries: Vec<Industry>,
    pub municipalities: Vec<Municipality>,
}

pub async fn measure(
    conn: &impl ConnectionTrait,
    id: ArticleId,
) -> Result<Option<measure::Model>, DbErr> {
    measure::Entity::find_by_id(id).one(conn).await
}

/// Those of several articles; articles that are no support measure have none.
pub async fn measures(
    conn: &impl ConnectionTrait,
    ids: &[ArticleId],
) -> Result<BTreeMap<ArticleId, measure::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = measure::Entity::find()
        .filter(measure::Column::ArticleId.is_in(ids.iter().copied()))
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|row| (row.article_id, row)).collect())
}

pub async fn targets(conn: &impl ConnectionTrait, id: ArticleId) -> Result<Targets, DbErr> {
    let rows = target::Entity::find()
        .filter(target::Column::ArticleId.eq(id))
        .order_by_asc(target::Column::Code)
        .all(conn)
        .await?;
    let mut found = Targets::default();
    for row in rows {
        match row.kind.as_str() {
            "sector" => found.sectors.extend(row.code.parse::<Sector>()),
            "industry" => found.industries.extend(row.code.parse::<Industry>()),
            "municipality" => found
                .municipalities
                .extend(row.code.parse::<Municipality>()),
            _ => {}
        }
    }
    found.sectors.sort_unstable();
    Ok(found)
}

/// Writes or removes what only a support measure has.
pub async fn put_measure(
    conn: &impl ConnectionTrait,
    id: ArticleId,
    measure: Option<(measure::Model, Targets)>,
) -> Result<(), DbErr> {
    measure::Entity::delete_by_id(id).exec(conn).await?;
    target::Entity::delete_many()
        .filter(target::Column::ArticleId.eq(id))
        .exec(conn)
        .await?;
    let Some((row, targets)) = measure else {
        return Ok(());
    };
    measure::Entity::insert(row.into_active_model().reset_all())
        .exec_without_returning(conn)
        .await?;
    let sectors = targets.sectors.iter().map(|one| ("sector", one.as_str()));
    let industries = targets
        .industries
        .iter()
        .map(|one| ("industry", one.as_str()));
    let municipalities = targets
        .municipalities
        .iter()
        .map(|one| ("municipality", one.as_str()));
    let rows: Vec<target::ActiveModel> = sectors
        .chain(industries)
        .chain(municipalities)
        .map(|(kind, code)| target::Model {
            article_id: id,
            kind: kind.to_owned(),
            code: code.to_owned(),
        })
        .map(|row| row.into_active_model().reset_all())
        .collect();
    if !rows.is_empty() {
        target::Entity::insert_many(rows)
            .exec_without_returning(conn)
            .await?;
    }
    Ok(())
}
