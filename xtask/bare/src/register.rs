//! `POST /api/v1/events/{id}/registrations`: one plain transaction per request. Statement by
//! statement it does what Musubi's registration of a guest does while there is a seat; the
//! waitlist and second registrations, which the bench never meets, are only refused.

use actix_web::error::{ErrorBadRequest, ErrorConflict, ErrorInternalServerError, ErrorNotFound};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, post, web};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr,
    EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, Statement,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::chance::{now, uuid_v7};
use crate::entity::{event, idempotency, person};
use crate::{books, db, list};

/// What a guest sends.
#[derive(Deserialize)]
pub struct Form {
    pub family_name: String,
    pub given_name: String,
    pub family_kana: String,
    pub given_kana: String,
    pub email: String,
    pub organisation_name: Option<String>,
    pub department: Option<String>,
    pub job_title: Option<String>,
    pub phone: Option<String>,
    pub mode: String,
    pub note: Option<String>,
    pub locale: String,
    pub acceptance: Acceptance,
}

/// Which texts were accepted.
#[derive(Clone, Deserialize)]
pub struct Acceptance {
    pub terms_version: String,
    pub privacy_version: String,
}

#[derive(Serialize)]
struct Receipt {
    event_id: Uuid,
    sent_to: String,
}

#[post("/api/v1/events/{id}/registrations")]
pub async fn guest(
    pool: web::Data<DatabaseConnection>,
    request: HttpRequest,
    id: web::Path<Uuid>,
    body: web::Bytes,
) -> actix_web::Result<HttpResponse> {
    let form: Form = serde_json::from_slice(&body).map_err(ErrorBadRequest)?;
    let answer = serde_json::to_vec(&Receipt {
        event_id: *id,
        sent_to: form.email.clone(),
    })?;
    let key = request.headers().get("idempotency-key");
    let key = key.and_then(|key| key.to_str().ok());
    let now = now();
    let tx = db::begin(&pool).await.map_err(ErrorInternalServerError)?;
    if let Some(key) = key
        && let Some(kept) = claim(&tx, key, &body, &answer, now).await?
    {
        return Ok(kept);
    }
    register(&tx, *id, form, now).await?;
    tx.commit().await.map_err(ErrorInternalServerError)?;
    Ok(accepted(answer))
}

fn accepted(answer: Vec<u8>) -> HttpResponse {
    HttpResponse::Accepted()
        .content_type("application/json")
        .body(answer)
}

