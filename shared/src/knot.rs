//! The knot (水引の結び): the installation's motif, drawn from a seed (UX "Our own face").
//!
//! One seed, one knot, in the SPA as well as in the Open Graph picture the API draws, so the
//! arithmetic is integer only. A knot is a closed curve; where it meets itself it goes over and
//! under in turn, as a cord does, and it is laid in several parallel strands.

mod curve;

use core::fmt::Write as _;

use curve::{Curve, Dice, closed_path, over_paths};

/// How much wider than the band the paper around an upper crossing is, in drawing units.
const CASING: u16 = 22;

/// What a stroke is drawn with. The SPA maps it to a CSS class, the API to a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// The ground, which separates strands and crossings.
    Paper,
    /// The installation's key colour.
    First,
    /// 紅, crimson.
    Second,
    /// 金, gold.
    Third,
}

impl Ink {
    /// The CSS class that gives the stroke its colour.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Paper => "knot-paper",
            Self::First => "knot-1",
            Self::Second => "knot-2",
            Self::Third => "knot-3",
        }
    }
}

/// The frame a knot is drawn into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// 1000 × 1000 units: empty states.
    Square,
    /// 1000 × 1000 units, thick strands: legible at 24 px (the header's mark).
    Mark,
    /// 1600 × 700 units, with cords to both sides as around an envelope: an event's cover.
    Cover,
}

impl Shape {
    /// Width and height in drawing units.
    pub const fn size(self) -> (u16, u16) {
        match self {
            Self::Square | Self::Mark => (1000, 1000),
            Self::Cover => (1600, 700),
        }
    }
}

/// One SVG path to stroke, in painting order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stroke {
    /// What to stroke with.
    pub ink: Ink,
    /// Stroke width in drawing units.
    pub width: u16,
    /// The `d` attribute: digits, spaces and path letters only.
    pub path: String,
}

/// A drawn knot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knot {
    /// The frame it was drawn into.
    pub shape: Shape,
    /// The strokes from the lowest to the uppermost.
    pub strokes: Vec<Stroke>,
}

/// Draws the knot of a seed (an event's UUID as a number, or any constant).
pub fn draw(seed: u128, shape: Shape) -> Knot {
    let mut dice = Dice::new(seed);
    let curve = Curve::choose(&mut dice, shape);
    let layers = layers(&mut dice, shape);
    let (width, height) = shape.size();
    let centre = match shape {
        Shape::Cover => (
            i64::from(width) * dice.pick(&[1, 2, 3], 2) / 4,
            i64::from(height) / 2,
        ),
        Shape::Square | Shape::Mark => (i64::from(width) / 2, i64::from(height) / 2),
    };
    let points = curve.points(centre);
    let mut strokes = Vec::new();
    if shape == Shape::Cover {
        let line = format!("M0 {y}H{width}", y = height / 2);
        band(&mut strokes, &layers, &line);
    }
    casing(&mut strokes, &layers, &closed_path(&points));
    band(&mut strokes, &layers, &closed_path(&points));
    let over = over_paths(&points);
    casing(&mut strokes, &layers, &over);
    band(&mut strokes, &layers, &over);
    Knot { shape, strokes }
}

/// The whole picture as one SVG document, with the given colours for paper, first, second and
/// third ink (each a CSS colour such as `#0017c1`).
pub fn svg(seed: u128, shape: Shape, colours: [&str; 4]) -> String {
    let [paper, first, second, third] = colours;
    let (width, height) = shape.size();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\"><path fill=\"{paper}\" d=\"M0 0H{width}V{height}H0Z\"/>"
    );
    for stroke in draw(seed, shape).strokes {
        let colour = match stroke.ink {
            Ink::Paper => paper,
            Ink::First => first,
            Ink::Second => second,
            Ink::Third => third,
        };
        // Writing to a String cannot fail.
        let _ = write!(
            out,
            "<path fill=\"none\" stroke-linejoin=\"round\" stroke=\"{colour}\" \
             stroke-width=\"{}\" d=\"{}\"/>",
            stroke.width, stroke.path
        );
    }
    out.push_str("</svg>");
    out
}

/// Strokes one path once per layer, widest first: what shows are parallel strands.
fn band(strokes: &mut Vec<Stroke>, layers: &[(Ink, u16)], path: &str) {
    for &(ink, width) in layers {
        strokes.push(Stroke {
            ink,
            width,
            path: path.to_owned(),
        });
    }
}

/// Clears the ground under a band, so that it is seen to lie above what it crosses.
fn casing(strokes: &mut Vec<Stroke>, layers: &[(Ink, u16)], path: &str) {
    let width = layers.first().map_or(0, |&(_, width)| width) + CASING;
    strokes.push(Stroke {
        ink: Ink::Paper,
        width,
        path: path.to_owned(),
    });
}

/// The strands of a band, widest stroke first.
fn layers(dice: &mut Dice, shape: Shape) -> Vec<(Ink, u16)> {
    use Ink::{First, Paper, Second, Third};
    let inks = match dice.below(4) {
        0 => [First, Second, First],
        1 => [First, Second, Third],
        2 => [Second, First, Second],
        _ => [First, Third, Second],
    };
    let [outer, middle, inner] = inks;
    match shape {
        Shape::Mark => vec![(First, 104), (Paper, 56), (Second, 28)],
        Shape::Square => vec![(outer, 50), (Paper, 28), (middle, 10)],
        Shape::Cover => {
            vec![
                (outer, 43),
                (Paper, 35),
                (middle, 24),
                (Paper, 16),
                (inner, 5),
            ]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::curve::{sine, visits};
    use super::*;

    #[test]
    fn one_seed_draws_one_knot_and_another_seed_another() {
        assert_eq!(draw(7, Shape::Cover), draw(7, Shape::Cover));
        let different = (0..20_u128).map(|seed| draw(seed, Shape::Cover).strokes);
        let paths: std::collections::BTreeSet<String> = different
            .filter_map(|strokes| strokes.last().map(|stroke| stroke.path.clone()))
            .collect();
        assert!(
            paths.len() > 10,
            "only {} different knots of 20",
            paths.len()
        );
    }

    #[test]
    fn every_crossing_is_passed_twice_and_stays_in_the_frame() {
        for seed in 0..60 {
            for shape in [Shape::Square, Shape::Mark, Shape::Cover] {
                let mut dice = Dice::new(seed);
                let curve = Curve::choose(&mut dice, shape);
                let points = curve.points((500, 350));
                let visits = visits(&points);
                assert!(visits.len() >= 6, "seed {seed}: {} visits", visits.len());
                assert_eq!(visits.len() % 2, 0);
                let reach = if shape == Shape::Cover { 430 } else { 480 };
                assert!(points.iter().all(|p| (p.0 - 500).abs() <= reach));
            }
        }
    }

    #[test]
    fn the_integer_sine_is_close_to_the_real_one() {
        for angle in [0, 100, 1024, 1500, 2048, 3000, 4000] {
            let degrees = f64::from(angle) / 4096.0 * core::f64::consts::TAU;
            let wanted = degrees.sin() * 16384.0;
            let got = i32::try_from(sine(i64::from(angle))).unwrap();
            assert!(
                (wanted - f64::from(got)).abs() < 8.0,
                "{angle}: {got} for {wanted}"
            );
        }
    }

    #[test]
    fn the_svg_holds_no_character_that_needs_escaping() {
        let svg = svg(1, Shape::Square, ["#fff", "#0017c1", "#ce0000", "#d2a400"]);
        assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>"));
        assert!(!svg.contains('&'));
    }
}
