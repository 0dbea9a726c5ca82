//! How a file is handed out: under which name, and who may keep it on the way.

use acceptance::both;
use shared::problem::Code;

use super::{add, content, send};
use crate::registration::{event, token_of};
use crate::world::PDF;

both! {
    /// Whatever a file is called, the answer names a file to save, with its kind's ending, and
    /// nothing else.
    async fn no_name_leads_anywhere(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let staff = app.contractor().await;
        for (given, saved) in [
            ("%E7%AC%AC1%E5%9B%9E.pdf", "filename=\"_1_.pdf\"; filename*=UTF-8''%E7%AC%AC1%E5%9B%9E.pdf"),
            ("..%2F..%2Fetc%2Fpasswd", "filename=\"passwd.pdf\"; filename*=UTF-8''passwd.pdf"),
            ("C%3A%5CWindows%5Ccmd.exe", "filename=\"cmd.exe.pdf\"; filename*=UTF-8''cmd.exe.pdf"),
            ("a%22%3B%20filename%3D%22b.exe", "filename=\"a__ filename__b.exe.pdf\"; \
                filename*=UTF-8''a_%3B%20filename%3D_b.exe.pdf"),
            (".htaccess", "filename=\"htaccess.pdf\"; filename*=UTF-8''htaccess.pdf"),
            ("100%25%27.pdf", "filename=\"100__.pdf\"; filename*=UTF-8''100%25%27.pdf"),
        ] {
            let query = format!("audience=public&name={given}");
            let added = send(&staff, &id, &query, "application/pdf", PDF).await;
            let file = added.assert_status(201).id();
            let got = app.client().get(&content(&file)).await.assert_status(200);
            assert_eq!(got.header("content-disposition"), format!("attachment; {saved}"), "{given}");
        }
        // No name is a name on the disk.
        let folder = app.data_dir().join("files");
        for entry in std::fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            assert!(name.parse::<uuid::Uuid>().is_ok(), "{name}");
        }
    }

    /// What everybody may have may be kept if it is asked for again; all else is kept by nobody.
    async fn only_what_is_public_may_be_kept(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let staff = app.contractor().await;
        let (open, closed) = (add(&staff, &id, "public").await, add(&staff, &id, "confirmed").await);
        let token = token_of(&app, &id, "hana").await;
        let by_link = |file: &str| format!("/api/v1/registrations/by-link/{token}/materials/{file}");
        let never = "private, no-store";
        for (client, path, kept) in [
            (app.client(), content(&open), "no-cache"), (staff.clone(), content(&open), "no-cache"),
            (staff.clone(), content(&closed), never), (app.client(), by_link(&open), never),
            (app.client(), by_link(&closed), never),
        ] {
            let got = client.get(&path).header("accept-encoding", "br, gzip").await.assert_status(200);
            assert_eq!(got.header("cache-control"), kept, "{path}");
            assert_eq!(got.header("x-content-type-options"), "nosniff");
            // 20 MB of what is packed already are not packed again.
            assert_eq!(got.bytes(), PDF);
            let head = client.call("HEAD", &path).await.assert_status(200);
            assert_eq!(head.header("content-length"), PDF.len().to_string(), "{path}");
        }
        let link = app.client().get(&by_link(&open)).await;
        assert_eq!(link.header("referrer-policy"), "no-referrer");
    }

    /// When the disk has lost a file, that is our failure, and nothing of the disk is told.
    async fn a_lost_file_is_a_plain_failure(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let file = add(&app.contractor().await, &id, "public").await;
        std::fs::remove_dir_all(app.data_dir().join("files")).unwrap();
        let answer = app.client().get(&content(&file)).await;
        answer.assert_problem(Code::Internal);
        assert!(!answer.text().contains("files"), "{answer:?}");
    }
}
