//! No way leads from an answer to a person: shown on a whole dump, with what the databases keep
//! beside the rows, and with everything that was logged and mailed (docs/SECURITY.md).

mod dump;
mod links;

use std::collections::BTreeSet;

use super::*;
use acceptance::{Backend, both, logs};
use dump::{Row, dump, plain};
use links::{RESPONSES, links};

/// Tables that answering changes. Everything else stays as it was, down to who locked a row.
const TOUCHED: [&str; 2] = [RESPONSES, "survey_pool"];

/// What the `n`th says: unlike what anybody else says.
fn words(n: usize) -> String {
    let names = ["鰹", "鯖", "鮪", "鰤", "鱈", "鮭", "鰯", "鯵", "鯛", "鮎"];
    format!("その他に一言 {} {n:02}", names[n % 10].repeat(n + 3))
}

/// The `n`th answers; ratings tell them apart too.
async fn answer(app: &TestApp, token: &str, n: usize) {
    let digit = |power: u32| 1 + (n / 5_usize.pow(power)) % 5;
    let body = json!({
        "token": token, "satisfaction": digit(0), "content": digit(1), "exchange": 3,
        "discovery": 4, "comment": words(n)
    });
    send(app, &body).await.expect(204);
}

/// The rows as they were but for the tables touched. The event's row is held by answers that
/// point at it, which shows in its `xmax`.
fn untouched(rows: &[Row]) -> Vec<Row> {
    let mut kept: Vec<Row> = rows.to_vec();
    kept.retain(|row| !TOUCHED.contains(&row.table.as_str()));
    for row in kept.iter_mut().filter(|row| row.table == "event") {
        row.locked = None;
    }
    kept
}

