//! Joining and leaving, and how many belong.

use super::*;
use acceptance::{Persona, both};
use api::features::community::service::members_on;
use futures::future::join_all;
use shared::time::Day;

async fn on(app: &TestApp, day: &str) -> u32 {
    let day: Day = day.parse().unwrap();
    members_on(app.context().db.read(), day).await.unwrap()
}

both! {
    /// Joining twice is joining once, also at the same time; so is leaving.
    async fn joining_twice_is_joining_once(app: TestApp) {
        let member = app.member().await;
        let path = format!("{HOME}/join");
        let both = join_all((0..4).map(|_| { let member = member.clone(); let path = path.clone(); async move {
            member.post(&path).await.assert_status(200).json()
        }})).await;
        for home in &both {
            assert_eq!(home["member"], true, "{home}");
            assert_eq!(home["joined_at"], both[0]["joined_at"]);
        }
        let joined = "SELECT COUNT(*) AS n FROM event_log WHERE kind = 'community.joined'";
        assert_eq!(count(&app, joined).await, 1);
        for _ in 0..2 {
            let home = member.post(&format!("{HOME}/leave")).await.assert_status(200).json();
            assert_eq!((&home["member"], &home["joined_at"]), (&json!(false), &json!(null)));
        }
        let left = "SELECT COUNT(*) AS n FROM event_log WHERE kind = 'community.left'";
        assert_eq!(count(&app, left).await, 1);
        // Coming back at the same time is coming back once, and keeps one stay aside.
        join_all((0..4).map(|_| { let member = member.clone(); let path = path.clone(); async move {
            member.post(&path).await.expect(200);
        }})).await;
        assert_eq!(count(&app, joined).await, 2);
        assert_eq!(count(&app, "SELECT COUNT(*) AS n FROM community_stay").await, 1);
    }

    /// Who joins sees what the others will see of them.
    async fn what_the_others_see_is_said_before(app: TestApp) {
        let home = app.member().await.get(HOME).await.assert_status(200).json();
        assert_eq!(home["member"], false);
        assert_eq!(home["shown_as"]["family_name"], "見本");
        assert_eq!(home["shown_as"]["given_name"], "花子");
        assert_eq!(home["shown_as"]["me"], true);
        assert_eq!(home["shown_as"]["staff"], false);
        assert_eq!(home["moderates"], false);
        let home = app.moderator().await.get(HOME).await.assert_status(200).json();
        assert_eq!((&home["moderates"], &home["shown_as"]["staff"]), (&json!(true), &json!(true)));
    }

    /// The number on a day is what it was on that day, whoever left or came back since.
    async fn members_are_counted_by_day(app: TestApp) {
        let (member, other) = (app.member().await, app.other_member().await);
        assert_eq!(on(&app, "2026-06-10").await, 0);
        join(&member).await;
        join(&other).await;
        assert_eq!(on(&app, "2026-06-09").await, 0);
        assert_eq!(on(&app, "2026-06-10").await, 2);
        app.clock.advance(chrono::Duration::days(2));
        app.renew().await;
        let other = app.persona(Persona::OtherMember).await;
        other.post(&format!("{HOME}/leave")).await.expect(200);
        assert_eq!(on(&app, "2026-06-11").await, 2);
        assert_eq!(on(&app, "2026-06-12").await, 1);
        app.clock.advance(chrono::Duration::days(2));
        app.renew().await;
        join(&app.persona(Persona::OtherMember).await).await;
        assert_eq!(on(&app, "2026-06-11").await, 2, "the first stay counts still");
        assert_eq!(on(&app, "2026-06-12").await, 1);
        assert_eq!(on(&app, "2026-06-14").await, 2);
        // Of two people who turn out to be one, one counts.
        let (one, same) = (app.known(Persona::Member).await.person, app.known(Persona::OtherMember).await.person);
        let sql = "UPDATE person SET merged_into = $1 WHERE id = $2";
        let merge = Statement::from_sql_and_values(
            app.context().db.backend(), sql, [one.uuid().into(), same.uuid().into()],
        );
        let done: Result<_, sea_orm::DbErr> = app.context().db
            .write(move |tx| Box::pin(async move { tx.execute_raw(merge).await })).await;
        done.unwrap();
        assert_eq!(on(&app, "2026-06-14").await, 1);
    }
}
