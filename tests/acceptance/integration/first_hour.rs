//! A third party's first hour: the commands of the quick start, run by a program that knows only
//! `openapi.yaml` and that page, against a process, with keys made on the console.

use std::process::Command;

use super::*;
use acceptance::both;

both! {
    /// No key, list, key, register, and each refusal that is described.
    async fn the_quick_start_is_true(app: TestApp) {
        event(&app, 5, 5).await;
        let process = app.process(crate::SERVICE).await;
        let key = async |extra: &[&str]| {
            let mut words = vec!["api-key", "create", "--name", "見本市ポータル", "--scopes", "registration_create"];
            words.extend(extra);
            let made = app.musubi(crate::SERVICE, &words).await;
            assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
            String::from_utf8(made.stdout).unwrap().trim_end().to_owned()
        };
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
        let mut command = Command::new("python3");
        command
            .arg(format!("{root}/tests/third_party/first_hour.py"))
            .arg(process.base())
            .arg(format!("{root}/openapi.yaml"))
            .arg(format!("{root}/docs/API-QUICKSTART.md"))
            .env("TEST_KEY", key(&["--test"]).await)
            .env("LIVE_KEY", key(&[]).await);
        let run = tokio::task::spawn_blocking(move || command.output());
        let output = run.await.unwrap().expect("python3");
        let said = format!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(output.status.success(), "{said}");
        // What was real asks the person, and what was tried out asks nobody.
        let kinds: Vec<String> = app.mails_to("hanako@example.jp").await.into_iter().map(|mail| mail.kind).collect();
        assert_eq!(kinds, ["registration-requested"]);
        assert!(app.mails_to("taro@example.jp").await.is_empty());
    }
}
