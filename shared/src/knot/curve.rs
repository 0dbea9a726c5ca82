//! The curves of a knot, and where they cross themselves: integer geometry.

use core::fmt::Write as _;

use super::Shape;

/// Units of one full turn in [`sine`].
const TURN: i64 = 4096;
/// One in the fixed-point results of [`sine`].
const ONE: i64 = 1 << 14;

pub(super) type Point = (i64, i64);

/// The closed curves a knot can follow.
pub(super) enum Curve {
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
    pub(super) fn choose(dice: &mut Dice, shape: Shape) -> Self {
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
    pub(super) fn lattice(reach: i64, across: i64, down: i64, shape: Shape) -> Self {
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

    pub(super) fn points(&self, (cx, cy): Point) -> Vec<Point> {
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
pub(super) fn sine(angle: i64) -> i64 {
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

pub(super) fn cosine(angle: i64) -> i64 {
    sine(angle + TURN / 4)
}

/// The point `index`, counted round the closed curve.
pub(super) fn at(points: &[Point], index: i64) -> Point {
    let count = i64::try_from(points.len()).unwrap_or(1).max(1);
    usize::try_from(index.rem_euclid(count))
        .ok()
        .and_then(|i| points.get(i))
        .copied()
        .unwrap_or_default()
}

pub(super) fn middle(a: Point, b: Point) -> Point {
    (i64::midpoint(a.0, b.0), i64::midpoint(a.1, b.1))
}

/// Appends the smooth piece of curve that passes the points `from..=to`.
pub(super) fn piece(out: &mut String, points: &[Point], from: i64, to: i64) {
    let start = middle(at(points, from - 1), at(points, from));
    let _ = write!(out, "M{} {}", start.0, start.1);
    for i in from..=to {
        let control = at(points, i);
        let end = middle(control, at(points, i + 1));
        let _ = write!(out, "Q{} {} {} {}", control.0, control.1, end.0, end.1);
    }
}

pub(super) fn closed_path(points: &[Point]) -> String {
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
pub(super) fn over_paths(points: &[Point]) -> String {
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
pub(super) fn visits(points: &[Point]) -> Vec<i64> {
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
pub(super) fn crossing(
    from: Point,
    to: Point,
    other_from: Point,
    other_to: Point,
) -> Option<(i64, i64)> {
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
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u128) -> Self {
        let bytes = seed.to_be_bytes();
        // FNV-1a over the seed, so that UUIDv7 of one second still differ.
        let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(hash | 1)
    }

    pub(super) fn below(&mut self, bound: i64) -> i64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        i64::try_from(high).unwrap_or(0).rem_euclid(bound.max(1))
    }

    pub(super) fn pick(&mut self, from: &[i64], otherwise: i64) -> i64 {
        let index = self.below(i64::try_from(from.len()).unwrap_or(1));
        usize::try_from(index)
            .ok()
            .and_then(|i| from.get(i))
            .copied()
            .unwrap_or(otherwise)
    }
}
