//! The KPI page over HTTP, refusals first. What is expected is counted anew by each test, from what
//! it did.

mod entered;
mod figures;
pub mod files;
mod refusals;

use acceptance::{Client, Persona, TestApp};
use api::features::account::entity::person;
use api::features::organisation::service::{NewOrganisation, create};
use api::features::survey::entity::{response, survey};
use api::platform::log::Actor;
use sea_orm::{ActiveValue, ColumnTrait, DbErr, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use shared::organisation::{OrganisationId, OrganisationStatus, Sector};
use shared::time::Timestamp;

use crate::event::{form_with, programme_form, published};

const KPI: &str = "/api/v1/kpi";
const OUTSIDE: &str = "/api/v1/outside-figures";

/// Makes the programme of a fiscal year; its id.
async fn programme(app: &TestApp, year: i32) -> String {
    let mut form = programme_form();
    form["fiscal_year"] = json!(year);
    form["contract_from"] = json!(format!("{year}-05-01"));
    form["contract_until"] = json!(format!("{}-03-19", year + 1));
    let prefecture = app.prefecture().await;
    let made = prefecture.post("/api/v1/programmes").json(&form).await;
    made.assert_status(201).id()
}

/// A public event of this time.
async fn event(app: &TestApp, title: &str, starts_at: &str, ends_at: &str) -> String {
    let change = json!({
        "title": title, "starts_at": starts_at, "ends_at": ends_at,
        "capacity": {"in_person": 30, "online": 30}
    });
    published(app, &form_with(change)).await
}

/// Moves the clock, in steps that a sign-in outlives; who asked before stays signed in.
async fn at(app: &TestApp, time: &str) {
    for persona in [Persona::Contractor, Persona::Prefecture, Persona::Admin] {
        app.persona(persona).await;
    }
    let end: Timestamp = time.parse().unwrap();
    while app.clock.now() < end {
        let next = app.clock.now().plus_minutes(7 * 24 * 60);
        app.clock.set(next.min(end));
        app.renew().await;
    }
}

/// One who comes to an event.
#[derive(Clone, Copy, Debug)]
struct Comer {
    name: &'static str,
    mode: &'static str,
    kind: &'static str,
    company: Option<&'static str>,
}

/// A participant.
fn comer(name: &'static str, mode: &'static str, company: Option<&'static str>) -> Comer {
    Comer {
        name,
        mode,
        kind: "participant",
        company,
    }
}

/// Notes somebody as present; a name is a person, by its address.
async fn come(app: &TestApp, event: &str, comer: Comer) {
    let body = json!({
        "family_name": "見本", "given_name": "花子", "family_kana": "ミホン", "given_kana": "ハナコ",
        "email": address(comer.name), "organisation_name": comer.company,
        "kind": comer.kind, "mode": comer.mode
    });
    let path = format!("/api/v1/events/{event}/attendance/by-hand");
    let contractor = app.contractor().await;
    contractor.post(&path).json(&body).await.expect(201);
}

fn address(name: &str) -> String {
    format!("{name}@kpi.example.jp")
}

/// Adds a company to the directory.
async fn company(app: &TestApp, name: &str, sector: Sector) -> OrganisationId {
    let new = NewOrganisation {
        name: name.parse().unwrap(),
        kana: None,
        corporate_number: None,
        sector,
        industry: None,
        municipality: None,
        size: None,
        registered_it_since: None,
        description: None,
        offers: None,
        needs: None,
        website: None,
        status: OrganisationStatus::Active,
    };
    let context = app.context().clone();
    let db = context.db.clone();
    let added: Result<_, DbErr> = db
        .write(move |tx| Box::pin(async move { create(tx, &context, Actor::System, new).await }))
        .await;
    added.unwrap()
}

/// Answers as the survey writes them once there are enough: so many of 1, 2, 3, 4 and 5.
async fn answers(app: &TestApp, event: &str, counts: [u32; 5]) {
    let now = app.clock.now();
    let event = event.parse().unwrap();
    let mut rows = Vec::new();
    for (step, count) in (1..).zip(counts) {
        for _ in 0..count {
            rows.push(response::ActiveModel {
                id: ActiveValue::Set(app.random().uuid_v4().to_string().parse().unwrap()),
                event_id: ActiveValue::Set(event),
                satisfaction: ActiveValue::Set(step),
                content: ActiveValue::Set(3),
                exchange: ActiveValue::Set(3),
                discovery: ActiveValue::Set(3),
                comment: ActiveValue::Set(None),
            });
        }
    }
    let done: Result<(), DbErr> = app
        .context()
        .db
        .write(move |tx| {
            Box::pin(async move {
                if survey::Entity::find_by_id(event).one(tx).await?.is_none() {
                    let opened = survey::ActiveModel {
                        event_id: ActiveValue::Set(event),
                        opened_at: ActiveValue::Set(now),
                        closes_at: ActiveValue::Set(now.plus_minutes(1)),
                        closed_at: ActiveValue::Set(Some(now)),
                    };
                    survey::Entity::insert(opened)
                        .exec_without_returning(tx)
                        .await?;
                }
                response::Entity::insert_many(rows)
                    .exec_without_returning(tx)
                    .await
                    .map(|_| ())
            })
        })
        .await;
    done.unwrap();
}

/// Makes one person of two, as staff do when somebody was known twice.
async fn merge(app: &TestApp, from: &str, into: &str) {
    let addresses = [from, into].map(address);
    let done: Result<(), DbErr> = app
        .context()
        .db
        .write(move |tx| {
            Box::pin(async move {
                let [from, into] = addresses;
                let find =
                    |email: String| person::Entity::find().filter(person::Column::Email.eq(email));
                let into = find(into).one(tx).await?.unwrap().id;
                let from = find(from).one(tx).await?.unwrap().id;
                person::Entity::update_many()
                    .set(person::ActiveModel {
                        merged_into: ActiveValue::Set(Some(into)),
                        email: ActiveValue::Set(None),
                        ..Default::default()
                    })
                    .filter(person::Column::Id.eq(from))
                    .exec(tx)
                    .await
                    .map(|_| ())
            })
        })
        .await;
    done.unwrap();
}

/// The figures of a fiscal year.
async fn kpi(client: &Client, year: i32) -> Value {
    let path = format!("{KPI}?year={year}");
    client.get(&path).await.assert_status(200).json()
}

/// One of the figures that have a target.
fn figure<'v>(kpi: &'v Value, metric: &str) -> &'v Value {
    let all = kpi["figures"].as_array().unwrap();
    all.iter().find(|one| one["metric"] == metric).unwrap()
}

/// A figure from outside, with some members replaced.
#[expect(
    clippy::needless_pass_by_value,
    reason = "callers write `outside(json!({…}))`"
)]
fn outside(change: Value) -> Value {
    let mut form = json!({
        "label": "県ポータルサイトのアクセス数", "metric": "portal_accesses",
        "source": "県のアクセス解析", "period_from": "2026-04", "period_to": "2026-09",
        "basis": "per_month", "value": 2200, "note": null
    });
    for (name, value) in change.as_object().unwrap() {
        form[name] = value.clone();
    }
    form
}
