//! Marks that stand in a stored mail where a signed link belongs, so that no token is kept.
//!
//! They are written with private-use characters, which no input may contain
//! (`shared::field::clean`) and which are taken out of all values here once more.

const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

/// The mark of the link at `index`.
pub(super) fn mark(index: usize) -> String {
    format!("{OPEN}{index}{CLOSE}")
}

/// `text` without characters that could form a mark.
pub(super) fn strip(text: &str) -> String {
    text.replace([OPEN, CLOSE], "")
}

/// `text` with every mark replaced by its entry in `values`; without an entry it vanishes.
pub(super) fn fill(text: &str, values: &[String]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPEN) {
        out.push_str(before);
        let (index, tail) = after.split_once(CLOSE).unwrap_or((after, ""));
        let value = index.parse::<usize>().ok().and_then(|at| values.get(at));
        out.push_str(value.map_or("", String::as_str));
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_filled_and_cannot_be_forged() {
        let text = format!("a {} b {} c", mark(1), mark(0));
        let values = ["zero".to_owned(), "one".to_owned()];
        assert_eq!(fill(&text, &values), "a one b zero c");
        assert_eq!(fill(&strip(&text), &values), "a 1 b 0 c");
        assert_eq!(fill(&mark(9), &values), "");
    }
}
