//! What refusals look like: one body for each code that a request can be refused with, and one line
//! for each that a field can have, as they come over HTTP.

use std::collections::BTreeMap;

use acceptance::spec::Document;
use acceptance::{Answer, Persona, TestApp, both};
use api::platform::extract::MAX_BODY;
use insta::{assert_json_snapshot, assert_snapshot};
use serde_json::{Value, json};
use shared::problem::Code;

use super::moments::wrong_moments;
use super::tame::tamed;
use crate::world::{World, body as request};

/// Codes that no request here is answered with, and where they are seen instead.
const ELSEWHERE: &[(Code, &str)] = &[
    (Code::TotpRequired, "account::totp"),
    (Code::TotpSetupRequired, "account::totp"),
    (Code::IdempotencyInFlight, "platform::idempotency::tests"),
    (Code::Internal, "spec::failing"),
    (Code::Unavailable, "spec::failing"),
    (Code::TooFewItems, "shared: field"),
    (Code::NotAPhone, "registration::hostile"),
    (Code::NotACorporateNumber, "shared: organisation"),
    (Code::NotAUrl, "shared: field"),
    (Code::ContractOver, "account::admin"),
    (Code::LastAdmin, "account::admin"),
    (Code::BothHaveAccounts, "organisation::persons"),
    (Code::PersonMerged, "organisation::persons"),
    (Code::BothRegistered, "organisation::persons"),
    (Code::QuestionsChanged, "registration::questions"),
    (Code::AgreementRequired, "registration::questions"),
    (Code::PartyFull, "registration::party"),
    (Code::ReservedAboveCapacity, "registration::kept"),
    (Code::CompanyLimit, "registration::company"),
    (Code::RegistrationState, "registration::offers"),
    (Code::OfferExpired, "registration::offers"),
    (Code::ModeFull, "registration::switching"),
    (Code::GroupWaits, "registration::switching"),
    (Code::ChangeClosed, "registration::party"),
    (Code::OrganisationMerged, "organisation::matching"),
    (Code::NotMergeable, "organisation::matching"),
    (Code::CorporateNumbersDiffer, "organisation::matching"),
    (Code::CorporateNumberTaken, "organisation::matching"),
    (Code::OpenMatters, "organisation::it"),
    (Code::AlreadyMatched, "organisation::matching"),
    (Code::NoOrganisation, "organisation::proposals"),
    (Code::NothingChanged, "organisation::proposals"),
    (Code::ProposalWaits, "organisation::proposals"),
    (Code::AlreadyDecided, "organisation::proposals"),
    (Code::OrganisationChanged, "organisation::proposals"),
    (Code::NotAnItCompany, "organisation::it"),
    (Code::ItRegistrationExists, "organisation::it"),
    (Code::PeriodsOverlap, "organisation::it"),
    (Code::FileTooLarge, "material::upload"),
    (Code::FileKindUnknown, "material::upload"),
    (Code::FileKindDiffers, "material::upload"),
    (Code::TooManyFiles, "material::limits"),
    (Code::ScopeNotHeld, "integration::keys"),
    (Code::ScopeNotForTest, "integration::keys"),
];

/// What was refused so far: the first answer of each code.
#[derive(Default)]
pub struct Seen {
    whole: BTreeMap<&'static str, Value>,
    places: BTreeMap<&'static str, String>,
}

impl Seen {
    /// Keeps it if it is the first of its code.
    #[track_caller]
    pub fn note(&mut self, answer: &Answer) {
        let problem = answer.problem();
        let body = tamed(answer.json());
        self.whole.entry(problem.code.as_str()).or_insert(body);
        for error in problem.errors {
            let said = format!(
                "{} {}: {}",
                error.code.as_str(),
                error.pointer,
                error.detail
            );
            self.places.entry(error.code.as_str()).or_insert(said);
        }
    }
}

