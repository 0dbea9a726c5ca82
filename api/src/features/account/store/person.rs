//! Persons.

use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QuerySelect,
};
use shared::account::api::Profile;
use shared::account::types::{
    AccountId, Department, FamilyName, GivenName, JobTitle, OrganisationName, PersonId,
};
use shared::field::{Email, Kana, Phone};
use shared::time::Timestamp;
use uuid::Uuid;

use crate::features::account::entity::person;
use crate::platform::db::{self, Tx};

/// A person.
///
/// # Errors
/// When the database fails.
pub async fn by_id(
    conn: &impl ConnectionTrait,
    id: PersonId,
) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find_by_id(id).one(conn).await
}

/// The person of a verified address.
///
/// # Errors
/// When the database fails.
pub async fn by_email(
    conn: &impl ConnectionTrait,
    email: &Email,
) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find()
        .filter(person::Column::Email.eq(email.clone()))
        .one(conn)
        .await
}

/// The same, held until the transaction ends: whoever merges persons waits for what is being written
/// about this one.
///
/// # Errors
/// When the database fails.
pub async fn held_by_email(tx: &Tx, email: &Email) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find()
        .filter(person::Column::Email.eq(email.clone()))
        .lock_shared()
        .one(tx)
        .await
}

/// A person, held likewise.
///
/// # Errors
/// When the database fails.
pub async fn held(tx: &Tx, id: PersonId) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find_by_id(id).lock_shared().one(tx).await
}

/// The person an account belongs to.
///
/// # Errors
/// When the database fails.
pub async fn by_account(
    conn: &impl ConnectionTrait,
    id: AccountId,
) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find()
        .filter(person::Column::AccountId.eq(id))
        .one(conn)
        .await
}

/// The persons of many accounts.
///
/// # Errors
/// When the database fails.
pub async fn by_accounts(
    conn: &impl ConnectionTrait,
    ids: Vec<AccountId>,
) -> Result<Vec<person::Model>, DbErr> {
    person::Entity::find()
        .filter(person::Column::AccountId.is_in(ids))
        .all(conn)
        .await
}

/// Many persons at once, in no order.
///
/// # Errors
/// When the database fails.
pub async fn by_ids(
    conn: &impl ConnectionTrait,
    ids: Vec<PersonId>,
) -> Result<Vec<person::Model>, DbErr> {
    person::Entity::find()
        .filter(person::Column::Id.is_in(ids))
        .all(conn)
        .await
}

/// Adds a person unless the address is known; whether it was added.
///
/// # Errors
/// When the database fails.
pub async fn insert_new(tx: &Tx, row: person::Model) -> Result<bool, DbErr> {
    let active: person::ActiveModel = row.into();
    let unknown = OnConflict::column(person::Column::Email)
        .do_nothing()
        .to_owned();
    let added = person::Entity::insert(active.reset_all())
        .on_conflict(unknown)
        .exec_without_returning(tx)
        .await?;
    Ok(added == 1)
}

/// What may be filled in where nothing is known yet.
#[derive(Debug)]
#[expect(missing_docs, reason = "the columns' names say it; see the entity")]
pub struct Blanks {
    pub family_name: Option<FamilyName>,
    pub given_name: Option<GivenName>,
    pub family_kana: Option<Kana>,
    pub given_kana: Option<Kana>,
    pub organisation_name: Option<OrganisationName>,
    pub department: Option<Department>,
    pub job_title: Option<JobTitle>,
    pub phone: Option<Phone>,
}

/// Links a person to its account, and fills in what is not known of it yet.
///
/// # Errors
/// When the database fails.
pub async fn claim(
    tx: &Tx,
    id: PersonId,
    account: AccountId,
    blanks: Blanks,
    now: Timestamp,
) -> Result<(), DbErr> {
    db::lock(tx, "person", id).await?;
    let Some(known) = by_id(tx, id).await? else {
        return Ok(());
    };
    let version = known.version + 1;
    // A name is one thing: its halves are never taken from two sources.
    let (family, given) = match (known.family_name, known.given_name) {
        (None, None) => (blanks.family_name, blanks.given_name),
        halves => halves,
    };
    let active = person::ActiveModel {
        id: Set(id),
        account_id: Set(Some(account)),
        family_name: Set(family),
        given_name: Set(given),
        family_kana: Set(known.family_kana.or(blanks.family_kana)),
        given_kana: Set(known.given_kana.or(blanks.given_kana)),
        organisation_name: Set(known.organisation_name.or(blanks.organisation_name)),
        department: Set(known.department.or(blanks.department)),
        job_title: Set(known.job_title.or(blanks.job_title)),
        phone: Set(known.phone.or(blanks.phone)),
        updated_at: Set(now),
        version: Set(version),
        ..Default::default()
    };
    person::Entity::update_many()
        .set(active)
        .filter(person::Column::Id.eq(id))
        .exec(tx)
        .await
        .map(|_| ())
}

/// Notes which organisation a person's words mean; their own words and their version stay.
///
/// # Errors
/// When the database fails.
pub async fn set_organisation(tx: &Tx, id: PersonId, organisation: Uuid) -> Result<(), DbErr> {
    person::Entity::update_many()
        .col_expr(
            person::Column::OrganisationId,
            Expr::value(Some(organisation)),
        )
        .filter(person::Column::Id.eq(id))
        .exec(tx)
        .await
        .map(|_| ())
}

/// Notes that a person works for an organisation, by its name.
///
/// # Errors
/// When the database fails.
pub async fn join_organisation(
    tx: &Tx,
    id: PersonId,
    (organisation, name): (Uuid, OrganisationName),
    now: Timestamp,
) -> Result<(), DbErr> {
    let active = person::ActiveModel {
        organisation_id: Set(Some(organisation)),
        organisation_name: Set(Some(name)),
        updated_at: Set(now),
        ..Default::default()
    };
    person::Entity::update_many()
        .set(active)
        .col_expr(
            person::Column::Version,
            person::Column::Version.into_expr().add(1_i64),
        )
        .filter(person::Column::Id.eq(id))
        .exec(tx)
        .await
        .map(|_| ())
}

/// Lets everybody of one organisation be of another.
///
/// # Errors
/// When the database fails.
pub async fn move_organisation(tx: &Tx, from: Uuid, into: Uuid) -> Result<(), DbErr> {
    person::Entity::update_many()
        .col_expr(person::Column::OrganisationId, Expr::value(Some(into)))
        .filter(person::Column::OrganisationId.eq(from))
        .exec(tx)
        .await
        .map(|_| ())
}

/// Replaces a person's profile at a version; whether it still had that version. `organisation` is
/// what the profile's words mean, where that is known.
///
/// # Errors
/// When the database fails.
pub async fn replace(
    tx: &Tx,
    (id, version): (PersonId, i64),
    profile: Profile,
    organisation: Option<Uuid>,
    now: Timestamp,
) -> Result<bool, DbErr> {
    let active = person::ActiveModel {
        family_name: Set(Some(profile.family_name)),
        given_name: Set(Some(profile.given_name)),
        family_kana: Set(profile.family_kana),
        given_kana: Set(profile.given_kana),
        organisation_name: Set(profile.organisation_name),
        organisation_id: Set(organisation),
        department: Set(profile.department),
        job_title: Set(profile.job_title),
        phone: Set(profile.phone),
        locale: Set(profile.locale),
        updated_at: Set(now),
        version: Set(version + 1),
        ..Default::default()
    };
    let done = person::Entity::update_many()
        .set(active)
        .filter(person::Column::Id.eq(id))
        .filter(person::Column::Version.eq(version))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}
