//! The staff's desk: list, numbers, by hand, cancelling, history.

use super::*;
use acceptance::both;
use api::features::organisation::service::{NewOrganisation, create};
use api::platform::log::Actor;
use shared::organisation::{OrganisationId, OrganisationStatus, Sector};
use shared::problem::Code;

/// The family names of a page.
async fn names(client: &Client, event: &str, query: &str) -> Vec<String> {
    let path = format!("{EVENTS}/{event}/registrations?limit=100{query}");
    let page = client.get(&path).await.assert_status(200).json();
    let items = page["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| item["given_name"].as_str().unwrap().to_owned())
        .collect()
}

/// The contractor signs in again: the clock has moved on past the token.
async fn again(app: &TestApp) -> Client {
    app.contractor().await;
    app.sign_in(&acceptance::Persona::Contractor.email()).await
}

/// Adds an organisation.
pub(super) async fn organisation(
    app: &TestApp,
    name: &str,
    sector: Sector,
    status: OrganisationStatus,
) -> OrganisationId {
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
        status,
    };
    let context = app.context().clone();
    let db = context.db.clone();
    let added: Result<_, sea_orm::DbErr> = db
        .write(move |tx| Box::pin(async move { create(tx, &context, Actor::System, new).await }))
        .await;
    added.unwrap()
}

