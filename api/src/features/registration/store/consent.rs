//! What registrations' people agreed to, and who is seen because of it. A consent is given with one
//! registration; PR mail alone is the person's, whichever registration it was given with.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, Func, Query, SelectStatement, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, FromQueryResult,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use shared::account::consent::{ConsentDocument, OptionalConsent};
use shared::account::types::{FamilyName, GivenName, OrganisationName, PersonId};
use shared::event::types::EventId;
use shared::field::Email;
use shared::i18n::Lang;
use shared::organisation::{OrganisationId, OrganisationStatus};
use shared::registration::types::{RegistrationId, RegistrationStatus};
use uuid::Uuid;

use super::matching::all_of;
use crate::features::account::entity::{consent, person};
use crate::features::organisation::entity::organisation;
use crate::features::registration::entity::registration;
use crate::platform::db::Tx;

/// What a row of the table of consents is about here.
const KIND: &str = "registration";

/// A consent that stands: given, and not taken back.
fn stands(document: ConsentDocument) -> Condition {
    Condition::all()
        .add(consent::Column::SubjectKind.eq(KIND))
        .add(consent::Column::Document.eq(document))
        .add(consent::Column::WithdrawnAt.is_null())
}

/// The registrations with which a consent stands.
pub fn given(consent: OptionalConsent) -> SelectStatement {
    Query::select()
        .column(consent::Column::SubjectId)
        .from(consent::Entity)
        .cond_where(stands(consent.into()))
        .take()
}

/// What stands for each of these registrations.
pub async fn standing(
    conn: &impl ConnectionTrait,
    ids: Vec<RegistrationId>,
) -> Result<BTreeMap<RegistrationId, Vec<OptionalConsent>>, DbErr> {
    let mut found: BTreeMap<RegistrationId, Vec<OptionalConsent>> = BTreeMap::new();
    if ids.is_empty() {
        return Ok(found);
    }
    let rows: Vec<(Uuid, ConsentDocument)> = consent::Entity::find()
        .select_only()
        .column(consent::Column::SubjectId)
        .column(consent::Column::Document)
        .filter(consent::Column::SubjectKind.eq(KIND))
        .filter(consent::Column::SubjectId.is_in(ids.iter().map(|id| id.uuid())))
        .filter(consent::Column::WithdrawnAt.is_null())
        .into_tuple()
        .all(conn)
        .await?;
    for (id, document) in rows {
        if let Some(one) = document.optional() {
            found
                .entry(RegistrationId::from_uuid(id))
                .or_default()
                .push(one);
        }
    }
    for list in found.values_mut() {
        list.sort_unstable();
    }
    Ok(found)
}

/// All rows that decide what one registration's owner sees: those of the registration, and those
/// about PR mail of all registrations of the person.
fn of_owner(id: RegistrationId, root: PersonId) -> Condition {
    let own = Condition::all()
        .add(consent::Column::SubjectId.eq(id.uuid()))
        .add(consent::Column::Document.is_in([
            ConsentDocument::ShowName,
            ConsentDocument::ShowCompany,
            ConsentDocument::Photos,
        ]));
    let mail = Condition::all()
        .add(consent::Column::Document.eq(ConsentDocument::PrMail))
        .add(consent::Column::SubjectId.in_subquery(registrations(root)));
    Condition::all()
        .add(consent::Column::SubjectKind.eq(KIND))
        .add(Condition::any().add(own).add(mail))
}

/// The registrations of a person, with those of all who were merged into them.
fn registrations(root: PersonId) -> SelectStatement {
    Query::select()
        .column(registration::Column::Id)
        .from(registration::Entity)
        .and_where(registration::Column::PersonId.in_subquery(all_of(root)))
        .take()
}

/// What stands for the owner of a registration, the latest word last.
pub async fn of_registration(
    conn: &impl ConnectionTrait,
    id: RegistrationId,
    root: PersonId,
) -> Result<Vec<consent::Model>, DbErr> {
    consent::Entity::find()
        .filter(of_owner(id, root))
        .filter(consent::Column::WithdrawnAt.is_null())
        .order_by_asc(consent::Column::AcceptedAt)
        .all(conn)
        .await
}

