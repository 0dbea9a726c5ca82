//! The rows of a registration: seat, registration, history, event log, consents.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter,
};
use serde_json::json;
use uuid::Uuid;

use crate::chance::{random, uuid_v7};
use crate::entity::{consent, event_log, history, registration, seat_pool};
use crate::register::{Acceptance, Form};

/// Takes the seat and writes the registration with what belongs to it.
pub async fn write(
    tx: &DatabaseTransaction,
    event: Uuid,
    person: Uuid,
    form: Form,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let taken = seat_pool::Entity::update_many()
        .col_expr(
            seat_pool::Column::Taken,
            Expr::col(seat_pool::Column::Taken).add(1),
        )
        .filter(seat_pool::Column::EventId.eq(event))
        .filter(seat_pool::Column::Mode.eq(&form.mode))
        .filter(Expr::col(seat_pool::Column::Taken).lt(Expr::col(seat_pool::Column::Capacity)))
        .exec(tx)
        .await?;
    if taken.rows_affected != 1 {
        return Err(DbErr::RecordNotUpdated);
    }
    let (acceptance, locale) = (form.acceptance.clone(), form.locale.clone());
    let row = row(event, person, form, now);
    let id = row.id;
    registration::Entity::insert(row.into_active_model())
        .exec_without_returning(tx)
        .await?;
    trace(tx, id, event, now).await?;
    consents(tx, id, acceptance, locale, now).await
}

fn row(event: Uuid, person: Uuid, form: Form, now: DateTime<Utc>) -> registration::Model {
    registration::Model {
        id: uuid_v7(now),
        event_id: event,
        person_id: person,
        mode: form.mode,
        status: "confirmed".to_owned(),
        source: "guest".to_owned(),
        queue_seq: None,
        family_name: Some(form.family_name),
        given_name: Some(form.given_name),
        family_kana: Some(form.family_kana),
        given_kana: Some(form.given_kana),
        organisation_id: None,
        organisation_name: form.organisation_name,
        department: form.department,
        job_title: form.job_title,
        phone: form.phone,
        note: form.note,
        locale: form.locale,
        code: code(),
        created_at: now,
        confirmed_at: Some(now),
        cancelled_at: None,
        cancelled_by: None,
        cancel_reason: None,
        updated_at: now,
        version: 1,
    }
}

async fn consents(
    tx: &DatabaseTransaction,
    id: Uuid,
    acceptance: Acceptance,
    locale: String,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let consents = [
        ("terms", acceptance.terms_version),
        ("privacy", acceptance.privacy_version),
    ];
    let consents = consents.map(|(document, version)| {
        let row = consent::Model {
            id: uuid_v7(now),
            subject_kind: "registration".to_owned(),
            subject_id: id,
            document: document.to_owned(),
            version,
            locale: locale.clone(),
            accepted_at: now,
        };
        row.into_active_model().reset_all()
    });
    consent::Entity::insert_many(consents)
        .exec_without_returning(tx)
        .await
        .map(|_| ())
}

/// The line of the registration's history and the entry of the event log.
async fn trace(
    tx: &DatabaseTransaction,
    id: Uuid,
    event: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    history::Entity::insert(history::ActiveModel {
        id: NotSet,
        registration_id: Set(id),
        at: Set(now),
        actor_kind: Set("anonymous".to_owned()),
        actor_id: Set(None),
        from_status: Set(None),
        to_status: Set("confirmed".to_owned()),
        cause: Set("joined_with_seat".to_owned()),
        reason: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    event_log::Entity::insert(event_log::ActiveModel {
        id: NotSet,
        kind: Set("registration.confirmed".to_owned()),
        subject_kind: Set("registration".to_owned()),
        subject_id: Set(id),
        actor_kind: Set("anonymous".to_owned()),
        actor_id: Set(None),
        programme_id: Set(None),
        at: Set(now),
        data: Set(json!({ "event_id": event, "position": null })),
        position: NotSet,
    })
    .exec_without_returning(tx)
    .await
    .map(|_| ())
}

/// Ten letters of Crockford's base 32.
fn code() -> String {
    let letters = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let letter = |byte: u8| letters.get(usize::from(byte % 32)).copied().unwrap_or(b'0');
    random::<10>()
        .map(letter)
        .iter()
        .map(|c| char::from(*c))
        .collect()
}
