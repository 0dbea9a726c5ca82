//! What holds while a long backlog is worked off.

use std::collections::BTreeMap;
use std::sync::Mutex;

use async_trait::async_trait;
use lettre::Message;
use shared::i18n::Lang;
use shared::outbox::{MailId, MailStatus};

use super::*;
use crate::platform::clock::TestClock;
use crate::platform::db::testing::on_each;
use crate::platform::mail::entity;
use crate::platform::random::Random;

/// How often each mail was sent.
type Sent = Arc<Mutex<BTreeMap<String, u32>>>;

/// A server so slow that a batch takes most of its lease; half-way through the second batch
/// another worker, whose server is quick, comes by.
struct Server {
    sent: Sent,
    slow: Option<(TestClock, Mutex<Option<Delivery>>)>,
}

#[async_trait]
impl Transport for Server {
    async fn send(&self, name: &str, _: &Message) -> Result<(), MailFault> {
        let number = {
            let mut sent = self.sent.lock().unwrap();
            *sent.entry(name.to_owned()).or_default() += 1;
            sent.len()
        };
        let Some((clock, other)) = &self.slow else {
            return Ok(());
        };
        clock.advance(Duration::seconds(25));
        let second_half = number > usize::try_from(BATCH).unwrap() + 3;
        let other = second_half.then(|| other.lock().unwrap().take()).flatten();
        if let Some(other) = other {
            other.deliver_due().await.unwrap();
        }
        Ok(())
    }
}

fn mail(number: i32, clock: &Clock) -> Model {
    let now = clock.now();
    let id = MailId::from_uuid(Random::system().uuid_v7(now));
    Model {
        id,
        log_position: i64::from(number) + 1,
        ordinal: 0,
        kind: "house-try".to_owned(),
        subject_kind: "house".to_owned(),
        subject_id: id.uuid(),
        to_address: format!("p{number}@example.jp").parse().unwrap(),
        lang: Lang::Ja,
        from_name: String::new(),
        reply_to: None,
        subject: "見本".to_owned(),
        text: "見本".to_owned(),
        html: String::new(),
        links: entity::Links::default(),
        attachments: entity::Attachments::default(),
        message_id: format!("<{id}@musubi.invalid>"),
        status: MailStatus::Queued,
        attempts: 0,
        next_attempt_at: Some(now),
        last_error: None,
        created_at: now,
        sent_at: None,
    }
}

/// The second batch is claimed long after the first: its lease must not be over by then.
#[actix_web::test]
async fn a_long_backlog_is_sent_once_by_all_workers_together() {
    on_each(|db| async move {
        let hand = TestClock::at("2026-06-10T01:00:00Z".parse().unwrap());
        let clock = hand.clock();
        let mails: Vec<Model> = (0..20).map(|number| mail(number, &clock)).collect();
        let put: Result<_, DbErr> = db.write(move |tx| Box::pin(store::insert(tx, mails))).await;
        put.unwrap();
        let sent = Sent::default();
        let worker = |slow| Delivery {
            db: db.clone(),
            clock: clock.clone(),
            links: Links::new([1; 32]),
            from: Address::new_dangerous("noreply", "musubi.invalid"),
            transport: Arc::new(Server {
                sent: sent.clone(),
                slow,
            }),
        };
        let quick = worker(None);
        let slow = worker(Some((hand, Mutex::new(Some(quick)))));
        slow.deliver_due().await.unwrap();
        let sent = sent.lock().unwrap();
        assert_eq!(sent.len(), 20);
        let twice: Vec<_> = sent.iter().filter(|(_, times)| **times > 1).collect();
        assert!(twice.is_empty(), "{twice:?}");
    })
    .await;
}
