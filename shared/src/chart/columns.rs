//! Columns side by side: by event or by month, with a line for the target.

use super::About;
use super::svg::{Anchor, Fill, Picture, WIDTH, along, fit, round_up, width};

/// One column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// What stands under it.
    pub label: String,
    /// How high it is; none where there is nothing to show.
    pub value: Option<u64>,
    /// Its number in words, or why there is none.
    pub text: String,
    /// Whether it is drawn plain; the others are striped.
    pub counts: bool,
}

/// A line across all columns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// How high.
    pub value: u64,
    /// What is written on it.
    pub text: String,
}

/// Columns, in the order given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ColumnChart {
    /// What is said about it.
    pub about: About,
    /// The columns.
    pub columns: Vec<Column>,
    /// What the numbers are.
    pub scale: Scale,
    /// The target.
    pub target: Option<Target>,
}

/// What the numbers of columns are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scale {
    /// So many of something; the scale ends at the next round number.
    Number,
    /// A share in permille; the scale ends at the whole.
    Permille,
}

const HEIGHT: u64 = 216;
const LEFT: u64 = 44;
const RIGHT: u64 = 4;
/// Room for the target's words, and below them for the number of a column that is full.
const TOP: u64 = 40;
const BOTTOM: u64 = 24;

impl ColumnChart {
    /// The picture.
    pub fn draw(&self) -> String {
        let mut picture = Picture::open(&self.about, HEIGHT);
        let (floor, high) = (HEIGHT - BOTTOM, HEIGHT - BOTTOM - TOP);
        let values = self.columns.iter().filter_map(|column| column.value);
        let highest = values.chain(self.target.as_ref().map(|target| target.value));
        let (max, top) = match self.scale {
            Scale::Permille => (1000, "100%".to_owned()),
            Scale::Number => {
                let max = round_up(highest.max().unwrap_or(1));
                (max, max.to_string())
            }
        };
        picture.line((LEFT, floor), (WIDTH - RIGHT, floor), false);
        picture.line((LEFT, TOP), (LEFT, floor), false);
        picture.text((LEFT - 4, floor + 4), Anchor::End, "0");
        picture.text((LEFT - 4, TOP + 4), Anchor::End, &fit(&top, LEFT - 4));
        // Behind the columns, whose numbers it would strike through.
        if let Some(target) = &self.target {
            let y = floor - along(target.value, max, high);
            picture.line((LEFT, y), (WIDTH - RIGHT, y), true);
            picture.text((WIDTH - RIGHT, 14), Anchor::End, &target.text);
        }
        let number = u64::try_from(self.columns.len()).unwrap_or(1).max(1);
        let slot = (WIDTH - LEFT - RIGHT) / number;
        let every = self.step(slot);
        for (place, column) in (0_u64..).zip(&self.columns) {
            let middle = LEFT + slot * place + slot / 2;
            let tall = along(column.value.unwrap_or(0), max, high);
            let thick = (slot * 2 / 3).max(1);
            let fill = if column.counts {
                Fill::Key
            } else {
                Fill::Striped
            };
            picture.bar((middle - thick / 2, floor - tall), (thick, tall), fill);
            if width(&column.text) <= slot {
                picture.text((middle, floor - tall - 4), Anchor::Middle, &column.text);
            }
            if place % every == 0 {
                picture.text((middle, HEIGHT - 8), Anchor::Middle, &column.label);
            }
        }
        picture.close()
    }

    /// Every how many columns a label fits.
    fn step(&self, slot: u64) -> u64 {
        let widths = self.columns.iter().map(|column| width(&column.label) + 4);
        widths.max().unwrap_or(1).div_ceil(slot.max(1)).max(1)
    }
}
