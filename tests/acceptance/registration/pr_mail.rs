//! PR mail: who gets it, what each one says, and how it ends (特定電子メール法, RFC 8058).

use std::sync::Arc;

use super::consents::{agreeing, erase, given, joined, record, say};
use super::*;
use acceptance::both;
use acceptance::smtp::{Received, SmtpServer};
use api::features::registration::service::pr;
use api::platform::db::Tx;
use api::platform::log::{self, Actor, Entry, LogError, NewEntry, Runner};
use api::platform::mail::{Compose, Delivery, Draft, FixedSender, MailReader, Renderer, Sender};
use async_trait::async_trait;
use shared::account::types::PersonId;
use shared::id::Id;
use shared::problem::Code;

const STANDING: &str = "/api/v1/staff/pr-mail";
const STOP: &str = "/api/v1/pr-mail/stop";

/// A composer as one that writes to a filtered set will be.
struct News;

#[async_trait]
impl Compose for News {
    fn kinds(&self) -> &'static [&'static str] {
        &["house.news"]
    }

    async fn compose(&self, tx: &Tx, entry: &Entry) -> Result<Vec<Draft>, LogError> {
        let sender = pr::sender(tx, entry.at)
            .await
            .expect("readable")
            .expect("an address");
        let letter = pr::Letter::new(sender, entry.at);
        let all = pr::recipients(tx, None, 100).await.expect("readable");
        let draft = |to: &pr::Recipient| {
            let draft = letter
                .begin("mail-test", to)
                .arg("name", "皆さま")
                .text("intro");
            letter.finish(draft, to)
        };
        Ok(all.iter().map(draft).collect())
    }
}

/// Writes to all who get PR mail, and sends it.
async fn news(app: &TestApp, server: &SmtpServer) -> u64 {
    let context = app.context().clone();
    let mut settings = context.options.mail_settings();
    settings.server = Some(server.url().parse().unwrap());
    let (id, at) = (app.random().uuid_v7(app.clock.now()), app.clock.now());
    let written = context.db.write(move |tx| {
        Box::pin(async move {
            let entry = NewEntry {
                kind: "house.news",
                subject: ("house", &id),
                actor: Actor::System,
                at,
                data: json!({}),
            };
            log::append(tx, entry).await
        })
    });
    written.await.unwrap();
    let sender = Sender {
        office: "見本プログラム事務局".to_owned(),
        organiser: "宮城県".to_owned(),
        contractor: None,
        phone: None,
        reply_to: None,
    };
    let reader = MailReader::new(
        vec![Arc::new(News)],
        Arc::new(FixedSender(sender)),
        Renderer::new(&settings),
        context.clock.clone(),
        context.random.clone(),
    );
    let runner = Runner::new(context.db.clone(), vec![Arc::new(reader)]);
    let progress = runner.run_once().await.unwrap();
    assert!(progress.failures.is_empty(), "{:?}", progress.failures);
    let delivery = Delivery::new(context.db, context.clock, context.links, &settings);
    let done = delivery.deliver_once(app.clock.now()).await.unwrap();
    u64::try_from(done.sent).unwrap()
}

/// Gives the programme a postal address.
async fn housed(app: &TestApp) {
    let prefecture = app.prefecture().await;
    let all = prefecture
        .get("/api/v1/programmes")
        .await
        .assert_status(200)
        .json();
    let id = all["items"][0]["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/programmes/{id}");
    let shown = prefecture.get(&path).await.assert_status(200);
    let mut form = shown.json();
    for gone in ["id", "version", "phase", "updated_at"] {
        form.as_object_mut().unwrap().remove(gone);
    }
    form["office_address"] = json!("宮城県仙台市青葉区見本町1-1");
    prefecture
        .put(&path)
        .if_match(&shown.etag())
        .json(&form)
        .await
        .expect(200);
}

async fn recipients(app: &TestApp) -> Value {
    let shown = app
        .contractor()
        .await
        .get(STANDING)
        .await
        .assert_status(200)
        .json();
    shown["recipients"].clone()
}

