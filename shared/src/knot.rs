//! The knot (水引の結び): the installation's motif, drawn from a seed (UX "Our own face").
//!
//! One seed, one knot, in the SPA as well as in the Open Graph picture the API draws, so the
//! arithmetic is integer only. A knot is a closed curve; where it meets itself it goes over and
//! under in turn, as a cord does, and it is laid in several parallel strands.

use core::fmt::Write as _;

/// Units of one full turn in [`sine`].
const TURN: i64 = 4096;
/// One in the fixed-point results of [`sine`].
const ONE: i64 = 1 << 14;
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

type Point = (i64, i64);

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

/// The closed curves a knot can follow.
enum Curve {
    /// A torus knot seen from above: `lobes` petals in `rounds` rounds (梅結び is 5 in 2).
    Rosette {
        rounds: i64,
        lobes: i64,
        radius: i64,
        swing: i64,
        turn: i64,
    },
    /// A lattice: `across` swings to the sides while `down` swings up and down (あわじ is 2:3).
    Lattice { across: i64, down: i64, half: Point },
}

impl Curve {
    fn choose(dice: &mut Dice, shape: Shape) -> Self {
        let reach = match shape {
            Shape::Cover => 265,
            Shape::Square => 440,
            Shape::Mark => 420,
        };
        let kind = if shape == Shape::Mark {
            1
        } else {
            dice.below(6)
        };
        let (rounds, lobes) = match kind {
            0 => (2, 3),
            1 => (2, 5),
            2 => (3, 5),
            3 => (3, 4),
            4 => return Self::lattice(reach, 2, 3, shape),
            _ => return Self::lattice(reach, 3, 4, shape),
        };
        let swing = reach * dice.pick(&[36, 39, 42], 39) / 100;
        Self::Rosette {
            rounds,
            lobes,
            radius: reach - swing,
            swing,
            turn: dice.below(TURN),
        }
    }

    /// One of `across` and `down` is even, so without a phase the crossings spread evenly.
    fn lattice(reach: i64, across: i64, down: i64, shape: Shape) -> Self {
        let wide = if shape == Shape::Cover {
            reach * 5 / 4
        } else {
            reach
        };
        Self::Lattice {
            across,
            down,
            half: (wide, reach),
        }
    }

    fn points(&self, (cx, cy): Point) -> Vec<Point> {
        match *self {
            Self::Rosette {
                rounds,
                lobes,
                radius,
                swing,
                turn,
            } => {
                let count = 20 * lobes;
                (0..count)
                    .map(|i| {
                        let angle = rounds * i * TURN / count + turn;
                        let r = radius * ONE + swing * cosine(lobes * i * TURN / count);
                        let at = |wave: i64| r / ONE * wave / ONE + (r % ONE) * wave / ONE / ONE;
                        (cx + at(cosine(angle)), cy + at(sine(angle)))
                    })
                    .collect()
            }
            Self::Lattice { across, down, half } => {
                let count = 36 * across.max(down);
                (0..count)
                    .map(|i| {
                        let t = i * TURN / count;
                        let x = half.0 * sine(down * t) / ONE;
                        let y = half.1 * sine(across * t) / ONE;
                        (cx + x, cy + y)
                    })
                    .collect()
            }
        }
    }
}

/// The sine of `angle` in units of 1/[`TURN`], times [`ONE`]; error below 0.02 %.
fn sine(angle: i64) -> i64 {
    let quarter = TURN / 4;
    let a = angle.rem_euclid(TURN);
    let (a, sign) = if a >= TURN / 2 {
        (a - TURN / 2, -1)
    } else {
        (a, 1)
    };
    let z = if a > quarter { TURN / 2 - a } else { a } * ONE / quarter;
    // sin(πz/2) ≈ az − bz³ + cz⁵ with a = π/2, b = π − 5/2, c = π/2 − 3/2, in fixed point.
    let z2 = z * z / ONE;
    let poly = 25_736 - z2 * (10_512 - z2 * 1_160 / ONE) / ONE;
    sign * (z * poly / ONE)
}

fn cosine(angle: i64) -> i64 {
    sine(angle + TURN / 4)
}

/// The point `index`, counted round the closed curve.
fn at(points: &[Point], index: i64) -> Point {
    let count = i64::try_from(points.len()).unwrap_or(1).max(1);
    usize::try_from(index.rem_euclid(count))
        .ok()
        .and_then(|i| points.get(i))
        .copied()
        .unwrap_or_default()
}

