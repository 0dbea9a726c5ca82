//! Mail: from an entry of the log to a real SMTP server.

use std::sync::Arc;

use acceptance::smtp::SmtpServer;
use acceptance::{TestApp, both};
use api::platform::db::Tx;
use api::platform::link::Links;
use api::platform::log::{self, Actor, Entry, LogError, NewEntry, Runner};
use api::platform::mail::{
    Attachment, Compose, Delivered, Delivery, Draft, FixedSender, Link, MailReader, MailSettings,
    Outbox, Renderer, Sender,
};
use async_trait::async_trait;
use chrono::Duration;
use futures::future::join;
use sea_orm::ConnectionTrait;
use shared::i18n::Lang;
use shared::outbox::api::MailDetail;
use shared::outbox::{MailFault, MailStatus};
use uuid::Uuid;

const PURPOSE: &str = "house.try";

/// Writes to the addresses that the entry names.
struct Tester;

#[async_trait]
impl Compose for Tester {
    fn kinds(&self) -> &'static [&'static str] {
        &["house.tested"]
    }

    async fn compose(&self, _: &Tx, entry: &Entry) -> Result<Vec<Draft>, LogError> {
        let addresses = entry.data["to"].as_array().unwrap();
        let name = entry.data["name"].as_str().unwrap();
        let expires = entry.at.plus(Duration::days(1));
        let draft = |to: &serde_json::Value| {
            Draft::new("mail-test", to.as_str().unwrap().parse().unwrap(), Lang::Ja)
                .greet(name)
                .arg("name", name)
                .text("intro")
                .table([
                    ("mail-organiser", "見本県\n産業部".to_owned()),
                    ("mail-phone", String::new()),
                ])
                .quote("<b>一言</b>")
                .button(
                    "open",
                    Link::Signed {
                        path: "/registrations/{token}?a=1&b=2".to_owned(),
                        purpose: PURPOSE,
                        subject: entry.subject_id,
                        state: b"1".to_vec(),
                        expires,
                    },
                )
                .link("page", Link::Page("/events".to_owned()))
                .attach(Attachment::calendar(
                    "event.ics",
                    "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
                ))
                .unsubscribe(Link::Page("/unsubscribe".to_owned()))
        };
        Ok(addresses.iter().map(draft).collect())
    }
}

fn sender() -> Sender {
    Sender {
        office: "見本プログラム事務局".to_owned(),
        organiser: "宮城県".to_owned(),
        contractor: Some("株式会社見本".to_owned()),
        phone: Some("022-000-0000".to_owned()),
        reply_to: "office@example.jp".parse().ok(),
    }
}

fn settings(app: &TestApp, server: Option<&SmtpServer>) -> MailSettings {
    let mut settings = app.context().options.mail_settings();
    settings.server = server.map(|server| server.url().parse().unwrap());
    settings
}

fn delivery(app: &TestApp, server: Option<&SmtpServer>) -> Delivery {
    let context = app.context().clone();
    Delivery::new(
        context.db,
        context.clock,
        context.links,
        &settings(app, server),
    )
}

/// Appends an entry that asks for mails, and lets the reader compose them.
async fn compose(app: &TestApp, name: &str, to: &[String]) -> Uuid {
    let (id, at) = (app.random().uuid_v7(app.clock.now()), app.clock.now());
    let data = serde_json::json!({ "name": name, "to": to });
    let db = app.context().db.clone();
    db.write(move |tx| {
        Box::pin(async move {
            let entry = NewEntry {
                kind: "house.tested",
                subject: ("house", &id),
                actor: Actor::System,
                at,
                data,
            };
            log::append(tx, entry).await
        })
    })
    .await
    .unwrap();
    read_log(app).await;
    id
}

async fn read_log(app: &TestApp) {
    let context = app.context().clone();
    let reader = MailReader::new(
        vec![Arc::new(Tester)],
        Arc::new(FixedSender(sender())),
        Renderer::new(&settings(app, None)),
        context.clock,
        context.random,
    );
    let runner = Runner::new(context.db, vec![Arc::new(reader)]);
    let progress = runner.run_once().await.unwrap();
    assert!(progress.failures.is_empty(), "{:?}", progress.failures);
}

