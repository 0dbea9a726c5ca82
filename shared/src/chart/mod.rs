//! Charts as SVG: one picture for the page and for paper.
//!
//! Each is a pure function from data to text. It has a title and a description for who can't see it,
//! tells its kinds of bars apart by pattern and not by colour alone, writes every label as text, and uses
//! presentation attributes only (the page's policy allows no inline style, paper has no style sheet). A
//! style sheet may still dress its classes. Coordinates are whole numbers. Beside each chart stands the
//! table of its numbers; the picture adds nothing that the table lacks.

mod bars;
mod columns;
mod svg;

pub use bars::{Bar, BarChart};
pub use columns::{Column, ColumnChart, Scale, Target};

/// What is said about a picture as a whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct About {
    /// Tells the ids of this picture from those of others on the page.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// What one sees in it, in a sentence.
    pub description: String,
}

#[cfg(test)]
mod tests;
