//! The terms (利用規約), the handling of personal data (個人情報の取扱い) and the purpose of use
//! (利用目的): their current versions and texts, and the acceptance of them.
//!
//! The Act on the Protection of Personal Information (個人情報保護法) §21(2) wants the purpose
//! shown before data is taken; which text was accepted, and when, is kept with each acceptance.

use serde::{Deserialize, Serialize};

use crate::field::{Faults, Pointer};
use crate::i18n::{self, Lang};
use crate::problem::Code;

text! {
    /// The version of a legal text: the day it came into force, such as `2026-11-22`.
    pub LegalVersion: line, 10..=20
}

closed! {
    /// A text that is accepted at sign-up and registration.
    pub enum LegalDocument {
        /// 利用規約
        Terms = "terms",
        /// 個人情報の取扱い
        Privacy = "privacy",
    }
}

impl LegalDocument {
    /// The version in force. A change of the text in `account.*.ftl` is a new version here.
    pub const fn current(self) -> &'static str {
        match self {
            Self::Terms | Self::Privacy => "2026-11-22",
        }
    }

    /// The text in force, in `lang`.
    pub fn text(self, lang: Lang) -> LegalText {
        LegalText {
            version: self.current().to_owned(),
            title: i18n::text(lang, &format!("legal-{self}-title")),
            sections: sections(lang, self.as_str()),
        }
    }
}

/// The purpose of use in `lang`, as paragraphs.
pub fn purposes(lang: Lang) -> Vec<LegalSection> {
    sections(lang, "purpose")
}

/// Sections are numbered messages, so that a text grows without code.
fn sections(lang: Lang, name: &str) -> Vec<LegalSection> {
    (1..=LegalText::MAX_SECTIONS)
        .map(|n| format!("legal-{name}-{n}"))
        .take_while(|key| i18n::has(lang, key))
        .map(|key| LegalSection {
            heading: i18n::attribute(lang, &key, "heading").unwrap_or_default(),
            text: i18n::text(lang, &key),
        })
        .collect()
}

/// One numbered part of a legal text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LegalSection {
    /// Its heading.
    #[cfg_attr(feature = "openapi", schema(max_length = 120))]
    pub heading: String,
    /// Its text, plain.
    #[cfg_attr(feature = "openapi", schema(max_length = 4000))]
    pub text: String,
}

/// A legal text in one language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LegalText {
    /// Its version, to be sent back with the acceptance.
    #[cfg_attr(feature = "openapi", schema(max_length = 20, example = "2026-11-22"))]
    pub version: String,
    /// Its title.
    #[cfg_attr(feature = "openapi", schema(max_length = 120))]
    pub title: String,
    /// Its parts in order.
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub sections: Vec<LegalSection>,
}

impl LegalText {
    /// The most parts a text has.
    pub const MAX_SECTIONS: usize = 20;
}

body! {
    /// The acceptance of the terms and the privacy text, each in the version that was shown.
    pub struct Acceptance {
        /// The version of the terms that was shown and accepted.
        pub terms_version: LegalVersion,
        /// The version of the privacy text that was shown and accepted.
        pub privacy_version: LegalVersion,
    }
}

impl Acceptance {
    /// The acceptance of what is in force now (a form that has just shown it; the demo).
    ///
    /// # Errors
    /// Never for the versions above; the type wants an answer all the same.
    pub fn current() -> Result<Self, Code> {
        Ok(Self {
            terms_version: LegalDocument::Terms.current().parse()?,
            privacy_version: LegalDocument::Privacy.current().parse()?,
        })
    }
}

/// Whether the body at `at` accepts the texts in force: `consent_required` where the acceptance
/// is missing or names a text no longer in force. One that could not be read has its own fault.
pub fn accepted(acceptance: Option<&Option<Acceptance>>, at: &Pointer, faults: &mut Faults) {
    let at = at.member("acceptance");
    let given = match acceptance {
        None => return,
        Some(None) => return faults.add(&at, Code::ConsentRequired),
        Some(Some(given)) => given,
    };
    for (name, version, document) in [
        ("terms_version", &given.terms_version, LegalDocument::Terms),
        (
            "privacy_version",
            &given.privacy_version,
            LegalDocument::Privacy,
        ),
    ] {
        if version.as_str() != document.current() {
            faults.add(&at.member(name), Code::ConsentRequired);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_texts_in_force_count_as_accepted() {
        let faults = |given: Option<&Option<Acceptance>>| {
            let mut faults = Faults::none();
            accepted(given, &Pointer::root(), &mut faults);
            faults
        };
        let refused = |at: &str| Faults::one(at, Code::ConsentRequired);
        let now = Acceptance::current().unwrap();
        assert_eq!(faults(Some(&Some(now.clone()))), Faults::none());
        assert_eq!(faults(None), Faults::none());
        assert_eq!(faults(Some(&None)), refused("/acceptance"));
        let old = Acceptance {
            terms_version: "2020-01-01".parse().unwrap(),
            ..now
        };
        assert_eq!(
            faults(Some(&Some(old))),
            refused("/acceptance/terms_version")
        );
    }

    #[test]
    fn every_legal_text_is_there_in_both_languages() {
        for document in LegalDocument::ALL {
            let [ja, en] = Lang::BOTH.map(|lang| document.text(lang));
            assert!(ja.sections.len() >= 4, "{document}");
            assert_eq!(ja.sections.len(), en.sections.len(), "{document}");
            for part in ja.sections.iter().chain(&en.sections) {
                assert!(!part.heading.is_empty() && part.text.chars().count() < 4000);
            }
        }
        assert_eq!(purposes(Lang::Ja).len(), purposes(Lang::En).len());
        assert!(!purposes(Lang::Ja).is_empty());
    }
}
