//! How names are compared and numbers are checked.

use crate::problem::Code;
use crate::unicode::nfkc;

/// Legal forms, as they are written before or after a name; compared after NFKC, where ㈱ has
/// become (株).
const LEGAL_FORMS: [&str; 20] = [
    "株式会社",
    "有限会社",
    "合同会社",
    "合資会社",
    "合名会社",
    "一般社団法人",
    "公益社団法人",
    "一般財団法人",
    "公益財団法人",
    "特定非営利活動法人",
    "npo法人",
    "国立大学法人",
    "学校法人",
    "医療法人",
    "社会福祉法人",
    "(株)",
    "(有)",
    "(同)",
    "(一社)",
    "(公財)",
];

/// What two spellings of one organisation's name have in common: width, case, spaces, marks and
/// the legal form do not count. `㈱ みほん　システム` and `みほんシステム株式会社` have the same key.
pub fn name_key(name: &str) -> String {
    let mut key: String = nfkc(name).chars().flat_map(char::to_lowercase).collect();
    for form in LEGAL_FORMS {
        key = key.replace(form, "");
    }
    key.retain(|c| !c.is_whitespace() && !matches!(c, '・' | '.' | ',' | '、' | '\'' | '’'));
    let key: String = key.chars().map(dash).collect();
    // A name that is nothing but a legal form still needs a key.
    if key.is_empty() { nfkc(name) } else { key }
}

/// Names and readings as they are searched: width, case and hiragana or katakana do not count.
pub fn search_key(text: &str) -> String {
    let text = nfkc(text);
    let folded = text.chars().flat_map(char::to_lowercase).map(|c| match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        other => dash(other),
    });
    let folded: String = folded.collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Names less alike than this are no candidates.
pub const ALIKE: u32 = 40;

/// How alike two keys of [`name_key`] are, up to 100: the same, one within the other, or by the pairs of
/// neighbouring characters they share (Dice's coefficient).
pub fn likeness(one: &str, other: &str) -> u32 {
    if one == other {
        return 100;
    }
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    if short == 0 {
        return 0;
    }
    let shared = percent(2 * common_pairs(&a, &b), (a.len() - 1) + (b.len() - 1));
    // One character within a name says nothing.
    let within = short > 1 && (one.contains(other) || other.contains(one));
    if within {
        // Between 60 and 99, by how much of the longer one it is.
        return shared.max(60 + percent(short, long) * 39 / 100).min(99);
    }
    shared.min(99)
}

fn percent(part: usize, whole: usize) -> u32 {
    let percent = (part * 100).checked_div(whole).unwrap_or(0);
    u32::try_from(percent.min(100)).unwrap_or(100)
}

/// How many pairs of neighbours both have, each counted as often as both have it.
fn common_pairs(one: &[char], other: &[char]) -> usize {
    let mut left: Vec<&[char]> = other.windows(2).collect();
    one.windows(2)
        .filter(|pair| {
            let at = left.iter().position(|other| other == pair);
            at.map(|at| left.swap_remove(at)).is_some()
        })
        .count()
}

const fn dash(c: char) -> char {
    match c {
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        other => other,
    }
}

/// A 法人番号 in half-width digits, if its check digit is right.
///
/// # Errors
/// `not_a_corporate_number`.
pub fn corporate_number(text: &str) -> Result<String, Code> {
    let text = nfkc(text);
    let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(10)).collect();
    let digits = digits.filter(|digits| digits.len() == 13 && text.is_ascii());
    match digits.as_deref() {
        Some([first, base @ ..]) if *first == check_digit(base) => Ok(text),
        _ => Err(Code::NotACorporateNumber),
    }
}

