//! By the link of a registration's mail.

use acceptance::{TestApp, both};
use sea_orm::ConnectionTrait;
use shared::problem::Code;

use super::{add, named};
use crate::registration::{event, token_of};

fn list(token: &str) -> String {
    format!("/api/v1/registrations/by-link/{token}/materials")
}

/// Empties what is known of everybody who registered, as erasing a person will.
async fn erase(app: &TestApp) {
    let done = app.context().db.write(|tx| {
        Box::pin(async move {
            for sql in [
                "UPDATE registration SET family_name = NULL, given_name = NULL, family_kana = NULL, \
                 given_kana = NULL, organisation_name = NULL",
                "UPDATE person SET email = NULL, family_name = NULL, given_name = NULL \
                 WHERE account_id IS NULL",
            ] {
                tx.execute_unprepared(sql).await?;
            }
            Ok::<_, sea_orm::DbErr>(())
        })
    });
    done.await.unwrap();
}

both! {
    /// A link that is made up, spoilt, or for something else opens nothing.
    async fn a_bad_link_opens_nothing(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let file = add(&app.contractor().await, &id, "public").await;
        let token = token_of(&app, &id, "hana").await;
        let mut spoilt = token.clone();
        let last = if spoilt.pop() == Some('A') { 'B' } else { 'A' };
        spoilt.push(last);
        let context = app.context();
        let later = app.clock.now().plus(chrono::Duration::days(9));
        let other = context.links.sign("account.reset", context.random.uuid_v7(later), &[], later);
        for bad in [spoilt.as_str(), other.as_str(), "x"] {
            app.client().get(&list(bad)).await.assert_problem(Code::LinkInvalid);
            let one = format!("{}/{file}", list(bad));
            app.client().get(&one).await.assert_problem(Code::LinkInvalid);
        }
        app.clock.advance(chrono::Duration::days(400));
        app.client().get(&list(&token)).await.assert_problem(Code::LinkInvalid);
    }

    /// A link opens the files of its own event, also when those of another are for everybody.
    async fn a_link_opens_its_own_events_files_only(app: TestApp) {
        let (mine, other) = (event(&app, 5, 5).await, event(&app, 5, 5).await);
        let staff = app.contractor().await;
        let own = add(&staff, &mine, "confirmed").await;
        let theirs = add(&staff, &other, "confirmed").await;
        let open = add(&staff, &other, "public").await;
        let token = token_of(&app, &mine, "hana").await;
        let shown = app.client().get(&list(&token)).await.assert_status(200);
        assert_eq!(named(&shown), ["confirmed"]);
        app.client().get(&format!("{}/{own}", list(&token))).await.expect(200);
        for file in [&theirs, &open, &"nonsense".to_owned()] {
            let path = format!("{}/{file}", list(&token));
            app.client().get(&path).await.assert_problem(Code::NotFound);
        }
    }

    /// Once a person is erased, the link that may still lie in a mailbox opens what everybody has.
    async fn an_erased_persons_link_opens_what_is_public(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let staff = app.contractor().await;
        let closed = add(&staff, &id, "confirmed").await;
        add(&staff, &id, "public").await;
        let token = token_of(&app, &id, "hana").await;
        let path = format!("{}/{closed}", list(&token));
        app.client().get(&path).await.expect(200);
        erase(&app).await;
        app.client().get(&path).await.assert_problem(Code::NotFound);
        let shown = app.client().get(&list(&token)).await.assert_status(200);
        assert_eq!(named(&shown), ["public"]);
    }
}
