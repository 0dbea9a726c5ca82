//! The community's words in the reader's language.

use super::api::Author;
use super::types::{MailChoice, ReactionKind, ReportReason, SpaceKind};
use crate::i18n::{self, Lang};

macro_rules! labels {
    ($($ty:ty = $prefix:literal),+ $(,)?) => {
        $(impl $ty {
            /// What people read, in `lang`.
            pub fn label(self, lang: Lang) -> String {
                i18n::text(lang, &format!(concat!($prefix, "-{}"), self.as_str().replace('_', "-")))
            }
        })+

        #[cfg(test)]
        fn every_label(lang: Lang) -> Vec<String> {
            let mut all = Vec::new();
            $(all.extend(<$ty>::ALL.iter().map(|one| one.label(lang)));)+
            all
        }
    };
}
labels! {
    SpaceKind = "community-space",
    ReactionKind = "community-reaction",
    MailChoice = "community-mails",
    ReportReason = "community-report",
}

impl Author {
    /// 姓 名 + さん, as the community calls people.
    pub fn called(&self, lang: Lang) -> String {
        let name = match (&self.family_name, &self.given_name) {
            (Some(family), Some(given)) => format!("{family} {given}"),
            (Some(one), None) => one.to_string(),
            (None, Some(one)) => one.to_string(),
            (None, None) => return i18n::text(lang, "community-person-gone"),
        };
        i18n::text_args(lang, "community-person", &[("name", name.into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_a_text_in_both_languages() {
        for lang in Lang::BOTH {
            for label in every_label(lang) {
                assert!(
                    !label.is_empty() && !label.starts_with("community-"),
                    "{label}"
                );
            }
        }
    }

    #[test]
    fn people_are_called_by_their_names_and_the_gone_by_none() {
        let mut author = Author {
            family_name: "見本".parse().ok(),
            given_name: "花子".parse().ok(),
            organisation_name: None,
            staff: false,
            me: false,
        };
        assert_eq!(author.called(Lang::Ja), "見本 花子さん");
        assert_eq!(author.called(Lang::En), "見本 花子");
        author.given_name = None;
        assert_eq!(author.called(Lang::Ja), "見本さん");
        author.family_name = None;
        assert_eq!(author.called(Lang::Ja), "退会した方");
    }
}
