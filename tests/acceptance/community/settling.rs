//! What moderators do about reports.

use super::reports::{REPORTS, because, report, try_report, waiting};
use super::*;
use acceptance::both;
use futures::future::join_all;
use shared::problem::Code;

/// Two threads' worth of posts by the member, and who reported them: the other member each, the admin the
/// first too. Oldest first.
async fn three_reports(app: &TestApp) -> (Value, Value) {
    let (member, other, admin) = (
        app.member().await,
        app.other_member().await,
        app.admin().await,
    );
    for client in [&member, &other, &admin] {
        join(client).await;
    }
    let thread = begin(app, &member, "検品の話", "はじめの話").await;
    let first = posts(&member, &thread).await.remove(0);
    let second = reply(app, &member, &thread, "**言い過ぎ**").await;
    report(app, &other, &second, "一つ目").await;
    report(app, &admin, &second, "二つ目").await;
    report(app, &other, &first, "三つ目").await;
    (first, second)
}

fn dismiss(report: &Value) -> String {
    format!("{REPORTS}/{}/dismiss", report["id"].as_str().unwrap())
}

/// How the reports of a post ended, or that they wait.
async fn outcomes(app: &TestApp, outcome: &str) -> i64 {
    let outcome = match outcome {
        "" => "IS NULL".to_owned(),
        word => format!("= '{word}'"),
    };
    let sql = format!("SELECT COUNT(*) AS n FROM post_report WHERE outcome {outcome}");
    count(app, &sql).await
}

