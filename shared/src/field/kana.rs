//! The reading of a name: kept as full-width katakana however it was typed.

use crate::problem::Code;

/// Hiragana and half-width katakana become full-width katakana.
///
/// # Errors
/// `not_kana` when anything but kana, `ー`, `・`, `＝` and spaces remains.
pub fn reading(text: &str) -> Result<String, Code> {
    let text: String = crate::unicode::nfkc(text)
        .chars()
        .map(|c| match c {
            'ぁ'..='ゖ' => char::from_u32(u32::from(c) + 0x60).unwrap_or(c),
            '\u{3000}' => ' ',
            '-' | '‐' | '−' => 'ー',
            other => other,
        })
        .collect();
    let is_kana = |c: char| matches!(c, 'ァ'..='ヺ' | 'ー' | '・' | ' ');
    if text.chars().all(is_kana) && text.chars().any(|c| matches!(c, 'ァ'..='ヺ')) {
        Ok(text)
    } else {
        Err(Code::NotKana)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_kana_is_kept_as_full_width_katakana() {
        for typed in ["サトウ", "さとう", "ｻﾄｳ"] {
            assert_eq!(reading(typed).as_deref(), Ok("サトウ"), "{typed}");
        }
        assert_eq!(reading("ﾀﾞﾙﾋﾞｯｼｭ").as_deref(), Ok("ダルビッシュ"));
        assert_eq!(reading("佐藤"), Err(Code::NotKana));
        assert_eq!(reading("Sato"), Err(Code::NotKana));
        assert_eq!(reading("ー"), Err(Code::NotKana));
    }
}
