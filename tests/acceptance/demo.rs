//! The demo programme: loads by the rules, shows something true on every page, sends nothing.

use acceptance::both;
use api::app::Context;
use api::demo::{self, DemoError, PASSWORD, SIGN_INS};
use api::platform::random::Random;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use shared::organisation::api::OrganisationPage;
use shared::outbox::MailStatus;

async fn all(app: &acceptance::TestApp, path: &str) -> Vec<Value> {
    let mut items = Vec::new();
    let mut cursor = String::new();
    loop {
        let sign = if path.contains('?') { '&' } else { '?' };
        let page = app
            .client()
            .get(&format!("{path}{sign}limit=100{cursor}"))
            .await
            .assert_status(200)
            .json();
        items.extend(page["items"].as_array().unwrap().clone());
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return items,
        }
    }
}

/// The rows of a query with one column of text.
async fn texts(app: &acceptance::TestApp, sql: &str) -> Vec<String> {
    let conn = app.context().db.read();
    let statement = Statement::from_string(conn.get_database_backend(), sql);
    let rows = conn.query_all_raw(statement).await;
    let rows = rows.unwrap_or_else(|error| panic!("{sql}: {error}"));
    rows.iter()
        .map(|row| row.try_get("", "one").unwrap())
        .collect()
}

/// What a query counts.
async fn number(app: &acceptance::TestApp, of: &str) -> i64 {
    let sql = format!("SELECT CAST(count(*) AS TEXT) AS one FROM {of}");
    texts(app, &sql).await.remove(0).parse().unwrap()
}

/// Loads the demo with randomness of its own, as each installation has.
async fn load_with(app: &acceptance::TestApp, seed: u64) {
    let context = Context {
        random: Random::seeded(seed),
        ..app.context().clone()
    };
    demo::load(&context).await.unwrap();
}

