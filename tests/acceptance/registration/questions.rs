//! An event's questions: asked, answered, changed, and read by staff.

use super::*;
use crate::kpi::files::unpack;
use acceptance::both;
use shared::problem::Code;

pub(super) fn questions_path(event: &str) -> String {
    format!("{EVENTS}/{event}/questions")
}

/// One question of each kind; the short text must be answered, the consent at the venue.
pub(super) fn every_kind() -> Value {
    let one = |kind: &str, label: &str, required: bool, modes: &str, options: Value| {
        json!({ "kind": kind, "label": label, "required": required, "modes": modes,
            "options": options })
    };
    json!({
        "questions": [
            one("short_text", "お仕事の内容", true, "both", json!([])),
            one("long_text", "話してみたいこと", false, "both", json!([])),
            one("single_choice", "関心", false, "both", json!(["品質", "人手", "販路"])),
            one("multiple_choice", "使っている道具", false, "both", json!(["表計算", "=1+1"])),
            one("number", "従業員数", false, "online", json!([])),
            one("consent", "撮影に同意します", true, "in_person", json!([])),
        ],
        "support": true, "party": { "capacity": 2, "fee_text": "会費 3,000円(当日集金)" }
    })
}

/// Lets staff change what an event asks; what it asks then.
pub(super) async fn ask(app: &TestApp, event: &str, form: &Value) -> Value {
    let staff = app.contractor().await;
    let tag = staff
        .get(&questions_path(event))
        .await
        .assert_status(200)
        .etag();
    let answer = staff
        .put(&questions_path(event))
        .if_match(&tag)
        .json(form)
        .await;
    answer.assert_status(200).json()
}

/// The id of the question at this place.
pub(super) fn id(asked: &Value, n: usize) -> String {
    asked["questions"][n]["id"].as_str().unwrap().to_owned()
}

/// What a guest at the venue must say.
pub(super) fn extras(asked: &Value) -> Value {
    json!({ "version": asked["version"], "answers": [
        { "question_id": id(asked, 0), "text": "製造です" },
        { "question_id": id(asked, 5), "agreed": true },
    ] })
}

/// A guest with these extras.
pub(super) fn saying(name: &str, extras: &Value) -> Value {
    with(guest(name), json!({ "extras": extras }))
}

/// The only registration's id.
async fn only(app: &TestApp, event: &str) -> String {
    rows(app, event).await[0]["id"].as_str().unwrap().to_owned()
}