/// What lies in the database's files, where they can be read.
fn files(app: &TestApp) -> Vec<u8> {
    let read = |name| std::fs::read(app.data_dir().join(name)).unwrap_or_default();
    [read("musubi.db"), read("musubi.db-wal")].concat()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

/// All lines logged so far.
fn logged() -> String {
    let lines: Vec<String> = logs::recorded().iter().map(ToString::to_string).collect();
    lines.join("\n")
}

/// Looks at the link and answers, one after the other in the order of the list, while others use
/// the house too; answering leaves no line in the log.
async fn all_answer(app: &TestApp, tokens: &[String]) {
    for (n, token) in tokens.iter().enumerate() {
        let lines = logs::recorded().len();
        form(app, token).await.expect(200);
        answer(app, token, n).await;
        // Twice, and with a wrong token: refusals are as quiet.
        send(app, &good(token)).await.expect(409);
        send(app, &good("wrong")).await.expect(422);
        assert_eq!(logs::recorded().len(), lines, "{}", logged());
        if n % 4 == 0 {
            app.client().get(EVENTS).await.expect(200);
            let said = logs::recorded().len();
            assert_eq!(said, lines + 1, "the log is on");
        }
    }
}

async fn mailed(app: &TestApp) -> String {
    let mails = app.mails().await;
    let parts = mails
        .iter()
        .map(|mail| format!("{}\n{}", mail.text, mail.html));
    parts.collect::<Vec<_>>().join("\n")
}

both! {
    /// Twenty answer in a known order; nothing that is left afterwards tells who said what.
    async fn no_answer_leads_to_a_person(app: TestApp) {
        let scene = Scene::asked(&app, 20).await;
        let tokens = scene.tokens(&app).await;
        let before = dump(&app).await;
        logs::record();
        all_answer(&app, &tokens).await;
        let after = dump(&app).await;
        let said: Vec<String> = (0..20).map(words).collect();
        let told = format!("{}\n{}", logged(), mailed(&app).await);
        let found = links(&after, &said, &told);
        assert!(found.is_empty(), "\n{}\n", found.join("\n"));

        // Answering touched nothing else, not even by a lock.
        assert_eq!(untouched(&before), untouched(&after));

        // All twenty are there, once each, under random ids.
        let answers: Vec<&Row> = after.iter().filter(|row| row.table == RESPONSES).collect();
        let comments: BTreeSet<&str> = answers.iter().map(|row| row.value("comment")).collect();
        let expected: Vec<String> = said.iter().map(|one| plain(one)).collect();
        assert_eq!(comments, expected.iter().map(String::as_str).collect());
        for row in &answers {
            let id = row.value("id");
            assert_eq!((id.len(), &id[12..13]), (32, "4"), "a random id: {id}");
            assert_eq!(app.backend() == Backend::Postgres, row.place.is_some(), "no rowid");
        }

        // No token, and no part of one that proves something, is anywhere.
        for token in &tokens {
            let cells = after.iter().flat_map(|row| &row.values);
            assert!(!cells.map(|(_, value)| value).any(|value| value.contains(&plain(&token[32..]))));
            assert!(!logged().contains(token.as_str()));
        }

        // After closing there is no trace of who answered at all.
        set(&app, CLOSES).await;
        app.settle().await;
        let closed = dump(&app).await;
        assert!(closed.iter().all(|row| row.table != "survey_pool"));
        let found = links(&closed, &said, &told);
        assert!(found.is_empty(), "\n{}\n", found.join("\n"));
    }

    /// Half-way: what waits can't be read, in no row and in no file, and its row tells neither how
    /// many wait nor who has answered.
    async fn what_waits_is_sealed(app: TestApp) {
        let scene = Scene::asked(&app, 21).await;
        let tokens = scene.tokens(&app).await;
        let people: Vec<String> = dump(&app).await.iter()
            .filter(|row| row.table == "survey_invite")
            .flat_map(|row| [row.value("id").to_owned(), row.value("person_id").to_owned()])
            .collect();
        assert_eq!(people.len(), 42);
        let mut sizes = BTreeSet::new();
        for (n, token) in tokens.iter().enumerate().take(18) {
            answer(&app, token, n).await;
            let rows = dump(&app).await;
            let written: Vec<&str> = rows.iter().filter(|row| row.table == RESPONSES)
                .map(|row| row.value("comment")).collect();
            assert!(written.is_empty() || written.len() >= 5);
            let pool: Vec<&Row> = rows.iter().filter(|row| row.table == "survey_pool").collect();
            assert_eq!(pool.len(), 1);
            let sealed = pool[0].value("sealed");
            sizes.insert(sealed.len());
            assert!(people.iter().all(|one| !sealed.contains(one.as_str())));
            let files = files(&app);
            for waiting in (0..=n).map(words).filter(|one| !written.contains(&plain(one).as_str())) {
                let cells = rows.iter().flat_map(|row| &row.values);
                assert!(cells.map(|(_, value)| value).all(|value| !value.contains(&plain(&waiting))));
                assert!(!holds(&files, &waiting), "{waiting} lies open in a file");
            }
            if app.backend() == Backend::Sqlite && !written.is_empty() {
                let one = (0..=n).map(words).find(|one| written.contains(&plain(one).as_str()));
                assert!(holds(&files, &one.unwrap()), "the files are those that are written");
            }
        }
        assert_eq!(sizes.len(), 1, "the size counts something: {sizes:?}");
    }

    /// A key of the house's own on every request changes nothing: no answer is kept under it.
    async fn an_idempotency_key_keeps_nothing(app: TestApp) {
        let scene = Scene::asked(&app, 6).await;
        let token = scene.token(&app, 0).await;
        let throttled = count(&app, "throttle").await;
        let body = good(&token);
        let call = || app.client().post(ANSWERS).json(&body).idempotency_key("the-same");
        call().await.expect(204);
        call().await.expect(409);
        assert_eq!(count(&app, "idempotency").await, 0);
        assert_eq!(count(&app, "throttle").await, throttled);
    }
}
