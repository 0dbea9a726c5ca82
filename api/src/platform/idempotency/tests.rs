//! What the key promises, on both databases.

use std::sync::atomic::AtomicU32;

use actix_web::test::TestRequest;
use chrono::Duration;
use sea_orm::{ConnectionTrait, DbErr, Statement};
use shared::time::Timestamp;

use super::*;
use crate::platform::clock::TestClock;
use crate::platform::db::migrate;
use crate::platform::db::testing::{empty_databases, on_each};

fn now() -> Timestamp {
    "2026-11-22T05:00:00Z".parse().unwrap()
}

fn request(key: &str, body: u8) -> Idempotency {
    request_to("/api/v1/things/1/copy", key, body)
}

fn request_to(path: &str, key: &str, body: u8) -> Idempotency {
    let request = TestRequest::post().uri(path).to_http_request();
    request.extensions_mut().insert(BodyHash([body; 32]));
    Idempotency {
        key: Some(key.to_owned()),
        request,
    }
}

async fn table(db: &Db) {
    let made: Result<_, DbErr> = db
        .write(|tx| Box::pin(tx.execute_unprepared("CREATE TABLE made (id INTEGER)")))
        .await;
    made.unwrap();
}

async fn made(db: &Db) -> i64 {
    let count = Statement::from_string(db.backend(), "SELECT COUNT(*) AS n FROM made");
    db.read()
        .query_one_raw(count)
        .await
        .unwrap()
        .unwrap()
        .try_get("", "n")
        .unwrap()
}

async fn make(db: Db) -> Result<HttpResponse, ApiError> {
    for _ in 0..2 {
        // Two transactions in one request: the claim goes with both.
        db.write(|tx| {
            Box::pin(async move {
                tx.execute_unprepared("INSERT INTO made VALUES (1)").await?;
                Ok::<(), ApiError>(())
            })
        })
        .await?;
    }
    let mut response = HttpResponse::Created()
        .insert_header((header::LOCATION, "/made/1"))
        .json(serde_json::json!({ "id": 1 }));
    etag::set_version(&mut response, 7);
    Ok(response)
}

async fn send(db: &Db, clock: &Clock, key: &str, body: u8) -> Result<HttpResponse, ApiError> {
    let random = Random::system();
    request(key, body)
        .run(
            (db, clock, &random),
            "account:1",
            "makeIt",
            make(db.clone()),
        )
        .await
}

#[actix_web::test]
async fn the_same_key_about_something_else_is_refused() {
    on_each(|db| async move {
        table(&db).await;
        let clock = TestClock::at(now()).clock();
        let random = Random::system();
        let ask = async |path: &str| {
            let work = make(db.clone());
            let request = request_to(path, "k", 1);
            let house = (&db, &clock, &random);
            request.run(house, "account:1", "makeIt", work).await
        };
        ask("/api/v1/things/1/copy").await.unwrap();
        let other = ask("/api/v1/things/2/copy").await.unwrap_err();
        assert_eq!(other.code(), Code::IdempotencyMismatch);
        ask("/api/v1/things/1/copy").await.unwrap();
        assert_eq!(made(&db).await, 2);
    })
    .await;
}

#[test]
fn guests_are_told_apart_without_keeping_where_they_are() {
    let links = Links::new([1; 32]);
    let name = |address: &str| guest(&links, &ClientAddress(address.to_owned()));
    assert_eq!(name("192.0.2.1"), name("192.0.2.1"));
    assert_ne!(name("192.0.2.1"), name("192.0.2.2"));
    assert!(!name("192.0.2.1").contains("192.0.2"));
}

async fn text(response: HttpResponse) -> String {
    String::from_utf8(to_bytes(response.into_body()).await.unwrap().to_vec()).unwrap()
}

