//! Many at once, against real processes: exactly the seats there are, and the queue in order; with
//! a control that shows that the test would notice.

use std::sync::Arc;

use super::*;
use acceptance::{Backend, Process, both};
use futures::future::join_all;
use sea_orm::{ConnectionTrait, DbErr, Statement, Value as Bind};
use tokio::sync::Barrier;

const SEATS: usize = 5;
const GUESTS: usize = 200;

/// One process on the embedded database, three on the shared one. The test's own process only looks
/// on.
async fn processes(app: &TestApp) -> Vec<Process> {
    let n = match app.backend() {
        Backend::Sqlite => 1,
        Backend::Postgres => 3,
    };
    app.processes(crate::SERVICE, n).await
}

async fn numbers(app: &TestApp, sql: &str, event: &str) -> Vec<i64> {
    let conn = app.context().db.read();
    let event: Bind = event.parse::<uuid::Uuid>().unwrap().into();
    let ask = Statement::from_sql_and_values(conn.get_database_backend(), sql, [event]);
    let rows = conn.query_all_raw(ask).await.unwrap();
    rows.iter()
        .map(|row| row.try_get_by_index::<i64>(0).unwrap())
        .collect()
}

both! {
    /// 200 at once for 5 seats: 5 confirmed, 195 waiting with the numbers 1 to 195, nothing fails;
    /// then all 5 are cancelled at once, and the first 5 of the queue have their seats.
    async fn two_hundred_at_once_get_the_seats_there_are(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let processes = processes(&app).await;
        let answers = join_all((0..GUESTS).map(|n| {
            let client = processes[n % processes.len()].client();
            let id = id.clone();
            tokio::spawn(async move {
                register(&client, &id, &guest(&format!("guest{n}"))).await.status()
            })
        })).await;
        let answers: Vec<u16> = answers.into_iter().map(Result::unwrap).collect();
        assert_eq!(answers, vec![202; GUESTS]);

        let confirmed = "SELECT COUNT(*) FROM registration WHERE event_id = $1 AND status = 'confirmed'";
        assert_eq!(numbers(&app, confirmed, &id).await, [5]);
        let taken = "SELECT CAST(taken AS BIGINT) FROM seat_pool WHERE event_id = $1 AND mode = 'in_person'";
        assert_eq!(numbers(&app, taken, &id).await, [5]);
        let in_order: Vec<i64> = (1..=195).collect();
        let waiting = "SELECT queue_seq FROM registration WHERE event_id = $1 AND status = 'waitlisted' \
            ORDER BY queue_seq";
        assert_eq!(numbers(&app, waiting, &id).await, in_order);
        // In the order in which they were told to wait.
        let told = "SELECT r.queue_seq FROM event_log l JOIN registration r ON r.id = l.subject_id \
            WHERE r.event_id = $1 AND l.kind = 'registration.waitlisted' ORDER BY l.id";
        assert_eq!(numbers(&app, told, &id).await, in_order);

        let staff = app.contractor().await;
        let path = format!("{EVENTS}/{id}/registrations?status=confirmed&limit=100");
        let seated = staff.get(&path).await.assert_status(200).json();
        let gone = join_all((0..SEATS).map(|n| {
            let staff = staff.clone().at(processes[n % processes.len()].base());
            let id = seated["items"][n]["id"].as_str().unwrap().to_owned();
            tokio::spawn(async move {
                let path = format!("/api/v1/registrations/{id}/cancel");
                staff.post(&path).json(&json!({"reason": "見本"})).await.status()
            })
        })).await;
        assert!(gone.into_iter().all(|status| status.unwrap() == 200));
        let moved = "SELECT queue_seq FROM registration WHERE event_id = $1 AND status = 'confirmed' \
            ORDER BY queue_seq";
        assert_eq!(numbers(&app, moved, &id).await, [1, 2, 3, 4, 5]);
        assert_eq!(numbers(&app, taken, &id).await, [5]);
    }

    /// One person many times at once is one registration, and a mail for some of the tries at most.
    async fn one_person_many_times_at_once_is_one_registration(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let processes = processes(&app).await;
        let answers = join_all((0..20).map(|n| {
            let client = processes[n % processes.len()].client();
            let id = id.clone();
            tokio::spawn(async move { register(&client, &id, &guest("eager")).await.status() })
        })).await;
        let answers: Vec<u16> = answers.into_iter().map(Result::unwrap).collect();
        let taken = answers.iter().filter(|status| **status == 202).count();
        assert!(taken > 0 && answers.iter().all(|status| [202, 429].contains(status)), "{answers:?}");
        let all = "SELECT COUNT(*) FROM registration WHERE event_id = $1";
        assert_eq!(numbers(&app, all, &id).await, [1]);
    }

    /// The control: counting before the lock, and nothing in the database to hold the count,
    /// sells every seat many times over. With the CHECK in its place the same mistake fails.
    async fn counting_before_the_lock_oversells_unless_the_check_holds(app: TestApp) {
        let id = event(&app, 5, 5).await;
        assert_eq!(count_too_early(&app, &id, 20).await, 5);
        let lift = [
            "ALTER TABLE seat_pool RENAME TO seat_pool_checked",
            "CREATE TABLE seat_pool AS SELECT * FROM seat_pool_checked",
            "UPDATE seat_pool SET taken = 0",
        ];
        for sql in lift {
            let done: Result<(), DbErr> = app.context().db.write(move |tx| Box::pin(async move {
                tx.execute_unprepared(sql).await.map(|_| ())
            })).await;
            done.unwrap();
        }
        assert_eq!(count_too_early(&app, &id, 20).await, 20);
    }
}

/// `n` that look whether a seat is free, wait for each other, and then take one under the lock;
/// how many are taken in the end.
async fn count_too_early(app: &TestApp, event: &str, n: usize) -> i64 {
    let event: uuid::Uuid = event.parse().unwrap();
    let barrier = Arc::new(Barrier::new(n));
    let db = app.context().db.clone();
    let buyers = (0..n).map(|_| {
        let (barrier, db) = (barrier.clone(), db.clone());
        tokio::spawn(async move {
            let look = "SELECT CAST(capacity - taken AS BIGINT) FROM seat_pool \
                WHERE event_id = $1 AND mode = 'in_person'";
            let ask = Statement::from_sql_and_values(db.backend(), look, [event.into()]);
            let row = db.read().query_one_raw(ask).await.unwrap().unwrap();
            let free = row.try_get_by_index::<i64>(0).unwrap();
            barrier.wait().await;
            if free < 1 {
                return;
            }
            let _: Result<(), DbErr> = db
                .write(move |tx| {
                    Box::pin(async move {
                        let backend = tx.get_database_backend();
                        api::platform::db::lock(tx, "event", event).await?;
                        let take = "UPDATE seat_pool SET taken = taken + 1 \
                            WHERE event_id = $1 AND mode = 'in_person'";
                        let take = Statement::from_sql_and_values(backend, take, [event.into()]);
                        tx.execute_raw(take).await.map(|_| ())
                    })
                })
                .await;
        })
    });
    for buyer in join_all(buyers).await {
        buyer.unwrap();
    }
    let sql =
        "SELECT CAST(taken AS BIGINT) FROM seat_pool WHERE event_id = $1 AND mode = 'in_person'";
    numbers(app, sql, &event.to_string()).await[0]
}
