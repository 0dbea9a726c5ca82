//! Parts of addresses: percent-encoding and query strings.

/// Percent-encodes one part of a path or one query value (RFC 3986 unreserved stay).
pub fn encode(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    for byte in part.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let digit = |n: u8| {
                char::from_digit(u32::from(n), 16)
                    .unwrap_or('0')
                    .to_ascii_uppercase()
            };
            out.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    out
}

/// Undoes [`encode`]; what is not well encoded stays as it is.
pub fn decode(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut ahead = rest.clone();
            let hex = |b: Option<u8>| b.and_then(|b| char::from(b).to_digit(16));
            if let (Some(high), Some(low)) = (hex(ahead.next()), hex(ahead.next())) {
                bytes.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                rest = ahead;
                continue;
            }
        }
        bytes.push(if byte == b'+' { b' ' } else { byte });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// One value of a query string (with or without its `?`).
pub fn query_value(query: &str, name: &str) -> Option<String> {
    pairs(query)
        .find(|(key, _)| *key == name)
        .map(|(_, value)| decode(value))
}

/// The query string with one value changed; the empty value removes it.
pub fn with_query_value(query: &str, name: &str, value: &str) -> String {
    let mut kept: Vec<String> = pairs(query)
        .filter(|(key, _)| *key != name)
        .map(|(k, v)| format!("{k}={v}"))
        .collect();
    if !value.is_empty() {
        kept.push(format!("{name}={}", encode(value)));
    }
    kept.join("&")
}

fn pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    query
        .trim_start_matches('?')
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_value_survives_the_way_through_the_address() {
        let query = with_query_value("?tab=a&q=x", "q", "観光 & IT+1%");
        assert_eq!(query_value(&query, "q").as_deref(), Some("観光 & IT+1%"));
        assert_eq!(query_value(&query, "tab").as_deref(), Some("a"));
        assert_eq!(with_query_value("tab=a", "tab", ""), "");
        assert_eq!(decode("%zz%4"), "%zz%4");
    }
}
