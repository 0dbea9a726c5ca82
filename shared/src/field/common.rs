//! Fields that several features share.

use crate::field::kana;
use crate::problem::Code;

text! {
    /// An e-mail address, kept in lower case.
    pub Email: line with email, 3..=254
}
text! {
    /// The reading of a family or given name, in katakana.
    pub Kana: line with kana::reading, 1..=60
}
text! {
    /// A telephone number: digits, optionally with `+`, `-`, spaces or brackets.
    pub Phone: line with phone, 6..=24
}
text! {
    /// An address on the web, beginning with `https://` or `http://`.
    pub WebUrl: line with web_url, 8..=500
}
text! {
    /// A short free text of several lines.
    pub Note: text, 1..=1000
}
text! {
    /// A long free text in Markdown.
    pub LongText: text, 1..=20000
}

/// What RFC 5321 allows and today's mail systems deliver, in lower case.
fn email(text: &str) -> Result<String, Code> {
    let (local, domain) = text.rsplit_once('@').ok_or(Code::NotAnEmail)?;
    let local_ok = !local.is_empty()
        && local.len() <= 64
        && local
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~.-".contains(&b));
    let label_ok = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let domain_ok = domain.contains('.') && domain.split('.').all(label_ok);
    if !local_ok || !domain_ok {
        return Err(Code::NotAnEmail);
    }
    // Carriers once gave out such addresses; RFC 5321 §4.1.2 does not allow them, and the
    // sending systems of today refuse them, so the person is told now and why.
    if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
        let old = is_carrier(&domain.to_ascii_lowercase());
        return Err(if old {
            Code::EmailOldCarrier
        } else {
            Code::EmailDots
        });
    }
    Ok(text.to_ascii_lowercase())
}

/// The domains of carriers that once gave out addresses against the rules of mail; what lies below
/// one (`d.vodafone.ne.jp`) is the carrier's too. A dot among them is no fault of typing: the
/// address is real, and its owner has to change it at the carrier or use another.
const CARRIERS: &[&str] = &[
    "docomo.ne.jp",
    "ezweb.ne.jp",
    "au.com",
    "softbank.ne.jp",
    "softbank.jp",
    "vodafone.ne.jp",
    "disney.ne.jp",
    "willcom.com",
    "pdx.ne.jp",
    "emnet.ne.jp",
    "y-mobile.ne.jp",
    "ymobile.ne.jp",
];

/// Whether a domain in lower case is an old carrier's.
fn is_carrier(domain: &str) -> bool {
    CARRIERS.iter().any(|carrier| {
        let below = domain.strip_suffix(carrier);
        below.is_some_and(|below| below.is_empty() || below.ends_with('.'))
    })
}

fn phone(text: &str) -> Result<String, Code> {
    let text: String = crate::unicode::nfkc(text)
        .chars()
        .map(|c| {
            if matches!(c, 'ー' | '‐' | '−' | '―') {
                '-'
            } else {
                c
            }
        })
        .collect();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let allowed = text
        .bytes()
        .all(|b| b.is_ascii_digit() || b"+-() ".contains(&b));
    if allowed && (6..=15).contains(&digits) {
        Ok(text)
    } else {
        Err(Code::NotAPhone)
    }
}

fn web_url(text: &str) -> Result<String, Code> {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))
        .ok_or(Code::NotAUrl)?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let ok = !host.is_empty()
        && !host.contains('@')
        && !text.contains(|c: char| c.is_whitespace() || "<>\"\\^`{|}".contains(c));
    if ok {
        Ok(text.to_owned())
    } else {
        Err(Code::NotAUrl)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_is_what_mail_systems_deliver() {
        let email = |text: &str| text.parse::<Email>().map(Email::into_string);
        assert_eq!(email(" Taro@Example.JP "), Ok("taro@example.jp".to_owned()));
        assert_eq!(email("a..b.@example.jp"), Err(Code::EmailDots));
        for bad in [
            "a",
            "a@b",
            "@b.jp",
            "a@-b.jp",
            "a b@c.jp",
            "a@b..jp",
            "あ@b.jp",
            "a@b.jp\r\nBcc: x@y.jp",
        ] {
            assert!(email(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn an_address_that_only_an_old_carrier_allowed_is_refused_with_that_reason() {
        let code = |text: &str| text.parse::<Email>().err();
        for local in ["a..b.", "a..b", ".ab", "ab.", "a.b..c"] {
            for domain in [
                "docomo.ne.jp",
                "EZweb.ne.jp",
                "au.com",
                "i.softbank.jp",
                "d.vodafone.ne.jp",
            ] {
                let address = format!("{local}@{domain}");
                assert_eq!(code(&address), Some(Code::EmailOldCarrier), "{address}");
            }
            // The same dots elsewhere are a slip of the finger, also at a name that looks alike.
            for domain in ["example.jp", "notdocomo.ne.jp", "docomo.ne.jp.example.com"] {
                let address = format!("{local}@{domain}");
                assert_eq!(code(&address), Some(Code::EmailDots), "{address}");
            }
        }
        for good in [
            "a.b@docomo.ne.jp",
            "a-b_c@ezweb.ne.jp",
            "a.b.c@d.vodafone.ne.jp",
        ] {
            assert_eq!(code(good), None, "{good}");
        }
    }

    proptest::proptest! {
        #[test]
        fn dots_decide_at_every_carrier(local in "[a-z.]{1,20}", at in 0..CARRIERS.len(), sub in "([a-z]{1,3}\\.)?") {
            let domain = CARRIERS.get(at).copied().unwrap_or_default();
            let dotted = local.starts_with('.') || local.ends_with('.') || local.contains("..");
            let read = format!("{local}@{sub}{domain}").parse::<Email>();
            let expected = dotted.then_some(Code::EmailOldCarrier);
            proptest::prop_assert_eq!(read.err(), expected);
        }
    }

    #[test]
    fn a_phone_number_may_be_typed_in_full_width() {
        assert_eq!(
            "０２２−２１１−００００".parse::<Phone>().unwrap().as_str(),
            "022-211-0000"
        );
        assert_eq!("=cmd|1".parse::<Phone>(), Err(Code::NotAPhone));
    }

    #[test]
    fn a_web_address_is_http_without_credentials() {
        assert!("https://example.jp/会場?x=1".parse::<WebUrl>().is_ok());
        for bad in [
            "javascript:alert(1)",
            "https://a@b.jp/",
            "https:///x",
            "//example.jp/xx",
        ] {
            assert_eq!(bad.parse::<WebUrl>(), Err(Code::NotAUrl), "{bad}");
        }
    }
}
