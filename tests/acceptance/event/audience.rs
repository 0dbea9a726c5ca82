//! Whom an event is for: set by staff, confirmed with the rest, shown to everybody before registering.

use super::*;
use acceptance::both;
use shared::problem::Code;

both! {
    /// Staff say it, everybody reads it, and the order in which it was said does not matter.
    async fn whom_it_is_for_is_said_before_one_registers(app: TestApp) {
        programme(&app).await.expect(201);
        let plain = published(&app, &form()).await;
        let shown = app.client().get(&format!("{EVENTS}/{plain}")).await.assert_status(200).json();
        assert_eq!(shown["audience"], json!(null));
        let audience = json!({"sectors": ["local", "it"], "industries": ["G", "B"], "text": " 現場の方 "});
        let id = published(&app, &form_with(json!({ "audience": audience }))).await;
        let shown = app.client().get(&format!("{EVENTS}/{id}")).await.assert_status(200).json();
        let tidy = json!({"sectors": ["it", "local"], "industries": ["B", "G"], "text": "現場の方"});
        assert_eq!(shown["audience"], tidy);
        // Said in another order it is the same: nothing changes, and nothing waits for confirmation.
        let contractor = app.contractor().await;
        let tag = etag(&contractor, &id).await;
        let same = form_with(json!({"audience": {"sectors": ["it", "local"], "industries": ["G", "B"], "text": "現場の方"}}));
        let path = format!("{EVENTS}/{id}");
        assert_eq!(contractor.put(&path).if_match(&tag).json(&same).await.assert_status(200).etag(), tag);
        // A copy is for the same people; saying nothing is having no audience.
        let copy = contractor.post(&format!("{path}/clone")).await.assert_status(201).json();
        assert_eq!(copy["form"]["audience"], tidy);
        let none = form_with(json!({"audience": {"sectors": [], "industries": [], "text": null}}));
        let prefecture = app.prefecture().await;
        prefecture.put(&path).if_match(&tag).json(&none).await.expect(200);
        let shown = app.client().get(&path).await.assert_status(200).json();
        assert_eq!(shown["audience"], json!(null));
    }

    /// People decide by it, so it is the prefecture's to confirm, and the change is named.
    async fn a_change_of_it_is_confirmed_and_named(app: TestApp) {
        programme(&app).await.expect(201);
        let (contractor, prefecture) = (app.contractor().await, app.prefecture().await);
        let id = published(&app, &form()).await;
        let path = format!("{EVENTS}/{id}");
        let change = form_with(json!({"audience": {"sectors": ["it"], "industries": ["B"]}}));
        let tag = etag(&contractor, &id).await;
        contractor.put(&path).if_match(&tag).json(&change).await.assert_problem(Code::ConfirmationRequired);
        prefecture.put(&path).if_match(&tag).json(&change).await.expect(200);
        let history = prefecture.get(&format!("{path}/history")).await.assert_status(200).json();
        let named: Vec<&str> = history["items"][0]["changes"].as_array().unwrap().iter()
            .map(|change| change["pointer"].as_str().unwrap()).collect();
        assert_eq!(named, ["/audience/industries/0", "/audience/sectors/0"]);
    }

    /// What is not of the sets, twice, too long or hidden is refused at its place.
    async fn a_wrong_audience_is_named_at_its_place(app: TestApp) {
        programme(&app).await.expect(201);
        let contractor = app.contractor().await;
        let before = app.digest().await;
        for (audience, at, code) in [
            (json!({"sectors": ["moon"]}), "/audience/sectors/0", Code::UnknownValue),
            (json!({"sectors": ["it", "it"]}), "/audience/sectors/1", Code::Duplicate),
            (json!({"industries": ["A", "a"]}), "/audience/industries/1", Code::UnknownValue),
            (json!({"industries": "A"}), "/audience/industries", Code::WrongType),
            (json!({"text": "あ".repeat(301)}), "/audience/text", Code::TooLong),
            (json!({"text": "a\u{202E}b"}), "/audience/text", Code::ForbiddenCharacter),
            (json!({"persons": []}), "/audience/persons", Code::UnknownField),
        ] {
            let made = contractor.post(EVENTS).json(&form_with(json!({ "audience": audience }))).await;
            made.assert_faults(&[(at, code)]);
        }
        let many = vec!["it"; 4];
        let made = contractor.post(EVENTS).json(&form_with(json!({"audience": {"sectors": many}}))).await;
        made.assert_faults(&[("/audience/sectors", Code::TooManyItems)]);
        assert_eq!(app.digest().await, before);
    }
}