fn middle(a: Point, b: Point) -> Point {
    (i64::midpoint(a.0, b.0), i64::midpoint(a.1, b.1))
}

/// Appends the smooth piece of curve that passes the points `from..=to`.
fn piece(out: &mut String, points: &[Point], from: i64, to: i64) {
    let start = middle(at(points, from - 1), at(points, from));
    let _ = write!(out, "M{} {}", start.0, start.1);
    for i in from..=to {
        let control = at(points, i);
        let end = middle(control, at(points, i + 1));
        let _ = write!(out, "Q{} {} {} {}", control.0, control.1, end.0, end.1);
    }
}

fn closed_path(points: &[Point]) -> String {
    let mut out = String::new();
    piece(
        &mut out,
        points,
        0,
        i64::try_from(points.len()).unwrap_or(1) - 1,
    );
    out.push('Z');
    out
}

/// The pieces of curve that lie above another one, as one path.
fn over_paths(points: &[Point]) -> String {
    let visits = visits(points);
    let mut out = String::new();
    let count = i64::try_from(points.len()).unwrap_or(1);
    let total = count * ONE;
    for (rank, &position) in visits.iter().enumerate() {
        // Over and under alternate along the cord; every plane curve allows it.
        if rank % 2 == 1 {
            continue;
        }
        let before = visits.get(rank.checked_sub(1).unwrap_or(visits.len() - 1));
        let after = visits.get(rank + 1).or(visits.first());
        let gap = |other: Option<&i64>| {
            other.map_or(total, |&o| {
                let d = (o - position).rem_euclid(total);
                d.min(total - d)
            })
        };
        // Half the way to the next crossing, where this cord goes under.
        let reach = gap(before).min(gap(after)) / 2;
        let from = (position - reach) / ONE + 1;
        let to = (position + reach) / ONE;
        piece(&mut out, points, from, to.max(from));
    }
    out
}

/// Where the curve meets itself: positions along it (segment number × [`ONE`] + fraction) in
/// order, each crossing twice.
fn visits(points: &[Point]) -> Vec<i64> {
    let count = i64::try_from(points.len()).unwrap_or(0);
    let mut found = Vec::new();
    for i in 0..count {
        for j in (i + 2)..count {
            if i == 0 && j == count - 1 {
                continue;
            }
            let (p, r) = (at(points, i), at(points, i + 1));
            let (q, s) = (at(points, j), at(points, j + 1));
            if let Some((t, u)) = crossing(p, r, q, s) {
                found.push(i * ONE + t);
                found.push(j * ONE + u);
            }
        }
    }
    found.sort_unstable();
    found
}

/// Where two segments cross, as fractions of each times [`ONE`].
fn crossing(from: Point, to: Point, other_from: Point, other_to: Point) -> Option<(i64, i64)> {
    let cross = |a: Point, b: Point| a.0 * b.1 - a.1 * b.0;
    let minus = |a: Point, b: Point| (a.0 - b.0, a.1 - b.1);
    let (way, other_way) = (minus(to, from), minus(other_to, other_from));
    let between = minus(other_from, from);
    let det = cross(way, other_way);
    if det == 0 {
        return None;
    }
    let here = cross(between, other_way) * ONE / det;
    let there = cross(between, way) * ONE / det;
    ((0..ONE).contains(&here) && (0..ONE).contains(&there)).then_some((here, there))
}

/// A small seeded generator (xorshift64*); good enough to choose a picture by.
struct Dice(u64);

impl Dice {
    fn new(seed: u128) -> Self {
        let bytes = seed.to_be_bytes();
        // FNV-1a over the seed, so that UUIDv7 of one second still differ.
        let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(hash | 1)
    }

    fn below(&mut self, bound: i64) -> i64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        i64::try_from(high).unwrap_or(0).rem_euclid(bound.max(1))
    }

    fn pick(&mut self, from: &[i64], otherwise: i64) -> i64 {
        let index = self.below(i64::try_from(from.len()).unwrap_or(1));
        usize::try_from(index)
            .ok()
            .and_then(|i| from.get(i))
            .copied()
            .unwrap_or(otherwise)
    }
}

#[cfg(test)]
mod tests {
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
            let got = sine(i64::from(angle));
            assert!(
                (wanted - got as f64).abs() < 8.0,
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
