//! What one may agree to: off by default, kept with version and time, taken back at once.

use super::*;
use acceptance::both;
use sea_orm::{ConnectionTrait, QueryResult, Statement};
use shared::problem::Code;

pub(super) fn by_link(token: &str) -> String {
    format!("/api/v1/registrations/by-link/{token}/consents")
}

/// What is given, by the answer to a question about consents.
pub(super) fn given(shown: &Value) -> Vec<String> {
    let items = shown["consents"].as_array().unwrap().iter();
    let given = items.filter(|one| one["given"] == json!(true));
    given
        .map(|one| one["consent"].as_str().unwrap().to_owned())
        .collect()
}

/// Says what is agreed to by a link, whatever was before.
pub(super) async fn say(app: &TestApp, token: &str, wanted: Value) -> Value {
    let path = by_link(token);
    let before = app.client().get(&path).await.assert_status(200);
    let put = app
        .client()
        .put(&path)
        .if_match(&before.etag())
        .json(&wanted)
        .await;
    app.clock.advance(chrono::Duration::milliseconds(1));
    put.assert_status(200).json()
}

/// A guest's form that agrees to these.
pub(super) fn agreeing(name: &str, consents: Value) -> Value {
    let mut form = guest(name);
    form["consents"] = consents;
    form
}

/// Registers such a guest; the token of the link.
pub(super) async fn joined(app: &TestApp, event: &str, form: &Value) -> String {
    join(app, event, form).await.expect(202);
    let mails = app.mails_to(form["email"].as_str().unwrap()).await;
    mails.last().unwrap().token("/registrations/")
}

/// One row of the record: what was said, how, and how it was taken back.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Word {
    document: String,
    version: String,
    locale: String,
    given_by: Option<String>,
    withdrawn_by: Option<String>,
}

/// What was freely agreed to, in the order of saying; taking it back leaves the row.
pub(super) async fn record(app: &TestApp) -> Vec<Word> {
    let sql = "SELECT document, version, locale, given_by, withdrawn_by FROM consent \
        WHERE document NOT IN ('terms', 'privacy') ORDER BY accepted_at, id";
    let conn = app.context().db.read();
    let ask = Statement::from_string(conn.get_database_backend(), sql);
    let rows = conn.query_all_raw(ask).await.unwrap();
    let read = |row: &QueryResult| Word {
        document: row.try_get_by_index(0).unwrap(),
        version: row.try_get_by_index(1).unwrap(),
        locale: row.try_get_by_index(2).unwrap(),
        given_by: row.try_get_by_index(3).unwrap(),
        withdrawn_by: row.try_get_by_index(4).unwrap(),
    };
    rows.iter().map(read).collect()
}

/// Empties what erasing a person empties: the names that were given, and the address.
pub(super) async fn erase(app: &TestApp, email: &str) {
    let db = &app.context().db;
    let sql = format!(
        "UPDATE registration SET family_name = NULL, given_name = NULL, family_kana = NULL, \
         given_kana = NULL, organisation_name = NULL WHERE person_id = \
         (SELECT id FROM person WHERE email = '{email}');\
         UPDATE person SET email = NULL, family_name = NULL, given_name = NULL WHERE email = '{email}'"
    );
    db.write(move |tx| {
        Box::pin(async move {
            for one in sql.split(';') {
                tx.execute_unprepared(one).await?;
            }
            Ok::<_, sea_orm::DbErr>(())
        })
    })
    .await
    .unwrap();
}

async fn file(app: &TestApp, event: &str) -> String {
    let path = format!("{EVENTS}/{event}/registrations.csv");
    app.contractor()
        .await
        .get(&path)
        .await
        .assert_status(200)
        .text()
}