async fn person_of(app: &TestApp, event: &str, email: &str) -> PersonId {
    let rows = rows(app, event).await;
    let row = rows
        .iter()
        .find(|row| row["email"] == json!(email))
        .unwrap();
    row["person_id"].as_str().unwrap().parse().unwrap()
}

async fn stop(app: &TestApp, token: &str) -> Answer {
    app.client()
        .post(STOP)
        .json(&json!({ "token": token }))
        .await
}

fn link_of(mail: &Received) -> String {
    let header = mail.header("List-Unsubscribe").concat();
    let url = header.trim_matches(['<', '>']);
    url.strip_prefix(acceptance::PUBLIC_URL).unwrap().to_owned()
}

both! {
    /// The numbers are staff's; without an address no mail may be sent.
    async fn who_gets_it_is_counted_by_person(app: TestApp) {
        for (client, status) in [(app.client(), 401), (app.member().await, 403), (app.admin().await, 403)] {
            assert_eq!(client.get(STANDING).await.status(), status);
        }
        let first = event(&app, 9, 9).await;
        let second = event(&app, 9, 9).await;
        let shown = app.contractor().await.get(STANDING).await.assert_status(200).json();
        assert_eq!(shown, json!({"recipients": 0, "sender": null}));
        let yes = json!({"pr_mail": true});
        let token = joined(&app, &first, &agreeing("a", yes.clone())).await;
        let again = joined(&app, &second, &agreeing("a", yes.clone())).await;
        joined(&app, &first, &agreeing("b", yes)).await;
        joined(&app, &first, &guest("c")).await;
        assert_eq!(recipients(&app).await, json!(2));
        // Not ticking it at another event is no word; taking it back is one for all events.
        let third = event(&app, 9, 9).await;
        let silent = joined(&app, &third, &guest("a")).await;
        assert_eq!(recipients(&app).await, json!(2));
        let path = super::consents::by_link(&silent);
        let shown = app.client().get(&path).await.assert_status(200).json();
        assert_eq!(given(&shown), ["pr_mail"]);
        say(&app, &silent, json!({})).await;
        assert_eq!(recipients(&app).await, json!(1));
        for token in [&token, &again] {
            let path = super::consents::by_link(token);
            assert!(given(&app.client().get(&path).await.assert_status(200).json()).is_empty());
        }
        // The latest word wins, at whichever event.
        say(&app, &again, json!({"pr_mail": true})).await;
        assert_eq!(recipients(&app).await, json!(2));
        cancel(&app, &again).await.expect(200);
        assert_eq!(recipients(&app).await, json!(2), "it is the person's, not the seat's");
        erase(&app, "b@example.jp").await;
        assert_eq!(recipients(&app).await, json!(1));
        housed(&app).await;
        let shown = app.contractor().await.get(STANDING).await.assert_status(200).json();
        assert_eq!(shown["sender"]["address"], "宮城県仙台市青葉区見本町1-1");
    }

    /// Each mail names its sender with address and contact and can be ended: by its link, by the mail
    /// program's one click; afterwards none goes out.
    async fn each_mail_names_its_sender_and_ends_by_one_click(app: TestApp) {
        let id = event(&app, 9, 9).await;
        housed(&app).await;
        joined(&app, &id, &agreeing("a", json!({"pr_mail": true}))).await;
        joined(&app, &id, &agreeing("b", json!({"show_name": true}))).await;
        app.settle().await;
        let server = SmtpServer::start();
        assert_eq!(news(&app, &server).await, 1);
        let mail = server.receive();
        assert_eq!((mail.to.clone(), mail.defects.clone()), (vec!["a@example.jp".to_owned()], Vec::<String>::new()));
        assert_eq!(mail.header("List-Unsubscribe-Post"), ["List-Unsubscribe=One-Click"]);
        let link = link_of(&mail);
        assert!(link.starts_with("/stop/"), "{link}");
        let text = mail.text.clone().unwrap();
        for said in ["宮城県 / 見本コンサルティング株式会社", "宮城県仙台市青葉区見本町1-1", "022-000-0000",
            "office@example.jp", "お知らせメールを止める", &link] {
            assert!(text.contains(said), "{said} is not in {text}");
        }
        // Looking at it, as scanners do, ends nothing.
        app.client().get(&link).await;
        assert_eq!(recipients(&app).await, json!(1));
        let click = || app.client().post(&link).raw("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");
        click().await.expect(204);
        assert_eq!(recipients(&app).await, json!(0));
        let before = app.digest().await;
        click().await.expect(204);
        assert_eq!(app.digest().await, before, "once more changes nothing");
        app.clock.advance(chrono::Duration::seconds(1));
        assert_eq!(news(&app, &server).await, 0);
        let said = record(&app).await;
        assert!(format!("{said:?}").contains("withdrawn_by: Some(\"mail\")"), "{said:?}");
        assert_eq!(rows(&app, &id).await[0]["consents"], json!([]));
    }

    /// The link ends PR mail to one person and opens nothing; other links don't end it.
    async fn a_stop_link_is_good_for_nothing_else(app: TestApp) {
        let id = event(&app, 9, 9).await;
        let ticket = joined(&app, &id, &agreeing("a", json!({"pr_mail": true}))).await;
        joined(&app, &id, &agreeing("b", json!({"pr_mail": true}))).await;
        let a = person_of(&app, &id, "a@example.jp").await;
        let (links, now) = (&app.context().links, app.clock.now());
        let token = pr::token(links, a, now);
        for path in [
            format!("/api/v1/registrations/by-link/{token}"), super::consents::by_link(&token),
            format!("/api/v1/registrations/by-link/{token}/participants"),
            format!("/api/v1/registration-requests/by-link/{token}"),
        ] {
            app.client().get(&path).await.assert_problem(Code::LinkInvalid);
        }
        cancel(&app, &token).await.assert_problem(Code::LinkInvalid);
        let unfollow = app.client().post("/api/v1/community/unsubscribe").json(&json!({"token": token})).await;
        unfollow.assert_problem(Code::LinkInvalid);
        let bearer = app.client().with_bearer(token.clone());
        bearer.get("/api/v1/me/registrations").await.assert_problem(Code::Unauthenticated);
        // A ticket's link, one for nobody, a forged one: none ends anything.
        let nobody = pr::token(links, Id::from_uuid(uuid::Uuid::from_u128(1)), now);
        let mut forged = token.clone();
        forged.replace_range(0..1, if token.starts_with('A') { "B" } else { "A" });
        for bad in [ticket.as_str(), nobody.as_str(), forged.as_str(), "x"] {
            stop(&app, bad).await.assert_problem(Code::LinkInvalid);
            let click = app.client().post(&format!("/stop/{bad}")).raw("application/x-www-form-urlencoded", "");
            assert_eq!(click.await.status(), 422);
        }
        assert_eq!(recipients(&app).await, json!(2));
        stop(&app, &token).await.expect(204);
        stop(&app, &token).await.expect(204);
        assert_eq!(recipients(&app).await, json!(1));
        // Years later it still does.
        app.clock.set("2029-08-14T07:30:00Z".parse().unwrap());
        stop(&app, &token).await.expect(204);
    }

    /// The word of one who was entered twice is the word of the one who stays.
    async fn a_merged_person_has_one_word(app: TestApp) {
        let id = event(&app, 9, 9).await;
        let other = event(&app, 9, 9).await;
        joined(&app, &id, &agreeing("goes", json!({"pr_mail": true}))).await;
        let stays = joined(&app, &other, &guest("stays")).await;
        let goes = person_of(&app, &id, "goes@example.jp").await;
        let into = person_of(&app, &other, "stays@example.jp").await;
        let staff = app.contractor().await;
        let merge = staff.post(&format!("/api/v1/staff/persons/{goes}/merge")).json(&json!({"into": into}));
        merge.await.expect(200);
        assert_eq!(recipients(&app).await, json!(1));
        let path = super::consents::by_link(&stays);
        assert_eq!(given(&app.client().get(&path).await.assert_status(200).json()), ["pr_mail"]);
        let token = pr::token(&app.context().links, goes, app.clock.now());
        stop(&app, &token).await.expect(204);
        assert_eq!(recipients(&app).await, json!(0));
    }
}
