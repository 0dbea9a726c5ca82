//! What strangers write stays words: in JSON, in HTML, in mails and their headers.

use super::*;
use acceptance::{Persona, both};
use shared::problem::Code;

const BODIES: &[&str] = &[
    "<script>alert(1)</script>",
    "[押して](javascript:alert(1))",
    "[押して](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](https://tracker.example/pixel.png)",
    "<img src=x onerror=alert(1)>",
    "<a href=\"https://x.example\" onclick=\"alert(1)\">x</a>",
    "<svg/onload=alert(1)>",
    "<iframe src=\"https://x.example\"></iframe>",
    "[x](//evil.example/)",
    "<style>*{display:none}</style>",
    "<form action=https://evil.example><input name=password>",
    "</p></div><script>alert(1)</script>",
    "`<script>alert(1)</script>`",
    "> <details open ontoggle=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
];

const ALIVE: &[&str] = &[
    "<script",
    "href=\"javascript:",
    "href=\"data:",
    "<img",
    "<svg",
    "<iframe",
    "<style",
    "<form",
    "<input",
    "<details",
    " onclick=\"",
    "href=\"//",
];

/// Nothing in it would run, load or restyle.
#[track_caller]
fn assert_tame(html: &str, written: &str) {
    let html = html.to_lowercase();
    for alive in ALIVE {
        assert!(!html.contains(alive), "{written} gave {html}");
    }
}

both! {
    /// Markdown from strangers is rendered without what could run, in posts and in mails.
    async fn markdown_from_strangers_is_tame(app: TestApp) {
        let (member, other) = (app.member().await, app.other_member().await);
        join(&member).await;
        join(&other).await;
        let thread = begin(&app, &member, "検品の話", "はじめの話").await;
        for body in BODIES {
            let made = reply(&app, &other, &thread, body).await;
            assert_tame(made["html"].as_str().unwrap(), body);
            assert_eq!(made["source"], *body, "the author gets back what was written");
        }
        for post in posts(&member, &thread).await {
            assert_tame(post["html"].as_str().unwrap(), "the list");
        }
        let mails = app.mails_to(&Persona::Member.email()).await;
        let told: Vec<_> = mails.iter().filter(|mail| mail.kind == "community-reply").collect();
        assert_eq!(told.len(), BODIES.len());
        for (mail, body) in told.into_iter().zip(BODIES) {
            assert_tame(&mail.html, body);
        }
    }

    /// A title with markup is a title: as it is in JSON, escaped in the mail, one line in its header.
    async fn a_title_from_a_stranger_is_words(app: TestApp) {
        let (member, other) = (app.member().await, app.other_member().await);
        join(&member).await;
        join(&other).await;
        let title = "<b onclick=alert(1)>検品</b> & \"話\" {token} =1+1";
        let thread = begin(&app, &member, title, "はじめの話").await;
        reply(&app, &other, &thread, "答え").await;
        let shown = other.get(&format!("{THREADS}/{thread}")).await.assert_status(200).json();
        assert_eq!(shown["title"], title);
        let mails = app.mails_to(&Persona::Member.email()).await;
        let mail = mails.last().unwrap();
        assert_eq!(mail.subject, format!("見本 次郎さんの投稿: {title}"));
        assert!(!mail.html.contains("<b onclick"), "{}", mail.html);
        for bad in ["一行目\r\nBcc: all@example.jp", "改行\nあり", "逆\u{202e}向き", ""] {
            let form = json!({"title": bad, "body": "話"});
            assert_eq!(member.post(THREADS).json(&form).await.status(), 422, "{bad:?}");
        }
    }

    /// Bounds hold: what is too long is refused whole, and nothing is stored.
    async fn what_is_too_long_is_refused(app: TestApp) {
        let member = app.member().await;
        join(&member).await;
        let thread = begin(&app, &member, "検品の話", "はじめの話").await;
        let before = app.digest().await;
        let too_long = "あ".repeat(10_001);
        try_reply(&member, &thread, &too_long).await.assert_faults(&[("/body", Code::TooLong)]);
        try_reply(&member, &thread, " \n ").await.assert_faults(&[("/body", Code::Required)]);
        let form = json!({"title": "題".repeat(121), "body": too_long, "space": "x"});
        member.post(THREADS).json(&form).await.assert_faults(&[
            ("/space", Code::UnknownField), ("/title", Code::TooLong), ("/body", Code::TooLong),
        ]);
        let path = format!("{THREADS}/{thread}/read");
        for wrong in [json!(0), json!(-1), json!(1_000_000_000_i64), json!(1.5)] {
            assert_eq!(member.post(&path).json(&json!({"seq": wrong})).await.status(), 422);
        }
        before.assert_same(&app.digest().await, "refusals");
        let long = "あ".repeat(10_000);
        try_reply(&member, &thread, &long).await.expect(201);
        // Deep nesting costs no more than it should.
        let nested = ">".repeat(9_999) + "x";
        let made = try_reply(&member, &thread, &nested).await;
        assert!(made.status() == 201, "{made:?}");
    }
}