both! {
    /// Nobody who says nothing agrees to anything: as a guest, as a member, by hand.
    async fn nothing_is_agreed_to_by_saying_nothing(app: TestApp) {
        let id = event(&app, 9, 9).await;
        let silent = joined(&app, &id, &guest("silent")).await;
        joined(&app, &id, &agreeing("empty", json!({}))).await;
        joined(&app, &id, &agreeing("no", json!({"show_name": false, "pr_mail": null}))).await;
        let member = app.member().await;
        let form = json!({"mode": "online", "locale": "ja", "acceptance": acceptance()});
        member.post(&format!("{EVENTS}/{id}/registrations/me")).json(&form).await.expect(201);
        let by_hand = with(guest("hand"), json!({"acceptance": null}));
        let staff = app.contractor().await;
        staff.post(&format!("{EVENTS}/{id}/registrations/by-hand")).json(&by_hand).await.expect(201);
        for row in rows(&app, &id).await {
            assert_eq!(row["consents"], json!([]), "{row}");
        }
        assert!(record(&app).await.is_empty());
        let shown = app.client().get(&by_link(&silent)).await.assert_status(200).json();
        assert_eq!(shown["consents"].as_array().unwrap().len(), 4);
        assert!(given(&shown).is_empty());
        assert!(!file(&app, &id).await.contains("同意"));
    }

    /// What can't be a consent is refused at its place, and nothing is stored.
    async fn a_consent_is_yes_or_no(app: TestApp) {
        let id = event(&app, 9, 9).await;
        let before = app.digest().await;
        for (consents, at, code) in [
            (json!({"show_name": "yes"}), "/consents/show_name", Code::WrongType),
            (json!({"photos": 1}), "/consents/photos", Code::WrongType),
            (json!({"terms": true}), "/consents/terms", Code::UnknownField),
            (json!([]), "/consents", Code::WrongType),
        ] {
            join(&app, &id, &agreeing("odd", consents)).await.assert_faults(&[(at, code)]);
        }
        assert_eq!(app.digest().await, before);
    }

    /// Each is kept with its version, its language and how it was given; and so is taking it back.
    async fn version_time_and_means_are_kept(app: TestApp) {
        let id = event(&app, 9, 9).await;
        let now = app.clock.now();
        let form = agreeing("kept", json!({"show_name": true, "pr_mail": true}));
        let token = joined(&app, &id, &form).await;
        let shown = app.client().get(&by_link(&token)).await.assert_status(200);
        assert!(shown.header("cache-control").contains("no-store"));
        let shown = shown.json();
        assert_eq!(given(&shown), ["show_name", "pr_mail"]);
        for one in shown["consents"].as_array().unwrap() {
            if one["given"] == json!(true) {
                assert_eq!((&one["version"], &one["given_at"]), (&json!("2026-11-24"), &json!(now)));
            } else {
                assert_eq!((&one["version"], &one["given_at"]), (&Value::Null, &Value::Null));
            }
        }
        let after = say(&app, &token, json!({"photos": true, "pr_mail": true})).await;
        assert_eq!(given(&after), ["photos", "pr_mail"]);
        let words = record(&app).await;
        assert_eq!(words.len(), 3);
        let word = |document: &str, given: &str, taken: Option<&str>| Word {
            document: document.to_owned(),
            version: "2026-11-24".to_owned(),
            locale: "ja".to_owned(),
            given_by: Some(given.to_owned()),
            withdrawn_by: taken.map(str::to_owned),
        };
        for expected in [
            word("show_name", "form", Some("link")), word("pr_mail", "form", None),
            word("photos", "link", None),
        ] {
            assert!(words.contains(&expected), "{expected:?}: {words:?}");
        }
    }

    /// A member by the page, staff by hand: each with its own means.
    async fn member_and_staff_say_it_too(app: TestApp) {
        let id = event(&app, 9, 9).await;
        let member = app.member().await;
        let form = json!({
            "mode": "online", "locale": "ja", "acceptance": acceptance(), "consents": {"photos": true},
        });
        let made = member.post(&format!("{EVENTS}/{id}/registrations/me")).json(&form).await;
        let own = made.assert_status(201).id();
        app.clock.advance(chrono::Duration::seconds(1));
        let by_hand = with(guest("hand"), json!({"acceptance": null, "consents": {"show_name": true}}));
        let staff = app.contractor().await;
        let made = staff.post(&format!("{EVENTS}/{id}/registrations/by-hand")).json(&by_hand).await;
        assert_eq!(made.assert_status(201).json()["consents"], json!(["show_name"]));
        app.clock.advance(chrono::Duration::seconds(1));
        let path = format!("/api/v1/me/registrations/{own}/consents");
        let shown = member.get(&path).await.assert_status(200);
        assert_eq!(given(&shown.json()), ["photos"]);
        let put = member.put(&path).if_match(&shown.etag()).json(&json!({"show_company": true})).await;
        let put = put.assert_status(200);
        assert_eq!(given(&put.json()), ["show_company"]);
        let said = record(&app).await;
        let means: Vec<&str> = said.iter().map(|word| word.given_by.as_deref().unwrap()).collect();
        assert_eq!(means, ["member", "staff", "member"]);
        // Another's is not there; without a sign-in nothing is.
        let other = app.other_member().await;
        other.get(&path).await.assert_problem(Code::NotFound);
        let tag = put.etag();
        other.put(&path).if_match(&tag).json(&json!({})).await.assert_problem(Code::NotFound);
        app.client().put(&path).if_match(&tag).json(&json!({})).await.assert_problem(Code::Unauthenticated);
        assert_eq!(given(&member.get(&path).await.assert_status(200).json()), ["show_company"]);
    }

    /// Who read an older state is told; saying the same again changes nothing.
    async fn two_words_at_once_are_not_mixed(app: TestApp) {
        let id = event(&app, 9, 9).await;
        let token = joined(&app, &id, &guest("two")).await;
        let path = by_link(&token);
        let first = app.client().get(&path).await.assert_status(200);
        let put = |tag: String, body: Value| {
            let client = app.client();
            let path = path.clone();
            async move { client.put(&path).if_match(&tag).json(&body).await }
        };
        app.client().put(&path).json(&json!({})).await.assert_problem(Code::PreconditionRequired);
        app.clock.advance(chrono::Duration::seconds(1));
        let second = put(first.etag(), json!({"show_name": true})).await.assert_status(200);
        put(first.etag(), json!({"photos": true})).await.assert_problem(Code::VersionStale);
        let before = app.digest().await;
        let again = put(second.etag(), json!({"show_name": true})).await.assert_status(200);
        assert_eq!(again.json(), second.json());
        assert_eq!(app.digest().await, before);
        let off = put(second.etag(), json!({})).await.assert_status(200);
        put(off.etag(), json!({"show_name": true})).await.expect(200);
        let rows = record(&app).await;
        assert_eq!(rows.iter().filter(|row| row.withdrawn_by.is_none()).count(), 1);
        assert_eq!(rows.len(), 2, "what was taken back stays on record");
    }

    /// A link opens the consents of its own registration only; another kind of link opens nothing.
    async fn a_link_is_for_its_own_registration(app: TestApp) {
        let id = event(&app, 9, 9).await;
        let one = joined(&app, &id, &agreeing("one", json!({"photos": true}))).await;
        let two = joined(&app, &id, &guest("two")).await;
        say(&app, &two, json!({"show_name": true})).await;
        let shown = app.client().get(&by_link(&one)).await.assert_status(200).json();
        assert_eq!(given(&shown), ["photos"]);
        let mixed = format!("{}{}", &one[..22], &two[22..]);
        for bad in [mixed.as_str(), "x"] {
            let path = by_link(bad);
            app.client().get(&path).await.assert_problem(Code::LinkInvalid);
            let put = app.client().put(&path).if_match("\"v1-0\"").json(&json!({})).await;
            put.assert_problem(Code::LinkInvalid);
        }
        // A month after the event the link is void, for consents too.
        app.clock.set("2026-08-14T07:30:00Z".parse().unwrap());
        app.client().get(&by_link(&one)).await.assert_problem(Code::LinkInvalid);
    }

    /// Taking it back shows at once in the staff's list, its filter and the file.
    async fn taken_back_is_out_of_list_and_file_at_once(app: TestApp) {
        let id = event(&app, 9, 9).await;
        let token = joined(&app, &id, &agreeing("yes", json!({"photos": true}))).await;
        joined(&app, &id, &guest("no")).await;
        let staff = app.contractor().await;
        let with_photos = format!("{EVENTS}/{id}/registrations?consent=photos");
        let found = staff.get(&with_photos).await.assert_status(200).json();
        let emails: Vec<&str> = found["items"].as_array().unwrap().iter()
            .map(|row| row["email"].as_str().unwrap()).collect();
        assert_eq!(emails, ["yes@example.jp"]);
        assert!(file(&app, &id).await.contains(",,,同意,,"));
        say(&app, &token, json!({})).await;
        let found = staff.get(&with_photos).await.assert_status(200).json();
        assert_eq!(found["items"], json!([]));
        assert!(!file(&app, &id).await.contains("同意"));
        let odd = format!("{EVENTS}/{id}/registrations?consent=terms");
        staff.get(&odd).await.assert_faults(&[("/consent", Code::UnknownValue)]);
    }

    /// What a third party says the person agreed to is shown before it is confirmed, and is kept only
    /// then, as said with a third party.
    async fn a_third_partys_word_waits_for_the_person(app: TestApp) {
        let id = event(&app, 9, 9).await;
        let form = agreeing("handed", json!({"show_name": true, "pr_mail": true}));
        let staff = app.contractor().await;
        staff.post(&format!("{EVENTS}/{id}/registrations/by-key")).json(&form).await.expect(202);
        assert!(record(&app).await.is_empty());
        let mails = app.mails_to("handed@example.jp").await;
        let token = mails.last().unwrap().token("/confirm/");
        let path = format!("/api/v1/registration-requests/by-link/{token}");
        let shown = app.client().get(&path).await.assert_status(200).json();
        assert_eq!(shown["consents"], json!(["show_name", "pr_mail"]));
        app.client().post(&format!("{path}/confirm")).await.expect(200);
        app.client().post(&format!("{path}/confirm")).await.expect(200);
        let rows = record(&app).await;
        assert_eq!(rows.len(), 2);
        assert!(rows.iter().all(|row| row.given_by.as_deref() == Some("third_party")));
    }

    /// Somebody who is registered already and sends the form again gives no consent by it: who types
    /// an address has not shown that it is theirs.
    async fn a_repeated_form_agrees_to_nothing(app: TestApp) {
        let id = event(&app, 9, 9).await;
        joined(&app, &id, &guest("twice")).await;
        join(&app, &id, &agreeing("twice", json!({"show_name": true, "pr_mail": true}))).await.expect(202);
        assert!(record(&app).await.is_empty());
    }
}
