//! What one may agree to or leave, one by one, beside the texts that everybody accepts. None of it is
//! needed to take part; all of it is off until somebody says yes, and can be taken back any time.
//!
//! Which text was agreed to, when and how it was given is kept with each (個人情報保護法;
//! 特定電子メール法 §3 wants the record of a consent to PR mail).

use crate::i18n::{self, Lang};

closed! {
    /// Something one may agree to for one event.
    pub enum OptionalConsent {
        /// Name and organisation are shown to the others who take part in this event.
        ShowName = "show_name",
        /// The organisation is named on the event's public page.
        ShowCompany = "show_company",
        /// Photos in which one may be recognised may be published.
        Photos = "photos",
        /// Mail about events and support measures (広告・宣伝メール); for the person, not for one event.
        PrMail = "pr_mail",
    }
}

closed! {
    /// Every text that a stored consent can be about: those that everybody accepts, and those that
    /// one may agree to.
    pub enum ConsentDocument {
        /// 利用規約
        Terms = "terms",
        /// 個人情報の取扱い
        Privacy = "privacy",
        /// Name and organisation for the others who take part.
        ShowName = "show_name",
        /// The organisation on the event's page.
        ShowCompany = "show_company",
        /// Photos.
        Photos = "photos",
        /// PR mail.
        PrMail = "pr_mail",
    }
}

closed! {
    /// How a consent was given or taken back.
    pub enum ConsentMeans {
        /// By the public form, without an account.
        Form = "form",
        /// By a signed-in member.
        Member = "member",
        /// On paper or by word; staff took it down.
        Staff = "staff",
        /// With a third party, and confirmed by the person behind the mail's link.
        ThirdParty = "third_party",
        /// Behind the link of a registration's mail.
        Link = "link",
        /// Behind the link, or by the one click, of a PR mail.
        Mail = "mail",
    }
}

impl OptionalConsent {
    /// The version of the text in force. A change of its words in `consent.*.ftl` is a new version here.
    pub const fn current(self) -> &'static str {
        match self {
            Self::ShowName | Self::ShowCompany | Self::Photos | Self::PrMail => "2026-11-24",
        }
    }

    /// What stands beside the box: the words that are agreed to.
    pub fn label(self, lang: Lang) -> String {
        i18n::text(lang, &self.key("label"))
    }

    /// What it means, below the box.
    pub fn meaning(self, lang: Lang) -> String {
        i18n::text(lang, &self.key("meaning"))
    }

    /// Its name in a word or two, for lists and files.
    pub fn short(self, lang: Lang) -> String {
        i18n::text(lang, &self.key("short"))
    }

    fn key(self, part: &str) -> String {
        format!("consent-{}-{part}", self.as_str().replace('_', "-"))
    }
}

impl From<OptionalConsent> for ConsentDocument {
    fn from(consent: OptionalConsent) -> Self {
        match consent {
            OptionalConsent::ShowName => Self::ShowName,
            OptionalConsent::ShowCompany => Self::ShowCompany,
            OptionalConsent::Photos => Self::Photos,
            OptionalConsent::PrMail => Self::PrMail,
        }
    }
}

impl ConsentDocument {
    /// What one may agree to; none for the texts that everybody accepts.
    pub const fn optional(self) -> Option<OptionalConsent> {
        match self {
            Self::Terms | Self::Privacy => None,
            Self::ShowName => Some(OptionalConsent::ShowName),
            Self::ShowCompany => Some(OptionalConsent::ShowCompany),
            Self::Photos => Some(OptionalConsent::Photos),
            Self::PrMail => Some(OptionalConsent::PrMail),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::legal::LegalVersion;

    #[test]
    fn every_consent_has_its_words_in_both_languages_and_a_version() {
        for consent in OptionalConsent::ALL {
            for lang in Lang::BOTH {
                for text in [
                    consent.label(lang),
                    consent.meaning(lang),
                    consent.short(lang),
                ] {
                    assert!(!text.is_empty() && !text.starts_with("consent-"), "{text}");
                }
            }
            assert!(consent.current().parse::<LegalVersion>().is_ok());
            let document = ConsentDocument::from(*consent);
            assert_eq!(document.as_str(), consent.as_str());
            assert_eq!(document.optional(), Some(*consent));
        }
        assert_eq!(ConsentDocument::Terms.optional(), None);
    }
}
