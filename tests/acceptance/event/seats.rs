//! Seats: given and taken back under the event's lock, never more than there are.

use super::*;
use acceptance::both;
use api::features::event::service;
use sea_orm::DbErr;
use shared::event::{EventId, Mode};
use shared::problem::Code;

/// Takes a seat as registration does.
pub async fn take(app: &TestApp, event: EventId, mode: Mode) -> bool {
    let taken = app.context().db.write(move |tx| {
        Box::pin(async move {
            service::lock_event(tx, event).await?;
            service::take_seat(tx, event, mode, None).await
        })
    });
    let taken: Result<bool, DbErr> = taken.await;
    taken.unwrap()
}

async fn give_back(app: &TestApp, event: EventId, mode: Mode) -> bool {
    let given = app.context().db.write(move |tx| {
        Box::pin(async move {
            service::lock_event(tx, event).await?;
            service::give_back(tx, event, mode, None).await
        })
    });
    let given: Result<bool, DbErr> = given.await;
    given.unwrap()
}

async fn left(app: &TestApp, id: &str) -> Vec<i64> {
    let event = app
        .client()
        .get(&format!("{EVENTS}/{id}"))
        .await
        .assert_status(200)
        .json();
    event["seats"]
        .as_array()
        .unwrap()
        .iter()
        .map(|seats| seats["left"].as_i64().unwrap())
        .collect()
}

both! {
    /// Of many who ask at once exactly as many get a seat as there are, in each mode by itself.
    async fn no_more_seats_are_given_than_there_are(app: TestApp) {
        programme(&app).await.expect(201);
        let id = published(&app, &form_with(json!({"capacity": {"in_person": 5, "online": 2}}))).await;
        let event: EventId = id.parse().unwrap();
        let asks = (0..24).map(|n| {
            let app = app.clone();
            let mode = if n % 2 == 0 { Mode::InPerson } else { Mode::Online };
            tokio::spawn(async move { (mode, take(&app, event, mode).await) })
        });
        let asks: Vec<_> = asks.collect();
        let mut got = std::collections::BTreeMap::new();
        for ask in asks {
            let (mode, taken) = ask.await.unwrap();
            *got.entry(mode).or_insert(0) += i32::from(taken);
        }
        assert_eq!((got[&Mode::InPerson], got[&Mode::Online]), (5, 2));
        assert_eq!(left(&app, &id).await, [0, 0]);
        assert!(give_back(&app, event, Mode::Online).await);
        assert_eq!(left(&app, &id).await, [0, 1]);
        for _ in 0..2 {
            give_back(&app, event, Mode::Online).await;
        }
        assert!(!give_back(&app, event, Mode::Online).await, "nothing is left to give back");
    }

    /// Fewer seats than people bump nobody, on somebody's word; a mode with people in it can't be dropped.
    async fn a_lower_capacity_bumps_nobody(app: TestApp) {
        programme(&app).await.expect(201);
        let prefecture = app.prefecture().await;
        let id = published(&app, &form_with(json!({"capacity": {"in_person": 3, "online": 3}}))).await;
        let event: EventId = id.parse().unwrap();
        for mode in [Mode::InPerson, Mode::InPerson, Mode::Online] {
            assert!(take(&app, event, mode).await);
        }
        let tag = etag(&prefecture, &id).await;
        let put = async |change: Value| prefecture.put(&format!("{EVENTS}/{id}")).if_match(&tag).json(&form_with(change)).await;
        let before = app.digest().await;
        put(json!({"capacity": {"in_person": 3}, "format": "in_person", "online_url": null})).await
            .assert_faults(&[("/capacity/online", Code::CapacityBelowTaken)]);
        before.assert_same(&app.digest().await, "too small a capacity");
        put(json!({"capacity": {"in_person": 1, "online": 1}})).await.expect(200);
        assert_eq!(left(&app, &id).await, [0, 0]);
        assert!(!take(&app, event, Mode::InPerson).await, "overbooked");
        // Until there are seats for all who are there, nobody comes in.
        assert!(give_back(&app, event, Mode::InPerson).await);
        assert!(!take(&app, event, Mode::InPerson).await, "full again");
        assert!(give_back(&app, event, Mode::InPerson).await);
        assert!(take(&app, event, Mode::InPerson).await, "a seat is free again");
    }

    /// Staff may let in one more than there are seats; whose word it was is kept.
    async fn an_overbooking_is_on_somebodys_word(app: TestApp) {
        programme(&app).await.expect(201);
        let id = published(&app, &form_with(json!({"capacity": {"in_person": 1, "online": 1}}))).await;
        let event: EventId = id.parse().unwrap();
        assert!(take(&app, event, Mode::InPerson).await);
        assert!(!take(&app, event, Mode::InPerson).await);
        let by = app.known(acceptance::Persona::Contractor).await.account;
        let at = app.clock.now();
        let over = app.context().db.write(move |tx| Box::pin(async move {
            service::lock_event(tx, event).await?;
            service::take_seat_over(tx, event, (Mode::InPerson, None), by, at).await
        }));
        let over: Result<bool, DbErr> = over.await;
        assert!(over.unwrap());
        assert_eq!(left(&app, &id).await[0], 0);
        let pools = service::pools(app.context().db.read(), event).await.unwrap();
        assert_eq!((pools[0].taken, pools[0].capacity), (2, 1));
    }
}
