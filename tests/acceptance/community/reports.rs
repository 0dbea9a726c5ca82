//! Reporting a post: who may, how often, and who learns of it.

use super::*;
use acceptance::both;
use chrono::Duration;
use futures::future::join_all;
use shared::community::rules::REPORTS_AN_HOUR;
use shared::problem::Code;

pub(super) const REPORTS: &str = "/api/v1/community/reports";

/// What a reader fills in.
pub(super) fn because(note: &str) -> Value {
    json!({"reason": "insulting", "note": note})
}

pub(super) async fn try_report(client: &Client, post: &Value, form: &Value) -> Answer {
    let path = format!("{}/report", post_path(post));
    client.post(&path).json(form).await
}

/// Reports a post, a moment after whatever came before; the post as the reporter sees it.
pub(super) async fn report(app: &TestApp, client: &Client, post: &Value, note: &str) -> Value {
    app.clock.advance(Duration::seconds(1));
    let answer = try_report(client, post, &because(note)).await;
    answer.assert_status(200).json()
}

/// The reports that wait, as the client sees them.
pub(super) async fn waiting(client: &Client) -> Vec<Value> {
    let page = client.get(REPORTS).await.assert_status(200).json();
    page["items"].as_array().unwrap().clone()
}

both! {
    /// Nobody reports what they can't read, their own words, or what is out of sight already.
    async fn only_what_one_reads_and_another_wrote_is_reported(app: TestApp) {
        let (member, other, admin) = (app.member().await, app.other_member().await, app.admin().await);
        join(&member).await;
        join(&admin).await;
        let thread = begin(&app, &member, "検品の話", "はじめの話").await;
        let first = posts(&member, &thread).await.remove(0);
        let hidden = reply(&app, &member, &thread, "言い過ぎ").await;
        let deleted = reply(&app, &member, &thread, "消した言葉").await;
        hide(&app, &hidden).await;
        delete(&member, &deleted).await;
        let suspended = app.suspended().await;
        let nothing = json!({"id": "01900000-0000-7000-8000-000000000000"});
        let before = app.digest().await;
        for (client, post, code) in [
            (&app.client(), &first, Code::Unauthenticated),
            (&suspended, &first, Code::AccountSuspended),
            (&other, &first, Code::NotFound),
            (&member, &first, Code::Forbidden),
            (&member, &hidden, Code::Forbidden),
            (&admin, &hidden, Code::PostHidden),
            (&admin, &deleted, Code::NotFound),
            (&admin, &nothing, Code::NotFound),
        ] {
            try_report(client, post, &because("見本の補足")).await.assert_problem(code);
        }
        for (form, place, code) in [
            (json!({"reason": null, "note": null}), "/reason", Code::Required),
            (json!({"reason": "boring", "note": null}), "/reason", Code::UnknownValue),
            (json!({"reason": "spam", "note": "あ".repeat(501)}), "/note", Code::TooLong),
            (json!({"reason": "spam", "note": "a\u{202e}b"}), "/note", Code::ForbiddenCharacter),
            (json!({"reason": "spam", "note": null, "reporter": "x"}), "/reporter", Code::UnknownField),
        ] {
            try_report(&admin, &first, &form).await.assert_faults(&[(place, code)]);
        }
        before.assert_same(&app.digest().await, "refusals");
        for (form, who) in [(json!({"reason": "other"}), &admin), (because(&"あ".repeat(500)), &app.moderator().await)] {
            try_report(who, &first, &form).await.expect(200);
        }
    }

    /// Twice is once: the first words stay, and who reported is told that they have.
    async fn reporting_twice_is_reporting_once(app: TestApp) {
        let (member, other) = (app.member().await, app.other_member().await);
        join(&member).await;
        join(&other).await;
        let thread = begin(&app, &member, "検品の話", "はじめの話").await;
        let seen = posts(&other, &thread).await.remove(0);
        assert_eq!((&seen["may_report"], &seen["reported"]), (&json!(true), &json!(false)));
        let first = report(&app, &other, &seen, "はじめの補足").await;
        assert_eq!((&first["may_report"], &first["reported"]), (&json!(false), &json!(true)));
        let before = app.digest().await;
        let again = report(&app, &other, &seen, "あとの補足").await;
        assert_eq!(again, first);
        before.assert_same(&app.digest().await, "the same report again");
        join_all((0..6).map(|_| async {
            try_report(&app.moderator().await, &seen, &because("一度に")).await.expect(200);
        })).await;
        let listed = waiting(&app.contractor().await).await;
        let notes: Vec<&Value> = listed.iter().map(|one| &one["note"]).collect();
        assert_eq!(notes, ["はじめの補足", "一度に"]);
        assert_eq!(posts(&other, &thread).await[0]["reported"], true);
    }

    /// The author sees the same as before, whatever they ask; the log names the reporter and no words.
    async fn the_author_never_learns_of_it(app: TestApp) {
        let (member, other) = (app.member().await, app.other_member().await);
        join(&member).await;
        join(&other).await;
        let thread = begin(&app, &member, "検品の話", "はじめの話").await;
        let post = posts(&member, &thread).await.remove(0);
        let asked = [
            HOME.to_owned(), THREADS.to_owned(), format!("{THREADS}/{thread}"),
            format!("{THREADS}/{thread}/posts"), post_path(&post),
        ];
        let all = async |client: &Client| {
            let mut answers = Vec::new();
            for path in &asked {
                let answer = client.get(path).await.assert_status(200);
                answers.push((answer.text(), answer.etag()));
            }
            answers
        };
        let before = all(&member).await;
        report(&app, &other, &post, "見本の補足").await;
        app.settle().await;
        assert_eq!(all(&member).await, before);
        for client in [&member, &other, &app.admin().await] {
            client.get(REPORTS).await.assert_problem(Code::Forbidden);
        }
        let logged = "SELECT COUNT(*) AS n FROM event_log WHERE kind = 'post.reported'";
        assert_eq!(count(&app, logged).await, 1);
        let told = format!("{logged} AND CAST(data AS TEXT) LIKE '%補足%'");
        assert_eq!(count(&app, &told).await, 0);
        let mails = "SELECT COUNT(*) AS n FROM mail WHERE kind LIKE 'community%'";
        assert_eq!(count(&app, mails).await, 0);
    }

    /// A moderator is not shown who reported their own words, nor decides about it; others do.
    async fn a_moderator_does_not_judge_their_own_words(app: TestApp) {
        let (member, moderator) = (app.member().await, app.moderator().await);
        join(&member).await;
        let thread = begin(&app, &member, "検品の話", "はじめの話").await;
        let post = reply(&app, &moderator, &thread, "言い過ぎ").await;
        report(&app, &member, &post, "見本の補足").await;
        let open = async |client: &Client| {
            client.get(HOME).await.assert_status(200).json()["open_reports"].clone()
        };
        assert_eq!(waiting(&moderator).await, Vec::<Value>::new());
        assert_eq!(open(&moderator).await, 0);
        assert_eq!(open(&member).await, 0, "a reader is told nothing");
        let contractor = app.contractor().await;
        assert_eq!(open(&contractor).await, 1);
        let id = waiting(&contractor).await[0]["id"].clone();
        let dismiss = format!("{REPORTS}/{}/dismiss", id.as_str().unwrap());
        moderator.post(&dismiss).await.assert_problem(Code::NotFound);
        contractor.post(&dismiss).await.expect(200);
        assert_eq!(open(&contractor).await, 0);
    }

    /// So many in an hour, also of the same post, and no more; others are not held up by it.
    async fn reports_of_one_hour_are_bounded(app: TestApp) {
        let (member, other) = (app.member().await, app.other_member().await);
        join(&member).await;
        join(&other).await;
        let thread = begin(&app, &member, "検品の話", "はじめの話").await;
        let mut made = Vec::new();
        for number in 0..=REPORTS_AN_HOUR {
            made.push(reply(&app, &member, &thread, &number.to_string()).await);
        }
        let (last, first) = made.split_last().unwrap();
        for post in first {
            report(&app, &other, post, "見本の補足").await;
        }
        let before = app.digest().await;
        let refused = try_report(&other, last, &because("見本の補足")).await;
        refused.assert_problem(Code::TooManyRequests);
        let wait: i64 = refused.header("retry-after").parse().unwrap();
        assert!((3_500..=3_601).contains(&wait), "{wait}");
        let again = try_report(&other, &first[0], &because("見本の補足")).await;
        again.assert_problem(Code::TooManyRequests);
        before.assert_same(&app.digest().await, "one too many");
        try_report(&app.moderator().await, last, &because("見本の補足")).await.expect(200);
        app.clock.advance(Duration::seconds(wait));
        let other = app.sign_in(&acceptance::Persona::OtherMember.email()).await;
        try_report(&other, last, &because("見本の補足")).await.expect(200);
    }
}
