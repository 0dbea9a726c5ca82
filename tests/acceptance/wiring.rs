//! What holds only when the parts are put together rightly: whose address stands in mails, what
//! is kept of an acceptance, who sees links.

use acceptance::{PUBLIC_URL, Persona, TestApp, both};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use shared::account::legal::LegalDocument;
use uuid::Uuid;

use crate::event::{EVENTS, form, programme};

const EVIL: &str = "evil.example";

/// A public event.
async fn event(app: &TestApp) -> String {
    programme(app).await.expect(201);
    let prefecture = app.prefecture().await;
    let id = prefecture
        .post(EVENTS)
        .json(&form())
        .await
        .assert_status(201)
        .id();
    prefecture
        .post(&format!("{EVENTS}/{id}/publish"))
        .await
        .expect(200);
    id
}

fn acceptance() -> Value {
    json!({
        "terms_version": LegalDocument::Terms.current(),
        "privacy_version": LegalDocument::Privacy.current(),
    })
}

fn sign_up(email: &str) -> Value {
    json!({
        "email": email, "password": "yagiyama no kirin", "family_name": "見本",
        "given_name": "花子", "acceptance": acceptance()
    })
}

fn guest(email: &str) -> Value {
    json!({
        "family_name": "見本", "given_name": "花子", "family_kana": "みほん", "given_kana": "ハナコ",
        "email": email, "organisation_name": "見本水産", "mode": "in_person", "locale": "ja",
        "acceptance": acceptance()
    })
}

/// What was accepted for a subject: document and version, in order.
async fn consents(app: &TestApp, kind: &str, id: &str) -> Vec<(String, String)> {
    let conn = app.context().db.read();
    let sql = "SELECT document, version FROM consent WHERE subject_kind = $1 AND subject_id = $2 \
        ORDER BY document";
    let values = [kind.into(), id.parse::<Uuid>().unwrap().into()];
    let ask = Statement::from_sql_and_values(conn.get_database_backend(), sql, values);
    let rows = conn.query_all_raw(ask).await.unwrap();
    let text = |row: &sea_orm::QueryResult, at: usize| row.try_get_by_index::<String>(at).unwrap();
    rows.iter()
        .map(|row| (text(row, 0), text(row, 1)))
        .collect()
}

fn both_texts() -> Vec<(String, String)> {
    let version = |document: LegalDocument| document.current().to_string();
    vec![
        ("privacy".to_owned(), version(LegalDocument::Privacy)),
        ("terms".to_owned(), version(LegalDocument::Terms)),
    ]
}