both! {
    /// Moderators and staff see what waits, oldest first, with the post and who reported.
    async fn moderators_see_what_waits_oldest_first(app: TestApp) {
        let (_, second) = three_reports(&app).await;
        for client in [app.moderator().await, app.contractor().await, app.prefecture().await] {
            let listed = waiting(&client).await;
            let notes: Vec<&Value> = listed.iter().map(|one| &one["note"]).collect();
            assert_eq!(notes, ["一つ目", "二つ目", "三つ目"]);
            let one = &listed[0];
            assert_eq!((&one["reason"], &one["outcome"]), (&json!("insulting"), &json!(null)));
            assert_eq!(one["reporter"]["given_name"], "次郎");
            assert_eq!(one["thread_title"], "検品の話");
            let post = &one["post"];
            assert_eq!((&post["id"], &post["seq"]), (&second["id"], &json!(2)));
            assert_eq!(post["html"], "<p><strong>言い過ぎ</strong></p>\n");
            assert_eq!((&post["author"]["given_name"], &post["may_hide"]), (&json!("花子"), &json!(true)));
            let home = client.get(HOME).await.assert_status(200).json();
            assert_eq!(home["open_reports"], 3);
        }
    }

    /// Pages of one hold all of them, also when some are settled and one comes meanwhile.
    async fn what_waits_comes_in_pages(app: TestApp) {
        let (first, _) = three_reports(&app).await;
        let moderator = app.moderator().await;
        let mut path = format!("{REPORTS}?limit=1");
        let mut seen = Vec::new();
        loop {
            let page = moderator.get(&path).await.assert_status(200).json();
            for one in page["items"].as_array().unwrap() {
                seen.push(one["note"].as_str().unwrap().to_owned());
                moderator.post(&dismiss(one)).await.expect(200);
            }
            if seen.len() == 1 {
                report(&app, &app.prefecture().await, &first, "四つ目").await;
            }
            let Some(cursor) = page["next_cursor"].as_str() else {
                break;
            };
            path = format!("{REPORTS}?limit=1&cursor={cursor}");
            let others = app.contractor().await.get(&path).await;
            others.assert_faults(&[("/cursor", Code::NotACursor)]);
        }
        assert_eq!(seen, ["一つ目", "二つ目", "三つ目", "四つ目"]);
    }

    /// Finding nothing wrong settles that one report, once, and leaves the post and the others alone.
    async fn a_dismissed_report_is_settled_alone(app: TestApp) {
        let (_, second) = three_reports(&app).await;
        let (moderator, member, admin) = (app.moderator().await, app.member().await, app.admin().await);
        let one = waiting(&moderator).await.remove(0);
        let before = app.digest().await;
        for client in [&member, &app.other_member().await, &admin] {
            client.post(&dismiss(&one)).await.assert_problem(Code::Forbidden);
        }
        before.assert_same(&app.digest().await, "refusals");
        let shown = member.get(&post_path(&second)).await.assert_status(200).text();
        let settled = moderator.post(&dismiss(&one)).await.assert_status(200).json();
        assert_eq!((&settled["outcome"], &settled["version"]), (&json!("dismissed"), &json!(2)));
        assert!(settled["settled_at"].is_string() && settled["note"] == "一つ目", "{settled}");
        moderator.post(&dismiss(&one)).await.assert_problem(Code::AlreadyDecided);
        let rest = waiting(&moderator).await;
        let notes: Vec<&Value> = rest.iter().map(|one| &one["note"]).collect();
        assert_eq!(notes, ["二つ目", "三つ目"]);
        assert_eq!(member.get(&post_path(&second)).await.text(), shown);
        // Who reported it before is not heard twice; somebody else is.
        report(&app, &app.other_member().await, &second, "もう一度").await;
        assert_eq!(waiting(&moderator).await.len(), 2);
        report(&app, &app.contractor().await, &second, "はじめて").await;
        assert_eq!(waiting(&moderator).await.len(), 3);
    }

    /// Hiding a post settles every report of it and no other; shown again, they stay settled.
    async fn hiding_a_post_settles_all_its_reports(app: TestApp) {
        let (_, second) = three_reports(&app).await;
        let moderator = app.moderator().await;
        let gone = waiting(&moderator).await;
        hide(&app, &second).await;
        let left = waiting(&moderator).await;
        assert_eq!(left.len(), 1, "{left:?}");
        assert_eq!(left[0]["note"], "三つ目");
        assert_eq!((outcomes(&app, "hidden").await, outcomes(&app, "").await), (2, 1));
        let by = "SELECT COUNT(*) AS n FROM post_report WHERE settled_by IS NOT NULL";
        assert_eq!(count(&app, by).await, 2);
        for one in &gone[..2] {
            moderator.post(&dismiss(one)).await.assert_problem(Code::AlreadyDecided);
        }
        moderator.post(&format!("{}/restore", post_path(&second))).await.expect(200);
        assert_eq!(waiting(&moderator).await.len(), 1);
        let home = moderator.get(HOME).await.assert_status(200).json();
        assert_eq!(home["open_reports"], 1);
    }

    /// What its author deletes needs no decision any more.
    async fn deleting_a_post_settles_its_reports(app: TestApp) {
        let (first, second) = three_reports(&app).await;
        delete(&app.member().await, &second).await;
        assert_eq!((outcomes(&app, "deleted").await, outcomes(&app, "").await), (2, 1));
        let by = "SELECT COUNT(*) AS n FROM post_report WHERE settled_by IS NOT NULL";
        assert_eq!(count(&app, by).await, 0, "nobody decided");
        // The title goes with the opening post, and its reports too.
        delete(&app.member().await, &first).await;
        assert_eq!(waiting(&app.moderator().await).await, Vec::<Value>::new());
    }

    /// Of several moderators at once one settles it.
    async fn one_of_many_settles_a_report(app: TestApp) {
        three_reports(&app).await;
        let clients = [app.moderator().await, app.contractor().await, app.prefecture().await];
        let path = dismiss(&waiting(&clients[0]).await[0]);
        let answers = join_all(clients.iter().map(|client| async {
            client.post(&path).await.status()
        })).await;
        let won = answers.iter().filter(|status| **status == 200).count();
        assert!(won == 1 && answers.iter().all(|status| [200, 409].contains(status)), "{answers:?}");
        assert_eq!(outcomes(&app, "dismissed").await, 1);
    }

    /// A report that comes while the post is being hidden never waits about a hidden post.
    async fn no_report_waits_about_a_hidden_post(app: TestApp) {
        let (member, moderator) = (app.member().await, app.moderator().await);
        join(&member).await;
        join(&app.other_member().await).await;
        let other = app.other_member().await;
        let thread = begin(&app, &member, "検品の話", "はじめの話").await;
        let mut made = Vec::new();
        for number in 0..8 {
            made.push(reply(&app, &member, &thread, &number.to_string()).await);
        }
        join_all(made.iter().map(|post| async {
            let path = format!("{}/hide", post_path(post));
            let reason = json!({"reason": "見本の理由"});
            let form = because("見本の補足");
            let (hidden, reported) = futures::join!(
                async { moderator.post(&path).json(&reason).await.status() },
                async { try_report(&other, post, &form).await.status() },
            );
            assert!(hidden == 200 && [200, 409].contains(&reported), "{hidden} {reported}");
        })).await;
        assert_eq!(outcomes(&app, "").await, 0);
    }
}