both! {
    /// Only staff change what an event asks, only with what they read, and only into what makes sense.
    async fn questions_are_changed_by_staff_who_have_read_them(app: TestApp) {
        let event = event(&app, 5, 5).await;
        let path = questions_path(&event);
        let form = every_kind();
        let others = [app.member().await, app.moderator().await, app.admin().await];
        let staff = app.contractor().await;
        app.settle().await;
        let before = app.digest().await;
        let put = |client: Client, form: Value| {
            let path = path.clone();
            async move { client.put(&path).if_match("\"v0-x\"").json(&form).await }
        };
        put(app.client(), form.clone()).await.assert_problem(Code::Unauthenticated);
        for client in others {
            put(client, form.clone()).await.assert_problem(Code::Forbidden);
        }
        staff.put(&path).json(&form).await.assert_problem(Code::PreconditionRequired);
        staff.put(&path).if_match("\"v1-x\"").json(&form).await.assert_problem(Code::VersionStale);
        let strange = json!({ "support": false, "questions": [
            { "id": "01900000-0000-7000-8000-000000000000", "kind": "number", "label": "数",
                "required": false, "modes": "both" }] });
        put(staff.clone(), strange).await
            .assert_faults(&[("/questions/0/id", Code::NoSuchReference)]);
        let many = vec![form["questions"][0].clone(); 21];
        put(staff.clone(), json!({ "questions": many, "support": false })).await
            .assert_faults(&[("/questions", Code::TooManyItems)]);
        let options: Vec<String> = (0..31).map(|n| n.to_string()).collect();
        let long = json!({ "support": false, "party": { "capacity": 0 }, "questions": [
            { "kind": "single_choice", "label": "数", "required": false, "modes": "both",
                "options": options }] });
        put(staff.clone(), long).await.assert_faults(&[
            ("/questions/0/options", Code::TooManyItems), ("/party/capacity", Code::OutOfRange)]);
        before.assert_same(&app.digest().await, "refused questions");

        let asked = put(staff.clone(), form.clone()).await.assert_status(200).json();
        assert_eq!((&asked["version"], &asked["answered"]), (&json!(1), &json!(false)));
        assert_eq!(asked["party"], json!({ "capacity": 2, "left": 2, "full": false,
            "fee_text": "会費 3,000円(当日集金)" }));
        let seen = app.client().get(&path).await.assert_status(200);
        assert!(seen.etag().starts_with("\"v1-"));
        assert_eq!(seen.json(), asked);
        put(staff.clone(), form).await.assert_problem(Code::VersionStale);
        let hidden = draft(&app, 1, 1).await;
        app.client().get(&questions_path(&hidden)).await.assert_problem(Code::NotFound);
        staff.get(&questions_path(&hidden)).await.expect(200);
    }

    /// What is required must be answered, by whom it is asked; what does not fit is named in one
    /// answer, and nothing is stored.
    async fn answers_must_fit_what_is_asked(app: TestApp) {
        let event = event(&app, 5, 5).await;
        let asked = ask(&app, &event, &every_kind()).await;
        let (client, member) = (app.client(), app.member().await);
        app.settle().await;
        let before = app.digest().await;
        let missing = |n: usize| format!("/extras/answers/{}", id(&asked, n));
        register(&client, &event, &guest("a")).await.assert_faults(&[
            (&missing(0), Code::Required), (&missing(5), Code::AgreementRequired)]);
        // Online nobody agrees to be in a picture.
        let online = with(guest("a"), json!({ "mode": "online" }));
        register(&client, &event, &online).await.assert_faults(&[(&missing(0), Code::Required)]);
        let nothing = "01900000-0000-7000-8000-000000000000";
        let wrong = json!({ "version": 1, "answers": [
            { "question_id": id(&asked, 0), "number": 3 },
            { "question_id": id(&asked, 2), "choices": ["品質", "味"] },
            { "question_id": id(&asked, 4), "number": 12 },
            { "question_id": id(&asked, 5), "agreed": false },
            { "question_id": nothing, "text": "誰に" },
        ] });
        let unheld = saying("a", &wrong);
        register(&client, &event, &unheld).await.assert_faults(&[
            ("/extras/answers/0/number", Code::NotApplicable),
            ("/extras/answers/0/text", Code::Required),
            ("/extras/answers/1/choices", Code::TooManyItems),
            ("/extras/answers/1/choices/1", Code::UnknownValue),
            ("/extras/answers/2/question_id", Code::NotApplicable),
            ("/extras/answers/3/agreed", Code::AgreementRequired),
            ("/extras/answers/4/question_id", Code::NoSuchReference)]);
        let many = vec![json!({ "question_id": id(&asked, 0), "text": "x" }); 21];
        let many = saying("a", &json!({ "version": 1, "answers": many }));
        register(&client, &event, &many).await
            .assert_faults(&[("/extras/answers", Code::TooManyItems)]);
        let bare = json!({ "mode": "in_person", "locale": "ja", "acceptance": acceptance() });
        member.post(&format!("{EVENTS}/{event}/registrations/me")).json(&bare).await.assert_faults(&[
            (&missing(0), Code::Required), (&missing(5), Code::AgreementRequired)]);
        before.assert_same(&app.digest().await, "refused answers");
        // An event that asks nothing takes no support and no party.
        let quiet = self::event(&app, 5, 5).await;
        let told = json!({ "version": 0, "support": "手話", "party": true });
        register(&client, &quiet, &saying("a", &told)).await.assert_faults(&[
            ("/extras/support", Code::NotApplicable), ("/extras/party", Code::NotApplicable)]);
        register(&client, &quiet, &saying("a", &json!({ "version": 0 }))).await.expect(202);
    }

    /// Each kind of answer is kept with its question, and read by staff: one by one, summed up, and
    /// as columns of the files.
    async fn answers_are_read_by_staff_and_stand_in_the_files(app: TestApp) {
        let event = event(&app, 5, 5).await;
        let asked = ask(&app, &event, &every_kind()).await;
        let whole = json!({ "version": 1, "party": true, "answers": [
            { "question_id": id(&asked, 3), "choices": ["=1+1", "表計算"] },
            { "question_id": id(&asked, 0), "text": "製造です" },
            { "question_id": id(&asked, 1), "text": "=HYPERLINK(\"x\")" },
            { "question_id": id(&asked, 2), "choices": ["人手"] },
            { "question_id": id(&asked, 5), "agreed": true },
        ] });
        join(&app, &event, &saying("a", &whole)).await.expect(202);
        let online = json!({ "version": 1, "answers": [
            { "question_id": id(&asked, 0), "text": "開発です" },
            { "question_id": id(&asked, 4), "number": 40 },
            { "question_id": id(&asked, 2), "choices": ["人手"] },
        ] });
        let online = with(saying("b", &online), json!({ "mode": "online" }));
        join(&app, &event, &online).await.expect(202);
        // Staff need not know all of it.
        let staff = app.contractor().await.with_language("ja");
        let by_hand = with(guest("c"), json!({ "acceptance": null }));
        let path = format!("{EVENTS}/{event}/registrations/by-hand");
        let made = staff.post(&path).json(&by_hand).await.assert_status(201).json();
        assert_eq!(made["extras"], json!({ "answers": [], "party": false }));

        let first = &rows(&app, &event).await[0];
        assert_eq!(first["extras"], Value::Null);
        let one = format!("/api/v1/registrations/{}", first["id"].as_str().unwrap());
        let shown = staff.get(&one).await.assert_status(200).json()["extras"].clone();
        assert_eq!(shown["party"], true);
        let answers = shown["answers"].as_array().unwrap();
        let labels: Vec<&str> =
            answers.iter().map(|one| one["question"]["label"].as_str().unwrap()).collect();
        let expected = ["お仕事の内容", "話してみたいこと", "関心", "使っている道具", "撮影に同意します"];
        assert_eq!(labels, expected);
        assert_eq!(answers[3]["choices"], json!(["=1+1", "表計算"]));

        let path = format!("{EVENTS}/{event}/answers/summary");
        let summary = staff.get(&path).await.assert_status(200).json();
        assert_eq!(summary["party"], json!({ "capacity": 2, "taken": 1 }));
        let sums = &summary["questions"];
        assert_eq!(sums[0]["texts"], json!(["製造です", "開発です"]));
        assert_eq!(sums[2]["options"], json!([{ "option": "品質", "count": 0 },
            { "option": "人手", "count": 2 }, { "option": "販路", "count": 0 }]));
        assert_eq!((&sums[4]["answered"], &sums[4]["total"]), (&json!(1), &json!(40)));
        assert_eq!(sums[5]["answered"], 1);

        let file = staff.get(&format!("{EVENTS}/{event}/registrations.csv")).await;
        let text = file.assert_status(200).text();
        let head = text.lines().next().unwrap();
        let tail = ",お仕事の内容,話してみたいこと,関心,使っている道具,従業員数,撮影に同意します,懇親会";
        assert!(head.ends_with(tail), "{head}");
        let line = text.lines().nth(1).unwrap();
        let tail = ",製造です,\"'=HYPERLINK(\"\"x\"\")\",人手,'=1+1、表計算,,同意,参加";
        assert!(line.ends_with(tail), "{line}");
        let file = staff.get(&format!("{EVENTS}/{event}/registrations.xlsx")).await.assert_status(200);
        let name = format!("attachment; filename=\"registrations-{event}.xlsx\"");
        assert_eq!(file.header("content-disposition"), name);
        let parts = unpack(file.bytes());
        let part = |name: &str| &parts.iter().find(|(one, _)| one == name).unwrap().1;
        assert!(!part("xl/worksheets/sheet1.xml").contains("<f"));
        assert!(part("xl/sharedStrings.xml").contains("=HYPERLINK("));
        assert!(part("xl/sharedStrings.xml").contains("懇親会"));
    }

    /// A version that somebody answered stays; who filled in an older one is told so, and old
    /// answers keep pointing at what was asked.
    async fn a_version_that_was_answered_is_never_changed(app: TestApp) {
        let event = event(&app, 9, 9).await;
        let first = ask(&app, &event, &every_kind()).await;
        // Nobody answered yet: the next version takes its place.
        let mut form = json!({ "questions": first["questions"], "support": true });
        form["questions"][0]["label"] = json!("お仕事");
        let second = ask(&app, &event, &form).await;
        assert_eq!((&second["version"], id(&second, 0)), (&json!(2), id(&first, 0)));
        join(&app, &event, &saying("a", &extras(&first))).await
            .assert_problem(Code::QuestionsChanged);
        join(&app, &event, &saying("a", &extras(&second))).await.expect(202);
        assert_eq!(ask(&app, &event, &form).await["version"], 2, "the same again is no change");
        // Renamed, one gone, one of another kind: what was answered stays as it was asked.
        let mut form = json!({ "questions": second["questions"], "support": true });
        form["questions"].as_array_mut().unwrap().truncate(2);
        form["questions"][0]["label"] = json!("職種");
        form["questions"][1]["kind"] = json!("number");
        let third = ask(&app, &event, &form).await;
        assert_eq!((&third["version"], &third["answered"]), (&json!(3), &json!(false)));
        assert_eq!(id(&third, 0), id(&second, 0));
        assert_ne!(id(&third, 1), id(&second, 1));
        join(&app, &event, &saying("b", &extras(&second))).await
            .assert_problem(Code::QuestionsChanged);
        let one = format!("/api/v1/registrations/{}", only(&app, &event).await);
        let staff = app.contractor().await;
        let shown = staff.get(&one).await.assert_status(200).json();
        let answers = &shown["extras"]["answers"];
        assert_eq!((&answers[0]["version"], &answers[0]["question"]["label"]), (&json!(2), &json!("お仕事")));
        assert_eq!(answers[1]["question"]["label"], "撮影に同意します");
        let path = format!("{EVENTS}/{event}/answers/summary");
        let sums = staff.get(&path).await.assert_status(200).json()["questions"].clone();
        let current: Vec<(&Value, &Value)> =
            sums.as_array().unwrap().iter().map(|s| (&s["question"]["label"], &s["current"])).collect();
        assert_eq!(current, [(&json!("職種"), &json!(true)), (&json!("話してみたいこと"), &json!(true)),
            (&json!("撮影に同意します"), &json!(false))]);
    }

    /// A third party's form takes answers too: checked when it comes in, kept by the questions of
    /// that time when it is confirmed.
    async fn what_a_third_party_hands_in_is_kept_as_it_was_asked(app: TestApp) {
        let event = event(&app, 9, 9).await;
        let asked = ask(&app, &event, &every_kind()).await;
        let staff = app.contractor().await;
        let path = format!("{EVENTS}/{event}/registrations/by-key");
        staff.post(&path).json(&guest("a")).await.assert_faults(&[
            (&format!("/extras/answers/{}", id(&asked, 0)), Code::Required),
            (&format!("/extras/answers/{}", id(&asked, 5)), Code::AgreementRequired)]);
        let form = saying("a", &with(extras(&asked), json!({ "support": "手話の通訳" })));
        staff.post(&path).json(&form).await.expect(202);
        let mails = app.mails_to("a@example.jp").await;
        let token = mails.last().unwrap().token("/confirm/");
        let now = json!({ "questions": [], "support": false });
        assert_eq!(ask(&app, &event, &now).await["version"], 2);
        let confirm = format!("/api/v1/registration-requests/by-link/{token}/confirm");
        app.client().post(&confirm).await.expect(200);
        let one = only(&app, &event).await;
        let shown = staff.get(&format!("/api/v1/registrations/{one}")).await.json();
        assert_eq!(shown["extras"]["answers"][0]["text"], "製造です");
        let support = staff.get(&format!("/api/v1/registrations/{one}/support")).await.json();
        assert_eq!(support["support"], "手話の通訳");
    }
}