both! {
    /// What is loaded follows from the day alone: two installations get the same rows.
    async fn the_demo_is_the_same_each_time(app: TestApp) {
        let other = acceptance::TestApp::start(app.backend()).await;
        load_with(&app, 1).await;
        load_with(&other, 2).await;
        let (one, two) = (app.digest().await, other.digest().await);
        other.stop().await;
        one.assert_same(&two, "another installation's randomness");
        two.assert_same(&one, "another installation's randomness");
    }

    /// Its files are there, each for whom it is meant; none is left that no row names.
    async fn the_demo_has_files_on_events(app: TestApp) {
        load_with(&app, 1).await;
        assert_eq!(number(&app, "unclaimed_file").await, 0);
        let folder = std::fs::read_dir(app.data_dir().join("files")).unwrap();
        assert_eq!(folder.count(), 3);
        for (audience, status) in
            [("public", "published"), ("confirmed", "published"), ("attended", "finished")]
        {
            let rows = format!("material WHERE audience = '{audience}' AND event_id IN \
                (SELECT id FROM event WHERE status = '{status}')");
            assert_eq!(number(&app, &rows).await, 1, "{audience}");
        }
    }

    /// Both years are full of events, one or more in each state, on the programme's themes.
    async fn the_demo_has_every_kind_of_event(app: TestApp) {
        load_with(&app, 1).await;
        for year in [2025, 2026] {
            let events = number(&app, &format!("event WHERE fiscal_year = {year}")).await;
            assert!(events >= 8, "{year}: {events}");
        }
        for (kind, rows) in [
            ("draft", "status = 'draft' AND returned_comment IS NULL"),
            ("returned", "status = 'draft' AND returned_comment IS NOT NULL"),
            ("submitted", "status = 'submitted'"),
            ("published", "status = 'published'"),
            ("finished", "status = 'finished'"),
            ("postponed", "status = 'postponed' AND notice IS NOT NULL"),
            ("cancelled", "status = 'cancelled' AND notice IS NOT NULL"),
            ("hybrid", "format = 'hybrid' AND status = 'published'"),
            ("online", "format = 'online'"),
            ("full, with people waiting", "status = 'published' AND id IN (SELECT event_id FROM seat_pool \
                WHERE taken >= capacity) AND id IN (SELECT event_id FROM registration WHERE status = 'waitlisted')"),
        ] {
            assert!(number(&app, &format!("event WHERE {rows}")).await > 0, "no event is {kind}");
        }
        let overfull = number(&app, "seat_pool WHERE taken > capacity").await;
        assert_eq!(overfull, 0);
        let themes = texts(&app, "SELECT DISTINCT theme AS one FROM event WHERE status = 'finished' OR status = 'published'").await;
        for theme in ["観光×IT", "水産加工のDX", "農業×データ", "伝統工芸×EC"] {
            assert!(themes.iter().any(|one| one == theme), "{theme} in {themes:?}");
        }
    }

    /// The community has a welcome, threads with answers, and what was said at events; nobody gets a mail
    /// about what was said in the past.
    async fn the_demo_has_a_community(app: TestApp) {
        load_with(&app, 1).await;
        let general = "thread WHERE space_id IN (SELECT id FROM space WHERE kind = 'general')";
        assert_eq!(number(&app, general).await, 4);
        assert!(number(&app, "community_member").await >= 10);
        let events = "thread WHERE post_count >= 2 AND space_id IN (SELECT id FROM space WHERE kind = 'event')";
        assert!(number(&app, events).await >= 3);
        let silent = "event e WHERE e.status IN ('published', 'finished') AND NOT EXISTS \
            (SELECT 1 FROM space s WHERE s.event_id = e.id)";
        assert_eq!(number(&app, silent).await, 0, "each public event has its thread");
        let early = "post p WHERE p.created_at < (SELECT t.created_at FROM thread t WHERE t.id = p.thread_id)";
        assert_eq!(number(&app, early).await, 0);
        assert_eq!(number(&app, "mail WHERE kind = 'community-reply'").await, 0);
        let reports = "post_report WHERE outcome IS NULL";
        assert_eq!(number(&app, reports).await, 2, "for the moderators' page");
        assert_eq!(number(&app, "post_report WHERE outcome = 'dismissed'").await, 1);
        let member = app.client();
        let sign_in = json!({"email": "member@example.jp", "password": PASSWORD});
        let answer = member.post("/api/v1/auth/sign-in").json(&sign_in).await.assert_status(200);
        let member = member.with_bearer(answer.json()["access_token"].as_str().unwrap());
        let home = member.get("/api/v1/community").await.assert_status(200).json();
        assert_eq!(home["member"], true);
        assert!(home["unread_threads"].as_u64().unwrap() >= 3, "{home}");
    }

    /// Most came to what took place, speakers beside them; and something came of it.
    async fn the_demo_has_attendance_and_collaborations(app: TestApp) {
        load_with(&app, 1).await;
        let missing = "event e WHERE e.status = 'finished' AND NOT EXISTS (SELECT 1 FROM attendance a \
            WHERE a.event_id = e.id AND a.kind = 'speaker')";
        assert_eq!(number(&app, missing).await, 0);
        let (came, seats) = (
            number(&app, "attendance WHERE kind = 'participant'").await,
            number(&app, "registration WHERE status = 'confirmed' AND event_id IN \
                (SELECT id FROM event WHERE status = 'finished')").await,
        );
        assert!(came * 10 > seats * 7 && came < seats, "{came} of {seats}");
        for stage in ["idea", "talking", "trial", "launched", "ended"] {
            let of = format!("collaboration WHERE stage = '{stage}'");
            assert!(number(&app, &of).await > 0, "{stage}");
        }
        assert_eq!(number(&app, "collaboration WHERE confirmed_at IS NOT NULL").await, 3);
        let waiting = "collaboration WHERE launched_on IS NOT NULL AND confirmed_at IS NULL";
        assert_eq!(number(&app, waiting).await, 1);
    }

    /// The directory is Miyagi's, and nobody in it or at an event is real.
    async fn the_demo_is_plainly_fictional(app: TestApp) {
        load_with(&app, 1).await;
        for (sector, expected) in [("it", 62), ("local", 40)] {
            assert_eq!(number(&app, &format!("organisation WHERE sector = '{sector}'")).await, expected, "{sector}");
        }
        assert_eq!(number(&app, "organisation WHERE status = 'active'").await, 102);
        // Typed names wait to be matched, a proposal and an application wait for staff.
        assert!(number(&app, "organisation WHERE status = 'pending'").await >= 2);
        assert_eq!(number(&app, "organisation_proposal WHERE status = 'open'").await, 1);
        assert_eq!(number(&app, "it_registration WHERE status = 'applied'").await, 1);
        assert_eq!(number(&app, "it_registration WHERE status = 'approved'").await, 61);
        for column in ["industry", "municipality"] {
            assert_eq!(number(&app, &format!("organisation WHERE {column} IS NULL AND status = 'active'")).await, 0, "{column}");
        }
        // Miyagi is prefecture 04 in the national code of municipalities.
        let places = texts(&app, "SELECT DISTINCT municipality AS one FROM organisation WHERE status = 'active'").await;
        assert!(places.len() > 10 && places.iter().all(|code| code.starts_with("04")), "{places:?}");
        let people = number(&app, "person").await;
        assert!(people >= 160, "{people}");
        for table in ["person", "registration"] {
            let strangers = format!("{table} WHERE family_name <> '見本' OR family_name IS NULL");
            assert_eq!(number(&app, &strangers).await, 0, "{table}");
        }
        assert_eq!(number(&app, "person WHERE email NOT LIKE '%@example.jp'").await, 0);
        assert_eq!(number(&app, "organisation WHERE name NOT LIKE '%見本%'").await, 0);
    }

    /// Most who come are out of the directory, so that the numbers by sector say something.
    async fn the_demos_numbers_by_sector_are_not_empty(app: TestApp) {
        load_with(&app, 1).await;
        let (everybody, picked) = (
            number(&app, "registration").await,
            number(&app, "registration WHERE organisation_id IN (SELECT id FROM organisation WHERE status = 'active')").await,
        );
        assert!(picked * 10 >= everybody * 8 && picked < everybody, "{picked} of {everybody}");
        let staff = app.client();
        let body = json!({ "email": "jutaku@example.jp", "password": PASSWORD });
        let token = staff.post("/api/v1/auth/sign-in").json(&body).await.assert_status(200).json();
        let staff = staff.with_bearer(token["access_token"].as_str().unwrap());
        let finished = all(&app, "/api/v1/events?period=past").await;
        let event = finished.iter().find(|event| event["status"] == "finished").unwrap();
        let path = format!("/api/v1/events/{}/registrations/summary", event["id"].as_str().unwrap());
        let summary = staff.get(&path).await.assert_status(200).json();
        for sector in ["it", "local"] {
            let of = |one: &&Value| one["sector"] == sector;
            let row = summary["by_sector"].as_array().unwrap().iter().find(of).unwrap();
            assert!(row["confirmed"].as_i64().unwrap() > 0, "{summary}");
        }
    }
}

