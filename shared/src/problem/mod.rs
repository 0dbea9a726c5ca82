//! What a refusal looks like: RFC 9457 problem details with one closed set of codes.
//!
//! A [`Code`] says what is wrong; its text comes last, in the reader's language, from the
//! Fluent message `problem-<code>` (DESIGN §4, §9.14).

mod codes;

use serde::{Deserialize, Serialize};

use crate::field::{Faults, Pointer};
use crate::i18n::{self, Lang};

pub use codes::Code;

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|()| serde::de::Error::custom("unknown problem code"))
    }
}

impl Code {
    /// The code's text in `lang`.
    pub fn text(self, lang: Lang) -> String {
        i18n::text(
            lang,
            &format!("problem-{}", self.as_str().replace('_', "-")),
        )
    }
}

/// One fault of a request, in the reader's language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldProblem {
    /// Where it is, as a JSON pointer; for a query parameter or header its name after `/`.
    pub pointer: Pointer,
    /// What is wrong.
    pub code: Code,
    /// The same in words.
    #[cfg_attr(feature = "openapi", schema(max_length = 500))]
    pub detail: String,
}

/// An RFC 9457 problem, the body of every refusal (`application/problem+json`).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// A stable address of the kind of problem: `/api/v1/problems/<code>`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub kind: String,
    /// The kind in words.
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub title: String,
    /// The HTTP status.
    #[cfg_attr(feature = "openapi", schema(minimum = 400, maximum = 599))]
    pub status: u16,
    /// What it means here and what to do now.
    #[cfg_attr(feature = "openapi", schema(max_length = 1000))]
    pub detail: String,
    /// The trace id of this answer, to tell us when asking for help.
    #[cfg_attr(feature = "openapi", schema(max_length = 100))]
    pub instance: String,
    /// The kind for programs.
    pub code: Code,
    /// Every fault found, place by place; empty when the request as a whole is refused.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub errors: Vec<FieldProblem>,
}

impl Problem {
    /// Writes the problem out in one language.
    pub fn new(code: Code, faults: &Faults, lang: Lang, instance: &str) -> Self {
        let key = format!("problem-{}", code.as_str().replace('_', "-"));
        Self {
            kind: format!("/api/v1/problems/{}", code.as_str()),
            title: i18n::text(lang, &key),
            status: code.status(),
            detail: i18n::attribute(lang, &key, "detail").unwrap_or_else(|| i18n::text(lang, &key)),
            instance: instance.to_owned(),
            code,
            errors: faults
                .iter()
                .map(|(pointer, code)| FieldProblem {
                    pointer: pointer.clone(),
                    code: *code,
                    detail: code.text(lang),
                })
                .collect(),
        }
    }
}

#[cfg(feature = "openapi")]
mod openapi {
    use super::Code;
    use utoipa::openapi::{RefOr, Schema};

    impl utoipa::PartialSchema for Code {
        fn schema() -> RefOr<Schema> {
            let all: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
            crate::field::enum_schema(
                "Why a request was refused, or what is wrong with a field.",
                &all,
            )
        }
    }
    impl utoipa::ToSchema for Code {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_text_in_both_languages() {
        for code in Code::ALL {
            assert_eq!(code.as_str().parse(), Ok(*code));
            for lang in [Lang::Ja, Lang::En] {
                let text = code.text(lang);
                assert!(
                    !text.is_empty() && !text.starts_with("problem-"),
                    "{code:?} {lang:?}"
                );
            }
        }
    }
}
