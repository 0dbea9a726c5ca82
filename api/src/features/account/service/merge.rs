//! One person who was entered twice.

use std::collections::BTreeMap;

use sea_orm::ConnectionTrait;
use serde_json::json;
use shared::account::persons::{Alike, Duplicates, PersonItem};
use shared::account::types::PersonId;
use shared::problem::Code;
use shared::time::Timestamp;

use super::person::name_of;
use crate::features::account::entity::person;
use crate::features::account::store;
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;
use crate::platform::log::{self, Actor, NewEntry};

/// Groups that are shown at most, and persons of each.
const GROUPS: usize = 100;
const IN_GROUP: usize = 20;

/// Two persons, locked until the transaction ends.
#[derive(Debug)]
pub struct Pair {
    from: person::Model,
    into: person::Model,
}

/// Locks both persons, in one order whoever asks.
///
/// # Errors
/// 404 for nobody to merge; 409 `person_merged`, `both_have_accounts`; 422 for nobody to merge into.
pub async fn lock_pair(tx: &Tx, from: PersonId, into: PersonId) -> Result<Pair, ApiError> {
    let (from, into) = store::merge::both_locked(tx, from, into).await?;
    let from = from.ok_or(Code::NotFound)?;
    let nobody = || ApiError::fault("/into", Code::NoSuchReference);
    let into = into.filter(|into| into.id != from.id).ok_or_else(nobody)?;
    if from.merged_into.is_some() || into.merged_into.is_some() {
        return Err(Code::PersonMerged.into());
    }
    if from.account_id.is_some() && into.account_id.is_some() {
        return Err(Code::BothHaveAccounts.into());
    }
    Ok(Pair { from, into })
}

/// Merges: the one who goes stays as an emptied tombstone, whose rows everywhere count for the other. An
/// account comes along, with its address; other addresses are free again. What was not known of the
/// other is filled in.
///
/// # Errors
/// When the database fails.
pub async fn merge_pair(tx: &Tx, pair: Pair, actor: Actor, now: Timestamp) -> Result<(), ApiError> {
    let Pair { from, into } = pair;
    store::merge::bury(tx, from.id, into.id, now).await?;
    let data = json!({ "from": from.id, "into": into.id });
    let subject = from.id.uuid();
    store::merge::absorb(tx, into, from, now).await?;
    let entry = NewEntry {
        kind: "person.merged",
        subject: ("person", &subject),
        actor,
        at: now,
        data,
    };
    Ok(log::append(tx, entry).await?)
}

/// One person, for staff.
///
/// # Errors
/// 404.
pub async fn person_item(
    conn: &impl ConnectionTrait,
    id: PersonId,
) -> Result<PersonItem, ApiError> {
    let row = store::person::by_id(conn, id).await?;
    row.map(item).ok_or_else(|| Code::NotFound.into())
}

fn item(row: person::Model) -> PersonItem {
    PersonItem {
        display_name: name_of(&row),
        id: row.id,
        family_kana: row.family_kana,
        given_kana: row.given_kana,
        email: row.email,
        organisation_name: row.organisation_name,
        has_account: row.account_id.is_some(),
        created_at: row.created_at,
    }
}

/// Persons of one name, reading and organisation.
///
/// # Errors
/// When the database fails.
pub async fn duplicates(conn: &impl ConnectionTrait) -> Result<Duplicates, ApiError> {
    let mut groups: BTreeMap<_, Vec<PersonItem>> = BTreeMap::new();
    for row in store::merge::of_one_name(conn).await? {
        let key = (
            row.family_kana.clone(),
            row.given_kana.clone(),
            row.family_name.clone(),
            row.given_name.clone(),
            row.organisation_id,
        );
        groups.entry(key).or_default().push(item(row));
    }
    let alike = groups.into_values().filter(|persons| persons.len() > 1);
    let groups = alike.take(GROUPS).map(|mut persons| {
        persons.truncate(IN_GROUP);
        Alike { persons }
    });
    Ok(Duplicates {
        groups: groups.collect(),
    })
}
