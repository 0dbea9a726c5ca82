//! Breaking lines of Japanese and English text for the text part of a mail.

/// Columns of a line: 35 full-width characters, as Japanese business mail has them.
pub(super) const COLUMNS: usize = 70;

/// Characters that must not begin a line (行頭禁則, JIS X 4051), short list.
const NOT_FIRST: &str = "、。，．・：；？！」』）】〉》〕］｝ー〜～々ゝヽっゃゅょぁぃぅぇぉッャュョァィゥェォ…%)]},.!?:;";

/// Characters that must not end a line (行末禁則).
const NOT_LAST: &str = "「『（【〈《〔［｛([{";

/// Breaks every line of `text` at `columns` or before. What has no place to break, such as an
/// address, stays whole.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<String> {
    text.lines()
        .flat_map(|line| wrap_line(line, columns))
        .collect()
}

fn wrap_line(line: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut current = String::new();
    let mut used = 0;
    for unit in units(line) {
        let needed = width(unit.trim_end());
        if used > 0 && used + needed > columns {
            lines.push(current.trim_end().to_owned());
            current.clear();
            used = 0;
        }
        current.push_str(unit);
        used += width(unit);
    }
    lines.push(current.trim_end().to_owned());
    lines
}

/// Cuts a line into pieces that may stand on different lines.
fn units(line: &str) -> Vec<&str> {
    let mut units = Vec::new();
    let mut start = 0;
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let next = chars.peek().map(|(_, next)| *next);
        if next.is_none_or(|next| may_break(c, next)) {
            units.extend(line.get(start..end));
            start = end;
        }
    }
    units
}

fn may_break(before: char, after: char) -> bool {
    if before.is_whitespace() {
        return !after.is_whitespace();
    }
    if after.is_whitespace() || NOT_FIRST.contains(after) || NOT_LAST.contains(before) {
        return false;
    }
    is_wide(before) || is_wide(after)
}

/// How many columns a text takes on a terminal or in a mail program with a fixed-width font.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// East Asian wide and full-width characters, and those that Japanese fonts draw wide.
const fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115F}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203B}'
        | '\u{2190}'..='\u{27BF}' | '\u{2E80}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}'
        | '\u{1F300}'..='\u{3FFFD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_to_the_width_and_to_the_rules_of_line_heads() {
        let text = "お申し込みありがとうございます。".repeat(8);
        let lines = wrap(&text, COLUMNS);
        assert!(lines.len() > 3);
        for line in &lines {
            assert!(width(line) <= COLUMNS + 2, "{line}");
            assert!(!line.starts_with(['。', '、']), "{line}");
        }
        assert_eq!(lines.concat(), text);
    }

    #[test]
    fn an_address_is_never_cut() {
        let url = format!("https://example.jp/{}", "a-b.c/".repeat(30));
        let lines = wrap(&format!("ご確認は{url}からどうぞ"), COLUMNS);
        assert!(lines.contains(&url), "{lines:?}");
    }

    #[test]
    fn words_break_at_spaces_and_empty_lines_stay() {
        let text = format!("{}\n\nend", "word ".repeat(30).trim_end());
        let lines = wrap(&text, 20);
        assert!(lines.iter().all(|line| width(line) <= 20));
        assert!(lines.contains(&String::new()));
        assert_eq!(lines.join(" ").split_whitespace().count(), 31);
    }
}