/// How many words were said since one registered, for and against: rises with each.
pub async fn words(
    conn: &impl ConnectionTrait,
    row: &registration::Model,
    root: PersonId,
) -> Result<u64, DbErr> {
    let all = || consent::Entity::find().filter(of_owner(row.id, root));
    let given = all().filter(consent::Column::AcceptedAt.gt(row.created_at));
    let taken = all().filter(consent::Column::WithdrawnAt.is_not_null());
    Ok(given.count(conn).await? + taken.count(conn).await?)
}

/// With which of a person's registrations PR mail stands agreed to.
pub async fn pr_mail_given(tx: &Tx, root: PersonId) -> Result<Vec<Uuid>, DbErr> {
    consent::Entity::find()
        .select_only()
        .column(consent::Column::SubjectId)
        .filter(stands(ConsentDocument::PrMail))
        .filter(consent::Column::SubjectId.in_subquery(registrations(root)))
        .into_tuple()
        .all(tx)
        .await
}

/// The person whom an id means today: what was merged leads on.
pub async fn root(conn: &impl ConnectionTrait, id: PersonId) -> Result<Option<PersonId>, DbErr> {
    let row: Option<(PersonId, Option<PersonId>)> = person::Entity::find_by_id(id)
        .select_only()
        .column(person::Column::Id)
        .column(person::Column::MergedInto)
        .into_tuple()
        .one(conn)
        .await?;
    Ok(row.map(|(id, into)| into.unwrap_or(id)))
}

/// The same, with the person's row locked: two words of one person follow each other.
pub async fn locked_root(tx: &Tx, id: PersonId) -> Result<Option<PersonId>, DbErr> {
    let Some(root) = root(tx, id).await? else {
        return Ok(None);
    };
    let row = person::Entity::find_by_id(root)
        .lock_exclusive()
        .one(tx)
        .await?;
    Ok(row.map(|row| row.merged_into.unwrap_or(row.id)))
}

/// Whether a person has a seat at an event.
pub async fn takes_part(
    conn: &impl ConnectionTrait,
    owner: PersonId,
    event: EventId,
) -> Result<bool, DbErr> {
    let found: Option<RegistrationId> = registration::Entity::find()
        .select_only()
        .column(registration::Column::Id)
        .filter(registration::Column::EventId.eq(event))
        .filter(registration::Column::Status.eq(RegistrationStatus::Confirmed))
        .filter(registration::Column::PersonId.in_subquery(all_of(owner)))
        .into_tuple()
        .one(conn)
        .await?;
    Ok(found.is_some())
}

/// The key of a row in a list by readings.
pub type Reading<K> = (String, K);

/// Somebody who takes part and agreed to be shown.
#[derive(Debug, FromQueryResult)]
pub struct Shown {
    /// The registration, for the list's order only.
    pub id: RegistrationId,
    /// The list's order.
    pub reading: String,
    /// 姓
    pub family_name: FamilyName,
    /// 名
    pub given_name: GivenName,
    /// The organisation as given.
    pub organisation_name: Option<OrganisationName>,
}

/// Those with a seat who agreed to be shown to each other, in the order of readings. Whoever was
/// erased has no name to show.
pub async fn participants(
    conn: &impl ConnectionTrait,
    event: EventId,
    after: Option<Reading<RegistrationId>>,
    limit: u64,
) -> Result<Vec<Shown>, DbErr> {
    use registration::Column as C;
    let whole = |column: C| -> SimpleExpr {
        Func::coalesce([column.into_expr(), SimpleExpr::from("")]).into()
    };
    let reading = || -> SimpleExpr {
        use sea_orm::sea_query::BinOper;
        whole(C::FamilyKana)
            .binary(BinOper::Custom("||"), SimpleExpr::from(" "))
            .binary(BinOper::Custom("||"), whole(C::GivenKana))
    };
    let mut query = registration::Entity::find()
        .select_only()
        .columns([C::Id, C::FamilyName, C::GivenName, C::OrganisationName])
        .column_as(reading(), "reading")
        .filter(C::EventId.eq(event))
        .filter(C::Status.eq(RegistrationStatus::Confirmed))
        .filter(C::FamilyName.is_not_null())
        .filter(C::GivenName.is_not_null())
        .filter(C::Id.in_subquery(given(OptionalConsent::ShowName)));
    if let Some((text, id)) = after {
        let beyond = Condition::any()
            .add(reading().gt(text.clone()))
            .add(reading().eq(text).and(C::Id.gt(id)));
        query = query.filter(beyond);
    }
    query
        .order_by_asc(reading())
        .order_by_asc(C::Id)
        .limit(limit)
        .into_model::<Shown>()
        .all(conn)
        .await
}