/// The check digit of twelve base digits (法人番号の指定等に関する省令 第2条): weights 1 and 2 in
/// turn from the lowest digit, subtracted from 9 modulo 9.
pub fn check_digit(base: &[u32]) -> u32 {
    let sum: u32 = base
        .iter()
        .rev()
        .zip([1, 2].into_iter().cycle())
        .map(|(digit, weight)| digit * weight)
        .sum();
    9 - sum % 9
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, has};
    use crate::organisation::{CorporateNumber, Industry, Municipality, OrganisationSize, Sector};
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        let key = name_key("みほんシステム株式会社");
        for spelling in [
            "㈱ みほん　システム",
            "(株)みほんシステム",
            "株式会社みほん・システム",
        ] {
            assert_eq!(name_key(spelling), key, "{spelling}");
        }
        assert_eq!(name_key("ＭＩＨＯＮ Ｗｏｒｋｓ　合同会社"), "mihonworks");
        assert_ne!(name_key("みほんシステムズ"), key);
        assert_eq!(name_key("株式会社"), "株式会社");
    }

    #[test]
    fn names_are_alike_by_what_they_share() {
        let key = name_key("株式会社見本システム");
        assert_eq!(likeness(&key, &name_key("㈱見本システム")), 100);
        let branch = likeness(&key, &name_key("株式会社見本システム 仙台営業所"));
        assert!((60..100).contains(&branch), "{branch}");
        let typo = likeness(&key, &name_key("見本シズテム"));
        assert!((ALIKE..100).contains(&typo), "{typo}");
        assert!(likeness(&key, &name_key("山田水産")) < ALIKE);
        assert_eq!(likeness("見", "見本"), 0);
        assert_eq!(likeness("", "見本"), 0);
    }

    #[test]
    fn search_does_not_mind_the_kind_of_kana() {
        assert_eq!(search_key("ﾐﾎﾝ　システム"), search_key("みほん しすてむ"));
        assert_eq!(search_key(" ＡＢＣ "), "abc");
    }

    #[test]
    fn a_corporate_number_needs_its_check_digit() {
        // 国税庁 7000012050002, 宮城県 8000020040002.
        for real in [
            "7000012050002",
            "8000020040002",
            "８００００２００４０００２",
        ] {
            assert!(real.parse::<CorporateNumber>().is_ok(), "{real}");
        }
        for bad in [
            "7000012050003",
            "700001205000",
            "70000120500020",
            "x000012050002",
        ] {
            assert!(bad.parse::<CorporateNumber>().is_err(), "{bad}");
        }
    }

    #[test]
    fn every_value_has_a_label_in_both_languages() {
        let labels = Sector::ALL
            .iter()
            .map(|one| one.label())
            .chain(Industry::ALL.iter().map(|one| one.label()))
            .chain(OrganisationSize::ALL.iter().map(|one| one.label()))
            .chain(Municipality::ALL.iter().map(|one| one.label()));
        for label in labels {
            assert!(has(Lang::Ja, &label) && has(Lang::En, &label), "{label}");
        }
    }

    proptest! {
        #[test]
        fn likeness_goes_both_ways(one in "[a-c見本]{0,8}", other in "[a-c見本]{0,8}") {
            let like = likeness(&one, &other);
            prop_assert_eq!(like, likeness(&other, &one));
            prop_assert!(like <= 100 && (like == 100) == (one == other));
        }

        #[test]
        fn one_wrong_digit_is_noticed_unless_the_weights_hide_it(base in 0_u64..1_000_000_000_000) {
            let digits: Vec<u32> = format!("{base:012}").chars().filter_map(|c| c.to_digit(10)).collect();
            let check = check_digit(&digits);
            prop_assert!((1..=9).contains(&check));
            let number = format!("{check}{base:012}");
            prop_assert_eq!(corporate_number(&number), Ok(number.clone()));
            let wrong = format!("{}{base:012}", check % 9 + 1);
            prop_assert_eq!(corporate_number(&wrong), Err(Code::NotACorporateNumber));
        }

        #[test]
        fn a_name_key_is_its_own_key(name in "[ぁ-んァ-ヶa-zA-Z株式会社㈱・ 　-]{1,12}") {
            let key = name_key(&name);
            prop_assert!(!key.is_empty() || name.trim().is_empty());
        }
    }
}