#[actix_web::test]
async fn a_repeated_request_gets_the_same_answer_and_changes_nothing_more() {
    on_each(|db| async move {
        table(&db).await;
        let hand = TestClock::at(now());
        let clock = hand.clock();
        for _ in 0..3 {
            let response = send(&db, &clock, "k", 1).await.unwrap();
            assert_eq!(response.status(), StatusCode::CREATED);
            assert_eq!(response.headers().get(header::LOCATION).unwrap(), "/made/1");
            assert_eq!(etag::version_of(&response), Some(7));
            assert_eq!(text(response).await, r#"{"id":1}"#);
        }
        assert_eq!(made(&db).await, 2);
        let other = send(&db, &clock, "k", 2).await.unwrap_err();
        assert_eq!(other.code(), Code::IdempotencyMismatch);
        send(&db, &clock, "another", 2).await.unwrap();
        assert_eq!(made(&db).await, 4);
        hand.advance(Duration::hours(24));
        send(&db, &clock, "k", 2).await.unwrap();
        assert_eq!(made(&db).await, 6);
    })
    .await;
}

#[actix_web::test]
async fn what_was_refused_may_be_tried_again_with_the_same_key() {
    on_each(|db| async move {
        table(&db).await;
        let clock = TestClock::at(now()).clock();
        let random = Random::system();
        let refused = request("k", 1)
            .run((&db, &clock, &random), "a", "op", async {
                Err(Code::Conflict.into())
            })
            .await;
        assert_eq!(refused.unwrap_err().code(), Code::Conflict);
        // Refused after something was written all the same.
        let half = {
            let db = db.clone();
            async move {
                make(db).await?;
                Err(Code::Conflict.into())
            }
        };
        let refused = request("k", 1)
            .run((&db, &clock, &random), "a", "op", half)
            .await;
        assert_eq!(refused.unwrap_err().code(), Code::Conflict);
        let work = make(db.clone());
        request("k", 1)
            .run((&db, &clock, &random), "a", "op", work)
            .await
            .unwrap();
        assert_eq!(made(&db).await, 4);
    })
    .await;
}

#[actix_web::test]
async fn while_the_first_is_at_work_the_second_is_told_so() {
    on_each(|db| async move {
        table(&db).await;
        let clock = TestClock::at(now()).clock();
        let random = Random::system();
        let (go, wait) = tokio::sync::oneshot::channel::<()>();
        let slow = {
            let db = db.clone();
            async move {
                let _ = wait.await;
                make(db).await
            }
        };
        let first = actix_web::rt::spawn({
            let (db, clock, random) = (db.clone(), clock.clone(), random.clone());
            async move {
                request("k", 1)
                    .run((&db, &clock, &random), "account:1", "makeIt", slow)
                    .await
            }
        });
        tokio::task::yield_now().await;
        while IN_FLIGHT
            .lock()
            .unwrap()
            .iter()
            .all(|taken| taken.0 != db.identity())
        {
            tokio::task::yield_now().await;
        }
        assert_eq!(
            send(&db, &clock, "k", 1).await.unwrap_err().code(),
            Code::IdempotencyInFlight
        );
        // The client hangs up; the work goes on, and the next try finds its answer.
        first.abort();
        go.send(()).unwrap();
        let mut answer = send(&db, &clock, "k", 1).await;
        while answer
            .as_ref()
            .is_err_and(|error| error.code() == Code::IdempotencyInFlight)
        {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            answer = send(&db, &clock, "k", 1).await;
        }
        assert_eq!(answer.unwrap().status(), StatusCode::CREATED);
        assert_eq!(made(&db).await, 2);
    })
    .await;
}

#[actix_web::test]
async fn of_many_processes_with_one_key_only_one_makes_the_change() {
    for database in empty_databases().await {
        let one = Db::connect(&database.settings).await.unwrap();
        migrate(&one).await.unwrap();
        table(&one).await;
        let mut all = vec![one];
        for _ in 0..4 {
            all.push(Db::connect(&database.settings).await.unwrap());
        }
        let clock = TestClock::at(now()).clock();
        let done = AtomicU32::new(0);
        let tries = all.iter().map(|db| async {
            match send(db, &clock, "k", 1).await {
                Ok(response) => {
                    assert_eq!(response.status(), StatusCode::CREATED);
                    done.fetch_add(1, Ordering::SeqCst);
                }
                Err(error) => assert_eq!(error.code(), Code::IdempotencyInFlight),
            }
        });
        futures::future::join_all(tries).await;
        assert!(done.load(Ordering::SeqCst) >= 1);
        assert_eq!(made(&all[0]).await, 2);
        for db in all {
            db.close().await;
        }
        database.drop_it();
    }
}

#[test]
fn a_key_is_short_visible_ascii() {
    assert!(is_key("b3c1f0aa-77f0-4f0c-9f9d-3d5d3a1c2e11"));
    for bad in ["", "a b", "é", &"x".repeat(256)] {
        assert!(!is_key(bad), "{bad}");
    }
}
