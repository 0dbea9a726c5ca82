//! Writing, changing, deleting, reacting.

use super::*;
use acceptance::both;
use shared::problem::Code;

both! {
    /// A post has its source for its author, its HTML for all, and who wrote it.
    async fn a_post_is_shown_as_it_was_meant(app: TestApp) {
        let (member, moderator) = (app.member().await, app.moderator().await);
        join(&member).await;
        let thread = begin(&app, &member, "検品の話", "**カメラ**で助けたい。").await;
        reply(&app, &moderator, &thread, "お手伝いします。").await;
        let mine = posts(&member, &thread).await;
        assert_eq!(mine[0]["html"], "<p><strong>カメラ</strong>で助けたい。</p>\n");
        assert_eq!(mine[0]["source"], "**カメラ**で助けたい。");
        assert_eq!(mine[0]["author"]["me"], true);
        assert_eq!((&mine[0]["may_edit"], &mine[0]["may_hide"]), (&json!(true), &json!(false)));
        assert_eq!(mine[1]["author"]["staff"], true, "a moderator is marked");
        assert_eq!((&mine[1]["source"], &mine[1]["may_edit"]), (&json!(null), &json!(false)));
        let theirs = posts(&moderator, &thread).await;
        assert_eq!((&theirs[0]["source"], &theirs[0]["author"]["me"]), (&json!(null), &json!(false)));
        assert_eq!((&theirs[0]["may_edit"], &theirs[0]["may_hide"]), (&json!(false), &json!(true)));
        let shown = member.get(&format!("{THREADS}/{thread}")).await.assert_status(200).json();
        assert_eq!((&shown["post_count"], &shown["last_seq"]), (&json!(2), &json!(2)));
        assert_eq!(shown["starter"]["given_name"], "花子");
    }

    /// Another's words can't be changed or deleted, whoever asks.
    async fn nobody_changes_what_another_wrote(app: TestApp) {
        let (member, other, moderator) = (app.member().await, app.other_member().await, app.moderator().await);
        join(&member).await;
        join(&other).await;
        let thread = begin(&app, &member, "検品の話", "元の言葉").await;
        let path = post_path(&posts(&member, &thread).await[0]);
        let tag = other.get(&path).await.assert_status(200).etag();
        let before = app.digest().await;
        for client in [&other, &moderator] {
            let change = client.put(&path).if_match(&tag).json(&json!({"body": "別の言葉"}));
            change.await.assert_problem(Code::Forbidden);
            client.delete(&path).if_match(&tag).await.assert_problem(Code::Forbidden);
        }
        before.assert_same(&app.digest().await, "refusals");
    }

    /// A change says that it is one, and needs the version that was read.
    async fn a_change_is_marked_and_made_on_what_was_read(app: TestApp) {
        let member = app.member().await;
        join(&member).await;
        let thread = begin(&app, &member, "検品の話", "元の言葉").await;
        let post = posts(&member, &thread).await.remove(0);
        assert_eq!(post["edited_at"], json!(null));
        let path = post_path(&post);
        let tag = member.get(&path).await.assert_status(200).etag();
        let change = json!({"body": "新しい言葉"});
        member.put(&path).json(&change).await.assert_problem(Code::PreconditionRequired);
        let changed = member.put(&path).if_match(&tag).json(&change).await.assert_status(200);
        assert_eq!(changed.json()["html"], "<p>新しい言葉</p>\n");
        assert!(changed.json()["edited_at"].is_string());
        member.put(&path).if_match(&tag).json(&change).await.assert_problem(Code::VersionStale);
        let shown = posts(&member, &thread).await.remove(0);
        assert_eq!((&shown["source"], &shown["seq"]), (&json!("新しい言葉"), &json!(1)));
    }

    /// What is deleted keeps its place and nothing else, for everybody; its words are nowhere.
    async fn a_deleted_post_keeps_its_place_without_its_words(app: TestApp) {
        let (member, moderator) = (app.member().await, app.moderator().await);
        join(&member).await;
        let thread = begin(&app, &member, "検品の話", "はじめの話").await;
        let post = reply(&app, &member, &thread, "消したい言葉").await;
        reply(&app, &moderator, &thread, "答え").await;
        delete(&member, &post).await;
        for client in [&member, &moderator] {
            let shown = posts(client, &thread).await;
            let states: Vec<&Value> = shown.iter().map(|post| &post["state"]).collect();
            assert_eq!(states, ["shown", "deleted", "shown"]);
            for part in ["html", "source", "author", "hidden_reason", "edited_at"] {
                assert_eq!(shown[1][part], json!(null), "{part}");
            }
            client.get(&post_path(&post)).await.assert_problem(Code::NotFound);
        }
        let kept = "SELECT COUNT(*) AS n FROM post WHERE body LIKE '%消したい言葉%'";
        assert_eq!(count(&app, kept).await, 0);
        let shown = member.get(&format!("{THREADS}/{thread}")).await.assert_status(200).json();
        assert_eq!((&shown["post_count"], &shown["last_seq"]), (&json!(2), &json!(3)));
        // A reaction to it comes too late.
        let react = json!({"kind": "like", "on": true});
        let path = format!("{}/reactions", post_path(&post));
        moderator.post(&path).json(&react).await.assert_problem(Code::NotFound);
    }

    /// A title goes with its opening post; the thread stays for what others said in it, and without
    /// that it is gone.
    async fn a_title_goes_with_its_opening_post(app: TestApp) {
        let (member, moderator) = (app.member().await, app.moderator().await);
        join(&member).await;
        let alone = begin(&app, &member, "誰も答えない話", "はじめの話").await;
        let answered = begin(&app, &member, "答えのある話", "はじめの話").await;
        reply(&app, &moderator, &answered, "答え").await;
        for thread in [&alone, &answered] {
            delete(&member, &posts(&member, thread).await[0]).await;
        }
        for client in [&member, &moderator] {
            client.get(&format!("{THREADS}/{alone}")).await.assert_problem(Code::NotFound);
            let listed = threads(client, "").await;
            assert_eq!(listed.len(), 1, "{listed:?}");
            assert_eq!((&listed[0]["id"], &listed[0]["title"]), (&json!(answered), &json!(null)));
            assert_eq!((&listed[0]["state"], &listed[0]["may_reply"]), (&json!("deleted"), &json!(false)));
            try_reply(client, &answered, "続き").await.assert_problem(Code::ThreadClosed);
        }
        let kept = "SELECT COUNT(*) AS n FROM thread WHERE title LIKE '%話%'";
        assert_eq!(count(&app, kept).await, 0);
    }

    /// One of each kind per person; giving it twice, or taking back what was not given, changes nothing.
    async fn reactions_are_one_of_each_kind_and_toggle(app: TestApp) {
        let (member, other) = (app.member().await, app.other_member().await);
        join(&member).await;
        join(&other).await;
        let thread = begin(&app, &member, "検品の話", "はじめの話").await;
        let path = format!("{}/reactions", post_path(&posts(&member, &thread).await[0]));
        let react = async |client: &Client, kind: &str, on: bool| {
            let form = json!({"kind": kind, "on": on});
            client.post(&path).json(&form).await.assert_status(200).json()["reactions"].clone()
        };
        assert_eq!(react(&other, "thanks", false).await, json!([]));
        for _ in 0..2 {
            let shown = react(&other, "thanks", true).await;
            assert_eq!(shown, json!([{"kind": "thanks", "count": 1, "mine": true}]));
        }
        react(&other, "like", true).await;
        let shown = react(&member, "thanks", true).await;
        let both = json!([
            {"kind": "like", "count": 1, "mine": false}, {"kind": "thanks", "count": 2, "mine": true},
        ]);
        assert_eq!(shown, both);
        assert_eq!(posts(&member, &thread).await[0]["reactions"], both);
        for _ in 0..2 {
            let shown = react(&member, "thanks", false).await;
            assert_eq!(shown[1], json!({"kind": "thanks", "count": 1, "mine": false}));
        }
        let unknown = json!({"kind": "dislike", "on": true});
        member.post(&path).json(&unknown).await.assert_faults(&[("/kind", Code::UnknownValue)]);
    }

    /// A request sent again posts once.
    async fn the_same_request_again_posts_once(app: TestApp) {
        let member = app.member().await;
        join(&member).await;
        let thread = begin(&app, &member, "検品の話", "はじめの話").await;
        let path = format!("{THREADS}/{thread}/posts");
        let body = json!({"body": "一度だけ"});
        let mut ids = Vec::new();
        for _ in 0..2 {
            let made = member.post(&path).idempotency_key("once").json(&body).await.assert_status(201);
            assert!(made.header("location").starts_with("/api/v1/community/posts/"));
            ids.push(made.id());
        }
        assert_eq!(ids[0], ids[1]);
        assert_eq!(posts(&member, &thread).await.len(), 2);
    }

    /// Pages hold all posts in their order, from wherever one begins.
    async fn posts_come_in_pages_from_wherever_one_begins(app: TestApp) {
        let member = app.member().await;
        join(&member).await;
        let thread = begin(&app, &member, "検品の話", "1").await;
        for number in 2..=7 {
            reply(&app, &member, &thread, &number.to_string()).await;
        }
        let mut path = format!("{THREADS}/{thread}/posts?from=3&limit=2");
        let mut seen = Vec::new();
        loop {
            let page = member.get(&path).await.assert_status(200).json();
            for post in page["items"].as_array().unwrap() {
                seen.push(post["seq"].as_i64().unwrap());
            }
            // Who posts meanwhile comes after.
            if seen.len() == 2 {
                reply(&app, &member, &thread, "8").await;
            }
            match page["next_cursor"].as_str() {
                Some(cursor) => path = format!("{THREADS}/{thread}/posts?from=3&limit=2&cursor={cursor}"),
                None => break,
            }
        }
        assert_eq!(seen, [3, 4, 5, 6, 7, 8]);
    }
}
