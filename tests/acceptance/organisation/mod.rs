//! Companies: the directory, names that wait, what their people propose, registered IT companies.

mod carry;
mod directory;
mod editing;
mod it;
mod matching;
mod persons;
mod proposals;

use acceptance::{Client, TestApp};
use api::features::organisation::service::{self, NewOrganisation};
use api::platform::http_error::ApiError;
use api::platform::log::Actor;
use serde_json::{Value, json};
use shared::organisation::{Industry, Municipality, OrganisationId, OrganisationStatus, Sector};

const STAFF: &str = "/api/v1/staff/organisations";

pub(crate) fn organisation(name: &str, kana: &str, sector: Sector) -> NewOrganisation {
    NewOrganisation {
        name: name.parse().unwrap(),
        kana: kana.parse().ok(),
        corporate_number: None,
        sector,
        industry: Some(Industry::Information),
        municipality: Some(Municipality::Sendai),
        size: None,
        registered_it_since: (sector == Sector::It).then(|| "2025-04-01".parse().unwrap()),
        description: None,
        offers: None,
        needs: None,
        website: None,
        status: OrganisationStatus::Active,
    }
}

pub(crate) async fn add(app: &TestApp, new: NewOrganisation) -> OrganisationId {
    let context = app.context().clone();
    let db = context.db.clone();
    let added = db.write(move |tx| {
        Box::pin(async move {
            let id = service::create(tx, &context, Actor::System, new).await?;
            Ok::<_, ApiError>(id)
        })
    });
    added.await.unwrap()
}

/// A company of the directory.
async fn listed(app: &TestApp, name: &str, sector: Sector) -> OrganisationId {
    let mut new = organisation(name, "", sector);
    new.registered_it_since = None;
    add(app, new).await
}

/// The first page of names that wait.
async fn queue(staff: &Client) -> Vec<Value> {
    let page = staff.get("/api/v1/staff/name-matching").await;
    let page = page.assert_status(200).json();
    page["items"].as_array().unwrap().clone()
}

/// Takes a step with an organisation.
async fn step(staff: &Client, id: &str, step: &str, body: Value) -> acceptance::Answer {
    staff
        .post(&format!("{STAFF}/{id}/{step}"))
        .json(&body)
        .await
}

/// Says that somebody works for a company.
async fn works_for(client: &Client, company: OrganisationId) {
    let body = json!({"organisation_id": company});
    client
        .post("/api/v1/me/organisation")
        .json(&body)
        .await
        .expect(200);
}
