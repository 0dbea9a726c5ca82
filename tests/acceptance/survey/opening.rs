//! When a survey opens, and who is asked.

use super::*;
use acceptance::both;
use shared::i18n::Lang;

/// What the log says of surveys, in order.
async fn told(app: &TestApp) -> Vec<String> {
    let sql = "SELECT kind AS one FROM event_log WHERE kind LIKE 'survey.%' ORDER BY id";
    rows(app, sql).await
}

/// How many invitations went to each address.
async fn invitations(app: &TestApp, scene: &Scene) -> Vec<usize> {
    let mails = app.mails().await;
    let to = |email: &String| {
        let mine = mails.iter().filter(|mail| mail.to == *email);
        mine.filter(|mail| mail.kind == "survey").count()
    };
    scene.people.iter().map(to).collect()
}

both! {
    /// When the event is over and not before, those present as participants are asked, once each,
    /// in their language, with a link that is only theirs.
    async fn at_the_end_those_present_are_asked(app: TestApp) {
        programme(&app).await;
        let scene = Scene::registered(&app, "", 4).await;
        set(&app, BEGINS).await;
        scene.tick(&app, 0, "participant").await;
        scene.tick(&app, 1, "participant").await;
        scene.tick(&app, 2, "speaker").await;
        app.clock.set(ENDS.parse().unwrap());
        app.clock.advance(Duration::microseconds(-1));
        assert_eq!(invitations(&app, &scene).await, [0, 0, 0, 0]);
        app.renew().await;
        assert_eq!(scene.report(&app).await["state"], "none");
        set(&app, ENDS).await;
        assert_eq!(invitations(&app, &scene).await, [1, 1, 0, 0]);
        later(&app, Duration::days(3)).await;
        assert_eq!(invitations(&app, &scene).await, [1, 1, 0, 0]);
        assert_eq!(told(&app).await, ["survey.opened", "survey.invited"]);
        let mails = app.mails_to(&scene.people[0]).await;
        let mail = mails.last().unwrap();
        assert_eq!(mail.lang, Lang::Ja);
        for part in ["見本 花子 様", "水産加工のDXを語る会", "7月1日", "1分", "匿名"] {
            assert!(mail.text.contains(part), "{part} is not in {}", mail.text);
        }
        assert_ne!(scene.token(&app, 0).await, scene.token(&app, 1).await);
        let report = scene.report(&app).await;
        assert_eq!(report["state"], "open");
        assert_eq!(report["opened_at"], ENDS);
        assert_eq!(report["closes_at"], CLOSES);
        assert_eq!((&report["present"], &report["invited"]), (&json!(2), &json!(2)));
    }

    /// The mail's row holds the link's place only: the token stands nowhere in the database.
    async fn no_token_is_stored(app: TestApp) {
        let scene = Scene::asked(&app, 2).await;
        let tokens = scene.tokens(&app).await;
        let stored = rows(&app, "SELECT text || html || CAST(links AS TEXT) AS one FROM mail").await;
        for token in &tokens {
            assert!(stored.iter().all(|mail| !mail.contains(token.as_str())));
            // Its part that proves something: the last 24 of 48 bytes.
            assert!(stored.iter().all(|mail| !mail.contains(&token[32..])));
        }
        let page = app.prefecture().await.get("/api/v1/staff/mails").await.assert_status(200);
        assert!(tokens.iter().all(|token| !page.text().contains(token.as_str())));
    }

    /// Paper lists are typed late: who is noted while the survey is open is asked then, in time
    /// or not at all.
    async fn who_is_noted_later_is_asked_later(app: TestApp) {
        programme(&app).await;
        let scene = Scene::registered(&app, "", 3).await;
        set(&app, ENDS).await;
        app.settle().await;
        assert_eq!(told(&app).await, Vec::<String>::new());
        later(&app, Duration::days(1)).await;
        scene.tick(&app, 0, "participant").await;
        assert_eq!(invitations(&app, &scene).await, [1, 0, 0]);
        let closes = scene.report(&app).await["closes_at"].clone();
        assert_eq!(closes, "2026-07-02T07:30:00Z");
        later(&app, Duration::days(2)).await;
        scene.tick(&app, 1, "participant").await;
        assert_eq!(invitations(&app, &scene).await, [1, 1, 0]);
        assert_eq!(scene.report(&app).await["closes_at"], closes);
        // Undone and noted again: still once.
        scene.untick(&app, 1).await;
        scene.tick(&app, 1, "participant").await;
        assert_eq!(invitations(&app, &scene).await, [1, 1, 0]);
        assert_eq!(told(&app).await, ["survey.opened", "survey.invited", "survey.invited"]);
    }

    /// Nobody there, or nobody with an address: nothing opens. Nor where the event is put off or
    /// called off.
    async fn nothing_opens_where_nobody_can_be_asked(app: TestApp) {
        programme(&app).await;
        let empty = Scene::registered(&app, "empty", 1).await;
        let alone = Scene::registered(&app, "alone", 0).await;
        let late = Scene::registered(&app, "late", 1).await;
        set(&app, BEGINS).await;
        let walk_in = json!({
            "family_name": "見本", "given_name": "秋", "family_kana": "ミホン",
            "given_kana": "アキ", "kind": "participant", "mode": "in_person"
        });
        let path = format!("{EVENTS}/{}/attendance/by-hand", alone.event);
        app.contractor().await.post(&path).json(&walk_in).await.expect(201);
        late.tick(&app, 0, "participant").await;
        let reason = json!({"reason": "台風のため"});
        let path = format!("{EVENTS}/{}/cancel", late.event);
        app.prefecture().await.post(&path).json(&reason).await.expect(200);
        set(&app, ENDS).await;
        app.settle().await;
        assert_eq!(told(&app).await, Vec::<String>::new());
        for scene in [&empty, &alone, &late] {
            assert_eq!(scene.report(&app).await["state"], "none");
        }
        assert_eq!(alone.report(&app).await["present"], 1);
    }

    /// Several processes look at once: one survey, one mail to each.
    async fn several_processes_ask_once(app: TestApp) {
        let scene = Scene::held(&app, 6).await;
        let now = app.clock.now();
        let others = app.instances(3).await;
        let looks = others.iter().map(|one| one.application.jobs.run_once(now));
        for ran in futures::future::join_all(looks).await {
            assert!(ran.failures.is_empty(), "{:?}", ran.failures);
        }
        assert_eq!(invitations(&app, &scene).await, [1; 6]);
        assert_eq!(told(&app).await, ["survey.opened", "survey.invited"]);
        assert_eq!(count(&app, "survey_invite").await, 6);
    }

    /// More people than one entry of the log asks.
    async fn many_are_all_asked(app: TestApp) {
        let scene = Scene::held(&app, 0).await;
        let event: shared::event::EventId = scene.event.parse().unwrap();
        let context = app.context().clone();
        let people: Vec<uuid::Uuid> = (0..230).map(|_| context.random.uuid_v4()).collect();
        let random = context.random.clone();
        let made: Result<(), sea_orm::DbErr> = context.db.write(move |tx| Box::pin(async move {
            use sea_orm::{ConnectionTrait, Statement};
            let backend = tx.get_database_backend();
            for (n, person) in people.into_iter().enumerate() {
                let sql = "INSERT INTO person (id, email, locale, created_at, updated_at) \
                    SELECT $1, $2, 'ja', created_at, updated_at FROM event WHERE id = $3";
                let values = [person.into(), format!("m{n}@example.jp").into(), event.into()];
                tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
                let sql = "INSERT INTO attendance (id, event_id, person_id, kind, mode, at, source, \
                    created_at, updated_at) SELECT $1, id, $2, 'participant', 'in_person', ends_at, \
                    'list', created_at, updated_at FROM event WHERE id = $3";
                let values = [random.uuid_v4().into(), person.into(), event.into()];
                tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
            }
            Ok(())
        })).await;
        made.unwrap();
        let mails = app.mails().await;
        assert_eq!(mails.iter().filter(|mail| mail.kind == "survey").count(), 230);
        assert_eq!(told(&app).await, ["survey.opened", "survey.invited", "survey.invited", "survey.invited"]);
        assert_eq!(scene.report(&app).await["invited"], 230);
    }
}
