//! Persons who were entered twice.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Alias, Expr, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait,
    QueryFilter, QueryOrder, QuerySelect,
};
use shared::account::types::PersonId;
use shared::time::Timestamp;

use super::person::by_id;
use crate::features::account::entity::person::{ActiveModel, Column, Entity, Model};
use crate::platform::db::{self, Tx};

/// Persons that are compared at most.
const COMPARED: u64 = 2000;

/// Two persons, locked in one order whoever asks: two merges crosswise don't wait for each other.
///
/// # Errors
/// When the database fails.
pub async fn both_locked(
    tx: &Tx,
    one: PersonId,
    other: PersonId,
) -> Result<(Option<Model>, Option<Model>), DbErr> {
    for id in [Ord::min(one, other), Ord::max(one, other)] {
        db::lock(tx, "person", id).await?;
    }
    Ok((by_id(tx, one).await?, by_id(tx, other).await?))
}

/// Empties `from` and lets it lead to `into`, with all that led to it.
///
/// # Errors
/// When the database fails.
pub async fn bury(tx: &Tx, from: PersonId, into: PersonId, now: Timestamp) -> Result<(), DbErr> {
    let empty = ActiveModel {
        email: Set(None),
        family_name: Set(None),
        given_name: Set(None),
        family_kana: Set(None),
        given_kana: Set(None),
        organisation_name: Set(None),
        organisation_id: Set(None),
        department: Set(None),
        job_title: Set(None),
        phone: Set(None),
        account_id: Set(None),
        merged_into: Set(Some(into)),
        updated_at: Set(now),
        ..<ActiveModel as ActiveModelTrait>::default()
    };
    Entity::update_many()
        .set(empty)
        .col_expr(Column::Version, Column::Version.into_expr().add(1_i64))
        .filter(Column::Id.eq(from).or(Column::MergedInto.eq(from)))
        .exec(tx)
        .await
        .map(|_| ())
}

/// Gives `into` the account of `from`, with its address, and what was not known of it.
///
/// # Errors
/// When the database fails.
pub async fn absorb(tx: &Tx, into: Model, from: Model, now: Timestamp) -> Result<(), DbErr> {
    let account = into.account_id.or(from.account_id);
    // An account's person is known by the account's address.
    let email = match from.account_id {
        Some(_) => from.email,
        None => into.email.or(from.email),
    };
    // A name is one thing, and so is where somebody works: halves never come from two rows.
    let (family, given, family_kana, given_kana) = if into.family_name.is_some() {
        (
            into.family_name,
            into.given_name,
            into.family_kana,
            into.given_kana,
        )
    } else {
        (
            from.family_name,
            from.given_name,
            from.family_kana,
            from.given_kana,
        )
    };
    let (organisation_name, organisation_id) = if into.organisation_name.is_some() {
        (into.organisation_name, into.organisation_id)
    } else {
        (from.organisation_name, from.organisation_id)
    };
    let filled = ActiveModel {
        account_id: Set(account),
        email: Set(email),
        family_name: Set(family),
        given_name: Set(given),
        family_kana: Set(family_kana),
        given_kana: Set(given_kana),
        organisation_name: Set(organisation_name),
        organisation_id: Set(organisation_id),
        department: Set(into.department.or(from.department)),
        job_title: Set(into.job_title.or(from.job_title)),
        phone: Set(into.phone.or(from.phone)),
        updated_at: Set(now),
        version: Set(into.version + 1),
        ..<ActiveModel as ActiveModelTrait>::default()
    };
    Entity::update_many()
        .set(filled)
        .filter(Column::Id.eq(into.id))
        .exec(tx)
        .await
        .map(|_| ())
}

/// Persons whose name another person has too, the first seen first.
///
/// # Errors
/// When the database fails.
pub async fn of_one_name(conn: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    let other = Alias::new("other");
    let of = |column: Column| Expr::col((other.clone(), column));
    let mine = |column: Column| Expr::col((Entity, column));
    let twin = Query::select()
        .expr(Expr::value(1))
        .from_as(Entity, other.clone())
        .cond_where(
            Condition::all()
                .add(of(Column::MergedInto).is_null())
                .add(of(Column::Id).ne(mine(Column::Id)))
                .add(of(Column::FamilyName).eq(mine(Column::FamilyName)))
                .add(of(Column::GivenName).eq(mine(Column::GivenName))),
        )
        .take();
    Entity::find()
        .filter(Column::MergedInto.is_null())
        .filter(Expr::exists(twin))
        .order_by_asc(Column::Id)
        .limit(COMPARED)
        .all(conn)
        .await
}
