//! `Content-Disposition` for names of any kind (RFC 6266, RFC 8187).

use actix_web::http::header::HeaderValue;

/// What RFC 8187 lets stand as it is, beside letters and digits.
const PLAIN: &[u8] = b"!#$&+-.^_`|~";

/// Says that the answer is to be saved under this name: in plain letters for old programs, in full
/// for all others. Whatever stands in the name, it stays one value of one header.
pub fn attachment(name: &str) -> HeaderValue {
    let mut full = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || PLAIN.contains(&byte) {
            full.push(char::from(byte));
        } else {
            full.push('%');
            for nibble in [byte >> 4, byte & 15] {
                let digit = char::from_digit(u32::from(nibble), 16).unwrap_or('0');
                full.push(digit.to_ascii_uppercase());
            }
        }
    }
    let plain: String = name.chars().map(plain).collect();
    let text = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{full}");
    // Only ASCII without controls is in it.
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static("attachment"))
}

const fn plain(c: char) -> char {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '-' | '_' | ' ' => c,
        _ => '_',
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::attachment;

    fn decoded(text: &str) -> Vec<u8> {
        let mut out = Vec::new();
        let mut bytes = text.bytes();
        while let Some(byte) = bytes.next() {
            if byte == b'%' {
                let two = [bytes.next().unwrap(), bytes.next().unwrap()];
                let hex = std::str::from_utf8(&two).unwrap();
                out.push(u8::from_str_radix(hex, 16).unwrap());
            } else {
                out.push(byte);
            }
        }
        out
    }

    #[test]
    fn a_name_is_said_twice() {
        assert_eq!(
            attachment("第1回 資料.pdf").to_str().unwrap(),
            "attachment; filename=\"_1_ __.pdf\"; \
             filename*=UTF-8''%E7%AC%AC1%E5%9B%9E%20%E8%B3%87%E6%96%99.pdf"
        );
    }

    #[test]
    fn no_name_says_more_than_a_name() {
        for name in [
            "a\"; filename=\"evil.exe",
            "a\r\nSet-Cookie: x=1",
            "\u{202e}fdp.exe",
            "../../etc/passwd",
            "%2e%2e%2f",
            "a\0b;c'd",
        ] {
            let value = attachment(name);
            let text = value.to_str().unwrap();
            assert_eq!(text.matches('"').count(), 2, "{text}");
            assert_eq!(text.matches(';').count(), 2, "{text}");
            assert!(!text.contains(['\r', '\n', '/', '\\', '\0']), "{text}");
        }
    }

    proptest! {
        /// What goes in comes out, whatever it is.
        #[test]
        fn the_full_name_is_read_back(name in any::<String>()) {
            let value = attachment(&name);
            let text = value.to_str().unwrap();
            let (head, full) = text.split_once("; filename*=UTF-8''").unwrap();
            prop_assert_eq!(decoded(full), name.as_bytes());
            let plain = head.strip_prefix("attachment; filename=\"").unwrap();
            let plain = plain.strip_suffix('"').unwrap();
            prop_assert!(!plain.contains(['"', '\\', '%']));
        }
    }
}
