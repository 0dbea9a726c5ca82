//! When the database fails, a page says so: it is neither "not found" nor "no events".

use acceptance::both;
use sea_orm::{ConnectionTrait, DbErr};

use super::*;

/// A page that failed: plain words, the trace id, nothing of the cause.
#[track_caller]
fn assert_failed(answer: &Answer, words: &str) {
    let html = whole(answer);
    let trace = answer.header("x-trace-id");
    assert!(
        !trace.is_empty() && main_of(&html).contains(trace),
        "{html}"
    );
    assert!(main_of(&html).contains(words), "{html}");
    assert!(
        html.contains("noindex") && !html.contains("canonical"),
        "{html}"
    );
    for secret in [
        "no such table",
        "does not exist",
        "seat_pool",
        "sqlx",
        "closed pool",
        "準備中",
    ] {
        assert!(!html.contains(secret), "{secret} in {html}");
    }
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("etag"), "");
    assert!(
        answer
            .header("content-security-policy")
            .contains("default-src 'none'")
    );
}

both! {
    /// Without a database: not now, with when to come back.
    async fn without_a_database_a_page_says_not_now(app: TestApp) {
        let site = site(&app).await;
        programme(&app).await.expect(201);
        let id = published(&app, &form()).await;
        page(&site.client(), &format!("/events/{id}")).await;
        site.application.context.db.close().await;
        for path in ["/".to_owned(), "/events?period=past".into(), format!("/events/{id}"), format!("/events/{id}/register")] {
            let answer = site.client().get(&path).await.assert_status(503);
            assert!(!answer.header("retry-after").is_empty());
            assert_failed(&answer, "ただいま利用できません。");
            let english = site.client().with_language("en").get(&path).await.assert_status(503);
            assert_failed(&english, "Not available right now.");
        }
        // What asks the database for nothing is there.
        page(&site.client(), "/terms").await;
        site.client().get(&format!("/events/{id}/og.png")).await.expect(503);
    }

    /// A fault of ours: 500, and the cause stays in the log.
    async fn a_fault_of_ours_is_a_500(app: TestApp) {
        let site = site(&app).await;
        programme(&app).await.expect(201);
        let id = published(&app, &form()).await;
        let rename = async |from: &'static str, to: &'static str| {
            let renamed: Result<_, DbErr> = app.context().db.write(move |tx| Box::pin(async move {
                tx.execute_unprepared(&format!("ALTER TABLE {from} RENAME TO {to}")).await
            })).await;
            renamed.unwrap();
        };
        rename("seat_pool", "seat_pool_away").await;
        for path in ["/".to_owned(), "/events".into(), format!("/events/{id}")] {
            let answer = site.client().get(&path).await.assert_status(500);
            assert_failed(&answer, "こちらの不具合で、処理できませんでした。");
        }
        rename("seat_pool_away", "seat_pool").await;
        page(&site.client(), &format!("/events/{id}")).await;
    }
}
