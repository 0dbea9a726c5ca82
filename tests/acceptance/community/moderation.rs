//! Hiding and showing again.

use super::*;
use acceptance::both;
use shared::problem::Code;

both! {
    /// Only moderators and staff hide, and only with a reason.
    async fn only_moderators_hide_and_only_with_a_reason(app: TestApp) {
        let (member, other) = (app.member().await, app.other_member().await);
        join(&member).await;
        join(&other).await;
        let thread = begin(&app, &member, "検品の話", "はじめの話").await;
        let path = post_path(&posts(&member, &thread).await[0]);
        let reason = json!({"reason": "見本の理由"});
        let (admin, moderator) = (app.admin().await, app.moderator().await);
        let before = app.digest().await;
        for client in [&member, &other, &admin] {
            client.post(&format!("{path}/hide")).json(&reason).await.assert_problem(Code::Forbidden);
            client.post(&format!("{path}/restore")).await.assert_problem(Code::Forbidden);
        }
        for empty in ["", " \n "] {
            let hide = moderator.post(&format!("{path}/hide")).json(&json!({"reason": empty}));
            hide.await.assert_faults(&[("/reason", Code::Required)]);
        }
        moderator.post(&format!("{path}/restore")).await.assert_problem(Code::Conflict);
        before.assert_same(&app.digest().await, "refusals");
        for staff in [moderator, app.contractor().await, app.prefecture().await] {
            staff.post(&format!("{path}/hide")).json(&reason).await.expect(200);
            staff.post(&format!("{path}/hide")).json(&reason).await.assert_problem(Code::Conflict);
            staff.post(&format!("{path}/restore")).await.expect(200);
        }
    }

    /// Author and moderators read what is hidden, and why; the others see that something stood there.
    async fn a_hidden_post_is_read_by_its_author_and_moderators(app: TestApp) {
        let (member, other, moderator) = (app.member().await, app.other_member().await, app.moderator().await);
        join(&member).await;
        join(&other).await;
        let thread = begin(&app, &other, "検品の話", "はじめの話").await;
        let post = reply(&app, &member, &thread, "言い過ぎ").await;
        hide(&app, &post).await;
        for (client, reads) in [(&member, true), (&moderator, true), (&other, false)] {
            let listed = posts(client, &thread).await.remove(1);
            let single = client.get(&post_path(&post)).await.assert_status(200).json();
            for shown in [listed, single] {
                assert_eq!((&shown["state"], &shown["seq"]), (&json!("hidden"), &json!(2)));
                assert_eq!(shown["html"].is_string(), reads);
                assert_eq!(shown["hidden_reason"] == "見本の理由", reads);
                assert_eq!(shown["author"].is_object(), reads);
                assert_eq!(shown["source"], json!(null), "nobody rewords it meanwhile");
                assert!(reads || !shown.to_string().contains("花子"), "{shown}");
            }
        }
        assert_eq!(posts(&member, &thread).await[1]["may_delete"], true);
        assert_eq!(posts(&moderator, &thread).await[1]["may_restore"], true);
        let tag = member.get(&post_path(&post)).await.assert_status(200).etag();
        let change = member.put(&post_path(&post)).if_match(&tag).json(&json!({"body": "言い直し"}));
        change.await.assert_problem(Code::PostHidden);
        let react = json!({"kind": "like", "on": true});
        let path = format!("{}/reactions", post_path(&post));
        other.post(&path).json(&react).await.assert_problem(Code::PostHidden);

        let path = format!("{}/restore", post_path(&post));
        moderator.post(&path).await.expect(200);
        let shown = posts(&other, &thread).await.remove(1);
        assert_eq!((&shown["state"], &shown["html"]), (&json!("shown"), &json!("<p>言い過ぎ</p>\n")));
        assert_eq!(shown["hidden_reason"], json!(null));
    }

    /// A title is hidden with its opening post: unanswered it leaves the others' lists, answered it
    /// stays without its words; a moderator and the author see it, and it comes back.
    async fn a_title_is_hidden_with_its_opening_post(app: TestApp) {
        let (member, other, moderator) = (app.member().await, app.other_member().await, app.moderator().await);
        join(&member).await;
        join(&other).await;
        let alone = begin(&app, &member, "言い過ぎの題", "はじめの話").await;
        let answered = begin(&app, &member, "言い過ぎの題、答えあり", "はじめの話").await;
        reply(&app, &other, &answered, "答え").await;
        let first = posts(&member, &answered).await.remove(0);
        hide(&app, &posts(&member, &alone).await[0]).await;
        hide(&app, &first).await;
        let others = threads(&other, "").await;
        assert_eq!(others.len(), 1, "{others:?}");
        assert_eq!((&others[0]["title"], &others[0]["starter"]), (&json!(null), &json!(null)));
        other.get(&format!("{THREADS}/{alone}")).await.assert_problem(Code::NotFound);
        for client in [&member, &moderator] {
            let listed = threads(client, "").await;
            assert_eq!(listed.len(), 2, "{listed:?}");
            assert_eq!(listed[0]["title"], "言い過ぎの題、答えあり");
        }
        try_reply(&other, &answered, "続き").await.assert_problem(Code::ThreadClosed);
        moderator.post(&format!("{}/restore", post_path(&first))).await.expect(200);
        assert_eq!(threads(&other, "").await[0]["title"], "言い過ぎの題、答えあり");
        reply(&app, &other, &answered, "続き").await;
    }

    /// The first post in an event's thread has no title to hide: the event's stays.
    async fn an_events_title_stays(app: TestApp) {
        let id = event(&app, "見本の会").await;
        let thread = thread_of(&app, &id).await;
        let member = app.member().await;
        attend(&member, &id).await;
        let post = reply(&app, &member, &thread, "言い過ぎ").await;
        hide(&app, &post).await;
        let shown = member.get(&format!("{THREADS}/{thread}")).await.assert_status(200).json();
        assert_eq!((&shown["title"], &shown["may_reply"]), (&json!("見本の会"), &json!(true)));
        delete(&member, &post).await;
        let shown = member.get(&format!("{THREADS}/{thread}")).await.assert_status(200).json();
        assert_eq!((&shown["title"], &shown["post_count"]), (&json!("見本の会"), &json!(0)));
        reply(&app, &member, &thread, "言い直し").await;
    }
}
