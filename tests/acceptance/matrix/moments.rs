//! Refusals that need something to have gone well before.

use acceptance::{Persona, TestApp};
use serde_json::{Value, json};

use super::problems::{Seen, changed};
use crate::world::World;

/// What goes wrong after other things went well.
#[expect(clippy::too_many_lines, reason = "a list of requests")]
pub async fn wrong_moments(app: &TestApp, world: &World, seen: &mut Seen) {
    let nobody = app.client();
    let (member, prefecture) = (app.member().await, app.prefecture().await);
    let event = |case| format!("/api/v1/events/{}", world.id("event", case));

    // Somebody whose address is not proven.
    let new = changed(world, "sign_up", &json!({"email": "unproven@example.jp"}));
    nobody.post("/api/v1/accounts").json(&new).await.expect(202);
    let sign_in = json!({"email": "unproven@example.jp", "password": new["password"]});
    seen.note(&nobody.post("/api/v1/auth/sign-in").json(&sign_in).await);

    // Not launched, not confirmed, confirmed already; not launched yet, and launched tomorrow.
    let companies = json!([world.id("organisation", "public")]);
    let early = json!({"stage": "trial", "launched_on": null, "organisation_ids": companies});
    let early = changed(world, "create_collaboration", &early);
    let collaborations = "/api/v1/collaborations";
    let trial = prefecture
        .post(collaborations)
        .json(&early)
        .await
        .assert_status(201)
        .id();
    let confirmed = world.id("collaboration", "confirmed");
    for (id, step) in [
        (&trial, "confirm"),
        (&trial, "unconfirm"),
        (&confirmed, "confirm"),
    ] {
        seen.note(
            &prefecture
                .post(&format!("{collaborations}/{id}/{step}"))
                .await,
        );
    }
    for change in [
        json!({"stage": "idea"}),
        json!({"launched_on": "2030-01-01"}),
    ] {
        let wrong = changed(world, "create_collaboration", &change);
        seen.note(&prefecture.post(collaborations).json(&wrong).await);
    }

    // There before the day, and there already.
    let contractor = app.contractor().await;
    let tick = changed(world, "tick_attendance", &json!({}));
    let early = format!("{}/attendance/tick", event("published"));
    seen.note(&contractor.post(&early).json(&tick).await);
    let there = changed(
        world,
        "attend_by_hand",
        &json!({"email": "there@example.jp"}),
    );
    let path = format!("{}/attendance/by-hand", event("over"));
    contractor.post(&path).json(&there).await.expect(201);
    seen.note(&contractor.post(&path).json(&there).await);

    // Answered already.
    let answer = changed(world, "answer_survey", &json!({}));
    let answers = "/api/v1/survey/answers";
    nobody.post(answers).json(&answer).await.expect(204);
    seen.note(&nobody.post(answers).json(&answer).await);

    // A second factor that is set up and not proven.
    let setup = changed(world, "set_up_totp", &json!({}));
    member
        .post("/api/v1/me/totp/setup")
        .json(&setup)
        .await
        .expect(200);
    seen.note(
        &member
            .post("/api/v1/me/totp/enable")
            .json(&json!({"code": "000000"}))
            .await,
    );

    // A mode with people in it can't be taken away.
    let path = event("published");
    let shown = prefecture
        .get(&format!(
            "/api/v1/staff/events/{}",
            world.id("event", "published")
        ))
        .await;
    let shown = shown.assert_status(200);
    let mut form = shown.json()["form"].clone();
    form["capacity"]["in_person"] = Value::Null;
    form["format"] = json!("online");
    form["venue"] = Value::Null;
    seen.note(
        &prefecture
            .put(&path)
            .if_match(&shown.etag())
            .json(&form)
            .await,
    );

    // At the venue only; not open yet.
    for (change, at) in [
        (
            json!({"format": "in_person", "online_url": null, "capacity": {"in_person": 5, "online": null}}),
            "online",
        ),
        (json!({"opens_at": "2026-07-01T00:00:00Z"}), "in_person"),
    ] {
        let new = changed(world, "create_event", &change);
        let id = prefecture
            .post("/api/v1/events")
            .json(&new)
            .await
            .assert_status(201)
            .id();
        prefecture
            .post(&format!("/api/v1/events/{id}/publish"))
            .await
            .expect(200);
        let guest = changed(world, "register_guest", &json!({"mode": at}));
        seen.note(
            &nobody
                .post(&format!("/api/v1/events/{id}/registrations"))
                .json(&guest)
                .await,
        );
    }

    // Cancelled twice, and too late.
    let mine = format!(
        "/api/v1/me/registrations/{}/cancel",
        world.id("registration", "own")
    );
    member.post(&mine).await.expect(200);
    seen.note(&member.post(&mine).await);
    app.clock.set("2026-08-10T06:00:00Z".parse().unwrap());
    let other = app.sign_in(&Persona::OtherMember.email()).await;
    let late = format!(
        "/api/v1/me/registrations/{}/cancel",
        world.id("registration", "other")
    );
    seen.note(&other.post(&late).await);

    // What a moderator hid, and a thread without its opening post.
    let post = format!("/api/v1/community/posts/{}", world.id("post", "own"));
    let moderator = app.sign_in(&Persona::Moderator.email()).await;
    let hide = changed(world, "hide_post", &json!({}));
    moderator
        .post(&format!("{post}/hide"))
        .json(&hide)
        .await
        .expect(200);
    let words = changed(world, "change_post", &json!({}));
    let author = app.sign_in(&Persona::Member.email()).await;
    let tag = author.get(&post).await.assert_status(200).etag();
    seen.note(&author.put(&post).if_match(&tag).json(&words).await);
    let thread = format!(
        "/api/v1/community/threads/{}/posts",
        world.id("thread", "own")
    );
    seen.note(&author.post(&thread).json(&words).await);

    // The survey's time is over.
    seen.note(&nobody.post(answers).json(&answer).await);

    // Not held, and too late to be noted.
    let contractor = app.sign_in(&Persona::Contractor.email()).await;
    let tick = changed(world, "tick_attendance", &json!({}));
    for case in ["cancelled", "over"] {
        let path = format!("{}/attendance/tick", event(case));
        seen.note(&contractor.post(&path).json(&tick).await);
    }

    // Too often.
    let wrong = json!({"email": "nobody@example.jp", "password": "chigau-kotoba-desu"});
    let mut last = nobody.post("/api/v1/auth/sign-in").json(&wrong).await;
    while last.status() == 401 {
        last = nobody.post("/api/v1/auth/sign-in").json(&wrong).await;
    }
    seen.note(&last);
}
