//! How figures are written, the same on the page and in files.

use super::api::Satisfaction;
use super::outside::OutsideFigure;
use super::types::{FigureBasis, Metric, SatisfactionState};
use crate::i18n::{self, Lang};

/// A share in permille as `87.5%`.
pub fn percent(permille: u32) -> String {
    format!("{}.{}%", permille / 10, permille % 10)
}

/// A number in hundredths as `4.05`.
pub fn hundredths(number: u32) -> String {
    format!("{}.{:02}", number / 100, number % 100)
}

impl Metric {
    /// What it is called.
    pub fn label(self, lang: Lang) -> String {
        i18n::text(lang, &format!("kpi-metric-{}", self.key()))
    }

    /// How it is computed.
    pub fn how(self, lang: Lang) -> String {
        i18n::text(lang, &format!("kpi-how-{}", self.key()))
    }

    /// What `count` of it are called, such as 名, `business` or `businesses`; a share is told in
    /// percent.
    pub fn unit(self, count: i64, lang: Lang) -> String {
        let key = format!("kpi-unit-{}", self.key());
        i18n::text_args(lang, &key, &[("count", count.into())])
    }

    fn key(self) -> String {
        self.as_str().replace('_', "-")
    }
}

impl FigureBasis {
    /// What it is called.
    pub fn label(self, lang: Lang) -> String {
        i18n::text(
            lang,
            &format!("kpi-basis-{}", self.as_str().replace('_', "-")),
        )
    }
}

impl Satisfaction {
    /// Why it is not shown; none where it is.
    pub fn reason(&self, lang: Lang) -> Option<String> {
        match self.state {
            SatisfactionState::Shown => None,
            SatisfactionState::Withheld => Some(i18n::text(lang, "kpi-withheld")),
            SatisfactionState::NotAsked => Some(i18n::text(lang, "kpi-not-asked")),
        }
    }
}

impl OutsideFigure {
    /// The months it is about: `2025-04〜2026-03`.
    pub fn period(&self, lang: Lang) -> String {
        if self.period_from == self.period_to {
            return self.period_from.to_string();
        }
        let dash = match lang {
            Lang::Ja => "〜",
            Lang::En => " to ",
        };
        format!("{}{dash}{}", self.period_from, self.period_to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_in_both_languages() {
        for lang in Lang::BOTH {
            for metric in Metric::ALL {
                for kind in ["metric", "how", "unit"] {
                    let key = format!("kpi-{kind}-{}", metric.key());
                    assert!(i18n::has(lang, &key), "{key}");
                }
            }
            for basis in FigureBasis::ALL {
                assert_ne!(basis.label(lang), basis.as_str());
            }
        }
    }

    #[test]
    fn one_of_something_is_not_told_in_the_plural() {
        let unit = |count| Metric::NewBusinesses.unit(count, Lang::En);
        assert_eq!(
            [unit(0), unit(1), unit(2)],
            ["businesses", "business", "businesses"]
        );
        for metric in Metric::ALL
            .iter()
            .filter(|one| **one != Metric::SatisfactionRate)
        {
            assert_ne!(
                metric.unit(1, Lang::En),
                metric.unit(2, Lang::En),
                "{metric}"
            );
            assert_eq!(
                metric.unit(1, Lang::Ja),
                metric.unit(2, Lang::Ja),
                "{metric}"
            );
        }
    }

    #[test]
    fn shares_and_means_are_written_with_their_decimals() {
        assert_eq!(percent(1000), "100.0%");
        assert_eq!(percent(5), "0.5%");
        assert_eq!(hundredths(405), "4.05");
    }
}
