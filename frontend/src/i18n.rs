//! The reader's language in the SPA, and short ways to say things in it.

use yew::prelude::*;

pub use shared::i18n::Lang;

/// A text without arguments: `t(lang, "ui-save")`.
pub fn t(lang: Lang, key: &str) -> AttrValue {
    AttrValue::from(shared::i18n::text(lang, key))
}

/// A text, with arguments if any: `t!(lang, "ui-count", count = 3, name = "…")`.
#[macro_export]
macro_rules! t {
    ($lang:expr, $key:expr $(,)?) => { $crate::i18n::t($lang, $key) };
    ($lang:expr, $key:expr, $($name:ident = $value:expr),+ $(,)?) => {
        ::yew::AttrValue::from(::shared::i18n::text_args(
            $lang, $key, &[$((stringify!($name), ($value).into())),+],
        ))
    };
}

/// A whole number as people read it: `12,345`.
pub fn number(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() * 2);
    if value < 0 {
        out.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The language in use and the way to change it; a context given by the app.
#[derive(Clone, PartialEq, Debug)]
pub struct Language {
    /// The language in use.
    pub lang: Lang,
    /// Changes it, for this browser.
    pub choose: Callback<Lang>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_separators() {
        for (value, text) in [
            (0, "0"),
            (999, "999"),
            (12_345, "12,345"),
            (-4_587_000, "-4,587,000"),
        ] {
            assert_eq!(number(value), text);
        }
    }
}
