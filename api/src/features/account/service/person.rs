//! Persons: known by a proven address, with or without an account (DESIGN §9.1).

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbErr};
use serde::{Deserialize, Serialize};
use shared::account::rules::display_name;
use shared::account::types::{
    AccountId, Department, FamilyName, GivenName, JobTitle, OrganisationName, PersonId,
};
use shared::field::{Email, Kana, Phone};
use shared::i18n::Lang;
use shared::time::Timestamp;
use uuid::Uuid;

use crate::app::Context;
use crate::features::account::entity::person;
use crate::features::account::store;
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;

/// What is told of a person at sign-up or registration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonDraft {
    /// The address.
    pub email: Email,
    /// 姓
    pub family_name: Option<FamilyName>,
    /// 名
    pub given_name: Option<GivenName>,
    /// 姓の読み
    pub family_kana: Option<Kana>,
    /// 名の読み
    pub given_kana: Option<Kana>,
    /// 会社・団体名
    pub organisation_name: Option<OrganisationName>,
    /// The organisation that this means, where it is known.
    #[serde(default)]
    pub organisation_id: Option<Uuid>,
    /// 部署
    pub department: Option<Department>,
    /// 役職
    pub job_title: Option<JobTitle>,
    /// A telephone number.
    pub phone: Option<Phone>,
    /// The language of mails.
    pub locale: Lang,
}

impl PersonDraft {
    /// Only the address and the language.
    pub const fn new(email: Email, locale: Lang) -> Self {
        Self {
            email,
            family_name: None,
            given_name: None,
            family_kana: None,
            given_kana: None,
            organisation_name: None,
            organisation_id: None,
            department: None,
            job_title: None,
            phone: None,
            locale,
        }
    }
}

/// A person, for other features.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonView {
    /// The person.
    pub id: PersonId,
    /// The address; none once erased or merged.
    pub email: Option<Email>,
    /// 姓 名, or the address where no name is known.
    pub display_name: String,
    /// 姓
    pub family_name: Option<FamilyName>,
    /// 名
    pub given_name: Option<GivenName>,
    /// 姓の読み
    pub family_kana: Option<Kana>,
    /// 名の読み
    pub given_kana: Option<Kana>,
    /// 会社・団体名
    pub organisation_name: Option<OrganisationName>,
    /// The organisation that this means, where it is known.
    pub organisation_id: Option<Uuid>,
    /// 部署
    pub department: Option<Department>,
    /// 役職
    pub job_title: Option<JobTitle>,
    /// A telephone number.
    pub phone: Option<Phone>,
    /// The language of mails.
    pub locale: Lang,
    /// The account, if there is one.
    pub account_id: Option<AccountId>,
    /// The person this one turned out to be.
    pub merged_into: Option<PersonId>,
}

impl From<person::Model> for PersonView {
    fn from(row: person::Model) -> Self {
        Self {
            display_name: name_of(&row),
            id: row.id,
            email: row.email,
            family_name: row.family_name,
            given_name: row.given_name,
            family_kana: row.family_kana,
            given_kana: row.given_kana,
            organisation_name: row.organisation_name,
            organisation_id: row.organisation_id,
            department: row.department,
            job_title: row.job_title,
            phone: row.phone,
            locale: row.locale,
            account_id: row.account_id,
            merged_into: row.merged_into,
        }
    }
}

/// How a row's person is called.
pub(super) fn name_of(row: &person::Model) -> String {
    display_name(
        row.family_name.as_ref().map(FamilyName::as_str),
        row.given_name.as_ref().map(GivenName::as_str),
        row.email.as_ref().map(Email::as_str).unwrap_or_default(),
    )
}

/// A person.
///
/// # Errors
/// When the database fails.
pub async fn person(
    conn: &impl ConnectionTrait,
    id: PersonId,
) -> Result<Option<PersonView>, ApiError> {
    Ok(store::person::by_id(conn, id).await?.map(Into::into))
}

/// A person, held until the transaction ends: whoever merges persons waits for it.
///
/// # Errors
/// When the database fails.
pub async fn held_person(tx: &Tx, id: PersonId) -> Result<Option<PersonView>, ApiError> {
    Ok(store::person::held(tx, id).await?.map(Into::into))
}

