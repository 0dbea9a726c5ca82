//! What is unread, and for whom.

use super::*;
use acceptance::both;

async fn unread(client: &Client, thread: &str) -> (u64, Option<i64>) {
    let shown = client
        .get(&format!("{THREADS}/{thread}"))
        .await
        .assert_status(200)
        .json();
    (
        shown["unread"].as_u64().unwrap(),
        shown["first_unread"].as_i64(),
    )
}

both! {
    /// Others' posts are unread until they are read; one's own never are, and the position never
    /// goes back or past the end.
    async fn reading_moves_forward_only(app: TestApp) {
        let (member, other) = (app.member().await, app.other_member().await);
        join(&member).await;
        join(&other).await;
        let thread = begin(&app, &member, "検品の話", "1").await;
        for number in 2..=4 {
            reply(&app, &member, &thread, &number.to_string()).await;
        }
        assert_eq!(unread(&member, &thread).await, (0, None));
        assert_eq!(unread(&other, &thread).await, (4, Some(1)));
        assert_eq!(read(&other, &thread, 2).await, json!({"last_read_seq": 2, "unread": 2}));
        assert_eq!(unread(&other, &thread).await, (2, Some(3)));
        assert_eq!(read(&other, &thread, 1).await, json!({"last_read_seq": 2, "unread": 2}));
        assert_eq!(read(&other, &thread, 999).await, json!({"last_read_seq": 4, "unread": 0}));
        reply(&app, &member, &thread, "5").await;
        assert_eq!(unread(&other, &thread).await, (1, Some(5)));
        // Answering without having read leaves what came before unread.
        reply(&app, &other, &thread, "6").await;
        assert_eq!(unread(&other, &thread).await, (1, Some(5)));
        assert_eq!(unread(&member, &thread).await, (1, Some(6)));
        read(&other, &thread, 6).await;
        reply(&app, &other, &thread, "7").await;
        assert_eq!(read(&other, &thread, 1).await, json!({"last_read_seq": 7, "unread": 0}));
    }

    /// What is hidden or deleted is nothing to read.
    async fn what_is_gone_is_not_unread(app: TestApp) {
        let (member, other) = (app.member().await, app.other_member().await);
        join(&member).await;
        join(&other).await;
        let thread = begin(&app, &member, "検品の話", "1").await;
        let (hidden, deleted) = (reply(&app, &member, &thread, "2").await, reply(&app, &member, &thread, "3").await);
        assert_eq!(unread(&other, &thread).await, (3, Some(1)));
        read(&other, &thread, 1).await;
        hide(&app, &hidden).await;
        delete(&member, &deleted).await;
        assert_eq!(unread(&other, &thread).await, (0, None));
        let home = other.get(HOME).await.assert_status(200).json();
        assert_eq!(home["unread_threads"], 0);
    }

    /// The lists of what is unread and what is read share nothing and miss nothing, the last active
    /// first.
    async fn threads_are_listed_by_what_is_unread(app: TestApp) {
        let (member, other) = (app.member().await, app.other_member().await);
        join(&member).await;
        join(&other).await;
        let first = begin(&app, &member, "一", "話").await;
        let second = begin(&app, &member, "二", "話").await;
        let third = begin(&app, &other, "三", "話").await;
        read(&other, &first, 1).await;
        let ids = async |query: &str| -> Vec<String> {
            let listed = threads(&other, query).await;
            listed.iter().map(|thread| thread["id"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(ids("").await, [third.clone(), second.clone(), first.clone()]);
        assert_eq!(ids("?reading=unread").await, std::slice::from_ref(&second));
        assert_eq!(ids("?reading=read").await, [third.clone(), first.clone()]);
        reply(&app, &member, &first, "続き").await;
        assert_eq!(ids("").await, [first.clone(), third.clone(), second.clone()]);
        assert_eq!(ids("?reading=unread").await, [first, second]);
        assert_eq!(ids("?reading=read").await, [third]);
        let home = other.get(HOME).await.assert_status(200).json();
        assert_eq!(home["unread_threads"], 2);
    }
}
