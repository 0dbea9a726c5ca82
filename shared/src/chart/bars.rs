//! Bars from left to right: how answers are spread over the steps of a question.

use super::About;
use super::svg::{Anchor, Fill, Picture, WIDTH, along, fit};

/// One bar.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// How long it is.
    pub value: u64,
    /// Its number in words.
    pub text: String,
    /// Whether it counts for the figure; the others are striped.
    pub counts: bool,
}

/// Bars, in the order given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BarChart {
    /// What is said about it.
    pub about: About,
    /// The bars.
    pub bars: Vec<Bar>,
}

const LABELS: u64 = 112;
const NUMBERS: u64 = 84;
const ROW: u64 = 28;
const THICK: u64 = 18;
const GAP: u64 = 6;

impl BarChart {
    /// The picture.
    pub fn draw(&self) -> String {
        let rows = u64::try_from(self.bars.len()).unwrap_or(0);
        let height = (rows * ROW).max(ROW);
        let mut picture = Picture::open(&self.about, height);
        let length = WIDTH - LABELS - NUMBERS;
        let max = self.bars.iter().map(|bar| bar.value).max().unwrap_or(0);
        let mut top = 0;
        for bar in &self.bars {
            let fill = if bar.counts { Fill::Key } else { Fill::Striped };
            let line = top + ROW / 2 + 4;
            let long = along(bar.value, max, length);
            picture.text(
                (LABELS - GAP, line),
                Anchor::End,
                &fit(&bar.label, LABELS - GAP),
            );
            picture.bar((LABELS, top + (ROW - THICK) / 2), (long, THICK), fill);
            picture.text((LABELS + long + GAP, line), Anchor::Start, &bar.text);
            top += ROW;
        }
        picture.line((LABELS, 0), (LABELS, height), false);
        picture.close()
    }
}
