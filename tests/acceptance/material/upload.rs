//! What may be added, by whom.

use acceptance::both;
use shared::material::types::{FileKind, MOST_BYTES};
use shared::problem::Code;

use super::{JPEG, PNG, add, content, send, stored, titles, zip};
use crate::registration::{EVENTS, draft, event};
use crate::world::PDF;

const TYPES: &str = "[Content_Types].xml";

both! {
    /// Whoever may not change events adds nothing, changes nothing, removes nothing.
    async fn only_who_changes_events_adds_files(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let staff = app.contractor().await;
        let file = add(&staff, &id, "public").await;
        let refused = [
            (app.client(), Code::Unauthenticated), (app.member().await, Code::Forbidden),
            (app.moderator().await, Code::Forbidden), (app.admin().await, Code::Forbidden),
        ];
        let before = app.digest().await;
        for (client, code) in &refused {
            send(client, &id, "", "application/pdf", PDF).await.assert_problem(*code);
            let path = format!("/api/v1/materials/{file}");
            client.delete(&path).if_match("\"v1-0\"").await.assert_problem(*code);
            client.put(&path).if_match("\"v1-0\"").json(&serde_json::json!({
                "title": "盗む", "audience": "public"
            })).await.assert_problem(*code);
        }
        let nothing = "01900000-0000-7000-8000-000000000000";
        send(&staff, nothing, "", "application/pdf", PDF).await.assert_problem(Code::NotFound);
        before.assert_same(&app.digest().await, "refused");
        assert_eq!(stored(&app), 1);
    }

    /// What is no document or picture is refused by what it says it is, and by what it is.
    async fn what_is_no_document_is_refused_whatever_it_is_called(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let staff = app.contractor().await;
        let before = app.digest().await;
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
        for kind in [
            "image/svg+xml", "text/html", "application/xhtml+xml", "application/zip", "text/plain",
            "application/octet-stream", "application/x-msdownload", "multipart/form-data", "",
            "application/vnd.ms-word.document.macroEnabled.12", "application/pdf2",
        ] {
            let answer = send(&staff, &id, "name=a.pdf", kind, svg).await;
            answer.assert_problem(Code::FileKindUnknown);
            assert_eq!(answer.status(), 415);
        }
        let docx = zip(&[TYPES, "word/document.xml"]);
        let [pdf, png, word] = [FileKind::Pdf, FileKind::Png, FileKind::Docx].map(FileKind::media_type);
        let macros = zip(&[TYPES, "word/document.xml", "word/vbaProject.bin"]);
        let program = zip(&["META-INF/MANIFEST.MF", "Evil.class"]);
        let wrong: [(&str, &[u8]); 10] = [
            (pdf, svg), (pdf, b"<!doctype html><script>alert(1)</script>"), (pdf, b""), (pdf, PNG),
            (png, PDF), (pdf, &docx), (word, PDF), (word, &macros), (word, &program),
            (FileKind::Xlsx.media_type(), &docx),
        ];
        for (kind, bytes) in wrong {
            let answer = send(&staff, &id, "name=right.pdf", kind, bytes).await;
            answer.assert_problem(Code::FileKindDiffers);
        }
        // A page behind a blank line is not what it says either.
        let late = [b"\n", PDF].concat();
        send(&staff, &id, "", pdf, &late).await.assert_problem(Code::FileKindDiffers);
        before.assert_same(&app.digest().await, "refused");
        assert_eq!(stored(&app), 0);
    }

    /// A name or title that can't be one, an audience that is none: named, and nothing is stored.
    async fn what_is_said_of_a_file_is_checked(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let staff = app.contractor().await;
        let before = app.digest().await;
        let long = format!("title={}", "a".repeat(121));
        for (query, at, code) in [
            ("name=a%0Ab.pdf", "/name", Code::ForbiddenCharacter),
            ("name=%E2%80%AEfdp.exe", "/name", Code::ForbiddenCharacter),
            ("name=../..", "/name", Code::Required),
            (long.as_str(), "/title", Code::TooLong),
            ("title=", "/title", Code::Required),
            ("audience=everybody", "/audience", Code::UnknownValue),
            ("audience=public&audience=confirmed", "/audience", Code::Duplicate),
            ("path=/etc/passwd", "/path", Code::UnknownField),
        ] {
            let answer = send(&staff, &id, query, "application/pdf", PDF).await;
            answer.assert_faults(&[(at, code)]);
        }
        before.assert_same(&app.digest().await, "refused");
        assert_eq!(stored(&app), 0);
    }

    /// Each kind is taken, and comes out as it went in, as what it is and nothing else.
    async fn each_kind_comes_out_as_it_went_in(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let staff = app.contractor().await;
        let [word, excel, slides] = ["word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"]
            .map(|main| zip(&[TYPES, main]));
        let all: [(FileKind, &[u8]); 6] = [
            (FileKind::Pdf, PDF), (FileKind::Png, PNG), (FileKind::Jpeg, JPEG),
            (FileKind::Docx, &word), (FileKind::Xlsx, &excel), (FileKind::Pptx, &slides),
        ];
        for (kind, bytes) in all {
            let query = format!("name=%E8%B3%87%E6%96%99.{kind}&audience=public");
            let added = send(&staff, &id, &query, kind.media_type(), bytes).await.assert_status(201);
            let (shown, file) = (added.json(), added.id());
            assert_eq!(added.header("location"), format!("/api/v1/materials/{file}"));
            assert_eq!((&shown["title"], &shown["kind"]), (&"資料".into(), &kind.as_str().into()));
            assert_eq!(shown["bytes"], bytes.len());
            let got = app.client().get(&content(&file)).await.assert_status(200);
            assert_eq!(got.bytes(), bytes, "{kind}");
            assert_eq!(got.header("content-type"), kind.media_type());
            assert_eq!(got.header("content-length"), bytes.len().to_string());
            assert_eq!(got.header("x-content-type-options"), "nosniff");
            assert!(got.header("content-disposition").starts_with("attachment; "), "{got:?}");
        }
        assert_eq!(titles(&app.client(), &id).await, ["資料"; 6]);
    }

    /// Who names nothing gets a plain name, and nobody but the confirmed may fetch it.
    async fn who_says_nothing_leaks_nothing(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let added = send(&app.contractor().await, &id, "", "application/pdf", PDF).await;
        let shown = added.assert_status(201).json();
        assert_eq!((&shown["name"], &shown["title"]), (&"file.pdf".into(), &"file".into()));
        assert_eq!(shown["audience"], "confirmed");
        assert_eq!(titles(&app.client(), &id).await, [""; 0]);
    }

    /// 20 MB may be added and not a byte more; the answer says how much may.
    async fn a_file_has_at_most_twenty_megabytes(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let staff = app.contractor().await.with_language("ja");
        let most = usize::try_from(MOST_BYTES).unwrap();
        let mut bytes = vec![0_u8; most + 1];
        bytes[..PDF.len()].copy_from_slice(PDF);
        let before = app.digest().await;
        let answer = send(&staff, &id, "", "application/pdf", &bytes).await;
        let problem = answer.assert_problem(Code::FileTooLarge);
        assert!(answer.status() == 413 && problem.title.contains("20MB"), "{problem:?}");
        before.assert_same(&app.digest().await, "one byte too many");
        assert_eq!(stored(&app), 0);
        for length in [most - 1, most] {
            let query = "audience=public";
            let added = send(&staff, &id, query, "application/pdf", &bytes[..length]).await;
            let file = added.assert_status(201).id();
            let got = app.client().get(&content(&file)).await.assert_status(200);
            assert!(got.bytes() == &bytes[..length], "{} bytes came back", got.bytes().len());
        }
    }

    /// The same request again adds nothing more, neither a row nor a file; said otherwise, it is
    /// another request.
    async fn sent_again_it_is_one_file(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let staff = app.contractor().await;
        let again = async |query: &str, bytes: &[u8]| {
            let path = format!("{EVENTS}/{id}/materials?{query}");
            let call = staff.post(&path).idempotency_key("handout");
            call.raw("application/pdf", bytes).await
        };
        let first = again("name=a.pdf", PDF).await.assert_status(201);
        let before = app.digest().await;
        assert_eq!(again("name=a.pdf", PDF).await.assert_status(201).text(), first.text());
        let other = [PDF, b"%%"].concat();
        for (query, bytes) in [("name=b.pdf", PDF), ("name=a.pdf", &other)] {
            again(query, bytes).await.assert_problem(Code::IdempotencyMismatch);
        }
        before.assert_same(&app.digest().await, "sent again");
        assert_eq!(stored(&app), 1);
    }

    /// A draft has files too, before anybody else may see it.
    async fn files_can_be_added_before_an_event_is_public(app: TestApp) {
        let id = draft(&app, 5, 5).await;
        add(&app.contractor().await, &id, "public").await;
        let hidden = format!("{EVENTS}/{id}/materials");
        for client in [app.client(), app.member().await, app.moderator().await] {
            client.get(&hidden).await.assert_problem(Code::NotFound);
        }
        for client in [app.contractor().await, app.prefecture().await, app.admin().await] {
            assert_eq!(titles(&client, &id).await, ["public"]);
        }
    }
}
