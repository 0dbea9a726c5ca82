//! Unicode normalisation (UAX 15): by tables natively, by the browser's own function in WASM,
//! where the tables would be an eighth of what a cold load may weigh. Both follow the standard;
//! what a browser does with newer characters is only a preview of what the API decides.

/// Canonical composition: one way to write `が`.
pub fn nfc(text: &str) -> String {
    if text.is_ascii() {
        text.to_owned()
    } else {
        imp::nfc(text)
    }
}

/// Compatibility composition: `ｶ` is `カ`, `１` is `1`.
pub fn nfkc(text: &str) -> String {
    if text.is_ascii() {
        text.to_owned()
    } else {
        imp::nfkc(text)
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod imp {
    use unicode_normalization::{UnicodeNormalization, is_nfc};

    pub fn nfc(text: &str) -> String {
        if is_nfc(text) {
            text.to_owned()
        } else {
            text.nfc().collect()
        }
    }

    pub fn nfkc(text: &str) -> String {
        text.nfkc().collect()
    }
}

#[cfg(target_arch = "wasm32")]
pub use imp::provide;

#[cfg(target_arch = "wasm32")]
mod imp {
    use std::sync::OnceLock;

    /// Takes a text and the form's name (`NFC`, `NFKC`).
    type Normalise = fn(&str, &str) -> String;

    static BROWSER: OnceLock<Normalise> = OnceLock::new();

    /// Takes the browser's function. The SPA does this before anything else; without it texts
    /// stay as they are.
    pub fn provide(normalise: Normalise) {
        // A second call would bring the same function.
        let _ = BROWSER.set(normalise);
    }

    fn run(text: &str, form: &str) -> String {
        BROWSER
            .get()
            .map_or_else(|| text.to_owned(), |normalise| normalise(text, form))
    }

    pub fn nfc(text: &str) -> String {
        run(text, "NFC")
    }

    pub fn nfkc(text: &str) -> String {
        run(text, "NFKC")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_composed() {
        assert_eq!(nfc("か\u{3099}"), "が");
        assert_eq!(nfkc("ｶﾞ１Ａ"), "ガ1A");
        assert_eq!(nfkc("plain"), "plain");
    }
}