/// What staff see of the only mail, where mails are really sent.
async fn stored(app: &TestApp, server: &SmtpServer) -> MailDetail {
    let context = app.context();
    let outbox = Outbox::new(&settings(app, Some(server)), &context.links);
    let all = outbox
        .list(context.db.read(), None, None, 10)
        .await
        .unwrap();
    assert_eq!(all.len(), 1);
    let id = all[0].item().id;
    outbox
        .find(context.db.read(), id, Lang::Ja)
        .await
        .unwrap()
        .unwrap()
}

fn token_in<'t>(links: &Links, text: &'t str, app: &TestApp, subject: Uuid) -> &'t str {
    let (_, rest) = text.split_once("/registrations/").unwrap();
    let (token, rest) = rest.split_once('?').unwrap();
    assert!(
        rest.starts_with("a=1&b=2\n") || rest.starts_with("a=1&b=2\r\n"),
        "{rest}"
    );
    assert_eq!(
        links.verify(PURPOSE, token, b"1", app.clock.now()),
        Ok(subject)
    );
    token
}

both! {
    /// Both parts say the same, the links work, and the headers are those of a polite machine.
    async fn a_mail_arrives_with_both_parts_and_its_calendar_entry(app: TestApp) {
        let server = SmtpServer::start();
        let subject = compose(&app, "見本 花子", &["hanako@example.jp".to_owned()]).await;
        let done = delivery(&app, Some(&server)).deliver_once(app.clock.now()).await.unwrap();
        assert_eq!(done, Delivered { sent: 1, later: 0, failed: 0 });
        let mail = server.receive();
        assert_eq!(mail.to, ["hanako@example.jp"]);
        assert_eq!(mail.defects, Vec::<String>::new());
        assert_eq!(mail.header("Subject"), ["見本 花子さんへの試し"]);
        assert_eq!(mail.header("From"), ["見本プログラム事務局 <noreply@musubi.invalid>"]);
        assert_eq!(mail.header("Reply-To"), ["office@example.jp"]);
        assert_eq!(mail.header("Auto-Submitted"), ["auto-generated"]);
        assert_eq!(mail.header("Content-Language"), ["ja"]);
        assert_eq!(mail.header("List-Unsubscribe"), ["<https://musubi.example.jp/unsubscribe>"]);
        assert!(mail.header("Date")[0].starts_with("Wed, 10 Jun 2026 01:00:00"));
        let text = mail.text.unwrap();
        let html = mail.html.unwrap();
        let token = token_in(&app.context().links, &text, &app, subject);
        assert!(html.contains(&format!("/registrations/{token}?a=1&amp;b=2\"")), "{html}");
        for said in ["見本 花子 様", "見本県", "産業部", "宮城県", "株式会社見本", "022-000-0000",
            "https://musubi.example.jp/events"] {
            assert!(text.contains(said), "{said} is not in {text}");
            assert!(html.contains(said), "{said} is not in {html}");
        }
        assert!(text.contains("> <b>一言</b>") && html.contains("&lt;b&gt;一言&lt;/b&gt;"), "{html}");
        assert_eq!(mail.attachments.len(), 1);
        assert_eq!(mail.attachments[0].filename.as_deref(), Some("event.ics"));
        assert!(mail.attachments[0].kind.starts_with("text/calendar"));
        assert!(mail.attachments[0].content.starts_with("BEGIN:VCALENDAR"));
        // Who reads along can't use the link, and the database does not hold it.
        let seen = stored(&app, &server).await;
        assert_eq!(seen.mail.status, MailStatus::Sent);
        for part in [&seen.text, &seen.html] {
            assert!(!part.contains(token) && part.contains("宛先の方だけが使えるリンク"));
        }
    }

    /// A name can't end a header line, stand for a link or become HTML.
    async fn a_hostile_name_stays_a_name(app: TestApp) {
        let server = SmtpServer::start();
        let name = "x\r\nBcc: spy@example.com\r\n\r\n<script>\u{E000}0\u{E001}";
        compose(&app, name, &["hanako@example.jp".to_owned()]).await;
        delivery(&app, Some(&server)).deliver_once(app.clock.now()).await.unwrap();
        let mail = server.receive();
        assert_eq!(mail.to, ["hanako@example.jp"]);
        assert!(mail.header("Bcc").is_empty());
        assert_eq!(mail.header("Subject"), ["x Bcc: spy@example.com <script>0さんへの試し"]);
        assert!(!mail.html.unwrap().contains("<script>"));
        assert_eq!(mail.defects, Vec::<String>::new());
    }

    /// A server that asks to come back is asked again after a minute, with the same message.
    async fn a_deferred_mail_is_sent_again_under_the_same_message_id(app: TestApp) {
        let server = SmtpServer::start();
        compose(&app, "見本", &["defer@example.jp".to_owned()]).await;
        let delivery = delivery(&app, Some(&server));
        let now = app.clock.now();
        let first = delivery.deliver_once(now).await.unwrap();
        assert_eq!(first, Delivered { sent: 0, later: 1, failed: 0 });
        let waiting = stored(&app, &server).await.mail;
        assert_eq!(waiting.last_error, Some(MailFault::Deferred));
        assert_eq!(waiting.next_attempt_at, Some(now.plus(Duration::minutes(1))));
        let early = delivery.deliver_once(now.plus(Duration::seconds(59))).await.unwrap();
        assert_eq!(early, Delivered::default());
        let second = delivery.deliver_once(now.plus(Duration::minutes(1))).await.unwrap();
        assert_eq!(second.sent, 1);
        let mail = server.receive();
        let id = format!("<{}@musubi.invalid>", waiting.id);
        assert_eq!(mail.header("Message-ID"), [id.as_str()]);
        let mail = stored(&app, &server).await.mail;
        assert_eq!((mail.status, mail.attempts, mail.last_error), (MailStatus::Sent, 2, None));
    }

    /// A server that takes the whole message and then asks to come back may have kept it: what it
    /// gets the second time is the same, byte for byte, so that it can drop the copy.
    async fn an_attempt_and_its_retry_are_the_same_message(app: TestApp) {
        let server = SmtpServer::start();
        compose(&app, "見本", &["later@example.jp".to_owned()]).await;
        let delivery = delivery(&app, Some(&server));
        let now = app.clock.now();
        assert_eq!(delivery.deliver_once(now).await.unwrap().later, 1);
        app.clock.advance(Duration::minutes(1));
        assert_eq!(delivery.deliver_due().await.unwrap().sent, 1);
        let (first, second) = (server.receive(), server.receive());
        assert_eq!(first.header("Message-ID").len(), 1);
        assert_eq!(first.header("Message-ID"), second.header("Message-ID"));
        assert_eq!(first.raw, second.raw);
    }

    /// An address that does not exist is given up at once; staff may try it again.
    async fn a_refused_mail_fails_and_can_be_tried_again(app: TestApp) {
        let server = SmtpServer::start();
        compose(&app, "見本", &["refuse@example.jp".to_owned()]).await;
        let delivery = delivery(&app, Some(&server));
        let now = app.clock.now();
        let done = delivery.deliver_once(now).await.unwrap();
        assert_eq!(done, Delivered { sent: 0, later: 0, failed: 1 });
        let mail = stored(&app, &server).await.mail;
        assert_eq!((mail.status, mail.last_error), (MailStatus::Failed, Some(MailFault::Refused)));
        let id = mail.id;
        for expected in [true, false] {
            let put = app.context().db.write(move |tx| Box::pin(Outbox::requeue(tx, id, now)));
            assert_eq!(put.await, Ok::<_, sea_orm::DbErr>(expected));
        }
        assert_eq!(delivery.deliver_once(now).await.unwrap().failed, 1);
        assert!(server.received().is_empty());
    }

    /// A server that is not there: the mail waits longer each time, for two days, then fails.
    async fn an_unreachable_server_is_tried_eight_times(app: TestApp) {
        compose(&app, "見本", &["hanako@example.jp".to_owned()]).await;
        let server = SmtpServer::start();
        let delivery = delivery(&app, Some(&server));
        drop(server);
        let mut now = app.clock.now();
        for _ in 0..7 {
            assert_eq!(delivery.deliver_once(now).await.unwrap().later, 1);
            now = now.plus(Duration::days(1));
        }
        assert_eq!(delivery.deliver_once(now).await.unwrap().failed, 1);
        assert_eq!(delivery.deliver_once(now).await.unwrap(), Delivered::default());
    }

    /// Two workers side by side send each mail once.
    async fn two_workers_share_the_outbox(app: TestApp) {
        let server = SmtpServer::start();
        let to: Vec<String> = (0..30).map(|n| format!("p{n}@example.jp")).collect();
        compose(&app, "見本", &to).await;
        let other = app.instance_with(|_| {}).await;
        let context = other.application.context.clone();
        let second = Delivery::new(
            context.db, context.clock, context.links, &settings(&app, Some(&server)),
        );
        let first = delivery(&app, Some(&server));
        let now = app.clock.now();
        let (a, b) = join(first.deliver_once(now), second.deliver_once(now)).await;
        assert_eq!(a.unwrap().sent + b.unwrap().sent, 30);
        let mut got: Vec<String> = (0..30).flat_map(|_| server.receive().to).collect();
        got.sort();
        got.dedup();
        assert_eq!(got.len(), 30);
        assert!(server.received().is_empty());
    }

    /// Reading the log again composes nothing twice.
    async fn a_cursor_set_back_sends_nothing_twice(app: TestApp) {
        compose(&app, "見本", &["a@example.jp".to_owned(), "b@example.jp".to_owned()]).await;
        let db = app.context().db.clone();
        db.write(|tx| Box::pin(async move {
            tx.execute_unprepared("UPDATE log_cursor SET position = 0").await.map(|_| ())
        })).await.unwrap();
        read_log(&app).await;
        let context = app.context();
        let outbox = Outbox::new(&settings(&app, None), &context.links);
        assert_eq!(outbox.list(context.db.read(), None, None, 10).await.unwrap().len(), 2);
    }

    /// In a demo without a mail server the folder holds whole messages, and the page shows their
    /// links; in production the page shows none.
    async fn without_a_server_mails_are_files(app: TestApp) {
        let subject = compose(&app, "見本", &["hanako@example.jp".to_owned()]).await;
        delivery(&app, None).deliver_once(app.clock.now()).await.unwrap();
        let folder = app.data_dir().join("mail");
        let files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
        assert_eq!(files.len(), 1);
        assert_eq!(files[0].extension().unwrap(), "eml");
        let message = std::fs::read_to_string(&files[0]).unwrap();
        assert!(message.contains("To: hanako@example.jp"));
        let context = app.context();
        let outbox = Outbox::new(&settings(&app, None), &context.links);
        let id = outbox.list(context.db.read(), None, None, 1).await.unwrap()[0].item().id;
        let seen = outbox.find(context.db.read(), id, Lang::Ja).await.unwrap().unwrap();
        let token = token_in(&context.links, &seen.text, &app, subject);
        let mut strict = settings(&app, None);
        strict.reveal_links = false;
        let outbox = Outbox::new(&strict, &context.links);
        let seen = outbox.find(context.db.read(), id, Lang::Ja).await.unwrap().unwrap();
        assert!(!seen.text.contains(token) && !seen.html.contains(token));
    }

    /// Nobody reads the outbox without signing in.
    async fn the_outbox_asks_who_is_there(app: TestApp) {
        use shared::problem::Code;
        let client = app.client();
        client.get("/api/v1/staff/mails").await.assert_problem(Code::Unauthenticated);
        client.get("/api/v1/staff/mails/x").await.assert_problem(Code::Unauthenticated);
    }
}
