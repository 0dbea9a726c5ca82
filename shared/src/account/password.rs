//! Passwords: what we take as a new one, and how one travels without being printed.

use core::fmt;
use core::str::FromStr;

use serde::{Serialize, Serializer};

use crate::field::{Faults, Parse, Pointer};
use crate::problem::Code;

/// The most characters a password may have; bounds the work of composing and hashing it.
const MAX: usize = 128;

macro_rules! secret {
    ($(#[$doc:meta])* $name:ident, $min:literal, $about:literal, $check:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name(String);

        impl $name {
            /// The fewest characters.
            pub const MIN: usize = $min;
            /// The most characters (Unicode scalar values).
            pub const MAX: usize = MAX;

            /// The password, composed (NFKC), so that every input method types the same one.
            pub fn expose(&self) -> &str {
                &self.0
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
        impl FromStr for $name {
            type Err = Code;

            fn from_str(text: &str) -> Result<Self, Code> {
                let text = bounded(text, $min)?;
                let check: fn(&str) -> Result<(), Code> = $check;
                check(&text)?;
                Ok(Self(text))
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
        impl Parse for $name {
            fn parse(value: &serde_json::Value, at: &Pointer, faults: &mut Faults) -> Option<Self> {
                crate::field::parse_str(value, at, faults)
            }
        }
        #[cfg(feature = "openapi")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                crate::field::text_schema($about, $min, MAX)
            }
        }
        #[cfg(feature = "openapi")]
        impl utoipa::ToSchema for $name {}
    };
}

secret! {
    /// A password as given at sign-in: anything that could be one. Whether it is right is
    /// for the hash to say.
    Password, 1, "A password as given at sign-in.", |_| Ok(())
}
secret! {
    /// A password to be set: long enough and not among the first guesses.
    NewPassword, 12, "A new password: 12 characters or more, spaces allowed, not easy to guess.", |text| {
        if is_weak(text) { Err(Code::PasswordTooWeak) } else { Ok(()) }
    }
}

/// Not trimmed: spaces belong to a passphrase. NFKC as NIST SP 800-63B §3.1.1.2 advises, since
/// a Japanese input method may type full-width letters.
fn bounded(text: &str, min: usize) -> Result<String, Code> {
    if text.is_empty() {
        return Err(Code::Required);
    }
    if text.len() > MAX * 4 {
        return Err(Code::TooLong);
    }
    if text.chars().any(char::is_control) {
        return Err(Code::ForbiddenCharacter);
    }
    let text: String = crate::unicode::nfkc(text);
    match text.chars().count() {
        n if n < min => Err(Code::TooShort),
        n if n > MAX => Err(Code::TooLong),
        _ => Ok(text),
    }
}

/// What guessers try first: taken out of a password, enough must be left over.
const COMMON: &[&str] = &[
    "password",
    "passwort",
    "passw0rd",
    "p@ssw0rd",
    "p@ssword",
    "qwertyuiop",
    "qwerty",
    "asdfghjkl",
    "asdf",
    "zxcvbnm",
    "1qaz2wsx",
    "1q2w3e4r",
    "letmein",
    "welcome",
    "admin",
    "iloveyou",
    "sunshine",
    "princess",
    "dragon",
    "football",
    "baseball",
    "monkey",
    "sakura",
    "musubi",
    "miyagi",
    "sendai",
    "japan",
    "nihon",
    "tohoku",
    "test",
    "user",
    "login",
    "master",
    "secret",
    "changeme",
];

/// Whether a password is among what is guessed first: few different characters, or hardly
/// anything beyond common words and runs such as `1234` or `aaaa`.
pub fn is_weak(password: &str) -> bool {
    let mut rest = password.to_lowercase();
    for word in COMMON {
        rest = rest.replace(word, "");
    }
    let rest: Vec<char> = rest.chars().collect();
    // A character counts unless it goes on from the one before it (same, next or previous).
    let step = |a: char, b: char| u32::from(a).abs_diff(u32::from(b)) <= 1;
    let mut before: Option<char> = None;
    let mut kept: Vec<char> = Vec::new();
    for c in rest {
        if !before.is_some_and(|b| step(b, c)) {
            kept.push(c);
        }
        before = Some(c);
    }
    let count = kept.len();
    kept.sort_unstable();
    kept.dedup();
    count < 6 || kept.len() < 5
}

/// Whether a password holds its owner's own address or name, which a guesser knows too.
pub fn names_its_owner(password: &str, known: &[&str]) -> bool {
    let password = password.to_lowercase();
    known.iter().any(|text| {
        let text = text.to_lowercase();
        text.chars().count() >= 5 && password.contains(&text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_password_is_long_and_not_a_first_guess() {
        let set = |text: &str| text.parse::<NewPassword>().map(|_| ());
        assert_eq!(set("yagiyama-no-kirin"), Ok(()));
        assert_eq!(set("七夕まつりは八月六日から三日間"), Ok(()));
        assert_eq!(set("short-one"), Err(Code::TooShort));
        assert_eq!(set(""), Err(Code::Required));
        assert_eq!(set(&"x1".repeat(65)), Err(Code::TooLong));
        assert_eq!(set("line\nbreak-in-it"), Err(Code::ForbiddenCharacter));
        for weak in [
            "password1234",
            "Password2026!",
            "aaaaaaaaaaaa",
            "123456789012",
            "abcdefghijklmn",
            "miyagi-sendai",
            "qwertyuiop123",
            "abababababab",
        ] {
            assert_eq!(set(weak), Err(Code::PasswordTooWeak), "{weak}");
        }
    }

    #[test]
    fn a_password_typed_full_width_is_the_same_one() {
        let wide: Password = "ｙａｇｉｙａｍａ　７".parse().unwrap();
        let narrow: Password = "yagiyama 7".parse().unwrap();
        assert_eq!(wide, narrow);
    }

    #[test]
    fn a_debug_print_does_not_show_it() {
        let secret: Password = "yagiyama-no-kirin".parse().unwrap();
        assert!(!format!("{secret:?}").contains("kirin"));
    }

    #[test]
    fn a_password_that_names_its_owner_is_known() {
        assert!(names_its_owner("Taro.Yamada-2026", &["taro.yamada"]));
        assert!(!names_its_owner(
            "yagiyama-no-kirin",
            &["taro.yamada", "no"]
        ));
    }
}
