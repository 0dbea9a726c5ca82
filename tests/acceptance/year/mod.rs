//! A whole fiscal year over HTTP, from the first sign-up to the last survey: 12 events, 150 people,
//! 40 companies. Every figure of the KPI page is compared with a recomputation in plain code that
//! knows only the plan ([`ledger`]), before each event and at the end.

mod course;
mod ledger;
mod office;
mod plan;

use acceptance::{Persona, TestApp, both};
use chrono::Duration;
use serde_json::{Value, json};
use shared::time::Timestamp;

use self::ledger::Ledger;
use self::plan::Gathering;
use crate::event::programme;

/// The year as it goes on.
struct Year {
    app: TestApp,
    gatherings: Vec<Gathering>,
    /// The events' ids.
    ids: Vec<String>,
    /// The ids of the companies that stand in the directory from the beginning.
    organisations: Vec<String>,
    /// The company of each human being.
    companies: Vec<usize>,
    ledger: Ledger,
    /// Mails that were read.
    mails: usize,
    /// Events whose thread was written in.
    talks: usize,
}

impl Year {
    /// Before the year: its programme with the targets, the directory, members, all events.
    async fn open(app: TestApp) -> Self {
        app.clock.set("2026-03-09T01:00:00Z".parse().unwrap());
        for persona in [Persona::Contractor, Persona::Prefecture, Persona::Moderator] {
            app.persona(persona).await;
        }
        let programme = programme(&app).await.id();
        let mut targets = json!({});
        for (metric, target) in ledger::TARGETS {
            targets[metric] = json!(target);
        }
        let path = format!("/api/v1/programmes/{programme}/targets");
        let prefecture = app.prefecture().await;
        prefecture
            .put(&path)
            .if_match("\"v0-0\"")
            .json(&targets)
            .await
            .expect(200);
        let mut year = Self {
            app,
            gatherings: plan::gatherings(),
            ids: Vec::new(),
            organisations: Vec::new(),
            companies: plan::companies_of_people(),
            ledger: Ledger::default(),
            mails: 0,
            talks: 0,
        };
        year.enter_companies().await;
        year.sign_up_members().await;
        for gathering in year.gatherings.clone() {
            year.publish(&gathering).await;
        }
        year
    }

    /// Lets the time pass until so many days after a day, at a time of day in UTC. Whatever is due on
    /// the way happens. Staff then sign in anew.
    async fn step_to(&self, day: &str, days: i64, time: &str) {
        let end: Timestamp = format!("{day}T{time}:00Z").parse().unwrap();
        let end = end.plus(Duration::days(days));
        while self.app.clock.now() < end {
            let next = self.app.clock.now().plus(Duration::days(7));
            self.app.clock.set(next.min(end));
            self.app.settle().await;
        }
        self.app.sign_in_anew().await;
    }

    /// One event, from its registrations to the thread that goes on.
    async fn gather(&mut self, n: usize) {
        let day = self.gatherings[n].day;
        self.look(&json!({"kind": "event", "id": self.ids[n]}), 4 + n as u64)
            .await;
        self.register_all(n).await;
        self.step_to(day, 0, "05:00").await;
        self.attend(n).await;
        self.ledger.held += 1;
        self.new_mails().await;
        self.step_to(day, 0, "07:30").await;
        self.answer(n).await;
        self.talk(n).await;
        self.join_community(n).await;
        self.look(&json!({"kind": "home"}), 3).await;
    }

    /// All figures of the page are what they must be.
    async fn check(&self) {
        // Page views are kept for a moment before they are written.
        self.app.settle().await;
        let staff = self.app.contractor().await;
        let shown = staff
            .get("/api/v1/kpi?year=2026")
            .await
            .assert_status(200)
            .json();
        let today = self.app.clock.now().jst_date().to_string();
        let day = today.min("2027-03-31".to_owned());
        let (ledger, all) = (&self.ledger, &self.gatherings);
        let when = format!("on {day}, with {} events", ledger.held);
        assert_eq!(shown["as_of"], day);
        assert_eq!(shown["participation"], ledger.participation(all), "{when}");
        assert_eq!(
            shown["events"],
            Value::from(ledger.events(all, &self.ids)),
            "{when}"
        );
        assert_eq!(shown["satisfaction"], ledger.satisfaction(all), "{when}");
        assert_eq!(shown["months"], Value::from(ledger.months(all)), "{when}");
        assert_eq!(
            shown["figures"],
            Value::from(ledger.figures(all, &day)),
            "{when}"
        );
    }

    /// What happens between the events, before the `n`th.
    async fn between(&mut self, n: usize) {
        match n {
            1 => {
                self.register_it(0, Some("2026-04-15")).await;
                let id = self.publish_article("相談窓口を開きます").await;
                self.look(&json!({"kind": "article", "id": id}), 12).await;
            }
            2 => {
                let path = self.register_it(4, Some("2026-06-01")).await;
                self.end_it(&path, "2026-12-31").await;
                self.register_it(8, None).await;
            }
            4 => {
                self.business(1, Some("2026-03-31"), true).await;
                self.business(2, Some("2026-07-20"), true).await;
                self.business(3, None, false).await;
            }
            6 => self.tidy_names().await,
            9 => {
                self.business(5, Some("2026-12-01"), true).await;
                self.business(8, Some("2026-12-15"), false).await;
                self.publish_article("冬のDX相談会").await;
            }
            _ => {}
        }
    }

    /// After the year: what still comes in, and what belongs to the next one.
    async fn close(&mut self) {
        self.step_to("2027-04-02", 0, "01:00").await;
        self.look(&json!({"kind": "home"}), 5).await;
        self.register_it(12, Some("2027-04-01")).await;
        self.business(10, Some("2027-03-31"), true).await;
        self.business(9, Some("2027-04-01"), true).await;
        self.step_to("2027-04-20", 0, "01:00").await;
    }
}

both! {
    /// A year adds up, whatever its people do.
    async fn a_fiscal_year_adds_up(app: TestApp) {
        let mut year = Year::open(app.clone()).await;
        for n in 0..year.gatherings.len() {
            let day = year.gatherings[n].day;
            year.step_to(day, -12, "01:00").await;
            year.between(n).await;
            year.check().await;
            year.gather(n).await;
        }
        year.close().await;
        year.check().await;
        year.merge_persons().await;
        year.check().await;
        // It was a year with everything in it.
        let shown = app.contractor().await.get("/api/v1/kpi?year=2026").await.json();
        assert_eq!(shown["satisfaction"]["events_withheld"], 1);
        assert!(year.talks > 6, "{}", year.talks);
        let persons = &shown["participation"]["persons"];
        assert!(persons["total"].as_u64() > persons["distinct"].as_u64(), "{persons}");
        // Registered IT companies, on any day.
        for day in ["2026-04-14", "2026-04-15", "2026-06-01", "2026-12-31", "2027-01-01", "2027-04-01"] {
            let path = format!("/api/v1/kpi/registered-it-companies?on={day}");
            let found = app.contractor().await.get(&path).await.assert_status(200).json();
            assert_eq!(found["companies"], year.ledger.it_on(day), "{day}");
        }
    }
}
