//! Long texts in pieces that a tsvector can hold.
//!
//! A tsvector keeps positions up to 16,383 and 256 of one lexeme, and silently drops the rest; a phrase
//! beyond would not be found. So a text is cut before either limit, each piece repeating the end of the one
//! before, so that no phrase falls between two.

use std::collections::HashMap;

use shared::search::LONGEST_QUERY;

/// Positions in one piece.
const LONGEST: usize = 8000;

/// Occurrences of one token in one piece.
const MOST_OF_ONE: u32 = 250;

/// Cuts `tokens` into pieces.
pub(super) fn chunks(tokens: &[String]) -> Vec<&[String]> {
    let mut pieces = Vec::new();
    let mut begin = 0;
    while let Some(rest) = tokens.get(begin..).filter(|rest| !rest.is_empty()) {
        let length = fitting(rest);
        pieces.push(rest.get(..length).unwrap_or(rest));
        if length == rest.len() {
            break;
        }
        // A piece is always longer than what it repeats: 64 tokens can't hold 250 of one.
        begin += length - LONGEST_QUERY;
    }
    pieces
}

fn fitting(tokens: &[String]) -> usize {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    for (length, token) in tokens.iter().enumerate().take(LONGEST) {
        let count = seen.entry(token).or_default();
        if *count == MOST_OF_ONE {
            return length;
        }
        *count += 1;
    }
    tokens.len().min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_keep_to_the_limits_and_overlap_by_a_query() {
        let tokens: Vec<String> = (0..30_000_u32).map(|n| format!("{}", n * n % 97)).collect();
        let pieces = chunks(&tokens);
        let mut begin = 0;
        for piece in &pieces {
            assert_eq!(*piece, &tokens[begin..begin + piece.len()]);
            assert!(piece.len() <= LONGEST && piece.len() > LONGEST_QUERY);
            let most = (0..97)
                .map(|t| piece.iter().filter(|p| **p == t.to_string()).count())
                .max();
            assert!(most.unwrap() <= 250);
            begin += piece.len() - LONGEST_QUERY;
        }
        assert_eq!(begin + LONGEST_QUERY, tokens.len());
        assert!(chunks(&[]).is_empty());
    }
}
