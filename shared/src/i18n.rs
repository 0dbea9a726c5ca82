//! Every text that a person sees, in Japanese and English, from one set of Fluent files
//! (DESIGN §9.14): the SPA, mails and the API's answers speak the same words.

#[cfg(not(target_arch = "wasm32"))]
mod full;
#[cfg(any(test, target_arch = "wasm32"))]
mod small;

#[cfg(not(target_arch = "wasm32"))]
use full as engine;
#[cfg(target_arch = "wasm32")]
use small as engine;

pub use engine::Arg;

closed! {
    /// A language of the user interface and of mails.
    pub enum Lang {
        /// Japanese, the first language.
        Ja = "ja",
        /// English.
        En = "en",
    }
}

impl Lang {
    /// Both languages.
    pub const BOTH: [Self; 2] = [Self::Ja, Self::En];

    /// The better liked of our languages in an `Accept-Language` header (RFC 9110 §12.5.4);
    /// Japanese where it names neither.
    pub fn negotiate(accept: &str) -> Self {
        let mut best = (0_u32, Self::Ja);
        for part in accept.split(',').take(20) {
            let mut pieces = part.split(';');
            let tag = pieces
                .next()
                .unwrap_or_default()
                .trim()
                .to_ascii_lowercase();
            let lang = match tag.split('-').next() {
                Some("ja" | "*") => Self::Ja,
                Some("en") => Self::En,
                _ => continue,
            };
            let quality = pieces
                .find_map(|p| p.trim().strip_prefix("q="))
                .map_or(1000, thousandths);
            if quality > best.0 {
                best = (quality, lang);
            }
        }
        best.1
    }
}

/// A quality value such as `0.85` in thousandths, without floating point.
fn thousandths(text: &str) -> u32 {
    let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    let value = whole.parse::<u32>().unwrap_or(0).saturating_mul(1000);
    value.saturating_add(digits.parse().unwrap_or(0)).min(1000)
}

/// One file of texts, in both languages.
macro_rules! texts {
    ($name:literal) => {
        (
            include_str!(concat!("../locales/", $name, ".ja.ftl")),
            include_str!(concat!("../locales/", $name, ".en.ftl")),
        )
    };
}

/// The Fluent files, in Japanese and English. A feature adds one line.
const FILES: &[(&str, &str)] = &[
    texts!("problem"),
    texts!("common"),
    texts!("ui"),
    texts!("account"),
    texts!("account_page"),
    texts!("organisation"),
    texts!("event"),
    texts!("material"),
    texts!("registration"),
    texts!("consent"),
    texts!("portal"),
    texts!("company"),
    texts!("pages"),
    // Only the API says these; the SPA need not carry them.
    #[cfg(not(target_arch = "wasm32"))]
    texts!("organisation_mail"),
    // Only the API says these; the SPA need not carry them.
    #[cfg(not(target_arch = "wasm32"))]
    texts!("web"),
    // Only the API says these; the SPA need not carry them.
    #[cfg(not(target_arch = "wasm32"))]
    texts!("portal_mail"),
    // Only the API says these; the SPA need not carry them.
    #[cfg(not(target_arch = "wasm32"))]
    texts!("mail"),
    // Only the API says these; the SPA need not carry them.
    #[cfg(not(target_arch = "wasm32"))]
    texts!("mail_community"),
    // Only the API says these; the SPA need not carry them.
    #[cfg(not(target_arch = "wasm32"))]
    texts!("survey_mail"),
];

/// Fluent files, each in Japanese and English.
pub type Files = &'static [(&'static str, &'static str)];

/// What only the pages of those who take part say. The builds of the SPA that have them
/// [`add`] it at their start; the public one need not carry it (ADR 20).
pub const MEMBER_FILES: Files = &[
    texts!("community"),
    texts!("survey"),
    texts!("consent_page"),
    texts!("company_staff"),
    texts!("integration"),
    texts!("taking_part"),
];

/// The same for the staff's build, which has the members' pages too.
pub const STAFF_FILES: Files = &[
    texts!("community"),
    texts!("survey"),
    texts!("consent_page"),
    texts!("company_staff"),
    texts!("integration"),
    texts!("taking_part"),
    texts!("exchange"),
    texts!("collaboration"),
    texts!("kpi"),
    texts!("material_staff"),
    texts!("visit"),
    texts!("staff"),
    texts!("staff_registration"),
];

/// What was added; elsewhere than in the SPA everything is there from the beginning.
static ADDED: std::sync::OnceLock<Files> = std::sync::OnceLock::new();

/// Adds files, before anything is said.
pub fn add(files: Files) {
    // Told once: what comes later would be too late anyway.
    ADDED.get_or_init(|| files);
}

fn added() -> Files {
    if cfg!(target_arch = "wasm32") {
        ADDED.get().copied().unwrap_or_default()
    } else {
        STAFF_FILES
    }
}

/// The files of one language.
fn sources(lang: Lang) -> impl Iterator<Item = &'static str> {
    FILES.iter().chain(added()).map(move |(ja, en)| match lang {
        Lang::Ja => *ja,
        Lang::En => *en,
    })
}

/// The text of a message without arguments; the key itself where there is none.
pub fn text(lang: Lang, key: &str) -> String {
    text_args(lang, key, &[])
}

/// The text of a message with arguments.
pub fn text_args(lang: Lang, key: &str, args: &[(&str, Arg<'_>)]) -> String {
    engine::format(lang, key, None, args).unwrap_or_else(|| key.to_owned())
}

/// An attribute of a message, such as `.detail`; `None` where it has none.
pub fn attribute(lang: Lang, key: &str, name: &str) -> Option<String> {
    engine::format(lang, key, Some(name), &[])
}

/// Whether a message of this key exists.
pub fn has(lang: Lang, key: &str) -> bool {
    engine::has(lang, key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use fluent_bundle::FluentResource;
    use std::collections::BTreeSet;

    #[test]
    fn the_better_liked_language_wins_and_japanese_is_the_default() {
        assert_eq!(Lang::negotiate("en-US,en;q=0.9,ja;q=0.8"), Lang::En);
        assert_eq!(Lang::negotiate("fr, en;q=0.1, ja;q=0.25"), Lang::Ja);
        assert_eq!(Lang::negotiate(""), Lang::Ja);
        assert_eq!(Lang::negotiate("fr;q=x"), Lang::Ja);
    }

    #[test]
    fn both_languages_have_the_same_well_formed_messages() {
        let keys = |source: &str| -> BTreeSet<String> {
            assert!(
                FluentResource::try_new(source.to_owned()).is_ok(),
                "damaged Fluent: {}",
                source.lines().next().unwrap_or_default()
            );
            source
                .lines()
                .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
                .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim().to_owned()))
                .collect()
        };
        let mut seen = BTreeSet::new();
        for (ja, en) in FILES.iter().chain(STAFF_FILES) {
            let (ja, en) = (keys(ja), keys(en));
            assert_eq!(ja, en);
            for key in ja {
                assert!(seen.insert(key.clone()), "{key} stands in two files");
            }
        }
    }
}
