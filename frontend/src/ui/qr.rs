//! QR codes, drawn as one path: the browser makes them, so that a code never leaves the page.

use core::fmt::Write as _;

use fast_qr::{ECL, QRBuilder};
use yew::prelude::*;

/// The light margin a reader needs around the code, in modules (ISO/IEC 18004).
const QUIET: usize = 4;

/// A QR code of `text`: its edge in modules, margins included, and the path of its dark modules.
/// `None` where the text is longer than a code can hold; the page then has the text alone.
pub fn outline(text: &str) -> Option<(usize, String)> {
    // Level M reads through scratches and reflections; more would make the modules smaller.
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let mut path = String::new();
    for (y, row) in code.data.chunks(code.size).take(code.size).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a.value() == b.value()) {
            if run.first().is_some_and(|module| module.value()) {
                // Writing to a String cannot fail.
                let _ = write!(
                    path,
                    "M{} {}h{}v1h-{}z",
                    x + QUIET,
                    y + QUIET,
                    run.len(),
                    run.len()
                );
            }
            x += run.len();
        }
    }
    Some((code.size + 2 * QUIET, path))
}

/// Draws a QR code of `text`, dark on white in every colour scheme, so that it can be read.
/// `label` says what it is to those who do not see it; what it holds must stand in words beside
/// it. Plain markup: a component more is 4 KB of WASM.
pub fn qr_code(text: &str, label: AttrValue) -> Html {
    let Some((edge, path)) = outline(text) else {
        return Html::default();
    };
    html! {
        <svg class="qr" viewBox={format!("0 0 {edge} {edge}")} role="img"
            aria-label={label} shape-rendering="crispEdges" focusable="false">
            <path fill="#fff" d={format!("M0 0h{edge}v{edge}H0z")} />
            <path fill="#000" d={path} />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules as text, by following the path.
    fn drawn(text: &str) -> Vec<Vec<bool>> {
        let (edge, path) = outline(text).unwrap();
        let mut grid = vec![vec![false; edge]; edge];
        for run in path.split('M').skip(1) {
            let (at, rest) = run.split_once('h').unwrap();
            let (x, y) = at.split_once(' ').unwrap();
            let length: usize = rest.split('v').next().unwrap().parse().unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            for module in &mut grid[y][x..x + length] {
                *module = true;
            }
        }
        grid
    }

    #[test]
    fn a_ticket_fits_the_smallest_code_with_its_margin_and_finder_patterns() {
        let grid = drawn("3F7KQ0ZB1M");
        assert_eq!(grid.len(), 21 + 2 * QUIET);
        let dark = |y: usize, x: usize| grid[y + QUIET][x + QUIET];
        for (top, left) in [(0, 0), (0, 14), (14, 0)] {
            for at in 0..7 {
                assert!(dark(top, left + at) && dark(top + 6, left + at));
                assert!(dark(top + at, left) && dark(top + at, left + 6));
            }
            assert!(!dark(top + 1, left + 1) && dark(top + 3, left + 3));
        }
        let margin = grid[..QUIET].iter().flatten().any(|module| *module);
        assert!(!margin, "a reader needs the light margin");
    }

    #[test]
    fn what_no_code_can_hold_is_not_drawn() {
        assert!(outline(&"x".repeat(5000)).is_none());
    }
}
