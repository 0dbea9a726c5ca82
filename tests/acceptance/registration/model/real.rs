//! The same commands to the service. They go to the services behind the operations, since there are many
//! of them and tokens would run out; that operations only translate is held by the other tests.

use std::collections::{BTreeMap, BTreeSet};

use acceptance::{Persona, TestApp};
use api::features::event::service::{self as events, Step};
use api::features::registration::service::change::{self, Act};
use api::features::registration::service::{cancel, decide, join};
use api::platform::auth::{Account, Principal, SignedIn, Who};
use chrono::Duration;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use shared::account::SessionId;
use shared::account::perm::of_role;
use shared::event::EventId;
use shared::event::types::Mode;
use shared::field;
use shared::i18n::Lang;
use shared::registration::types::RegistrationId;
use shared::time::Timestamp;

use super::super::{acceptance as accepted, form, with};
use super::paper::{Paper, Stands};

/// What both sides are compared by: who stands how in which mode, the queues, seats taken.
pub type Sheet = (
    Vec<(usize, &'static str)>,
    [Vec<usize>; 2],
    [usize; 2],
    [usize; 2],
);

/// The sheet of the paper.
pub fn sheet_of(paper: &Paper) -> Sheet {
    let names = paper.names.iter();
    let names = names.map(|name| (name.mode, name.stands.name())).collect();
    let taken = [paper.taken(0), paper.taken(1)];
    let waits = |mode: usize| {
        let waits = |name: &&super::paper::Name| name.mode == mode && name.stands == Stands::Waits;
        paper.names.iter().filter(waits).count()
    };
    (names, paper.queue.clone(), taken, [waits(0), waits(1)])
}

/// One event in the service.
pub struct Real<'a> {
    app: &'a TestApp,
    staff: SignedIn,
    event: EventId,
    began: Timestamp,
    starts_at: Timestamp,
    people: usize,
    form: Value,
}

impl<'a> Real<'a> {
    /// A public event, 20 days from the test's beginning.
    pub async fn new(
        app: &'a TestApp,
        capacity: [usize; 2],
        approval: bool,
        offer: Option<i64>,
    ) -> Self {
        let began: Timestamp = acceptance::START.parse().unwrap();
        app.clock.set(began);
        let known = app.known(Persona::Prefecture).await;
        let role = shared::account::types::Role::Prefecture;
        let account = Account {
            account_id: known.account,
            session_id: SessionId::from_uuid(uuid::Uuid::nil()),
            person_id: None,
        };
        let staff = SignedIn::new(Principal {
            who: Who::Account(account),
            roles: [role].into_iter().collect(),
            permissions: of_role(role),
            totp_missing: false,
        });
        let entry = json!({
            "selection": if approval { "approval" } else { "first_come" },
            "promotion": if offer.is_some() { "offer" } else { "direct" },
            "offer_hours": offer, "company_limit": null,
        });
        let seats = json!({"in_person": capacity[0], "online": capacity[1]});
        let starts_at = began.plus(Duration::days(20));
        let form = with(
            form(1, 1),
            json!({
                "capacity": seats, "entry": entry, "starts_at": starts_at,
                "ends_at": starts_at.plus(Duration::hours(2)), "closes_at": starts_at,
            }),
        );
        let mut real = Self {
            app,
            staff: staff.unwrap(),
            event: EventId::from_uuid(uuid::Uuid::nil()),
            began,
            starts_at,
            people: 0,
            form,
        };
        let ctx = app.context();
        let parsed = field::parse(&real.form).unwrap();
        let made = events::create(ctx, &real.staff, parsed, Lang::Ja)
            .await
            .unwrap();
        real.event = made.id;
        real.take(Step::Publish).await;
        real
    }

    /// When the event begins, in hours from the test's beginning.
    pub fn starts(&self) -> i64 {
        self.starts_at.since(self.began).num_hours()
    }

    async fn take(&self, step: Step) {
        let at = (self.event, None);
        events::step(self.app.context(), &self.staff, at, step, Lang::Ja)
            .await
            .unwrap();
        self.app.settle().await;
    }

