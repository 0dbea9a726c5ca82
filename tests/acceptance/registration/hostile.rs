//! What strangers type.

use super::*;
use acceptance::both;
use shared::problem::Code;

const TEXTS: [&str; 6] = [
    "/family_name",
    "/given_name",
    "/organisation_name",
    "/department",
    "/job_title",
    "/note",
];

/// A form that holds `text` in every field of text.
fn full_of(text: &str) -> Value {
    with(
        guest("hostile"),
        json!({
            "family_name": text, "given_name": text, "organisation_name": text,
            "department": text, "job_title": text, "note": text,
        }),
    )
}

both! {
    /// Hidden characters and texts without end are named in every field, and nothing is stored.
    async fn every_hostile_field_is_named_and_nothing_is_stored(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let before = app.digest().await;
        for (text, code) in [
            ("a\0b".to_owned(), Code::ForbiddenCharacter),
            ("a\u{202E}b".to_owned(), Code::ForbiddenCharacter),
            ("あ".repeat(20_000), Code::TooLong),
        ] {
            let expected: Vec<(&str, Code)> = TEXTS.iter().map(|at| (*at, code)).collect();
            join(&app, &id, &full_of(&text)).await.assert_faults(&expected);
        }
        for (field, value, code) in [
            ("family_name", "<script>alert(1)</script>", Code::ForbiddenCharacter),
            ("given_name", "=1+1", Code::ForbiddenCharacter),
            ("family_kana", "Sato", Code::NotKana),
            ("given_kana", "=カナ", Code::NotKana),
            ("email", "a@b", Code::NotAnEmail),
            ("email", "a..b.@docomo.ne.jp", Code::EmailOldCarrier),
            ("email", ".ab@au.com", Code::EmailOldCarrier),
            ("email", "a..b@example.jp", Code::EmailDots),
            ("email", "a@example.jp\r\nBcc: b@example.jp", Code::NotAnEmail),
            ("phone", "=cmd|' /C calc'!A0", Code::NotAPhone),
            ("mode", "moon", Code::UnknownValue),
            ("locale", "fr", Code::UnknownValue),
        ] {
            let form = with(guest("hostile"), json!({ field: value }));
            let at = format!("/{field}");
            let answer = join(&app, &id, &form).await;
            let problem = answer.assert_problem(Code::Invalid);
            let found = problem.errors.iter().any(|e| {
                e.pointer.as_str() == at && (e.code == code || e.code == Code::ForbiddenCharacter)
            });
            assert!(found, "{field}: {value}: {problem:?}");
        }
        let extra = with(guest("hostile"), json!({"status": "confirmed", "queue_seq": 1}));
        join(&app, &id, &extra).await.assert_faults(&[
            ("/queue_seq", Code::UnknownField), ("/status", Code::UnknownField),
        ]);
        assert_eq!(app.digest().await, before);
    }

    /// A cell that a spreadsheet would run begins with an apostrophe in the file.
    async fn no_cell_of_the_file_is_a_formula(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let form = with(guest("formula"), json!({
            "note": "=HYPERLINK(\"https://example.com\",\"x\")", "phone": "+81-22-000-0000",
        }));
        join(&app, &id, &form).await.expect(202);
        let dashed = with(guest("dashed"), json!({"note": "-2+3\n\"quoted\", and more"}));
        join(&app, &id, &dashed).await.expect(202);
        let staff = app.contractor().await;
        let file = staff.get(&format!("{EVENTS}/{id}/registrations.csv")).await.assert_status(200);
        assert!(file.header("content-type").starts_with("text/csv"));
        let bytes = file.bytes();
        assert!(bytes.starts_with(b"\xEF\xBB\xBF"));
        let text = file.text();
        let text = text.trim_start_matches('\u{feff}');
        assert!(text.starts_with("状態,参加方法,"), "{text}");
        assert!(text.contains("\"'=HYPERLINK(\"\"https://example.com\"\",\"\"x\"\")\""), "{text}");
        assert!(text.contains("'+81-22-000-0000"), "{text}");
        assert!(text.contains("\"'-2+3\n\"\"quoted\"\", and more\""), "{text}");
        assert!(text.ends_with("\r\n") && text.matches("\r\n").count() == 3, "{text}");
        let english = app.contractor().await.with_language("en");
        let english = english.get(&format!("{EVENTS}/{id}/registrations.csv")).await;
        assert!(english.text().contains("Status,Mode,"));
    }
}
