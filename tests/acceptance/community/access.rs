//! Who may enter where. Everybody else is told that there is nothing.

use super::*;
use acceptance::{Persona, both};
use shared::problem::Code;

/// Everything that one may ask about a thread and one of its posts.
async fn all_refused(client: &Client, thread: &str, post: &Value, code: Code) {
    let (path, post) = (format!("{THREADS}/{thread}"), post_path(post));
    let body = json!({"body": "入れません"});
    for call in [
        client.get(&path),
        client.get(&format!("{path}/posts")),
        client.post(&format!("{path}/posts")).json(&body),
        client
            .post(&format!("{path}/read"))
            .json(&json!({"seq": 1})),
        client
            .post(&format!("{path}/follow"))
            .json(&json!({"follows": true})),
        client.get(&post),
        client.put(&post).if_match("\"v1-0\"").json(&body),
        client.delete(&post).if_match("\"v1-0\""),
        client
            .post(&format!("{post}/reactions"))
            .json(&json!({"kind": "like", "on": true})),
    ] {
        call.await.assert_problem(code);
    }
}

both! {
    /// Without a sign-in nothing is shown at all.
    async fn nobody_reads_without_signing_in(app: TestApp) {
        let member = app.member().await;
        join(&member).await;
        let thread = begin(&app, &member, "はじめまして", "よろしくお願いします。").await;
        let post = posts(&member, &thread).await.remove(0);
        let nobody = app.client();
        all_refused(&nobody, &thread, &post, Code::Unauthenticated).await;
        for path in [HOME, THREADS] {
            nobody.get(path).await.assert_problem(Code::Unauthenticated);
        }
        all_refused(&app.suspended().await, &thread, &post, Code::AccountSuspended).await;
    }

    /// The general space opens by joining and closes by leaving; in lists and counts too.
    async fn the_general_space_is_for_those_who_joined(app: TestApp) {
        let (member, other) = (app.member().await, app.other_member().await);
        join(&member).await;
        let thread = begin(&app, &member, "はじめまして", "よろしくお願いします。").await;
        let post = posts(&member, &thread).await.remove(0);
        let before = app.digest().await;
        all_refused(&other, &thread, &post, Code::NotFound).await;
        let form = json!({"title": "題", "body": "話"});
        other.post(THREADS).json(&form).await.assert_problem(Code::NotFound);
        before.assert_same(&app.digest().await, "refusals");
        assert_eq!(threads(&other, "").await, Vec::<Value>::new());
        let home = other.get(HOME).await.assert_status(200).json();
        assert_eq!((&home["member"], &home["unread_threads"]), (&json!(false), &json!(0)));

        join(&other).await;
        assert_eq!(threads(&other, "").await.len(), 1);
        let home = other.get(HOME).await.assert_status(200).json();
        assert_eq!((&home["member"], &home["unread_threads"]), (&json!(true), &json!(1)));
        reply(&app, &other, &thread, "こちらこそ。").await;

        other.post(&format!("{HOME}/leave")).await.expect(200);
        all_refused(&other, &thread, &post, Code::NotFound).await;
        assert_eq!(threads(&other, "").await, Vec::<Value>::new());
        let kept = posts(&member, &thread).await;
        assert_eq!(kept[1]["author"]["given_name"], "次郎", "what was said stays");
    }

    /// An event's thread is for its confirmed participants, moderators and staff: not for the
    /// participants of another event, not for who waits, and not for who cancelled.
    async fn an_events_thread_is_for_its_participants(app: TestApp) {
        let (here, there) = (event(&app, "こちらの会").await, event(&app, "あちらの会").await);
        let (member, other) = (app.member().await, app.other_member().await);
        let registration = attend(&member, &here).await;
        attend(&other, &there).await;
        join(&other).await;
        let thread = thread_of(&app, &here).await;
        let post = reply(&app, &member, &thread, "楽しみです。").await;

        all_refused(&other, &thread, &post, Code::NotFound).await;
        all_refused(&app.admin().await, &thread, &post, Code::NotFound).await;
        let seen: Vec<Value> = threads(&other, "").await;
        assert!(seen.iter().all(|one| one["id"] != *thread), "{seen:?}");
        assert_eq!(threads(&other, &format!("?event_id={here}")).await, Vec::<Value>::new());
        let staff = [app.moderator().await, app.contractor().await, app.prefecture().await];
        for (before, staff) in staff.into_iter().enumerate() {
            assert_eq!(posts(&staff, &thread).await.len(), 1 + before);
            reply(&app, &staff, &thread, "お待ちしています。").await;
        }

        let cancel = format!("/api/v1/me/registrations/{registration}/cancel");
        member.post(&cancel).await.expect(200);
        all_refused(&member, &thread, &post, Code::NotFound).await;
        assert_eq!(threads(&member, "").await, Vec::<Value>::new());
        let home = member.get(HOME).await.assert_status(200).json();
        assert_eq!(home["unread_threads"], 0);
    }

    /// Who waits for a seat is no participant yet; with the seat the thread opens.
    async fn who_waits_comes_in_with_the_seat(app: TestApp) {
        let prefecture = app.prefecture().await;
        event(&app, "先の会").await;
        let mut form = form("一席の会");
        form["capacity"]["in_person"] = json!(1);
        let id = prefecture.post("/api/v1/events").json(&form).await.assert_status(201).id();
        prefecture.post(&format!("/api/v1/events/{id}/publish")).await.expect(200);
        app.settle().await;
        let thread = thread_of(&app, &id).await;
        let (member, other) = (app.member().await, app.other_member().await);
        let registration = attend(&member, &id).await;
        attend(&other, &id).await;
        let path = format!("{THREADS}/{thread}");
        member.get(&path).await.expect(200);
        other.get(&path).await.assert_problem(Code::NotFound);
        let cancel = format!("/api/v1/me/registrations/{registration}/cancel");
        member.post(&cancel).await.expect(200);
        app.settle().await;
        member.get(&path).await.assert_problem(Code::NotFound);
        other.get(&path).await.expect(200);
    }

    /// Who was there took part, registered or not; undone, the thread closes again.
    async fn who_was_there_comes_in(app: TestApp) {
        let id = event(&app, "見本の会").await;
        let thread = thread_of(&app, &id).await;
        let path = format!("{THREADS}/{thread}");
        app.known(Persona::Member).await;
        app.known(Persona::Contractor).await;
        app.clock.set("2026-07-15T05:10:00Z".parse().unwrap());
        let member = app.sign_in(&Persona::Member.email()).await;
        let contractor = app.sign_in(&Persona::Contractor.email()).await;
        member.get(&path).await.assert_problem(Code::NotFound);
        let form = json!({
            "family_name": "見本", "given_name": "花子", "family_kana": "ミホン", "given_kana": "ハナコ",
            "email": Persona::Member.email(), "organisation_name": "見本水産株式会社",
            "kind": "speaker", "mode": "in_person",
        });
        let noted = format!("/api/v1/events/{id}/attendance/by-hand");
        contractor.post(&noted).json(&form).await.expect(201);
        member.get(&path).await.expect(200);
        let person = app.known(Persona::Member).await.person;
        let untick = format!("/api/v1/events/{id}/attendance/untick");
        contractor.post(&untick).json(&json!({"person_id": person})).await.expect(204);
        member.get(&path).await.assert_problem(Code::NotFound);
    }

    /// A page of a list is good for the one who asked for it.
    async fn a_cursor_is_good_for_its_reader_only(app: TestApp) {
        let (member, other) = (app.member().await, app.other_member().await);
        join(&member).await;
        join(&other).await;
        for number in 0..3 {
            begin(&app, &member, &format!("話題 {number}"), "話しましょう。").await;
        }
        let page = member.get(&format!("{THREADS}?limit=2")).await.assert_status(200).json();
        let cursor = page["next_cursor"].as_str().unwrap();
        let next = format!("{THREADS}?limit=2&cursor={cursor}");
        let rest = member.get(&next).await.assert_status(200).json();
        assert_eq!(rest["items"].as_array().unwrap().len(), 1);
        assert_eq!(rest["items"][0]["title"], "話題 0");
        other.get(&next).await.assert_faults(&[("/cursor", Code::NotACursor)]);
    }

    /// A role that is taken away closes what it opened, at once.
    async fn a_moderator_who_is_none_any_more_enters_no_more(app: TestApp) {
        let id = event(&app, "見本の会").await;
        let thread = thread_of(&app, &id).await;
        let known = app.known(Persona::Moderator).await;
        let admin = app.admin().await;
        let account = format!("/api/v1/accounts/{}", known.account);
        let shown = admin.get(&account).await.assert_status(200).json();
        let grant = shown["grants"].as_array().unwrap().iter()
            .find(|grant| grant["role"] == "moderator").unwrap()["id"].clone();
        let path = format!("{account}/grants/{}", grant.as_str().unwrap());
        admin.delete(&path).await.expect(204);
        let moderator = known.client;
        moderator.get(&format!("{THREADS}/{thread}")).await.assert_problem(Code::NotFound);
        assert_eq!(threads(&moderator, "").await, Vec::<Value>::new());
    }
}