    pub async fn join(&mut self, mode: usize, number: usize, whole: bool) {
        let address = |n: usize| format!("m{n}@example.jp");
        let first = self.people;
        self.people += number;
        let people: Vec<Value> = (first + 1..first + number).map(|n| json!({
            "family_name": "連れ", "given_name": "花", "family_kana": "ツレ", "given_kana": "ハナ",
            "email": address(n),
        })).collect();
        let policy = if whole { "whole" } else { "partial" };
        let group = (number > 1).then(|| json!({"people": people, "policy": policy}));
        let body = json!({
            "family_name": "見本", "given_name": "花子", "family_kana": "ミホン", "given_kana": "ハナコ",
            "email": address(first), "organisation_name": "見本水産株式会社", "group": group,
            "mode": Mode::ALL[mode], "locale": "ja", "acceptance": accepted(),
        });
        let form = field::parse(&body).unwrap();
        let client = format!("{}-{first}", self.event);
        join::guest(self.app.context(), &client, self.event, form)
            .await
            .unwrap();
    }

    async fn id(&self, who: usize) -> RegistrationId {
        let rows = self.rows().await;
        rows.into_iter().rfind(|row| row.0 == who).unwrap().1
    }

    pub async fn cancel(&self, who: usize) -> bool {
        let id = self.id(who).await;
        cancel::by_link(self.app.context(), id, false).await.is_ok()
    }

    pub async fn decide(&self, who: usize, yes: bool) -> bool {
        let id = self.id(who).await;
        let body = json!({
            "registrations": [id], "decision": if yes { "approve" } else { "decline" }, "reason": "見本",
        });
        let form = field::parse(&body).unwrap();
        let done = decide::decide(self.app.context(), &self.staff, self.event, form).await;
        done.is_ok_and(|done| !done.decided.is_empty())
    }

    async fn act(&self, who: usize, act: Act) -> bool {
        let id = self.id(who).await;
        change::by_link(self.app.context(), id, act).await.is_ok()
    }

    pub async fn switch(&self, who: usize, to: usize) -> bool {
        self.act(who, Act::Switch(Mode::ALL[to])).await
    }

    pub async fn accept(&self, who: usize) -> bool {
        self.act(who, Act::Accept).await
    }

    pub async fn by_exception(&self, who: usize, mode: usize) -> bool {
        let body = json!({"mode": Mode::ALL[mode], "exception": true});
        let form = field::parse(&body).unwrap();
        let id = self.id(who).await;
        decide::place(self.app.context(), &self.staff, id, form)
            .await
            .is_ok()
    }

    pub async fn seats(&mut self, capacity: [usize; 2]) {
        self.form["capacity"] = json!({"in_person": capacity[0], "online": capacity[1]});
        self.form["starts_at"] = json!(self.starts_at);
        self.form["ends_at"] = json!(self.starts_at.plus(Duration::hours(2)));
        self.form["closes_at"] = json!(self.starts_at);
        let ctx = self.app.context();
        let version = self.version().await;
        let form = field::parse(&self.form).unwrap();
        let at = (self.event, version);
        events::replace(ctx, &self.staff, at.0, at.1, form, Lang::Ja)
            .await
            .unwrap();
        self.app.settle().await;
    }

    async fn version(&self) -> i64 {
        let sql = "SELECT version FROM event WHERE id = $1";
        self.ask(sql).await[0].try_get_by_index(0).unwrap()
    }

    pub async fn wait(&self, hours: i64) {
        self.app.clock.advance(Duration::hours(hours));
        self.app.settle().await;
    }

    pub async fn put_off(&self) {
        self.take(Step::Postpone("台風のため".parse().unwrap()))
            .await;
    }

    /// A new date 20 days from now; when it begins, in hours.
    pub async fn new_date(&mut self, now: i64) -> i64 {
        self.starts_at = self.began.plus(Duration::hours(now) + Duration::days(20));
        let date = json!({
            "starts_at": self.starts_at, "ends_at": self.starts_at.plus(Duration::hours(2)),
            "closes_at": self.starts_at,
        });
        self.take(Step::Reschedule(field::parse(&date).unwrap()))
            .await;
        self.starts()
    }

