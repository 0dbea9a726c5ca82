//! The party after the event, and one's own answers.

use super::questions::{ask, every_kind, extras, id, saying};
use super::*;
use acceptance::{Backend, both};
use futures::future::join_all;
use sea_orm::{ConnectionTrait, Statement};
use shared::problem::Code;

fn own(token: &str) -> String {
    format!("/api/v1/registrations/by-link/{token}/extras")
}

/// Registers somebody who comes to the party; the token of their link.
async fn comes(app: &TestApp, event: &str, asked: &Value, name: &str) -> String {
    let said = with(extras(asked), json!({ "party": true }));
    join(app, event, &saying(name, &said)).await.expect(202);
    let mails = app.mails_to(&format!("{name}@example.jp")).await;
    mails.last().unwrap().token("/registrations/")
}

/// How many places the party has, how many are taken, and how many people hold one.
async fn places(app: &TestApp, event: &str) -> (i64, i64) {
    let conn = app.context().db.read();
    let sql = "SELECT CAST(taken AS BIGINT), (SELECT COUNT(*) FROM registration_party p \
        JOIN registration r ON r.id = p.registration_id WHERE r.event_id = $1) \
        FROM registration_party_pool WHERE event_id = $1";
    let event: sea_orm::Value = event.parse::<uuid::Uuid>().unwrap().into();
    let ask = Statement::from_sql_and_values(conn.get_database_backend(), sql, [event]);
    let row = conn.query_one_raw(ask).await.unwrap().unwrap();
    let number = |n| row.try_get_by_index::<i64>(n).unwrap();
    (number(0), number(1))
}

