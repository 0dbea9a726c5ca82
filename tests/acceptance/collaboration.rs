//! Collaborations over HTTP, refusals first.

use acceptance::{Answer, Client, TestApp, both};
use api::features::collaboration::service::{count_by_stage, new_businesses, waiting};
use api::platform::log::{self, Actor, NewEntry};
use futures::future::join_all;
use sea_orm::DbErr;
use serde_json::{Value, json};
use shared::collaboration::Stage;
use shared::organisation::OrganisationStatus;
use shared::problem::Code;
use shared::time::{Day, FiscalYear};

use crate::world::World;

const PATH: &str = "/api/v1/collaborations";
const NOTHING: &str = "01900000-0000-7000-8000-000000000000";

/// A company of the directory.
async fn company(app: &TestApp, name: &str) -> String {
    World::company(app, name, OrganisationStatus::Active).await
}

/// Something that two companies do together.
#[expect(
    clippy::needless_pass_by_value,
    reason = "callers write `form(…, json!({…}))`"
)]
fn form(companies: &[&str], change: Value) -> Value {
    let mut form = json!({
        "title": "魚の鮮度を測る機器の共同開発", "summary": "市場で試しています。", "stage": "trial",
        "organisation_ids": companies, "origin_event_id": null, "launched_on": null
    });
    for (name, value) in change.as_object().unwrap() {
        form[name] = value.clone();
    }
    form
}

fn launched(companies: &[&str], on: &str) -> Value {
    form(companies, json!({"stage": "launched", "launched_on": on}))
}

async fn made(client: &Client, form: &Value) -> Value {
    client.post(PATH).json(form).await.assert_status(201).json()
}

fn one(shown: &Value) -> String {
    format!("{PATH}/{}", shown["id"].as_str().unwrap())
}

/// Changes it as it is now.
async fn change(client: &Client, shown: &Value, form: &Value) -> Answer {
    let tag = client.get(&one(shown)).await.assert_status(200).etag();
    client.put(&one(shown)).if_match(&tag).json(form).await
}

async fn titles(client: &Client, query: &str) -> Vec<String> {
    let page = client.get(&format!("{PATH}{query}")).await;
    let page = page.assert_status(200).json();
    let items = page["items"].as_array().unwrap();
    let title = |item: &Value| item["title"].as_str().unwrap().to_owned();
    items.iter().map(title).collect()
}

/// The history: what happened, from which stage, to which.
fn steps(shown: &Value) -> Vec<(&str, &str, &str)> {
    let lines = shown["history"].as_array().unwrap().iter();
    lines
        .map(|line| {
            let word = |name: &str| line[name].as_str().unwrap_or("-");
            (word("step"), word("from"), word("to"))
        })
        .collect()
}

