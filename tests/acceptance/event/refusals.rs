//! What is refused, and leaves nothing behind.

use super::*;
use acceptance::{Persona, both};
use shared::problem::Code;

both! {
    /// Only staff who edit events make them; nobody else leaves a trace by trying.
    async fn strangers_make_no_events(app: TestApp) {
        programme(&app).await.expect(201);
        for (persona, status) in [
            (Persona::Anonymous, 401), (Persona::Member, 403), (Persona::Moderator, 403),
            (Persona::Admin, 403), (Persona::Suspended, 403), (Persona::ExpiredToken, 401),
            (Persona::WrongAudience, 401),
        ] {
            let client = app.persona(persona).await;
            let before = app.digest().await;
            let answer = client.post(EVENTS).json(&form()).await;
            assert!(answer.status() == status || persona == Persona::Suspended, "{persona:?}: {answer:?}");
            answer.problem();
            before.assert_same(&app.digest().await, persona.name());
        }
    }

    /// Where the prefecture confirms, the contractor's own publication is refused, from a draft and
    /// from a submitted event; where it does not, it is not.
    async fn a_contractor_publishes_only_where_the_programme_lets_it(app: TestApp) {
        let made = programme(&app).await;
        let (contractor, prefecture) = (app.contractor().await, app.prefecture().await);
        let id = draft(&contractor, &form()).await;
        step(&contractor, &id, "publish", None).await.assert_problem(Code::ConfirmationRequired);
        step(&contractor, &id, "submit", None).await.expect(200);
        let before = app.digest().await;
        step(&contractor, &id, "publish", None).await.assert_problem(Code::ConfirmationRequired);
        step(&contractor, &id, "return", Some(json!({"reason": "x"}))).await.assert_problem(Code::Forbidden);
        before.assert_same(&app.digest().await, "a refused publication");
        let mut free = programme_form();
        free["confirm_required"] = json!(false);
        let path = format!("/api/v1/programmes/{}", made.id());
        prefecture.put(&path).if_match(&made.etag()).json(&free).await.expect(200);
        step(&contractor, &id, "publish", None).await.expect(200);
    }

    /// A change without If-Match is 428, on an older version 412, and neither changes anything.
    async fn a_change_must_name_the_version_it_is_based_on(app: TestApp) {
        programme(&app).await.expect(201);
        let contractor = app.contractor().await;
        let id = draft(&contractor, &form()).await;
        let path = format!("{EVENTS}/{id}");
        let first = etag(&contractor, &id).await;
        contractor.put(&path).if_match(&first).json(&form_with(json!({"title": "二版"}))).await.expect(200);
        let before = app.digest().await;
        let third = form_with(json!({"title": "三版"}));
        contractor.put(&path).json(&third).await.assert_problem(Code::PreconditionRequired);
        contractor.put(&path).if_match(&first).json(&third).await.assert_problem(Code::VersionStale);
        contractor.put(&path).if_match("\"x\"").json(&third).await.assert_problem(Code::VersionStale);
        contractor.delete(&path).await.assert_problem(Code::PreconditionRequired);
        contractor.delete(&path).if_match(&first).await.assert_problem(Code::VersionStale);
        before.assert_same(&app.digest().await, "a stale change");
    }

    /// Who may not know of a draft is told that there is none.
    async fn a_draft_does_not_exist_for_others(app: TestApp) {
        programme(&app).await.expect(201);
        let contractor = app.contractor().await;
        let id = draft(&contractor, &form()).await;
        for persona in [Persona::Anonymous, Persona::Member, Persona::Moderator] {
            let client = app.persona(persona).await;
            for path in [format!("{EVENTS}/{id}"), format!("{EVENTS}/{id}/calendar.ics")] {
                client.get(&path).await.assert_problem(Code::NotFound);
            }
            for query in ["", "?period=all", "?q=水産", "?month=2026-07"] {
                let page = client.get(&format!("{EVENTS}{query}")).await.assert_status(200).json();
                assert!(titles(&page).is_empty(), "{persona:?} {query}");
            }
        }
        contractor.get(&format!("{EVENTS}/{id}")).await.expect(200);
        contractor.get(&format!("{EVENTS}/{id}/calendar.ics")).await.assert_problem(Code::NotFound);
        app.client().get(&format!("{EVENTS}/nonsense")).await.assert_problem(Code::NotFound);
    }

    /// One answer names every contradiction with its place.
    async fn every_contradiction_is_named(app: TestApp) {
        programme(&app).await.expect(201);
        let contractor = app.contractor().await;
        let before = app.digest().await;
        contractor.post(EVENTS).json(&form_with(json!({
            "ends_at": "2026-07-15T05:00:00Z", "moderators": [MISSING, MISSING],
            "opens_at": "2026-07-14T05:00:00Z", "closes_at": "2026-07-14T05:00:00Z",
        }))).await.assert_faults(&[
            ("/ends_at", Code::EndBeforeStart),
            ("/closes_at", Code::EndBeforeStart),
            ("/moderators/1", Code::Duplicate),
        ]);
        // What the programme and the accounts say, too.
        contractor.post(EVENTS).json(&form_with(json!({
            "opens_at": "2026-07-15T05:00:00Z", "moderators": [MISSING],
        }))).await.assert_faults(&[
            ("/opens_at", Code::EndBeforeStart), ("/moderators/0", Code::NoSuchReference),
        ]);
        contractor.post(EVENTS).json(&form_with(json!({"format": "online"}))).await.assert_faults(&[
            ("/capacity/in_person", Code::ModeNotOffered), ("/venue", Code::ModeNotOffered),
        ]);
        contractor.post(EVENTS).json(&form_with(json!({
            "starts_at": "2031-07-15T05:00:00Z", "ends_at": "2031-07-15T07:30:00Z",
        }))).await.assert_faults(&[("/starts_at", Code::NoProgramme)]);
        contractor.post(EVENTS).json(&form_with(json!({
            "capacity": {"in_person": -1, "online": 1_000_000_000, "vip": 1}, "color": "red",
            "starts_at": "2026-07-15", "format": "moon", "agenda": [{"kind": "input", "minutes": 0}],
        }))).await.assert_faults(&[
            ("/color", Code::UnknownField),
            ("/format", Code::UnknownValue),
            ("/starts_at", Code::NotATime),
            ("/capacity/vip", Code::UnknownField),
            ("/capacity/in_person", Code::OutOfRange),
            ("/capacity/online", Code::OutOfRange),
            ("/agenda/0/title", Code::Required),
            ("/agenda/0/minutes", Code::OutOfRange),
        ]);
        before.assert_same(&app.digest().await, "a refused event");
    }

    /// Text that hides, reorders or floods is refused in every field; so is half a character.
    async fn hostile_text_is_refused_in_every_field(app: TestApp) {
        programme(&app).await.expect(201);
        let contractor = app.contractor().await;
        let before = app.digest().await;
        let fields = [
            "/title", "/theme", "/summary", "/description", "/venue/name", "/venue/address", "/venue/access",
            "/fee_text", "/contact", "/agenda/0/title", "/agenda/0/speaker",
        ];
        let flood = "あ".repeat(300_000);
        for field in fields {
            for (text, code) in [
                ("a\u{0}b", Code::ForbiddenCharacter), ("a\u{202E}b", Code::ForbiddenCharacter),
                ("a\u{200B}b", Code::ForbiddenCharacter), (flood.as_str(), Code::TooLong),
            ] {
                let mut body = form();
                *body.pointer_mut(field).unwrap() = json!(text);
                contractor.post(EVENTS).json(&body).await.assert_faults(&[(field, code)]);
            }
        }
        let half = form().to_string().replace("見本会館", "\\ud800");
        contractor
            .post(EVENTS)
            .raw("application/json", half)
            .await
            .assert_faults(&[("/venue/name", Code::ForbiddenCharacter)]);
        let huge = form_with(json!({"summary": "x".repeat(1_100_000)}));
        contractor.post(EVENTS).json(&huge).await.assert_problem(Code::PayloadTooLarge);
        before.assert_same(&app.digest().await, "hostile text");
    }

    /// Each step from a wrong state is 409 and changes nothing.
    async fn a_step_from_a_wrong_state_is_refused(app: TestApp) {
        programme(&app).await.expect(201);
        let prefecture = app.prefecture().await;
        let reason = || Some(json!({"reason": "理由"}));
        let date = || Some(json!({"starts_at": "2026-08-05T05:00:00Z", "ends_at": "2026-08-05T07:00:00Z"}));
        let all = |id: &str| {
            let id = id.to_owned();
            move |name: &str| {
                let body = match name {
                    "return" | "postpone" | "cancel" => reason(),
                    "reschedule" => date(),
                    _ => None,
                };
                (id.clone(), name.to_owned(), body)
            }
        };
        let draft_id = draft(&prefecture, &form()).await;
        let submitted = draft(&prefecture, &form()).await;
        step(&prefecture, &submitted, "submit", None).await.expect(200);
        let public = published(&app, &form()).await;
        let postponed = published(&app, &form()).await;
        step(&prefecture, &postponed, "postpone", reason()).await.expect(200);
        let cancelled = published(&app, &form()).await;
        step(&prefecture, &cancelled, "cancel", reason()).await.expect(200);
        let before = app.digest().await;
        for (id, wrong) in [
            (&draft_id, vec!["withdraw", "return", "postpone", "reschedule", "cancel", "finish"]),
            (&submitted, vec!["submit", "postpone", "reschedule", "cancel", "finish"]),
            (&public, vec!["submit", "withdraw", "return", "publish", "reschedule", "finish"]),
            (&postponed, vec!["submit", "withdraw", "return", "publish", "postpone", "finish"]),
            (&cancelled, vec!["submit", "withdraw", "return", "publish", "postpone", "reschedule", "cancel", "finish"]),
        ] {
            for name in wrong {
                let (id, name, body) = all(id)(name);
                step(&prefecture, &id, &name, body).await.assert_problem(Code::EventState);
            }
        }
        for id in [&submitted, &cancelled] {
            let tag = etag(&prefecture, id).await;
            let path = format!("{EVENTS}/{id}");
            prefecture.put(&path).if_match(&tag).json(&form()).await.assert_problem(Code::EventState);
        }
        for id in [&submitted, &public, &cancelled] {
            let tag = etag(&prefecture, id).await;
            let path = format!("{EVENTS}/{id}");
            prefecture.delete(&path).if_match(&tag).await.assert_problem(Code::EventState);
        }
        before.assert_same(&app.digest().await, "a step from a wrong state");
    }

    /// Faults of single fields, of fields together and of what the database knows come in one answer.
    async fn one_answer_names_faults_of_every_sort(app: TestApp) {
        programme(&app).await.expect(201);
        let prefecture = app.prefecture().await;
        let bad = form_with(json!({
            "title": "", "ends_at": "2026-07-15T05:00:00Z", "capacity": {"in_person": -1, "online": 1_000_000_000},
            "format": "online", "colour": "red",
        }));
        prefecture.post(EVENTS).json(&bad).await.assert_status(422).assert_faults(&[
            ("/colour", Code::UnknownField), ("/title", Code::Required),
            ("/capacity/in_person", Code::OutOfRange), ("/capacity/online", Code::OutOfRange),
            ("/ends_at", Code::EndBeforeStart), ("/venue", Code::ModeNotOffered),
        ]);
        let far = form_with(json!({
            "starts_at": "2031-07-15T05:00:00Z", "ends_at": "2031-07-15T06:00:00Z",
            "moderators": [app.random().uuid_v4()],
        }));
        prefecture.post(EVENTS).json(&far).await.assert_status(422).assert_faults(&[
            ("/starts_at", Code::NoProgramme), ("/moderators/0", Code::NoSuchReference),
        ]);
    }
}

/// A well-formed id of nobody.
const MISSING: &str = "01900000-0000-7000-8000-000000000000";