/// Many persons, in no order; those that do not exist are left out.
///
/// # Errors
/// When the database fails.
pub async fn persons(
    conn: &impl ConnectionTrait,
    ids: Vec<PersonId>,
) -> Result<Vec<PersonView>, ApiError> {
    let rows = store::person::by_ids(conn, ids).await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// What to call those who hold these accounts, for staff; an account without a person is left out.
///
/// # Errors
/// When the database fails.
pub async fn names(
    conn: &impl ConnectionTrait,
    accounts: Vec<AccountId>,
) -> Result<BTreeMap<AccountId, String>, ApiError> {
    let rows = store::person::by_accounts(conn, accounts).await?;
    Ok(rows
        .iter()
        .filter_map(|row| Some((row.account_id?, name_of(row))))
        .collect())
}

/// The person of the draft's address, made from the draft when the address is new. What is
/// known of a person already is never changed: the draft may come from anybody.
///
/// # Errors
/// When the database fails.
pub async fn person_for(tx: &Tx, ctx: &Context, draft: PersonDraft) -> Result<PersonId, ApiError> {
    if let Some(known) = store::person::held_by_email(tx, &draft.email).await? {
        return Ok(known.id);
    }
    let now = ctx.clock.now();
    let id = PersonId::from_uuid(ctx.random.uuid_v7(now));
    let email = draft.email.clone();
    if store::person::insert_new(tx, row(id, draft, now)).await? {
        return Ok(id);
    }
    // Somebody else made it between the two statements (PostgreSQL only).
    let known = store::person::by_email(tx, &email).await?;
    known
        .map(|row| row.id)
        .ok_or_else(|| ApiError::internal("a person came and went"))
}

/// Notes which organisation a person's words mean.
///
/// # Errors
/// When the database fails.
pub async fn set_organisation(tx: &Tx, person: PersonId, organisation: Uuid) -> Result<(), DbErr> {
    store::person::set_organisation(tx, person, organisation).await
}

/// Notes that a person works for an organisation, by its name.
///
/// # Errors
/// When the database fails.
pub async fn join_organisation(
    tx: &Tx,
    person: PersonId,
    (organisation, name): (Uuid, OrganisationName),
    now: Timestamp,
) -> Result<(), DbErr> {
    store::person::join_organisation(tx, person, (organisation, name), now).await
}

/// Lets everybody of one organisation be of another: the two were found to be one.
///
/// # Errors
/// When the database fails.
pub async fn move_organisation(tx: &Tx, from: Uuid, into: Uuid) -> Result<(), DbErr> {
    store::person::move_organisation(tx, from, into).await
}

fn row(id: PersonId, draft: PersonDraft, now: Timestamp) -> person::Model {
    person::Model {
        id,
        email: Some(draft.email),
        family_name: draft.family_name,
        given_name: draft.given_name,
        family_kana: draft.family_kana,
        given_kana: draft.given_kana,
        organisation_name: draft.organisation_name,
        organisation_id: draft.organisation_id,
        department: draft.department,
        job_title: draft.job_title,
        phone: draft.phone,
        locale: draft.locale,
        account_id: None,
        merged_into: None,
        created_at: now,
        updated_at: now,
        version: 1,
    }
}

/// Gives the person of a proven address to its account, and fills in what was not known yet.
///
/// # Errors
/// When the database fails.
pub(super) async fn claim(
    tx: &Tx,
    ctx: &Context,
    account: AccountId,
    draft: PersonDraft,
) -> Result<PersonId, ApiError> {
    let id = person_for(tx, ctx, draft.clone()).await?;
    store::person::claim(tx, id, account, draft.into(), ctx.clock.now()).await?;
    Ok(id)
}

impl From<PersonDraft> for store::person::Blanks {
    fn from(draft: PersonDraft) -> Self {
        Self {
            family_name: draft.family_name,
            given_name: draft.given_name,
            family_kana: draft.family_kana,
            given_kana: draft.given_kana,
            organisation_name: draft.organisation_name,
            department: draft.department,
            job_title: draft.job_title,
            phone: draft.phone,
        }
    }
}
