//! Mails about posts: to whom, how often, what they say, and how they end.

use super::*;
use acceptance::{Mail, Persona, both};
use shared::problem::Code;

/// The mails about posts to one persona.
async fn told(app: &TestApp, who: Persona) -> Vec<Mail> {
    let mut mails = app.mails_to(&who.email()).await;
    mails.retain(|mail| mail.kind == "community-reply");
    mails
}

async fn numbers(app: &TestApp) -> [usize; 3] {
    let mut numbers = [0; 3];
    for (number, who) in
        numbers
            .iter_mut()
            .zip([Persona::Member, Persona::OtherMember, Persona::Moderator])
    {
        *number = told(app, who).await.len();
    }
    numbers
}

both! {
    /// Starter and posters follow; each post is one mail to each of them, and none to its author.
    async fn each_post_is_one_mail_to_each_follower(app: TestApp) {
        let (member, other, moderator) = (app.member().await, app.other_member().await, app.moderator().await);
        join(&member).await;
        join(&other).await;
        let thread = begin(&app, &member, "検品の話", "はじめの話").await;
        assert_eq!(numbers(&app).await, [0, 0, 0], "who begins is told nothing");
        reply(&app, &other, &thread, "一つ目").await;
        assert_eq!(numbers(&app).await, [1, 0, 0]);
        reply(&app, &moderator, &thread, "二つ目").await;
        assert_eq!(numbers(&app).await, [2, 1, 0]);
        reply(&app, &member, &thread, "三つ目").await;
        assert_eq!(numbers(&app).await, [2, 2, 1]);
        follow(&other, &thread, false).await;
        reply(&app, &member, &thread, "四つ目").await;
        assert_eq!(numbers(&app).await, [2, 2, 2]);
        follow(&other, &thread, true).await;
        reply(&app, &member, &thread, "五つ目").await;
        assert_eq!(numbers(&app).await, [2, 3, 3]);
        let shown = member.get(&format!("{THREADS}/{thread}")).await.assert_status(200).json();
        assert_eq!(shown["follows"], true);
    }

    /// What came before one followed, and what one has read already, is no mail; also where the mails
    /// are made late.
    async fn what_one_has_seen_is_no_mail(app: TestApp) {
        let (member, other, moderator) = (app.member().await, app.other_member().await, app.moderator().await);
        join(&member).await;
        join(&other).await;
        let thread = begin(&app, &member, "検品の話", "はじめの話").await;
        reply(&app, &other, &thread, "一つ目").await;
        read(&member, &thread, 2).await;
        follow(&moderator, &thread, true).await;
        assert_eq!(numbers(&app).await, [0, 0, 0]);
        reply(&app, &other, &thread, "二つ目").await;
        assert_eq!(numbers(&app).await, [1, 0, 1]);
    }

    /// The mail says who, what and where, and how to get no more.
    async fn the_mail_says_who_what_and_where(app: TestApp) {
        let (member, other) = (app.member().await, app.other_member().await);
        join(&member).await;
        join(&other).await;
        let thread = begin(&app, &member, "検品の話", "はじめの話").await;
        reply(&app, &other, &thread, "当社でも同じです。").await;
        let mail = told(&app, Persona::Member).await.remove(0);
        assert_eq!(mail.subject, "見本 次郎さんの投稿: 検品の話");
        for part in ["見本 花子 様", "「検品の話」", "見本 次郎さん", "当社でも同じです。"] {
            assert!(mail.text.contains(part), "{part} in {}", mail.text);
        }
        assert_eq!(mail.link("/community/threads/"), format!("/community/threads/{thread}?post=2"));
        assert!(mail.link("/community/unsubscribe/").len() > 40);
    }

    /// Who may not enter any more, is suspended, or wants no mails gets none.
    async fn mails_follow_what_one_may_see(app: TestApp) {
        let id = event(&app, "見本の会").await;
        let thread = thread_of(&app, &id).await;
        let (member, other, moderator) = (app.member().await, app.other_member().await, app.moderator().await);
        let registration = attend(&member, &id).await;
        attend(&other, &id).await;
        for client in [&member, &other] {
            reply(&app, client, &thread, "楽しみです。").await;
        }
        assert_eq!(numbers(&app).await, [1, 0, 0]);
        let choose = json!({"mails": "none"});
        other.post(&format!("{HOME}/mails")).json(&choose).await.expect(200);
        reply(&app, &moderator, &thread, "ようこそ。").await;
        assert_eq!(numbers(&app).await, [2, 0, 0], "none wanted");
        other.post(&format!("{HOME}/mails")).json(&json!({"mails": "at_once"})).await.expect(200);
        let cancel = format!("/api/v1/me/registrations/{registration}/cancel");
        member.post(&cancel).await.expect(200);
        reply(&app, &moderator, &thread, "お知らせです。").await;
        assert_eq!(numbers(&app).await, [2, 1, 0], "cancelled");
        let account = app.known(Persona::OtherMember).await.account;
        let reason = json!({"reason": "見本の停止"});
        app.admin().await.post(&format!("/api/v1/accounts/{account}/suspend")).json(&reason).await.expect(200);
        reply(&app, &moderator, &thread, "もう一つ。").await;
        assert_eq!(numbers(&app).await, [2, 1, 0], "suspended");
    }

    /// Who left the community is told nothing of the general space.
    async fn who_left_is_told_nothing(app: TestApp) {
        let (member, other) = (app.member().await, app.other_member().await);
        join(&member).await;
        join(&other).await;
        let thread = begin(&app, &member, "検品の話", "はじめの話").await;
        member.post(&format!("{HOME}/leave")).await.expect(200);
        reply(&app, &other, &thread, "一つ目").await;
        assert_eq!(numbers(&app).await, [0, 0, 0]);
    }

    /// What is hidden or deleted before its mail is made, or before it is sent, is told to nobody.
    async fn what_is_gone_is_told_to_nobody(app: TestApp) {
        let (member, other) = (app.member().await, app.other_member().await);
        join(&member).await;
        join(&other).await;
        let thread = begin(&app, &member, "検品の話", "はじめの話").await;
        let (hidden, deleted) = (reply(&app, &other, &thread, "一つ目").await, reply(&app, &other, &thread, "二つ目").await);
        hide(&app, &hidden).await;
        delete(&other, &deleted).await;
        assert_eq!(numbers(&app).await, [0, 0, 0]);

        // Composed, not sent yet: as if every server were slow.
        let waiting = [reply(&app, &other, &thread, "三つ目").await, reply(&app, &other, &thread, "四つ目").await];
        app.settle().await;
        let sql = "UPDATE mail SET status = 'queued', attempts = 0, sent_at = NULL, \
            next_attempt_at = '2030-01-01 00:00:00+00:00' WHERE kind = 'community-reply'";
        let done: Result<_, sea_orm::DbErr> = app.context().db
            .write(move |tx| Box::pin(async move { tx.execute_unprepared(sql).await })).await;
        assert_eq!(done.unwrap().rows_affected(), 2);
        hide(&app, &waiting[0]).await;
        delete(&other, &waiting[1]).await;
        let left = "SELECT COUNT(*) AS n FROM mail WHERE kind = 'community-reply'";
        assert_eq!(count(&app, left).await, 0);
    }

    /// A mail program's one click (RFC 8058) ends them too; looking at the page does not.
    async fn a_mail_program_ends_them_by_one_click(app: TestApp) {
        let (member, other) = (app.member().await, app.other_member().await);
        join(&member).await;
        join(&other).await;
        let thread = begin(&app, &member, "検品の話", "はじめの話").await;
        reply(&app, &other, &thread, "一つ目").await;
        let mail = told(&app, Persona::Member).await.remove(0);
        let link = mail.link("/community/unsubscribe/");
        let sent: Vec<String> = std::fs::read_dir(app.data_dir().join("mail")).unwrap()
            .map(|file| String::from_utf8(std::fs::read(file.unwrap().path()).unwrap()).unwrap())
            .filter(|text| text.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
            .collect();
        assert_eq!(sent.len(), 1, "one mail says how to end it");
        let folded = sent[0].replace("\r\n ", "");
        assert!(folded.contains(&format!("List-Unsubscribe: <{}{link}>", acceptance::PUBLIC_URL)), "{folded}");

        let nobody = app.client();
        nobody.get(&link).await;
        reply(&app, &other, &thread, "二つ目").await;
        assert_eq!(told(&app, Persona::Member).await.len(), 2, "looking ends nothing");
        let click = nobody.post(&link).raw("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");
        click.await.expect(204);
        reply(&app, &other, &thread, "三つ目").await;
        assert_eq!(told(&app, Persona::Member).await.len(), 2);
        let wrong = nobody.post("/community/unsubscribe/x").raw("application/x-www-form-urlencoded", "");
        wrong.await.expect(422);
    }

    /// One click ends the mails of one thread, without signing in; it opens and ends nothing else,
    /// and once more is no mistake.
    async fn one_click_ends_the_mails_of_one_thread(app: TestApp) {
        let (member, other) = (app.member().await, app.other_member().await);
        join(&member).await;
        join(&other).await;
        let thread = begin(&app, &member, "検品の話", "はじめの話").await;
        let second = begin(&app, &member, "別の話", "はじめの話").await;
        reply(&app, &other, &thread, "一つ目").await;
        let mail = told(&app, Persona::Member).await.remove(0);
        let token = mail.token("/community/unsubscribe/");
        let nobody = app.client();
        let path = format!("{HOME}/unsubscribe");
        for wrong in [token.replace(char::is_alphabetic, "A"), "x".to_owned(), format!("{token}AAAA")] {
            let ask = nobody.post(&path).json(&json!({"token": wrong}));
            ask.await.assert_problem(Code::LinkInvalid);
        }
        for _ in 0..2 {
            let answer = nobody.post(&path).json(&json!({"token": token})).await;
            assert!(answer.header("set-cookie").is_empty());
            answer.expect(204);
        }
        reply(&app, &other, &thread, "二つ目").await;
        reply(&app, &other, &second, "一つ目").await;
        let subjects: Vec<String> = told(&app, Persona::Member).await.into_iter().map(|mail| mail.subject).collect();
        assert_eq!(subjects, ["見本 次郎さんの投稿: 検品の話", "見本 次郎さんの投稿: 別の話"]);

        // For nothing else.
        for other_use in [
            format!("/api/v1/registrations/by-link/{token}"),
            format!("/api/v1/registrations/by-link/{token}/calendar.ics"),
        ] {
            nobody.get(&other_use).await.assert_problem(Code::LinkInvalid);
        }
        let verify = json!({"token": token});
        nobody.post("/api/v1/auth/verify-email").json(&verify).await.assert_problem(Code::LinkInvalid);
        nobody.clone().with_bearer(token.clone()).get(HOME).await.assert_problem(Code::Unauthenticated);

        // It runs out, long after anybody looks for it.
        app.clock.advance(chrono::Duration::days(401));
        nobody.post(&path).json(&json!({"token": token})).await.assert_problem(Code::LinkInvalid);
    }
}
