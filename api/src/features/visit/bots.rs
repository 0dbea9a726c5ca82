//! Who is no person. A word list can't be complete; it takes out what says so of itself.

/// Words by which programs name themselves, in lower case.
const WORDS: [&str; 20] = [
    "bot",
    "crawl",
    "spider",
    "slurp",
    "archiver",
    "facebookexternalhit",
    "preview",
    "scanner",
    "monitor",
    "lighthouse",
    "headless",
    "curl",
    "wget",
    "python",
    "java/",
    "go-http-client",
    "okhttp",
    "node",
    "axios",
    "feed",
];

/// Whether a program asks that says so. A browser always names itself, so who doesn't is one too.
pub fn is_bot(user_agent: Option<&str>) -> bool {
    let name = user_agent.unwrap_or_default().trim().to_ascii_lowercase();
    name.is_empty() || WORDS.iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::is_bot;

    #[test]
    fn programs_are_told_from_browsers() {
        for program in [
            None,
            Some(" "),
            Some("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"),
            Some("Mozilla/5.0 (compatible; bingbot/2.0)"),
            Some("facebookexternalhit/1.1"),
            Some("curl/8.5.0"),
            Some("python-requests/2.32"),
            Some("Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/140.0.0.0 Safari/537.36"),
        ] {
            assert!(is_bot(program), "{program:?}");
        }
        for browser in [
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; Android 15; SO-51F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari Line/15.5.0",
        ] {
            assert!(!is_bot(Some(browser)), "{browser}");
        }
    }
}