both! {
    /// Whoever is no staff sees nothing of it; the contractor writes, only the prefecture confirms.
    async fn collaborations_are_staffs_matter(app: TestApp) {
        let company = company(&app, "株式会社見本システム").await;
        let staff = app.contractor().await;
        let shown = made(&staff, &launched(&[&company], "2026-05-20")).await;
        let path = one(&shown);
        let outsiders = [
            (app.client(), Code::Unauthenticated),
            (app.member().await, Code::Forbidden),
            (app.moderator().await, Code::Forbidden),
        ];
        let admin = app.admin().await;
        let before = app.digest().await;
        for (client, code) in &outsiders {
            client.get(PATH).await.assert_problem(*code);
            client.get(&path).await.assert_problem(*code);
        }
        let writers = outsiders.into_iter().chain([(admin, Code::Forbidden)]);
        for (client, code) in writers {
            client.post(PATH).json(&form(&[&company], json!({}))).await.assert_problem(code);
            client.put(&path).if_match("\"v1-0\"").json(&form(&[&company], json!({}))).await.assert_problem(code);
            client.delete(&path).if_match("\"v1-0\"").await.assert_problem(code);
            client.post(&format!("{path}/confirm")).await.assert_problem(code);
        }
        for step in ["confirm", "unconfirm"] {
            staff.post(&format!("{path}/{step}")).await.assert_problem(Code::Forbidden);
        }
        before.assert_same(&app.digest().await, "refused collaborations");
        app.admin().await.get(&path).await.expect(200);
        app.prefecture().await.post(&format!("{path}/confirm")).await.expect(200);
    }

    /// Every fault is named, and nothing is stored.
    async fn bad_input_is_named(app: TestApp) {
        let company = company(&app, "株式会社見本システム").await;
        let pending = World::company(&app, "見本の新しい会社", OrganisationStatus::Pending).await;
        let staff = app.contractor().await;
        let before = app.digest().await;
        for (body, faults) in [
            (json!({}), vec![
                ("/title", Code::Required), ("/stage", Code::Required), ("/organisation_ids", Code::Required),
            ]),
            (form(&[], json!({})), vec![("/organisation_ids", Code::TooFewItems)]),
            (form(&["x"], json!({"title": "", "summary": "あ".repeat(2001), "stage": "moon", "launched_on": "2026-02-30",
                "origin_event_id": 3, "confirmed_at": "now"})), vec![
                ("/confirmed_at", Code::UnknownField), ("/title", Code::Required), ("/summary", Code::TooLong),
                ("/stage", Code::UnknownValue), ("/organisation_ids/0", Code::NotAnId),
                ("/origin_event_id", Code::WrongType), ("/launched_on", Code::NotADate),
            ]),
            (form(&[&company, &company], json!({"stage": "launched"})), vec![
                ("/launched_on", Code::Required), ("/organisation_ids/1", Code::Duplicate),
            ]),
            (form(&[&company], json!({"launched_on": "2026-05-20"})), vec![("/launched_on", Code::LaunchNotReached)]),
            (form(&[NOTHING, &pending], json!({"origin_event_id": NOTHING, "stage": "launched", "launched_on": "2026-06-11"})),
                vec![
                    ("/organisation_ids/0", Code::NoSuchReference), ("/organisation_ids/1", Code::NoSuchReference),
                    ("/origin_event_id", Code::NoSuchReference), ("/launched_on", Code::InTheFuture),
                ]),
        ] {
            staff.post(PATH).json(&body).await.assert_faults(&faults);
        }
        staff.get(&format!("{PATH}/{NOTHING}")).await.assert_problem(Code::NotFound);
        staff.get(&format!("{PATH}?stage=moon&fiscal_year=3")).await
            .assert_faults(&[("/stage", Code::UnknownValue), ("/fiscal_year", Code::OutOfRange)]);
        before.assert_same(&app.digest().await, "bad input");
        // Today in Japan is a day on which it can have been launched.
        made(&staff, &launched(&[&company], "2026-06-10")).await;
    }

    /// Nobody overwrites or removes what they have not seen; what is confirmed stays.
    async fn a_change_needs_the_version_it_was_read_with(app: TestApp) {
        let company = company(&app, "株式会社見本システム").await;
        let (staff, prefecture) = (app.contractor().await, app.prefecture().await);
        let shown = made(&staff, &launched(&[&company], "2026-05-20")).await;
        let path = one(&shown);
        let body = launched(&[&company], "2026-05-20");
        staff.put(&path).json(&body).await.assert_problem(Code::PreconditionRequired);
        let tag = staff.get(&path).await.assert_status(200).etag();
        staff.put(&path).if_match(&tag).json(&body).await.expect(200);
        staff.put(&path).if_match(&tag).json(&body).await.assert_problem(Code::VersionStale);
        staff.delete(&path).await.assert_problem(Code::PreconditionRequired);
        staff.delete(&path).if_match(&tag).await.assert_problem(Code::VersionStale);
        prefecture.post(&format!("{path}/confirm")).if_match(&tag).await.assert_problem(Code::VersionStale);
        let tag = staff.get(&path).await.assert_status(200).etag();
        let done = prefecture.post(&format!("{path}/confirm")).if_match(&tag).await.assert_status(200);
        staff.delete(&path).if_match(&done.etag()).await.assert_problem(Code::AlreadyConfirmed);
        let back = prefecture.post(&format!("{path}/unconfirm")).await.assert_status(200);
        staff.delete(&path).if_match(&back.etag()).await.expect(204);
        staff.get(&path).await.assert_problem(Code::NotFound);
        staff.delete(&path).if_match(&back.etag()).await.assert_problem(Code::NotFound);
    }

    /// Only a launch is confirmed, and once; also when ten confirm at once.
    async fn a_launch_is_confirmed_once(app: TestApp) {
        let company = company(&app, "株式会社見本システム").await;
        let (staff, prefecture) = (app.contractor().await, app.prefecture().await);
        for early in [form(&[&company], json!({})), form(&[&company], json!({"stage": "ended"}))] {
            let path = one(&made(&staff, &early).await);
            prefecture.post(&format!("{path}/confirm")).await.assert_problem(Code::NotLaunched);
            prefecture.post(&format!("{path}/unconfirm")).await.assert_problem(Code::NotConfirmed);
        }
        let shown = made(&staff, &launched(&[&company], "2026-05-20")).await;
        let path = format!("{}/confirm", one(&shown));
        let answers = join_all((0..10).map(|_| {
            let (client, path) = (prefecture.clone(), path.clone());
            tokio::spawn(async move { client.post(&path).await.status() })
        })).await;
        let mut answers: Vec<u16> = answers.into_iter().map(Result::unwrap).collect();
        answers.sort_unstable();
        assert_eq!(answers, [vec![200], vec![409; 9]].concat());
        prefecture.post(&path).await.assert_problem(Code::AlreadyConfirmed);
        let shown = staff.get(&one(&shown)).await.assert_status(200).json();
        assert_eq!((&shown["counts_in"], &shown["confirmed_by"]), (&json!(2026), &json!("見本 宮子")));
        assert_eq!(steps(&shown), [("created", "-", "launched"), ("confirmed", "-", "launched")]);
    }

    /// Moving back from launched, or another day, takes the confirmation along, and says so; ending
    /// does not. The history tells who moved it when.
    async fn moving_back_takes_the_confirmation_along(app: TestApp) {
        let company = company(&app, "株式会社見本システム").await;
        let (staff, prefecture) = (app.contractor().await, app.prefecture().await);
        let shown = made(&staff, &form(&[&company], json!({"stage": "idea"}))).await;
        let path = one(&shown);
        let confirm = async || {
            prefecture.post(&format!("{path}/confirm")).await.assert_status(200).json()
        };
        app.clock.advance(chrono::Duration::minutes(1));
        change(&staff, &shown, &launched(&[&company], "2026-05-20")).await.expect(200);
        confirm().await;
        let ended = form(&[&company], json!({"stage": "ended", "launched_on": "2026-05-20"}));
        let shown = change(&staff, &shown, &ended).await.assert_status(200).json();
        assert_eq!(shown["counts_in"], 2026);
        let shown = change(&staff, &shown, &launched(&[&company], "2026-03-31")).await.assert_status(200).json();
        assert_eq!((&shown["counts_in"], &shown["confirmed_at"]), (&Value::Null, &Value::Null));
        assert_eq!(confirm().await["counts_in"], 2025);
        let shown = change(&staff, &shown, &form(&[&company], json!({}))).await.assert_status(200).json();
        assert_eq!((&shown["counts_in"], &shown["launched_on"]), (&Value::Null, &Value::Null));
        assert_eq!(steps(&shown), [
            ("created", "-", "idea"), ("moved", "idea", "launched"), ("confirmed", "-", "launched"),
            ("moved", "launched", "ended"), ("unconfirmed", "-", "launched"), ("moved", "ended", "launched"),
            ("confirmed", "-", "launched"), ("unconfirmed", "-", "trial"), ("moved", "launched", "trial"),
        ]);
        assert_eq!(shown["history"][0]["by"], "見本 匠");
        assert_eq!(shown["history"][1]["at"], "2026-06-10T01:01:00Z");
        // The title alone moves nothing.
        let renamed = form(&[&company], json!({"title": "別の題"}));
        let shown = change(&staff, &shown, &renamed).await.assert_status(200).json();
        assert_eq!(steps(&shown).len(), 9);
    }

    /// Filters, the newest first; pages follow each other.
    async fn the_list_is_filtered(app: TestApp) {
        let (one, two) = (company(&app, "株式会社見本システム").await, company(&app, "見本水産").await);
        let (staff, prefecture) = (app.contractor().await, app.prefecture().await);
        for (title, companies, stage, on) in [
            ("甲", vec![&*one], "idea", Value::Null), ("乙", vec![&*one, &*two], "launched", json!("2026-03-31")),
            ("丙", vec![&*two], "launched", json!("2026-04-01")), ("丁", vec![&*two], "ended", json!("2026-05-01")),
        ] {
            let body = form(&companies, json!({"title": title, "stage": stage, "launched_on": on}));
            let shown = made(&staff, &body).await;
            if title == "丙" {
                prefecture.post(&format!("{PATH}/{}/confirm", shown["id"].as_str().unwrap())).await.expect(200);
            }
            app.clock.advance(chrono::Duration::seconds(1));
        }
        for (query, expected) in [
            ("", vec!["丁", "丙", "乙", "甲"]), ("?stage=launched", vec!["丙", "乙"]),
            ("?fiscal_year=2026", vec!["丁", "丙"]), ("?fiscal_year=2025", vec!["乙"]),
            (&format!("?organisation_id={one}"), vec!["乙", "甲"]), ("?confirmation=confirmed", vec!["丙"]),
            ("?confirmation=waiting", vec!["丁", "乙"]), ("?confirmation=waiting&fiscal_year=2026", vec!["丁"]),
        ] {
            assert_eq!(titles(&staff, query).await, expected, "{query}");
        }
        let first = staff.get(&format!("{PATH}?limit=3")).await.assert_status(200).json();
        let cursor = first["next_cursor"].as_str().unwrap();
        assert_eq!(titles(&staff, &format!("?limit=3&cursor={cursor}")).await, ["甲"]);
        staff.get(&format!("{PATH}?stage=idea&cursor={cursor}")).await.assert_faults(&[("/cursor", Code::NotACursor)]);
    }

    /// A new business counts once, in the fiscal year of its launch, when it is confirmed.
    async fn later_slices_learn_the_numbers(app: TestApp) {
        let company = company(&app, "株式会社見本システム").await;
        let (staff, prefecture) = (app.contractor().await, app.prefecture().await);
        for (on, confirmed) in [("2026-03-31", true), ("2026-04-01", true), ("2026-05-01", false)] {
            let shown = made(&staff, &launched(&[&company], on)).await;
            if confirmed {
                prefecture.post(&format!("{}/confirm", one(&shown))).await.expect(200);
            }
        }
        made(&staff, &form(&[&company], json!({}))).await;
        let context = app.context();
        let conn = context.db.read();
        let in_year = async |year: i32| {
            let year = FiscalYear::new(year).unwrap();
            let (from, to) = (Day::new(year.first_day()), Day::new(year.last_day()));
            new_businesses(conn, from, to).await.unwrap()
        };
        assert_eq!((in_year(2025).await, in_year(2026).await, in_year(2027).await), (1, 1, 0));
        assert_eq!(waiting(conn).await.unwrap(), 1);
        let stages = count_by_stage(conn).await.unwrap();
        assert_eq!(stages.into_iter().collect::<Vec<_>>(), [(Stage::Trial, 1), (Stage::Launched, 3)]);
    }

    /// Companies that turn out to be one take part once; the list by company finds it still.
    async fn a_merged_company_takes_part_once(app: TestApp) {
        let (from, into) = (company(&app, "見本システム石巻").await, company(&app, "株式会社見本システム").await);
        let staff = app.contractor().await;
        let both = made(&staff, &form(&[&from, &into], json!({"title": "両方"}))).await;
        let only = made(&staff, &form(&[&from], json!({"title": "片方"}))).await;
        let now = app.clock.now();
        let data = json!({"from": from, "into": into});
        let subject: uuid::Uuid = from.parse().unwrap();
        let told: Result<(), DbErr> = app.context().db.write(move |tx| Box::pin(async move {
            let entry = NewEntry {
                kind: "organisation.merged",
                subject: ("organisation", &subject),
                actor: Actor::System,
                at: now,
                data,
            };
            log::append(tx, entry).await
        })).await;
        told.unwrap();
        app.settle().await;
        for shown in [both, only] {
            let shown = staff.get(&one(&shown)).await.assert_status(200).json();
            let companies = shown["organisations"].as_array().unwrap();
            assert_eq!(companies.len(), 1, "{shown}");
            assert_eq!(companies[0]["id"], into);
        }
        assert_eq!(titles(&staff, &format!("?organisation_id={into}")).await.len(), 2);
    }

    /// The same form under the same key is one collaboration.
    async fn a_form_sent_twice_makes_one(app: TestApp) {
        let company = company(&app, "株式会社見本システム").await;
        let staff = app.contractor().await;
        let send = || staff.post(PATH).idempotency_key("one").json(&form(&[&company], json!({})));
        let (first, second) = (send().await.assert_status(201), send().await.assert_status(201));
        assert_eq!((first.text(), first.header("location")), (second.text(), second.header("location")));
        assert_eq!(titles(&staff, "").await.len(), 1);
    }
}