both! {
    /// The list of events learns in one answer who has a seat and who waits, by event and mode.
    async fn the_numbers_of_all_events_come_together(app: TestApp) {
        let (full, quiet) = (event(&app, 1, 5).await, event(&app, 5, 5).await);
        for name in ["one", "two", "three"] {
            token_of(&app, &full, name).await;
        }
        let gone = token_of(&app, &quiet, "four").await;
        cancel(&app, &gone).await.expect(200);
        join(&app, &full, &with(guest("five"), json!({"mode": "online"}))).await.expect(202);
        let staff = again(&app).await;
        let counts = async |query: &str| {
            let path = format!("/api/v1/staff/registration-counts{query}");
            staff.get(&path).await.assert_status(200).json()["items"].clone()
        };
        let expected = json!([
            {"event_id": full, "mode": "in_person", "confirmed": 1, "waitlisted": 2, "pending": 0},
            {"event_id": full, "mode": "online", "confirmed": 1, "waitlisted": 0, "pending": 0},
        ]);
        assert_eq!(counts("").await, expected);
        assert_eq!(counts("?fiscal_year=2026").await, expected);
        assert_eq!(counts("?fiscal_year=2025").await, json!([]));
    }

    /// Participants and outsiders see nothing of the desk, whatever they try.
    async fn the_desk_is_for_staff(app: TestApp) {
        let id = event(&app, 1, 1).await;
        token_of(&app, &id, "one").await;
        let registration = rows(&app, &id).await[0]["id"].as_str().unwrap().to_owned();
        let clients = [
            (app.client(), Code::Unauthenticated),
            (app.member().await, Code::Forbidden),
            (app.moderator().await, Code::Forbidden),
            (app.admin().await, Code::Forbidden),
        ];
        let before = app.digest().await;
        let reads = [
            format!("{EVENTS}/{id}/registrations"),
            format!("{EVENTS}/{id}/registrations/summary"),
            format!("{EVENTS}/{id}/registrations.csv"),
            format!("/api/v1/registrations/{registration}"),
            format!("/api/v1/registrations/{registration}/history"),
        ];
        for (client, code) in clients {
            for path in &reads {
                client.get(path).await.assert_problem(code);
            }
            let reason = json!({"reason": "x"});
            client.post(&format!("/api/v1/registrations/{registration}/cancel")).json(&reason).await
                .assert_problem(code);
            client.post(&format!("{EVENTS}/{id}/registrations/by-hand")).json(&reason).await
                .assert_problem(code);
        }
        let staff = app.contractor().await;
        let nothing = "01900000-0000-7000-8000-000000000000";
        staff.get(&format!("{EVENTS}/{nothing}/registrations")).await.assert_problem(Code::NotFound);
        staff.get(&format!("{EVENTS}/{nothing}/registrations.csv")).await.assert_problem(Code::NotFound);
        staff.get(&format!("/api/v1/registrations/{nothing}")).await.assert_problem(Code::NotFound);
        assert_eq!(app.digest().await, before);
    }

    /// Filters narrow the list; part of a name, a reading, an organisation or an address finds.
    async fn the_list_is_filtered_and_searched(app: TestApp) {
        let id = event(&app, 1, 5).await;
        for (name, given, kana, mode, organisation) in [
            ("one", "花子", "ハナコ", "in_person", "見本水産株式会社"),
            ("two", "次郎", "ジロウ", "in_person", "100%_見本"),
            ("three", "三郎", "サブロウ", "online", "Mihon Soft"),
        ] {
            let form = with(guest(name), json!({
                "given_name": given, "given_kana": kana, "mode": mode, "organisation_name": organisation,
            }));
            join(&app, &id, &form).await.expect(202);
            app.clock.advance(chrono::Duration::seconds(1));
        }
        let staff = app.contractor().await;
        assert_eq!(names(&staff, &id, "").await, ["三郎", "次郎", "花子"]);
        assert_eq!(names(&staff, &id, "&status=waitlisted").await, ["次郎"]);
        assert_eq!(names(&staff, &id, "&mode=online").await, ["三郎"]);
        assert_eq!(names(&staff, &id, "&mode=online&status=waitlisted").await, Vec::<String>::new());
        for (q, expected) in [
            ("見本 次", vec!["次郎"]), ("見本花", vec!["花子"]), ("はなこ", vec!["花子"]), ("みほん さぶ", vec!["三郎"]),
            ("水産", vec!["花子"]), ("mihon", vec!["三郎"]), ("100%_", vec!["次郎"]), ("%", vec!["次郎"]),
            ("TWO@example", vec!["次郎"]), ("' OR 1=1 --", vec![]),
        ] {
            let query = format!("&q={}", shared::query::encode(q));
            assert_eq!(names(&staff, &id, &query).await, expected, "{q}");
        }
        let summary = staff.get(&format!("{EVENTS}/{id}/registrations/summary")).await.assert_status(200).json();
        assert_eq!(summary["by_mode"], json!([
            {"mode": "in_person", "capacity": 1, "confirmed": 1, "offered": 0, "waitlisted": 1, "pending": 0,
                "overbooked": 0, "cancelled": 0},
            {"mode": "online", "capacity": 5, "confirmed": 1, "offered": 0, "waitlisted": 0, "pending": 0,
                "overbooked": 0, "cancelled": 0},
        ]));
        let path = format!("{EVENTS}/{id}/registrations?limit=1");
        let cursor = staff.get(&path).await.assert_status(200).json()["next_cursor"].clone();
        let other = format!("{path}&status=confirmed&cursor={}", cursor.as_str().unwrap());
        staff.get(&other).await.assert_faults(&[("/cursor", Code::NotACursor)]);
    }

    /// A company out of the directory goes by its name there, and counts for its sector.
    async fn a_picked_company_counts_for_its_sector(app: TestApp) {
        let id = event(&app, 1, 5).await;
        let it = organisation(&app, "株式会社見本システム", Sector::It, OrganisationStatus::Active).await;
        let hidden = organisation(&app, "見本予定合同会社", Sector::Local, OrganisationStatus::Pending).await;
        let picked = with(guest("one"), json!({"organisation_id": it, "organisation_name": "別の名"}));
        join(&app, &id, &picked).await.expect(202);
        join(&app, &id, &with(guest("two"), json!({"organisation_id": it, "organisation_name": null}))).await.expect(202);
        join(&app, &id, &with(guest("three"), json!({"mode": "online"}))).await.expect(202);
        join(&app, &id, &with(guest("four"), json!({"organisation_id": hidden}))).await
            .assert_faults(&[("/organisation_id", Code::NoSuchReference)]);
        let seen = rows(&app, &id).await;
        assert_eq!((&seen[0]["organisation_name"], &seen[0]["sector"]), (&json!("株式会社見本システム"), &json!("it")));
        assert_eq!(seen[2]["sector"], Value::Null);
        let staff = app.contractor().await;
        let summary = staff.get(&format!("{EVENTS}/{id}/registrations/summary")).await.assert_status(200).json();
        assert_eq!(summary["by_sector"], json!([
            {"sector": "it", "confirmed": 1, "waitlisted": 1, "pending": 0, "kept": 0},
            {"sector": null, "confirmed": 1, "waitlisted": 0, "pending": 0, "kept": 0},
        ]));
    }

    /// Staff take a registration down by hand, also after the deadline, and fairly.
    async fn by_hand_is_fair_and_told(app: TestApp) {
        let id = event(&app, 1, 5).await;
        let path = format!("{EVENTS}/{id}/registrations/by-hand");
        let hidden = draft(&app, 1, 1).await;
        app.clock.set("2026-07-14T12:00:00Z".parse().unwrap());
        let staff = again(&app).await;
        let form = with(guest("called"), json!({"acceptance": null}));
        let made = staff.post(&path).json(&form).await.assert_status(201).json();
        assert_eq!((&made["status"], &made["source"]), (&json!("confirmed"), &json!("staff")));
        staff.post(&path).json(&form).await.assert_problem(Code::AlreadyRegistered);
        let second = with(guest("faxed"), json!({"acceptance": null}));
        let waits = staff.post(&path).json(&second).await.assert_status(201).json();
        assert_eq!((&waits["status"], &waits["queue_seq"]), (&json!("waitlisted"), &json!(1)));
        assert_eq!(app.mails_to("called@example.jp").await[0].kind, "registration-confirmed");
        let path = format!("{EVENTS}/{hidden}/registrations/by-hand");
        staff.post(&path).json(&form).await.assert_problem(Code::EventState);
    }

    /// Cancelling by staff needs a reason, moves the queue, and stands in the history by name.
    async fn cancelling_by_staff_stands_in_the_history(app: TestApp) {
        let id = event(&app, 1, 5).await;
        token_of(&app, &id, "one").await;
        token_of(&app, &id, "two").await;
        let staff = app.contractor().await;
        let seen = rows(&app, &id).await;
        let (one, two) = (seen[0]["id"].as_str().unwrap(), seen[1]["id"].as_str().unwrap());
        let path = format!("/api/v1/registrations/{one}");
        staff.post(&format!("{path}/cancel")).json(&json!({"reason": " "})).await
            .assert_faults(&[("/reason", Code::Required)]);
        // Also after the beginning, so that the numbers come out right; then nobody moves up.
        app.clock.set("2026-07-15T05:00:00Z".parse().unwrap());
        let staff = again(&app).await;
        let reason = json!({"reason": "当日欠席のご連絡"});
        let gone = staff.post(&format!("{path}/cancel")).json(&reason).await.assert_status(200).json();
        assert_eq!((&gone["status"], &gone["version"]), (&json!("cancelled"), &json!(2)));
        staff.post(&format!("{path}/cancel")).json(&reason).await.assert_problem(Code::AlreadyCancelled);
        let path_of_two = format!("/api/v1/registrations/{two}");
        let two = staff.get(&path_of_two).await.assert_status(200).json();
        assert_eq!(two["status"], "waitlisted");
        let history = staff.get(&format!("{path}/history")).await.assert_status(200).json();
        let last = &history["lines"][1];
        assert_eq!(last["cause"], "cancelled_by_staff");
        assert_eq!((&last["from"], &last["to"]), (&json!("confirmed"), &json!("cancelled")));
        assert!(last["actor_name"].as_str().unwrap().contains("匠"), "{last}");
        assert_eq!(last["reason"], "当日欠席のご連絡");
    }
}
