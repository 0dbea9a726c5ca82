//! Roles and suspension.

use acceptance::{TestApp, both};
use chrono::Duration;
use serde_json::json;
use shared::account::types::Role;
use shared::problem::Code;

use super::{account, signed_in, somebody};

const ACCOUNTS: &str = "/api/v1/accounts";
const ADMIN: &str = "admin@example.jp";
const EMAIL: &str = "taro@example.jp";
const ME: &str = "/api/v1/me";

both! {
    /// Only administrators see accounts and give roles; a member can't make itself one.
    async fn only_an_administrator_manages_accounts(app: TestApp) {
        let id = account(&app, EMAIL, &[]).await;
        let member = signed_in(&app, EMAIL).await;
        let contractor = somebody(&app, "c@example.jp", &[Role::Contractor]).await;
        let path = format!("{ACCOUNTS}/{id}");
        app.settle().await;
        let before = app.digest().await;
        for client in [&member, &contractor] {
            client.get(ACCOUNTS).await.assert_problem(Code::Forbidden);
            client.get(&path).await.assert_problem(Code::Forbidden);
            client.post(&format!("{path}/grants")).json(&json!({"role": "admin"})).await
                .assert_problem(Code::Forbidden);
            client.post(&format!("{path}/suspend")).json(&json!({"reason": "x"})).await
                .assert_problem(Code::Forbidden);
            client.post(&format!("{path}/restore")).await.assert_problem(Code::Forbidden);
        }
        app.client().get(ACCOUNTS).await.assert_problem(Code::Unauthenticated);
        before.assert_same(&app.digest().await, "what was refused");
    }

    /// A role counts from the next request, and stops counting at the next, in all processes.
    async fn a_role_acts_at_once(app: TestApp) {
        let admin = somebody(&app, ADMIN, &[Role::Admin]).await;
        let id = account(&app, EMAIL, &[]).await;
        let taro = signed_in(&app, EMAIL).await;
        let other = app.process(crate::SERVICE).await;
        let elsewhere = taro.clone().at(other.base());
        let path = format!("{ACCOUNTS}/{id}/grants");
        let given = admin.post(&path).json(&json!({"role": "admin"})).await.assert_status(201);
        admin.post(&path).json(&json!({"role": "admin"})).await.assert_problem(Code::Conflict);
        elsewhere.get(ACCOUNTS).await.expect(200);
        let grant = format!("{path}/{}", given.id());
        admin.delete(&grant).await.expect(204);
        admin.delete(&grant).await.assert_problem(Code::NotFound);
        elsewhere.get(ACCOUNTS).await.assert_problem(Code::Forbidden);
        let detail = admin.get(&format!("{ACCOUNTS}/{id}")).await.assert_status(200).json();
        assert_eq!(detail["roles"], json!(["member"]));
        assert_eq!(detail["grants"][0]["in_force"], false);
    }

    /// Who is suspended through one process is refused by the other at the next request.
    async fn a_suspension_acts_at_once_in_all_processes(app: TestApp) {
        let admin = somebody(&app, ADMIN, &[Role::Admin]).await;
        let id = account(&app, EMAIL, &[]).await;
        let taro = signed_in(&app, EMAIL).await;
        let other = app.process(crate::SERVICE).await;
        let elsewhere = [taro.clone(), taro.at(other.base())];
        for client in &elsewhere {
            client.get(ME).await.expect(200);
        }
        let path = format!("{ACCOUNTS}/{id}/suspend");
        admin.at(other.base()).post(&path).json(&json!({"reason": "x"})).await.expect(200);
        for client in &elsewhere {
            client.get(ME).await.assert_problem(Code::AccountSuspended);
        }
    }

    /// A role ends at the time it was given until, by itself.
    async fn a_role_ends_when_its_time_is_over(app: TestApp) {
        let admin = somebody(&app, ADMIN, &[Role::Admin]).await;
        let id = account(&app, EMAIL, &[]).await;
        let taro = signed_in(&app, EMAIL).await;
        let path = format!("{ACCOUNTS}/{id}/grants");
        let until = app.clock.now().plus(Duration::minutes(5));
        let past = app.clock.now().plus(Duration::minutes(-5));
        let later = app.clock.now().plus(Duration::minutes(9));
        for (body, at, code) in [
            (json!({"role": "contractor", "valid_until": past}), "/valid_until", Code::InThePast),
            (json!({"role": "contractor", "valid_until": until, "valid_from": later}), "/valid_until",
                Code::EndBeforeStart),
            (json!({"role": "member"}), "/role", Code::UnknownValue),
            (json!({"role": "king"}), "/role", Code::UnknownValue),
        ] {
            admin.post(&path).json(&body).await.assert_status(422).assert_faults(&[(at, code)]);
        }
        let nobody = format!("{ACCOUNTS}/{}/grants", app.random().uuid_v4());
        admin.post(&nobody).json(&json!({"role": "moderator"})).await.assert_problem(Code::NotFound);
        let body = json!({"role": "contractor", "valid_until": until});
        admin.post(&path).json(&body).await.expect(201);
        let roles = async || taro.get("/api/v1/me").await.json()["roles"].clone();
        assert_eq!(roles().await, json!(["contractor", "member"]));
        app.clock.advance(Duration::minutes(5));
        assert_eq!(roles().await, json!(["member"]));
    }

    /// Somebody must be left to give roles.
    async fn the_last_administrator_stays(app: TestApp) {
        let id = account(&app, ADMIN, &[Role::Admin]).await;
        let admin = signed_in(&app, ADMIN).await;
        let path = format!("{ACCOUNTS}/{id}");
        let detail = admin.get(&path).await.assert_status(200).json();
        let grant = format!("{path}/grants/{}", detail["grants"][0]["id"].as_str().unwrap());
        admin.delete(&grant).await.assert_status(409).assert_problem(Code::LastAdmin);
        let reason = json!({"reason": "x"});
        admin.post(&format!("{path}/suspend")).json(&reason).await.assert_problem(Code::Conflict);
        // With a second one, the first may go.
        somebody(&app, EMAIL, &[Role::Admin]).await;
        admin.delete(&grant).await.expect(204);
        admin.get(&path).await.assert_problem(Code::Forbidden);
    }

    /// Two administrators who suspend each other at the same moment: one of them stays.
    async fn two_administrators_can_not_remove_each_other(app: TestApp) {
        let ids = [account(&app, ADMIN, &[Role::Admin]).await, account(&app, EMAIL, &[Role::Admin]).await];
        let [one, two] = [signed_in(&app, ADMIN).await, signed_in(&app, EMAIL).await];
        let other = app.instances(1).await.remove(0);
        let two = two.at(&other.base);
        let suspend = async |client: &acceptance::Client, id| {
            let path = format!("{ACCOUNTS}/{id}/suspend");
            client.post(&path).json(&json!({"reason": "x"})).await.status()
        };
        let (first, second) = futures::join!(suspend(&one, ids[1]), suspend(&two, ids[0]));
        assert!(first == 200 || second == 200, "{first} {second}");
        let alive = [signed_in_status(&app, ADMIN).await, signed_in_status(&app, EMAIL).await];
        assert!(alive.contains(&200), "{alive:?}");
    }

    /// Its owner is told, sees the reason, and hears when it is over.
    async fn a_suspension_is_told_to_its_owner(app: TestApp) {
        let admin = somebody(&app, ADMIN, &[Role::Admin]).await;
        let id = account(&app, EMAIL, &[]).await;
        let path = format!("{ACCOUNTS}/{id}");
        admin.post(&format!("{path}/restore")).await.assert_problem(Code::Conflict);
        admin.post(&format!("{path}/suspend")).json(&json!({})).await
            .assert_faults(&[("/reason", Code::Required)]);
        let reason = json!({"reason": "規約に反する投稿のため"});
        let answer = admin.post(&format!("{path}/suspend")).json(&reason).await.assert_status(200);
        assert_eq!(answer.json()["status"], "suspended");
        admin.post(&format!("{path}/suspend")).json(&reason).await.assert_problem(Code::Conflict);
        let mails = app.mails_to(EMAIL).await;
        assert!(mails[0].text.contains("規約に反する投稿のため"), "{}", mails[0].text);
        admin.post(&format!("{path}/restore")).await.expect(200);
        assert_eq!(app.mails_to(EMAIL).await.len(), 2);
    }

    /// Pages by cursor; each filter alone; a cursor of another list is refused.
    async fn accounts_are_listed_in_pages(app: TestApp) {
        let admin = somebody(&app, ADMIN, &[Role::Admin]).await;
        for n in 0..5 {
            app.clock.advance(Duration::milliseconds(1));
            account(&app, &format!("u{n}@example.jp"), &[Role::Moderator]).await;
        }
        let first = admin.get("/api/v1/accounts?limit=4").await.assert_status(200).json();
        assert_eq!(first["items"].as_array().unwrap().len(), 4);
        assert_eq!(first["items"][0]["email"], "u4@example.jp");
        let cursor = first["next_cursor"].as_str().unwrap();
        let rest = admin.get(&format!("/api/v1/accounts?limit=4&cursor={cursor}")).await.json();
        assert_eq!(rest["items"].as_array().unwrap().len(), 2);
        assert_eq!(rest["next_cursor"], json!(null));
        let count = async |query: &str| {
            let page = admin.get(&format!("{ACCOUNTS}?{query}")).await.assert_status(200).json();
            page["items"].as_array().unwrap().len()
        };
        assert_eq!(count("role=moderator").await, 5);
        assert_eq!(count("role=admin").await, 1);
        assert_eq!(count("q=U3%40").await, 1);
        assert_eq!(count("q=%25").await, 0);
        assert_eq!(count("q=%E5%A4%AA%E9%83%8E").await, 6);
        assert_eq!(count("status=suspended").await, 0);
        admin.get(&format!("{ACCOUNTS}?role=admin&cursor={cursor}")).await
            .assert_faults(&[("/cursor", Code::NotACursor)]);
        admin.get(&format!("{ACCOUNTS}?limit=101&sort=x")).await.assert_faults(&[
            ("/limit", Code::OutOfRange), ("/sort", Code::UnknownField),
        ]);
    }

    /// A contractor's role ends with the contract, moves with it, and can't begin after it; an
    /// earlier end stays, and so do other roles.
    async fn a_contractors_role_ends_with_the_contract(app: TestApp) {
        let admin = app.admin().await;
        let prefecture = app.prefecture().await;
        let give = async |name: &str, body: serde_json::Value| {
            let id = account(&app, name, &[]).await;
            let path = format!("{ACCOUNTS}/{id}/grants");
            let given = admin.post(&path).json(&body).await.assert_status(201).json();
            (id, given["valid_until"].clone())
        };
        let until = async |id| {
            let detail = admin.get(&format!("{ACCOUNTS}/{id}")).await.assert_status(200).json();
            detail["grants"][0]["valid_until"].clone()
        };
        // Given before the year's programme is registered: bound when it is.
        let (early, end) = give("early@example.jp", json!({"role": "contractor"})).await;
        assert_eq!(end, json!(null));
        let made = crate::event::programme(&app).await;
        let contract = json!("2027-03-19T15:00:00Z");
        assert_eq!(until(early).await, contract);
        let long = json!({"role": "contractor", "valid_until": "2027-06-30T00:00:00Z"});
        let (late, end) = give("late@example.jp", long).await;
        assert_eq!(end, contract);
        let short = json!("2026-12-31T15:00:00Z");
        let (brief, _) = give("brief@example.jp", json!({"role": "contractor", "valid_until": short})).await;
        let (other, end) = give("other@example.jp", json!({"role": "moderator"})).await;
        assert_eq!(end, json!(null));
        let id = account(&app, "never@example.jp", &[]).await;
        let after = json!({"role": "contractor", "valid_from": "2027-03-19T15:00:00Z"});
        admin.post(&format!("{ACCOUNTS}/{id}/grants")).json(&after).await
            .assert_status(422).assert_faults(&[("/valid_from", Code::ContractOver)]);

        let mut shorter = crate::event::programme_form();
        shorter["contract_until"] = json!("2027-01-31");
        let path = format!("/api/v1/programmes/{}", made.id());
        prefecture.put(&path).if_match(&made.etag()).json(&shorter).await.expect(200);
        let moved = json!("2027-01-31T15:00:00Z");
        assert_eq!((until(early).await, until(late).await), (moved.clone(), moved));
        assert_eq!((until(brief).await, until(other).await), (short, json!(null)));

        // The day after, the sign-in is a member's, and nothing of the staff's opens.
        app.clock.set("2027-01-31T14:59:59Z".parse().unwrap());
        let contractor = signed_in(&app, "late@example.jp").await;
        contractor.get("/api/v1/staff/events").await.expect(200);
        app.clock.set("2027-01-31T15:00:00Z".parse().unwrap());
        contractor.get("/api/v1/staff/events").await.assert_problem(Code::Forbidden);
        contractor.get("/api/v1/me").await.expect(200);
    }
}

async fn signed_in_status(app: &TestApp, email: &str) -> u16 {
    let body = super::sign_in_body(email, super::PASSWORD);
    let answer = app.client().post("/api/v1/auth/sign-in").json(&body).await;
    answer.status()
}