both! {
    /// When the party is full the choice is refused and nobody is registered by it; the event itself
    /// takes them. Who cancels gives the place back.
    async fn a_full_party_is_refused_and_nobody_waits_for_it(app: TestApp) {
        let event = event(&app, 1, 9).await;
        let asked = ask(&app, &event, &every_kind()).await;
        let first = comes(&app, &event, &asked, "a").await;
        // On the event's waitlist one counts for the party as well.
        comes(&app, &event, &asked, "b").await;
        let before = app.digest().await;
        let said = with(extras(&asked), json!({ "party": true }));
        register(&app.client(), &event, &saying("c", &said)).await.assert_problem(Code::PartyFull);
        // Whoever is registered already learns no more than anybody.
        register(&app.client(), &event, &saying("a", &said)).await.assert_problem(Code::PartyFull);
        before.assert_same(&app.digest().await, "a full party");
        let path = super::questions::questions_path(&event);
        let offer = app.client().get(&path).await.json()["party"].clone();
        assert_eq!((&offer["full"], &offer["left"]), (&json!(true), &json!(0)));
        join(&app, &event, &saying("c", &extras(&asked))).await.expect(202);
        // Staff can't shrink it below those who come.
        let staff = app.contractor().await;
        let small = json!({ "questions": asked["questions"], "support": true, "party": { "capacity": 1 } });
        let put = staff.put(&path).if_match("\"v1-x\"").json(&small).await;
        put.assert_faults(&[("/party/capacity", Code::CapacityBelowTaken)]);
        cancel(&app, &first).await.expect(200);
        assert_eq!(places(&app, &event).await, (1, 1));
        comes(&app, &event, &asked, "d").await;
        assert_eq!(places(&app, &event).await, (2, 2));
    }

    /// Many at once for the party's last places: as many come as there are places.
    async fn the_last_places_go_to_as_many_as_there_are(app: TestApp) {
        let event = event(&app, 50, 50).await;
        let asked = ask(&app, &event, &every_kind()).await;
        let n = if app.backend() == Backend::Postgres { 3 } else { 1 };
        let processes = app.processes(crate::SERVICE, n).await;
        let said = with(extras(&asked), json!({ "party": true }));
        let answers = join_all((0..30).map(|n| {
            let client = processes[n % processes.len()].client();
            let (event, form) = (event.clone(), saying(&format!("guest{n}"), &said));
            tokio::spawn(async move { register(&client, &event, &form).await.status() })
        })).await;
        let answers: Vec<u16> = answers.into_iter().map(Result::unwrap).collect();
        let count = |status: u16| answers.iter().filter(|one| **one == status).count();
        assert_eq!((count(202), count(409)), (2, 28), "{answers:?}");
        assert_eq!(places(&app, &event).await, (2, 2));
        assert_eq!(rows(&app, &event).await.len(), 2);
    }

    /// One's own answers are seen and changed by the link or in one's pages, until the deadline, on
    /// the version that was read, and by nobody else.
    async fn own_answers_are_changed_until_the_deadline(app: TestApp) {
        let event = event(&app, 9, 9).await;
        let asked = ask(&app, &event, &every_kind()).await;
        let said = with(extras(&asked), json!({ "support": "筆談", "party": true }));
        join(&app, &event, &saying("a", &said)).await.expect(202);
        let token = app.mails_to("a@example.jp").await.last().unwrap().token("/registrations/");
        let client = app.client();
        client.get(&format!("{}x", own(&token))).await.assert_problem(Code::NotFound);
        client.get(&own("AZrW0wAAcACAAAAAAAAAAQAGRJ9v")).await.assert_problem(Code::LinkInvalid);
        let shown = client.get(&own(&token)).await.assert_status(200);
        assert_eq!(shown.header("cache-control"), "private, no-store");
        let (tag, shown) = (shown.etag(), shown.json());
        assert_eq!((&shown["support"], &shown["party"]), (&json!("筆談"), &json!(true)));
        assert_eq!((&shown["can_change"], &shown["answers"][0]["text"]), (&json!(true), &json!("製造です")));
        let put = async |tag: &str, body: &Value| {
            app.client().put(&own(&token)).if_match(tag).json(body).await
        };
        let (answer, consent) = (id(&asked, 0), id(&asked, 5));
        client.put(&own(&token)).json(&said).await.assert_problem(Code::PreconditionRequired);
        put("\"v9-x\"", &said).await.assert_problem(Code::VersionStale);
        let mute = json!({ "version": 1, "answers": [{ "question_id": answer }] });
        put(&tag, &mute).await.assert_faults(&[
            ("/answers/0/text", Code::Required),
            (&format!("/answers/{consent}"), Code::AgreementRequired)]);
        put(&tag, &with(said.clone(), json!({ "version": 7 }))).await
            .assert_problem(Code::QuestionsChanged);
        let next = json!({ "version": 1, "answers": [
            { "question_id": answer, "text": "販売です" }, { "question_id": consent, "agreed": true }] });
        let changed = put(&tag, &next).await.assert_status(200).json();
        assert_eq!((&changed["support"], &changed["party"]), (&Value::Null, &json!(false)));
        assert_eq!((&changed["answers"][0]["text"], &changed["version"]), (&json!("販売です"), &json!(2)));
        assert_eq!(places(&app, &event).await, (0, 0));
        put(&tag, &next).await.assert_problem(Code::VersionStale);
        app.clock.set("2026-07-15T05:00:00Z".parse().unwrap());
        put("\"v2-x\"", &next).await.assert_problem(Code::ChangeClosed);
        assert_eq!(client.get(&own(&token)).await.json()["can_change"], false);
    }

    /// A member's answers are the member's; a cancelled registration's are changed by nobody.
    async fn another_members_answers_are_out_of_reach(app: TestApp) {
        let event = event(&app, 9, 9).await;
        let asked = ask(&app, &event, &every_kind()).await;
        let (member, other) = (app.member().await, app.other_member().await);
        let form = json!({ "mode": "in_person", "locale": "ja", "acceptance": acceptance(),
            "extras": extras(&asked) });
        let path = format!("{EVENTS}/{event}/registrations/me");
        let mine = member.post(&path).json(&form).await.assert_status(201).id();
        let path = format!("/api/v1/me/registrations/{mine}/extras");
        let before = app.digest().await;
        app.client().get(&path).await.assert_problem(Code::Unauthenticated);
        other.get(&path).await.assert_problem(Code::NotFound);
        let put = async |client: &Client, tag: &str| {
            client.put(&path).if_match(tag).json(&extras(&asked)).await
        };
        put(&other, "\"v1-x\"").await.assert_problem(Code::NotFound);
        before.assert_same(&app.digest().await, "another's answers");
        let tag = member.get(&path).await.assert_status(200).etag();
        put(&member, &tag).await.expect(200);
        member.post(&format!("/api/v1/me/registrations/{mine}/cancel")).await.expect(200);
        put(&member, "\"v3-x\"").await.assert_problem(Code::RegistrationState);
    }
}