both! {
    /// Whatever a request says about the host it was sent to, mails lead to our own address.
    async fn a_hostile_host_never_reaches_a_mail(app: TestApp) {
        let id = event(&app).await;
        let client = app.client();
        let send = async |path: &str, body: &Value| {
            let call = client.post(path).header("host", EVIL).header("x-forwarded-host", EVIL);
            let call = call.header("forwarded", &format!("host={EVIL};proto=http"));
            let call = call.header("x-forwarded-proto", "http").header("origin", "http://evil.example");
            call.json(body).await.expect(202);
        };
        send("/api/v1/accounts", &sign_up("new@example.jp")).await;
        send("/api/v1/accounts", &sign_up("new@example.jp")).await;
        send("/api/v1/auth/password-reset", &json!({"email": Persona::Prefecture.email()})).await;
        send(&format!("{EVENTS}/{id}/registrations"), &guest("guest@example.jp")).await;
        let mails = app.mails().await;
        let mut kinds: Vec<&str> = mails.iter().map(|mail| mail.kind.as_str()).collect();
        kinds.sort_unstable();
        assert_eq!(kinds, ["account-reset", "account-verify", "account-verify", "registration-confirmed"]);
        for mail in mails {
            for part in [&mail.text, &mail.html, &mail.subject] {
                assert!(!part.contains("evil"), "{}: {part}", mail.kind);
            }
            assert!(mail.text.contains(&format!("{PUBLIC_URL}/")), "{}", mail.text);
            for link in mail.text.split("http").skip(1) {
                assert!(format!("http{link}").starts_with(PUBLIC_URL), "http{link}");
            }
        }
    }

    /// Everybody who came in accepted both texts, and which version of them is kept.
    async fn every_acceptance_is_kept_with_its_version(app: TestApp) {
        let id = event(&app).await;
        app.client().post("/api/v1/accounts").json(&sign_up("new@example.jp")).await.expect(202);
        let list = app.admin().await.get("/api/v1/accounts?q=new%40example.jp").await;
        let account = list.assert_status(200).json()["items"][0]["id"].as_str().unwrap().to_owned();
        assert_eq!(consents(&app, "account", &account).await, both_texts());
        // Until the address is proven the latest sign-up counts, and so does its acceptance.
        app.client().post("/api/v1/accounts").json(&sign_up("new@example.jp")).await.expect(202);
        assert_eq!(consents(&app, "account", &account).await.len(), 4);

        let path = format!("{EVENTS}/{id}/registrations");
        app.client().post(&path).json(&guest("guest@example.jp")).await.expect(202);
        let body = json!({"mode": "in_person", "locale": "ja", "acceptance": acceptance()});
        let member = app.member().await.post(&format!("{path}/me")).json(&body).await;
        let member = member.assert_status(201).id();
        let staff = app.contractor().await.get(&path).await.assert_status(200).json();
        let ids: Vec<&str> =
            staff["items"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
        assert!(ids.len() == 2 && ids.contains(&member.as_str()), "{ids:?}");
        for registration in ids {
            assert_eq!(consents(&app, "registration", registration).await, both_texts());
        }
    }

    /// Without a mail server, production shows staff that a mail was made, and no link of it: by
    /// the reset of an administrator's password the contractor would become one.
    async fn links_are_shown_to_staff_in_the_demo_only(app: TestApp) {
        let admin = app.known(Persona::Admin).await;
        let email = Persona::Admin.email();
        app.client().post("/api/v1/auth/password-reset").json(&json!({"email": email})).await.expect(202);
        let token = app.mails_to(&email).await[0].token("/reset");
        let production = app.instance_with(|options| options.reveal_links = false).await;
        let demo = app.contractor().await;
        let strict = demo.clone().at(&production.base);
        let list = strict.get("/api/v1/staff/mails").await.assert_status(200).json();
        let path = format!("/api/v1/staff/mails/{}", list["items"][0]["id"].as_str().unwrap());
        let shown = strict.get(&path).await.assert_status(200);
        assert_eq!(shown.json()["mail"]["to"], email);
        assert!(!shown.text().contains(&token), "{shown:?}");
        assert!(shown.json()["text"].as_str().unwrap().contains("宛先の方だけが使えるリンク"), "{shown:?}");
        assert!(demo.get(&path).await.assert_status(200).text().contains(&token));
        // Nor to an administrator: it is the addressee's.
        let strict = admin.client.at(&production.base);
        assert!(!strict.get(&path).await.assert_status(200).text().contains(&token));
    }

    /// At the foot of an account's mail stand organiser, contractor and telephone as well.
    async fn an_accounts_mail_says_who_is_behind_it(app: TestApp) {
        app.client().post("/api/v1/accounts").json(&sign_up("early@example.jp")).await.expect(202);
        // Before the first programme there is nobody to name but the configured sender.
        let early = app.mails_to("early@example.jp").await.remove(0);
        assert_eq!(early.from_name, "Musubi");
        for word in ["主催", "受託者", "電話"] {
            assert!(!early.text.contains(word), "{}", early.text);
        }
        programme(&app).await.expect(201);
        app.client().post("/api/v1/accounts").json(&sign_up("new@example.jp")).await.expect(202);
        let mail = app.mails_to("new@example.jp").await.remove(0);
        assert_eq!(mail.from_name, "令和8年度異業種交流促進事業");
        for said in ["主催", "宮城県", "受託者", "見本コンサルティング株式会社", "電話", "022-000-0000"] {
            assert!(mail.text.contains(said), "{said} is not in {}", mail.text);
            assert!(mail.html.contains(said), "{said} is not in {}", mail.html);
        }
    }
}
