//! Sizes and words that no hand-written file may have.

use super::{Finding, Source};

const LINES: usize = 400;

/// Time and chance come from `platform::clock` and `platform::random` only.
const RAW: [&str; 14] = [
    "Utc::now",
    "Local::now",
    "SystemTime::now",
    "Uuid::now_v7",
    "Uuid::new_v4",
    "thread_rng",
    "rand::rng",
    "rand::random",
    "OsRng",
    "getrandom::",
    "aws_lc_rs::rand",
    "SystemRandom",
    "from_os_rng",
    "Timestamp::now",
];

/// All rules of this module over one Rust file.
pub fn check(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    let lines = source.raw.lines().count();
    if lines > LINES {
        findings.push(Finding {
            file: source.path.clone(),
            line: 0,
            why: format!("{lines} lines; a file has at most {LINES}: split it"),
        });
    }
    let in_product = ["api/", "shared/", "frontend/"]
        .iter()
        .any(|top| source.path.starts_with(top));
    let is_source = ["api/src/platform/clock", "api/src/platform/random"]
        .iter()
        .any(|home| source.path.starts_with(home));
    for (index, line) in source.code.lines().enumerate() {
        for unfinished in ["todo!", "unimplemented!", "dbg!"] {
            if line.contains(unfinished) {
                findings.push(Finding::at(
                    source,
                    index + 1,
                    format!("{unfinished} is left over"),
                ));
            }
        }
        if line.contains("#[allow(") || line.contains("#![allow(") {
            let why = "#[allow] hides for ever: use #[expect(lint, reason = \"…\")]";
            findings.push(Finding::at(source, index + 1, why));
        }
        if in_product && !is_source {
            for raw in RAW.iter().filter(|raw| names(line, raw)) {
                let why =
                    format!("{raw}: time and randomness come from platform::clock and random");
                findings.push(Finding::at(source, index + 1, why));
            }
        }
    }
    findings
}

/// The line has `word`, not as the tail of a longer name.
fn names(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line.get(..at).and_then(|head| head.chars().next_back());
        let after = line
            .get(at + word.len()..)
            .and_then(|tail| tail.chars().next());
        let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !joins(before) && (word.ends_with(':') || !joins(after))
    })
}

#[cfg(test)]
mod tests {
    use super::{Source, check};

    fn count(path: &str, code: &str) -> usize {
        check(&Source::new(path, code)).len()
    }

    #[test]
    fn a_file_of_401_lines_is_too_long() {
        assert_eq!(count("api/src/a.rs", &"//\n".repeat(400)), 0);
        assert_eq!(count("api/src/a.rs", &"//\n".repeat(401)), 1);
    }

    #[test]
    fn unfinished_code_is_found_but_not_in_comments_or_strings() {
        assert_eq!(count("xtask/src/a.rs", "fn f() { todo!() }"), 1);
        assert_eq!(
            count("xtask/src/a.rs", "fn f() { dbg!(1); unimplemented!() }"),
            2
        );
        assert_eq!(
            count(
                "xtask/src/a.rs",
                "// todo! later\nconst A: &str = \"dbg!\";"
            ),
            0
        );
    }

    #[test]
    fn raw_time_and_randomness_are_only_in_their_homes() {
        assert_eq!(
            count("api/src/features/event/service.rs", "let a = Utc::now();"),
            1
        );
        assert_eq!(count("shared/src/time.rs", "let a = SystemTime::now();"), 1);
        assert_eq!(count("frontend/src/a.rs", "let a = Uuid::new_v4();"), 1);
        assert_eq!(count("api/src/platform/db.rs", "let a = rand::rng();"), 1);
        assert_eq!(count("api/src/platform/clock.rs", "let a = Utc::now();"), 0);
        assert_eq!(
            count("api/src/platform/random.rs", "let a = rand::rng();"),
            0
        );
        assert_eq!(count("api/src/a.rs", "let a = my_thread_rng_count;"), 0);
        let code = "aws_lc_rs::rand::fill(&mut bytes);";
        assert_eq!(count("api/src/features/account/totp.rs", code), 1);
        assert_eq!(count("api/src/platform/random.rs", code), 0);
    }

    #[test]
    fn allow_is_refused_and_expect_is_not() {
        assert_eq!(count("api/src/a.rs", "#[allow(dead_code)]\nfn a() {}"), 1);
        assert_eq!(
            count(
                "api/src/a.rs",
                "#[expect(dead_code, reason = \"x\")]\nfn a() {}"
            ),
            0
        );
    }
}