    pub async fn call_off(&self) {
        self.take(Step::Cancel("見本".parse().unwrap())).await;
    }

    async fn ask(&self, sql: &str) -> Vec<sea_orm::QueryResult> {
        let conn = self.app.context().db.read();
        let event: sea_orm::Value = self.event.uuid().into();
        let ask = Statement::from_sql_and_values(conn.get_database_backend(), sql, [event]);
        conn.query_all_raw(ask).await.unwrap()
    }

    /// Each registration: whose it is, its id, mode, status, number in the queue.
    async fn rows(&self) -> Vec<(usize, RegistrationId, usize, String, Option<i64>)> {
        let sql = "SELECT p.email, r.id, r.mode, r.status, r.queue_seq FROM registration r \
            JOIN person p ON p.id = r.person_id WHERE r.event_id = $1";
        let rows = self.ask(sql).await;
        let read = |row: &sea_orm::QueryResult| {
            let email: String = row.try_get_by_index(0).unwrap();
            let who = email
                .trim_start_matches('m')
                .split('@')
                .next()
                .unwrap()
                .parse()
                .unwrap();
            let mode: String = row.try_get_by_index(2).unwrap();
            let mode = usize::from(mode == "online");
            let status = row.try_get_by_index(3).unwrap();
            (
                who,
                row.try_get_by_index(1).unwrap(),
                mode,
                status,
                row.try_get_by_index(4).unwrap(),
            )
        };
        let mut rows: Vec<_> = rows.iter().map(read).collect();
        rows.sort_by_key(|row| row.0);
        rows
    }

    /// The sheet of the service.
    pub async fn sheet(&self) -> Sheet {
        let rows = self.rows().await;
        let names = rows.iter().map(|(_, _, mode, status, _)| {
            let every = [
                Stands::Pending,
                Stands::Confirmed,
                Stands::Offered,
                Stands::Waits,
                Stands::Declined,
                Stands::Gone,
            ];
            let name = every
                .into_iter()
                .map(Stands::name)
                .find(|name| name == status);
            (*mode, name.unwrap())
        });
        let names = names.collect();
        let queue = |wanted: usize| {
            let waits = |row: &&(usize, _, usize, String, Option<i64>)| {
                row.2 == wanted && row.3 == "waitlisted"
            };
            let seqs: BTreeMap<i64, usize> = rows
                .iter()
                .filter(waits)
                .map(|row| (row.4.unwrap(), row.0))
                .collect();
            seqs.into_values().collect::<Vec<usize>>()
        };
        let pools = self
            .ask("SELECT mode, taken FROM seat_pool WHERE event_id = $1")
            .await;
        let mut taken = [0, 0];
        for pool in &pools {
            let mode: String = pool.try_get_by_index(0).unwrap();
            let number: i32 = pool.try_get_by_index(1).unwrap();
            taken[usize::from(mode == "online")] = usize::try_from(number).unwrap();
        }
        let sql =
            "SELECT waiting_in_person, waiting_online FROM registration_queue WHERE event_id = $1";
        let counters = self.ask(sql).await;
        let waits = |index: usize| {
            let number = counters
                .first()
                .map_or(0, |row| row.try_get_by_index::<i32>(index).unwrap());
            usize::try_from(number).unwrap()
        };
        (names, [queue(0), queue(1)], taken, [waits(0), waits(1)])
    }

    /// How many mails each has had, each with a name of its own.
    pub async fn mails(&self, people: usize) -> Vec<i64> {
        let rows = self.rows().await;
        let sql = "SELECT m.subject_id, m.message_id FROM mail m JOIN registration r \
            ON r.id = m.subject_id WHERE r.event_id = $1";
        let mut counts = vec![0; people];
        let mut names: BTreeSet<String> = BTreeSet::new();
        for mail in self.ask(sql).await {
            let id: RegistrationId = mail.try_get_by_index(0).unwrap();
            let name: String = mail.try_get_by_index(1).unwrap();
            assert!(names.insert(name), "two mails of one name");
            counts[rows.iter().find(|row| row.1 == id).unwrap().0] += 1;
        }
        counts
    }
}
