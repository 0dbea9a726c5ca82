//! The portal's words in the reader's language.

use super::api::MeasureDetail;
use super::deadline::Deadline;
use super::types::{ArticleAction, ArticleKind, ArticleStatus, Availability, DeadlineKind};
use crate::i18n::{self, Lang};
use crate::wareki;

macro_rules! labels {
    ($($ty:ty = $prefix:literal),+ $(,)?) => { $(
        impl $ty {
            /// What people read, in `lang`.
            pub fn label(self, lang: Lang) -> String {
                i18n::text(lang, &format!(concat!($prefix, "-{}"), self.as_str().replace('_', "-")))
            }
        }
    )+
        #[cfg(test)]
        fn every_label(lang: Lang) -> Vec<String> {
            let mut all = Vec::new();
            $(all.extend(<$ty>::ALL.iter().map(|one| one.label(lang)));)+
            all
        }
    };
}
labels! {
    ArticleKind = "portal-kind",
    ArticleStatus = "portal-status",
    ArticleAction = "portal-action",
    DeadlineKind = "portal-deadline",
    Availability = "portal-state",
}

/// An amount in yen: `1,000,000円`.
pub fn yen(amount: i64, lang: Lang) -> String {
    let digits = amount.unsigned_abs().to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    i18n::text_args(lang, "portal-yen", &[("amount", grouped.into())])
}

/// That one can't apply any more, with the day on which it ended early.
pub fn over(deadline: &Deadline, lang: Lang) -> String {
    match deadline.ended_on {
        Some(day) => {
            let day = wareki::date(day, lang);
            i18n::text_args(lang, "portal-over-ended", &[("day", day.into())])
        }
        None => i18n::text(lang, "portal-over"),
    }
}

/// What one must know of a support measure, as far as it is told: the label's key, and the words.
pub fn facts(detail: &MeasureDetail, lang: Lang) -> Vec<(&'static str, String)> {
    let measure = &detail.measure;
    let named = |keys: Vec<String>| {
        let names: Vec<String> = keys.iter().map(|key| i18n::text(lang, key)).collect();
        (!names.is_empty()).then(|| names.join(" / "))
    };
    let amount = match (&measure.amount_text, measure.amount_yen) {
        (Some(words), _) => Some(words.to_string()),
        (None, amount) => amount.map(|amount| yen(amount, lang)),
    };
    let all = [
        ("portal-until", Some(measure.deadline.words(lang))),
        (
            "portal-who",
            detail.eligibility.as_ref().map(ToString::to_string),
        ),
        (
            "portal-sectors",
            named(detail.sectors.iter().map(|one| one.label()).collect()),
        ),
        (
            "portal-industries",
            named(detail.industries.iter().map(|one| one.label()).collect()),
        ),
        (
            "portal-municipalities",
            named(
                detail
                    .municipalities
                    .iter()
                    .map(|one| one.label())
                    .collect(),
            ),
        ),
        ("portal-amount", amount),
        (
            "portal-rate",
            measure.rate_text.as_ref().map(ToString::to_string),
        ),
        (
            "portal-organisation",
            measure.organisation.as_ref().map(ToString::to_string),
        ),
    ];
    all.into_iter()
        .filter_map(|(key, words)| Some((key, words?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_a_label_in_both_languages() {
        for lang in Lang::BOTH {
            for label in every_label(lang) {
                assert!(!label.starts_with("portal-"), "{label}");
            }
        }
    }

    #[test]
    fn amounts_are_grouped() {
        assert_eq!(yen(0, Lang::Ja), "0円");
        assert_eq!(yen(999, Lang::Ja), "999円");
        assert_eq!(yen(1_000_000, Lang::Ja), "1,000,000円");
        assert_eq!(yen(12_345, Lang::En), "¥12,345");
    }
}
