//! What registrations know of organisations and persons that turn out to be others.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, FromQueryResult, QueryFilter,
    QuerySelect,
};
use shared::account::types::PersonId;
use shared::event::types::EventId;
use shared::organisation::OrganisationId;
use shared::organisation::staff::OrganisationUses;
use shared::registration::types::RegistrationStatus;

use crate::features::account::entity::person;
use crate::features::registration::entity::registration;
use crate::platform::db::Tx;

/// Lets all registrations of one organisation be of another. Their versions stay: what their owners
/// read and change is the same.
pub async fn move_organisation(
    tx: &Tx,
    from: OrganisationId,
    into: OrganisationId,
) -> Result<(), DbErr> {
    registration::Entity::update_many()
        .col_expr(
            registration::Column::OrganisationId,
            Expr::value(Some(into)),
        )
        .filter(registration::Column::OrganisationId.eq(from))
        .exec(tx)
        .await
        .map(|_| ())
}

#[derive(FromQueryResult)]
struct Count {
    organisation_id: OrganisationId,
    number: i64,
}

/// How many registrations and persons name each of these.
pub async fn uses(
    conn: &impl ConnectionTrait,
    ids: Vec<OrganisationId>,
) -> Result<BTreeMap<OrganisationId, OrganisationUses>, DbErr> {
    let mut found = BTreeMap::new();
    if ids.is_empty() {
        return Ok(found);
    }
    let registrations = registration::Entity::find()
        .select_only()
        .column(registration::Column::OrganisationId)
        .column_as(registration::Column::Id.count(), "number")
        .filter(registration::Column::OrganisationId.is_in(ids.clone()))
        .group_by(registration::Column::OrganisationId)
        .into_model::<Count>()
        .all(conn)
        .await?;
    let persons = person::Entity::find()
        .select_only()
        .column(person::Column::OrganisationId)
        .column_as(person::Column::Id.count(), "number")
        .filter(person::Column::OrganisationId.is_in(ids.iter().map(|id| id.uuid())))
        .filter(person::Column::MergedInto.is_null())
        .group_by(person::Column::OrganisationId)
        .into_model::<Count>()
        .all(conn)
        .await?;
    let blank = OrganisationUses {
        registrations: 0,
        persons: 0,
    };
    for row in registrations {
        let uses = found.entry(row.organisation_id).or_insert(blank);
        uses.registrations = u32::try_from(row.number).unwrap_or(u32::MAX);
    }
    for row in persons {
        let uses = found.entry(row.organisation_id).or_insert(blank);
        uses.persons = u32::try_from(row.number).unwrap_or(u32::MAX);
    }
    Ok(found)
}

/// A person with all that were merged into them.
pub fn all_of(person: PersonId) -> SelectStatement {
    Query::select()
        .column(person::Column::Id)
        .from(person::Entity)
        .and_where(
            person::Column::Id
                .eq(person)
                .or(person::Column::MergedInto.eq(person)),
        )
        .take()
}

/// The events at which both have a place or wait for one.
pub async fn both_registered(
    tx: &Tx,
    one: PersonId,
    other: PersonId,
) -> Result<Vec<EventId>, DbErr> {
    let active = RegistrationStatus::ALL
        .iter()
        .copied()
        .filter(|status| status.is_active());
    let theirs = Query::select()
        .column(registration::Column::EventId)
        .from(registration::Entity)
        .and_where(registration::Column::PersonId.in_subquery(all_of(other)))
        .and_where(registration::Column::Status.is_in(active.clone()))
        .take();
    registration::Entity::find()
        .select_only()
        .column(registration::Column::EventId)
        .filter(registration::Column::PersonId.in_subquery(all_of(one)))
        .filter(registration::Column::Status.is_in(active))
        .filter(registration::Column::EventId.in_subquery(theirs))
        .distinct()
        .limit(50)
        .into_tuple()
        .all(tx)
        .await
}
