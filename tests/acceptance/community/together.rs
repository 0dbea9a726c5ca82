//! At the same time: numbers without gaps, counters that hold, one of each.

use super::*;
use acceptance::{Backend, Process, both};
use futures::future::join_all;

async fn processes(app: &TestApp) -> Vec<Process> {
    let n = match app.backend() {
        Backend::Sqlite => 1,
        Backend::Postgres => 3,
    };
    app.processes(crate::SERVICE, n).await
}

both! {
    /// Forty posts at once, through several processes: 1 to 41, each once, and counted.
    async fn posts_at_once_are_numbered_without_gaps(app: TestApp) {
        let (member, moderator) = (app.member().await, app.moderator().await);
        join(&member).await;
        let thread = begin(&app, &member, "検品の話", "はじめの話").await;
        let processes = processes(&app).await;
        let made = join_all((0..40).map(|n| {
            let client = if n % 2 == 0 { member.clone() } else { moderator.clone() };
            let client = client.at(processes[n % processes.len()].base());
            let thread = thread.clone();
            tokio::spawn(async move {
                let made = try_reply(&client, &thread, &format!("投稿 {n}")).await;
                made.assert_status(201).json()["seq"].as_i64().unwrap()
            })
        })).await;
        let mut numbers: Vec<i64> = made.into_iter().map(Result::unwrap).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (2..=41).collect::<Vec<i64>>());
        let shown = posts(&member, &thread).await;
        let order: Vec<i64> = shown.iter().map(|post| post["seq"].as_i64().unwrap()).collect();
        assert_eq!(order, (1..=41).collect::<Vec<i64>>());
        let shown = member.get(&format!("{THREADS}/{thread}")).await.assert_status(200).json();
        assert_eq!((&shown["post_count"], &shown["last_seq"]), (&json!(41), &json!(41)));
    }

    /// Hiding and deleting the same posts at once: what is shown is counted once.
    async fn hiding_and_deleting_at_once_counts_right(app: TestApp) {
        let (member, moderator) = (app.member().await, app.moderator().await);
        join(&member).await;
        let thread = begin(&app, &member, "検品の話", "はじめの話").await;
        let mut made = Vec::new();
        for number in 0..8 {
            made.push(reply(&app, &member, &thread, &number.to_string()).await);
        }
        join_all(made.iter().map(|post| async {
            let path = post_path(post);
            let hide = format!("{path}/hide");
            let reason = json!({"reason": "見本の理由"});
            let (hidden, deleted) = futures::join!(
                async { moderator.post(&hide).json(&reason).await.status() },
                async { member.delete(&path).if_match("\"v1-0\"").await.status() },
            );
            assert!([200, 404].contains(&hidden) && [204, 412].contains(&deleted), "{hidden} {deleted}");
            assert!(hidden == 200 || deleted == 204);
        })).await;
        let shown = member.get(&format!("{THREADS}/{thread}")).await.assert_status(200).json();
        assert_eq!(shown["post_count"], 1);
    }

    /// The same reaction at once is one.
    async fn the_same_reaction_at_once_is_one(app: TestApp) {
        let member = app.member().await;
        join(&member).await;
        let thread = begin(&app, &member, "検品の話", "はじめの話").await;
        let path = format!("{}/reactions", post_path(&posts(&member, &thread).await[0]));
        let form = json!({"kind": "like", "on": true});
        join_all((0..6).map(|_| async { member.post(&path).json(&form).await.expect(200); })).await;
        let shown = posts(&member, &thread).await;
        assert_eq!(shown[0]["reactions"], json!([{"kind": "like", "count": 1, "mine": true}]));
    }
}