both! {
    /// It loads once, on an empty database, around today.
    async fn the_demo_fills_every_page(app: TestApp) {
        demo::load(app.context()).await.unwrap();
        let again = demo::load(app.context()).await;
        assert!(matches!(again, Err(DemoError::NotEmpty)), "{again:?}");

        for (sector, expected) in [("it", 62), ("local", 40)] {
            let path = format!("/api/v1/organisations?limit=100&sector={sector}");
            let page: OrganisationPage = app.client().get(&path).await.parse();
            assert_eq!(page.items.len(), expected, "{sector}");
            assert!(page.items.iter().all(|one| one.name.as_str().contains("見本")));
        }

        let events = all(&app, "/api/v1/events?period=all").await;
        let with = |key: &str, value: &str| {
            events.iter().filter(|event| event[key] == value).count()
        };
        assert!(with("status", "finished") >= 12, "{events:?}");
        assert!(with("status", "published") >= 4);
        assert_eq!((with("status", "cancelled"), with("status", "postponed")), (2, 1));
        assert!(with("format", "hybrid") >= 2 && with("format", "online") >= 2);

        for (address, _) in SIGN_INS {
            let body = json!({ "email": address, "password": PASSWORD });
            app.client().post("/api/v1/auth/sign-in").json(&body).await.expect(200);
        }

        let mails = app.mails().await;
        let kinds: Vec<&str> = mails.iter().map(|mail| mail.kind.as_str()).collect();
        assert!((2..=4).contains(&mails.len()), "{kinds:?}");
        assert!(mails.iter().all(|mail| mail.status == MailStatus::Sent));
        assert!(mails.iter().any(|mail| mail.to == "member@example.jp"));
        assert!(mails.iter().all(|mail| mail.to.ends_with("@example.jp")));
    }

    /// The portal tells something of each kind, with every kind of deadline, one that is over and one
    /// that waits; its pages were looked at about 900 times a month.
    async fn the_demo_has_something_to_read(app: TestApp) {
        load_with(&app, 1).await;
        assert_eq!(all(&app, "/api/v1/articles").await.len(), 6);
        let open = all(&app, "/api/v1/measures").await;
        let over = all(&app, "/api/v1/measures?state=closed").await;
        assert_eq!((open.len(), over.len()), (6, 1));
        let kinds: std::collections::BTreeSet<&str> =
            open.iter().map(|one| one["deadline"]["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds.len(), shared::portal::DeadlineKind::ALL.len(), "{kinds:?}");
        assert_eq!(number(&app, "article WHERE status = 'submitted'").await, 1);
        let conn = app.context().db.read();
        let day = |text: &str| text.parse().unwrap();
        let months = api::features::visit::service::by_month(conn, day("2025-07-01"), day("2026-05-31"));
        let months = months.await.unwrap();
        assert_eq!(months.len(), 11, "{months:?}");
        for (month, views) in months {
            assert!((700..=1100).contains(&views), "{month:?}: {views}");
        }
    }
}