/// A good request's body with some members replaced.
pub fn changed(world: &World, operation: &str, change: &Value) -> Value {
    let document = Document::current();
    let found = document.operation(operation).unwrap();
    let mut body = request(document, found, world).unwrap();
    for (name, value) in change.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

/// Bodies with something wrong: operation, who, path, what is changed.
#[expect(clippy::too_many_lines, reason = "a list of requests")]
async fn wrong_bodies(app: &TestApp, world: &World, seen: &mut Seen) {
    let event = |case| format!("/api/v1/events/{}", world.id("event", case));
    let join = |case| format!("{}/registrations", event(case));
    let (staff, prefecture, nobody) =
        (Persona::Contractor, Persona::Prefecture, Persona::Anonymous);
    let events = "/api/v1/events".to_owned();
    let programmes = "/api/v1/programmes".to_owned();
    let session =
        |title: &str| json!({"kind": "input", "title": title, "speaker": null, "minutes": 10});
    let many: Vec<Value> = (0..60).map(|_| session("話")).collect();
    let account = world.id("account", "own");
    let asks: Vec<(&str, Persona, String, Value)> = vec![
        (
            "create_event",
            staff,
            events.clone(),
            json!({
                "title": "", "theme": "a\u{202e}b", "summary": "あ".repeat(2000), "format": "moon",
                "starts_at": "noon", "fee_text": 5, "no_such": 1, "moderators": ["x"], "online_url": "nowhere",
                "capacity": {"in_person": 0, "online": 10}, "agenda": many,
            }),
        ),
        (
            "create_event",
            staff,
            events.clone(),
            json!({"ends_at": "2026-08-10T04:00:00Z"}),
        ),
        (
            "create_event",
            staff,
            events.clone(),
            json!({"moderators": [account, account]}),
        ),
        (
            "create_event",
            staff,
            events.clone(),
            json!({"moderators": [world.id("event", "full")]}),
        ),
        (
            "create_event",
            staff,
            events,
            json!({
                "starts_at": "2031-08-10T04:00:00Z", "ends_at": "2031-08-10T05:00:00Z",
            }),
        ),
        (
            "create_programme",
            prefecture,
            programmes.clone(),
            json!({"contract_from": "2027-02-30"}),
        ),
        (
            "create_programme",
            prefecture,
            programmes,
            json!({"fiscal_year": 2026,
            "contract_from": "2026-05-01", "contract_until": "2027-03-19"}),
        ),
        (
            "register_guest",
            nobody,
            join("published"),
            json!({
                "email": "a@b", "family_kana": "Sato", "phone": "zero",
            }),
        ),
        (
            "register_guest",
            nobody,
            join("published"),
            json!({"email": "a..b.@docomo.ne.jp"}),
        ),
        (
            "register_guest",
            nobody,
            join("published"),
            json!({"email": "a..b@example.jp"}),
        ),
        (
            "register_guest",
            nobody,
            join("published"),
            json!({"acceptance": {
                "terms_version": "2001-01-01", "privacy_version": "2001-01-01",
            }}),
        ),
        ("register_guest", nobody, join("over"), json!({})),
        (
            "sign_up",
            nobody,
            "/api/v1/accounts".to_owned(),
            json!({"password": "short"}),
        ),
        (
            "sign_up",
            nobody,
            "/api/v1/accounts".to_owned(),
            json!({"password": "aaaaaaaaaaaaaaaa"}),
        ),
        (
            "register_member",
            Persona::Member,
            format!("{}/me", join("published")),
            json!({}),
        ),
        (
            "give_role",
            Persona::Admin,
            format!("/api/v1/accounts/{account}/grants"),
            json!({
                "valid_until": "2020-01-01T00:00:00Z",
            }),
        ),
        (
            "verify_email",
            nobody,
            "/api/v1/auth/verify-email".to_owned(),
            json!({}),
        ),
        (
            "cancel_event",
            staff,
            format!("{}/cancel", event("cancelled")),
            json!({}),
        ),
        (
            "sign_in",
            nobody,
            "/api/v1/auth/sign-in".to_owned(),
            json!({"password": "chigau-kotoba"}),
        ),
        (
            "enable_totp",
            Persona::Member,
            "/api/v1/me/totp/enable".to_owned(),
            json!({}),
        ),
        (
            "set_up_totp",
            Persona::Moderator,
            "/api/v1/me/totp/setup".to_owned(),
            json!({"password": "chigau"}),
        ),
    ];
    for (operation, who, path, change) in asks {
        let body = changed(world, operation, &change);
        let answer = app.persona(who).await.post(&path).json(&body).await;
        assert!(
            answer.status() >= 400,
            "{operation} with {change}: {answer:?}"
        );
        seen.note(&answer);
    }
    let draft = app.contractor().await;
    let made = draft
        .post("/api/v1/events")
        .json(&changed(
            world,
            "create_event",
            &json!({
                "venue": null, "agenda": [], "summary": null,
            }),
        ))
        .await
        .assert_status(201)
        .id();
    seen.note(&draft.post(&format!("/api/v1/events/{made}/submit")).await);
}

/// What goes wrong without a body, or before it is looked at.
#[expect(clippy::too_many_lines, reason = "a list of requests")]
async fn wrong_requests(app: &TestApp, world: &World, seen: &mut Seen) {
    let nobody = app.client();
    let event = |case| format!("/api/v1/events/{}", world.id("event", case));
    let me = "/api/v1/me";
    seen.note(&nobody.get(me).await);
    for persona in [Persona::ExpiredToken, Persona::Suspended] {
        seen.note(&app.persona(persona).await.get(me).await);
    }
    seen.note(&app.member().await.get("/api/v1/accounts").await);
    seen.note(&nobody.get(&event("draft")).await);
    seen.note(&nobody.call("PATCH", "/api/v1/events").await);
    let sign_in = "/api/v1/auth/sign-in";
    seen.note(&nobody.post(sign_in).raw("application/json", "{").await);
    seen.note(&nobody.post(sign_in).raw("text/plain", "{}").await);
    seen.note(
        &nobody
            .post(sign_in)
            .raw("application/json", vec![b' '; MAX_BODY + 1])
            .await,
    );
    for query in [
        "limit=x",
        "cursor=bm8",
        "limit=0",
        "limit=1&limit=2",
        "month=2026-13",
    ] {
        seen.note(&nobody.get(&format!("/api/v1/events?{query}")).await);
    }
    nobody.set_cookie("musubi_refresh", "nobody-knows-this-token");
    seen.note(&nobody.post("/api/v1/auth/refresh").await);

    let contractor = app.contractor().await;
    let form = changed(world, "change_event", &json!({}));
    seen.note(&contractor.put(&event("draft")).json(&form).await);
    seen.note(
        &contractor
            .put(&event("draft"))
            .json(&form)
            .if_match("\"v0-0\"")
            .await,
    );
    seen.note(
        &contractor
            .post(&format!("{}/publish", event("draft")))
            .await,
    );
    for path in [event("draft"), event("submitted")] {
        let answer = contractor
            .post(&format!("{path}/clone"))
            .idempotency_key(&path.replace('/', "-"))
            .await;
        answer.expect(201);
    }
    let new = changed(world, "create_event", &json!({}));
    contractor
        .post("/api/v1/events")
        .idempotency_key("two")
        .json(&new)
        .await
        .expect(201);
    let other = changed(world, "create_event", &json!({"title": "別の会"}));
    seen.note(
        &contractor
            .post("/api/v1/events")
            .idempotency_key("two")
            .json(&other)
            .await,
    );

    let mut form = changed(world, "create_article", &json!({}));
    form["measure"]["deadline_kind"] = "postmark".into();
    seen.note(&contractor.post("/api/v1/staff/articles").json(&form).await);
    form["measure"]["deadline_time"] = "25:00".into();
    seen.note(&contractor.post("/api/v1/staff/articles").json(&form).await);

    let admin = app.admin().await;
    let suspended = world.id("account", "suspended");
    let reason = json!({"reason": "見本の停止"});
    seen.note(
        &admin
            .post(&format!("/api/v1/accounts/{suspended}/suspend"))
            .json(&reason)
            .await,
    );
    let own = world.id("account", "admin");
    seen.note(
        &admin
            .post(&format!("/api/v1/accounts/{own}/suspend"))
            .json(&reason)
            .await,
    );
}

both! {
    /// Each code is seen, and each refusal is as it was reviewed.
    async fn refusals_are_as_reviewed(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        let mut seen = Seen::default();
        wrong_requests(&app, &world, &mut seen).await;
        wrong_bodies(&app, &world, &mut seen).await;
        wrong_moments(&app, &world, &mut seen).await;
        let unseen: Vec<Code> = Code::ALL.iter().copied().filter(|code| {
            !seen.whole.contains_key(code.as_str()) && !seen.places.contains_key(code.as_str())
        }).collect();
        let mut elsewhere: Vec<Code> = ELSEWHERE.iter().map(|(code, _)| *code).collect();
        elsewhere.sort();
        assert_eq!(unseen, elsewhere, "codes that nothing here is refused with");
        for (code, body) in seen.whole {
            insta::with_settings!({ snapshot_suffix => code }, {
                assert_json_snapshot!("problem", body);
            });
        }
        let places: Vec<String> = seen.places.into_values().collect();
        assert_snapshot!("faults", places.join("\n"));
    }
}