/// Keeps the answer under the key before the work begins (both commit or neither does), or gives
/// the kept answer of an earlier request.
async fn claim(
    tx: &DatabaseTransaction,
    key: &str,
    body: &[u8],
    answer: &[u8],
    now: DateTime<Utc>,
) -> actix_web::Result<Option<HttpResponse>> {
    let hash = Sha256::digest(body).to_vec();
    let row = idempotency::Model {
        principal: "guest".to_owned(),
        operation: "register_guest".to_owned(),
        key: key.to_owned(),
        body_hash: hash.clone(),
        attempt: uuid_v7(now),
        status: Some(i32::from(StatusCode::ACCEPTED.as_u16())),
        headers: Some(json!({ "headers": [["content-type", "application/json"]] })),
        body: Some(answer.to_vec()),
        created_at: now,
    };
    let columns = [
        idempotency::Column::Principal,
        idempotency::Column::Operation,
        idempotency::Column::Key,
    ];
    let added = idempotency::Entity::insert(row.into_active_model().reset_all())
        .on_conflict(OnConflict::columns(columns).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await;
    if matches!(added, Ok(1)) {
        return Ok(None);
    }
    let slot = ("guest", "register_guest", key);
    let slot = (slot.0.to_owned(), slot.1.to_owned(), slot.2.to_owned());
    let kept = idempotency::Entity::find_by_id(slot)
        .one(tx)
        .await
        .map_err(ErrorInternalServerError)?
        .filter(|kept| kept.body_hash == hash)
        .and_then(|kept| kept.body)
        .ok_or_else(|| ErrorConflict("the key is taken"))?;
    Ok(Some(accepted(kept)))
}

async fn register(
    tx: &DatabaseTransaction,
    id: Uuid,
    form: Form,
    now: DateTime<Utc>,
) -> actix_web::Result<()> {
    let person = person_of(tx, &form, now)
        .await
        .map_err(ErrorInternalServerError)?;
    let event = event::Entity::find_by_id(id)
        .lock_exclusive()
        .one(tx)
        .await
        .map_err(ErrorInternalServerError)?
        .ok_or_else(|| ErrorNotFound("no such event"))?;
    if list::registration(&event, now).0 != "open" {
        return Err(ErrorConflict("registration is not open"));
    }
    if event.format != "hybrid" && event.format != form.mode {
        return Err(ErrorBadRequest("the event is not held this way"));
    }
    if !is_free(tx, id, person, &form.mode)
        .await
        .map_err(ErrorInternalServerError)?
    {
        return Err(ErrorConflict("no seat, or registered already"));
    }
    books::write(tx, id, person, form, now)
        .await
        .map_err(ErrorInternalServerError)
}

/// The person of the address, made when the address is new.
async fn person_of(
    tx: &DatabaseTransaction,
    form: &Form,
    now: DateTime<Utc>,
) -> Result<Uuid, DbErr> {
    let by_email = || {
        person::Entity::find()
            .filter(person::Column::Email.eq(&form.email))
            .one(tx)
    };
    if let Some(known) = by_email().await? {
        return Ok(known.id);
    }
    let row = person::Model {
        id: uuid_v7(now),
        email: Some(form.email.clone()),
        family_name: Some(form.family_name.clone()),
        given_name: Some(form.given_name.clone()),
        family_kana: Some(form.family_kana.clone()),
        given_kana: Some(form.given_kana.clone()),
        organisation_name: form.organisation_name.clone(),
        organisation_id: None,
        department: form.department.clone(),
        job_title: form.job_title.clone(),
        phone: form.phone.clone(),
        locale: form.locale.clone(),
        account_id: None,
        merged_into: None,
        created_at: now,
        updated_at: now,
        version: 1,
    };
    let id = row.id;
    let known = OnConflict::column(person::Column::Email)
        .do_nothing()
        .to_owned();
    let added = person::Entity::insert(row.into_active_model().reset_all())
        .on_conflict(known)
        .exec_without_returning(tx)
        .await?;
    if added == 1 {
        return Ok(id);
    }
    let known = by_email().await?;
    known.map(|row| row.id).ok_or(DbErr::RecordNotInserted)
}

/// Whether there is a seat and the person has none yet: one round trip.
async fn is_free(
    tx: &DatabaseTransaction,
    event: Uuid,
    person: Uuid,
    mode: &str,
) -> Result<bool, DbErr> {
    let sql = "SELECT (SELECT id FROM registration WHERE event_id = $1 AND person_id = $3 \
         AND status IN ('confirmed', 'waitlisted', 'pending', 'offered')) AS existing, \
         (SELECT capacity FROM seat_pool WHERE event_id = $1 AND mode = $2) AS capacity, \
         (SELECT taken FROM seat_pool WHERE event_id = $1 AND mode = $2) AS taken, \
         (SELECT waiting_in_person FROM registration_queue WHERE event_id = $1) AS waiting";
    let values = [event.into(), mode.into(), person.into()];
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    let row = tx.query_one_raw(statement).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("the counters".to_owned()))?;
    let number = |name| row.try_get::<Option<i32>>("", name);
    let existing: Option<Uuid> = row.try_get("", "existing")?;
    Ok(
        existing.is_none()
            && number("waiting")?.is_none()
            && number("taken")? < number("capacity")?,
    )
}