/// A company that is named.
#[derive(Debug, FromQueryResult)]
pub struct Named {
    /// Its page in the directory.
    pub id: OrganisationId,
    /// Its name there.
    pub name: OrganisationName,
    /// The list's order.
    pub sort_key: String,
}

/// The companies of the directory for which somebody with a seat agreed, in the order of readings.
/// A name that staff have not looked at yet is nobody's to publish: a stranger typed it.
pub async fn companies(
    conn: &impl ConnectionTrait,
    event: EventId,
    after: Option<Reading<OrganisationId>>,
    limit: u64,
) -> Result<Vec<Named>, DbErr> {
    use organisation::Column as C;
    let agreed = Query::select()
        .column(registration::Column::OrganisationId)
        .from(registration::Entity)
        .and_where(registration::Column::EventId.eq(event))
        .and_where(registration::Column::Status.eq(RegistrationStatus::Confirmed))
        .and_where(registration::Column::OrganisationId.is_not_null())
        // Nobody agrees to anything any more who was erased.
        .and_where(registration::Column::FamilyName.is_not_null())
        .and_where(registration::Column::Id.in_subquery(given(OptionalConsent::ShowCompany)))
        .take();
    let mut query = organisation::Entity::find()
        .select_only()
        .columns([C::Id, C::Name, C::SortKey])
        .filter(C::Id.in_subquery(agreed))
        .filter(C::Status.eq(OrganisationStatus::Active))
        .filter(C::MergedInto.is_null());
    if let Some((key, id)) = after {
        let beyond = Condition::any()
            .add(C::SortKey.gt(key.clone()))
            .add(C::SortKey.eq(key).and(C::Id.gt(id)));
        query = query.filter(beyond);
    }
    query
        .order_by_asc(C::SortKey)
        .order_by_asc(C::Id)
        .limit(limit)
        .into_model::<Named>()
        .all(conn)
        .await
}

/// Somebody who gets PR mail.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Recipient {
    /// Who.
    pub id: PersonId,
    /// Where to.
    pub email: Email,
    /// In which language.
    pub locale: Lang,
    /// 姓
    pub family_name: Option<FamilyName>,
    /// 名
    pub given_name: Option<GivenName>,
}

/// The people who agreed to PR mail with any registration and have not taken it back, each once, by id.
pub async fn recipients(
    conn: &impl ConnectionTrait,
    only: Option<PersonId>,
    after: Option<PersonId>,
    limit: u64,
) -> Result<Vec<Recipient>, DbErr> {
    use person::Column as C;
    let mut query =
        wanting()
            .select_only()
            .columns([C::Id, C::Email, C::Locale, C::FamilyName, C::GivenName]);
    if let Some(only) = only {
        query = query.filter(C::Id.eq(only));
    }
    if let Some(after) = after {
        query = query.filter(C::Id.gt(after));
    }
    query
        .order_by_asc(C::Id)
        .limit(limit)
        .into_model::<Recipient>()
        .all(conn)
        .await
}

/// How many these are.
pub async fn count_recipients(conn: &impl ConnectionTrait) -> Result<u64, DbErr> {
    wanting().count(conn).await
}

fn wanting() -> sea_orm::Select<person::Entity> {
    // Who was merged has the word of the one who stays.
    let whose = Query::select()
        .expr(Func::coalesce([
            Expr::col((person::Entity, person::Column::MergedInto)),
            Expr::col((person::Entity, person::Column::Id)),
        ]))
        .from(person::Entity)
        .inner_join(
            registration::Entity,
            Expr::col((registration::Entity, registration::Column::PersonId))
                .equals((person::Entity, person::Column::Id)),
        )
        .and_where(
            Expr::col((registration::Entity, registration::Column::Id))
                .in_subquery(given(OptionalConsent::PrMail)),
        )
        .take();
    person::Entity::find()
        .filter(person::Column::Email.is_not_null())
        .filter(person::Column::MergedInto.is_null())
        .filter(person::Column::Id.in_subquery(whose))
}
