//! How text is cut up for searching in Japanese: the same for what is stored and what is asked, so that
//! both databases find what a plain substring search would (DESIGN §5).
//!
//! Japanese has no spaces between words, so every two neighbouring characters are a token. The last
//! character of each run of letters stands alone too: with it, a query of one character is a prefix search.

use crate::unicode::nfkc;

/// The longest query that is looked at, in characters after folding; the rest is ignored.
pub const LONGEST_QUERY: usize = 64;

/// What to look for: all phrases must be found in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// Any token that begins with this one character.
    Prefix(String),
    /// These tokens one after the other.
    Tokens(Vec<String>),
}

/// Folds differences nobody types on purpose: width (NFKC), case, katakana and hiragana.
///
/// `"ﾃﾞｰﾀ"`, `"データ"` and `"でーた"` become the same.
pub fn fold(text: &str) -> String {
    let folded: String = nfkc(text)
        .chars()
        .flat_map(char::to_lowercase)
        .flat_map(fold_case)
        .collect();
    nfkc(&folded).chars().map(hiragana).collect()
}

/// What lowercasing leaves different although case folding makes it the same.
fn fold_case(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'ß' => ('s', Some('s')),
        'ς' => ('σ', None),
        'ſ' => ('s', None),
        other => (other, None),
    };
    std::iter::once(first).chain(second)
}

/// The hiragana of a katakana that has one (U+30A1-30F6 and the iteration marks).
fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' | 'ヽ' | 'ヾ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        other => other,
    }
}

/// The runs of letters and digits in `text`, folded.
fn runs(text: &str) -> Vec<Vec<char>> {
    let folded: Vec<char> = fold(text).chars().collect();
    let pieces = folded
        .split(|c| !c.is_alphanumeric())
        .filter(|run| !run.is_empty());
    pieces.map(<[char]>::to_vec).collect()
}

fn pairs(run: &[char]) -> impl Iterator<Item = String> {
    run.windows(2).map(|pair| pair.iter().collect())
}

/// The tokens of `text` in order. No phrase reaches over the end of a run, because the single character
/// there is part of none.
pub fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    for run in runs(text) {
        tokens.extend(pairs(&run));
        tokens.extend(run.last().map(char::to_string));
    }
    tokens
}

/// What `query` asks for; nothing when it holds no letter or digit.
pub fn phrases(query: &str) -> Vec<Phrase> {
    let mut left = LONGEST_QUERY;
    let mut phrases = Vec::new();
    for mut run in runs(query) {
        run.truncate(left);
        left -= run.len();
        match run.as_slice() {
            [] => break,
            [one] => phrases.push(Phrase::Prefix(one.to_string())),
            more => phrases.push(Phrase::Tokens(pairs(more).collect())),
        }
    }
    phrases
}

/// Whether `text` holds every run of `query`: what the databases' answers are measured against, and the
/// way to filter a short list without asking them.
pub fn matches(text: &str, query: &str) -> bool {
    let text = runs(text);
    let mut wanted = runs(query);
    let mut left = LONGEST_QUERY;
    for run in &mut wanted {
        run.truncate(left);
        left -= run.len();
    }
    wanted.retain(|run| !run.is_empty());
    let found = |run: &Vec<char>| text.iter().any(|t| t.windows(run.len()).any(|w| w == run));
    !wanted.is_empty() && wanted.iter().all(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_kana_are_the_same_to_a_search() {
        for (one, other) in [
            ("ﾃﾞｰﾀ活用", "データ活用"),
            ("データ", "でーた"),
            ("ＤＸ推進", "dx推進"),
            ("Straße", "STRASSE"),
            ("㈱結び", "(株)結び"),
            ("ヴ", "ゔ"),
            ("㍻", "平成"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
    }

    #[test]
    fn a_run_becomes_its_pairs_and_its_last_character() {
        assert_eq!(tokens("観光×IT"), ["観光", "光", "it", "t"]);
        assert_eq!(tokens("a"), ["a"]);
        assert!(tokens(" 、。！ ").is_empty());
    }

    #[test]
    fn a_query_is_all_its_runs_up_to_a_limit() {
        assert_eq!(
            phrases("水 水産加工"),
            [
                Phrase::Prefix("水".to_owned()),
                Phrase::Tokens(["水産", "産加", "加工"].map(str::to_owned).to_vec())
            ]
        );
        assert!(phrases("…").is_empty());
        let long = phrases(&"あ".repeat(1000));
        assert!(matches!(long.as_slice(), [Phrase::Tokens(tokens)] if tokens.len() == 63));
    }

    #[test]
    fn matching_needs_every_run_and_never_reaches_over_punctuation() {
        assert!(matches("水産加工のDX", "ｄｘ 加工"));
        assert!(!matches("水産加工のDX", "dx 農業"));
        assert!(!matches("水産。加工", "産加"));
        assert!(!matches("何か", ""));
    }
}
