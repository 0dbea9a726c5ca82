//! The picture that previews show (Open Graph): the event's knot on washi, in the installation's
//! colour. It is drawn from the same strokes as in the SPA and holds no words: those stand beside
//! it in every preview, and letters would need a font of some megabytes.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use actix_web::web::{self, Bytes};
use shared::knot::{self, Ink, Shape};
use tiny_skia::{
    Color, FillRule, LineJoin, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, Transform,
};
use tokio::sync::Semaphore;

use crate::config::KeyColor;
use crate::platform::http_error::ApiError;

/// Its width in pixels: what previews ask for.
pub const WIDTH: u32 = 1200;
/// Its height in pixels.
pub const HEIGHT: u32 = 630;

/// Counts changes of how pictures are drawn, so that kept ones are not taken for new ones.
pub const EDITION: u32 = 1;

/// The knot's height in pixels; its width follows and is the picture's.
const KNOT: u16 = 525;
/// The band along the lower edge.
const BAND: u16 = 14;

const WASHI: [u8; 3] = [0xfb, 0xfa, 0xf6];
const CRIMSON: [u8; 3] = [0xce, 0x00, 0x00];
const GOLD: [u8; 3] = [0xd2, 0xa4, 0x00];

/// How many pictures a process remembers: some megabytes at most.
const KEPT: usize = 64;

/// Draws pictures one at a time and remembers the last ones: whoever asks for many gets them
/// slowly, and everybody else's requests go on.
#[derive(Debug)]
pub struct Pictures {
    turn: Semaphore,
    kept: Mutex<VecDeque<(u128, Bytes)>>,
}

impl Default for Pictures {
    fn default() -> Self {
        Self {
            turn: Semaphore::new(1),
            kept: Mutex::default(),
        }
    }
}

impl Pictures {
    /// The picture of a seed as PNG.
    ///
    /// # Errors
    /// When it can't be drawn.
    pub async fn of(&self, seed: u128, key: KeyColor) -> Result<Bytes, ApiError> {
        if let Some(known) = self.known(seed) {
            return Ok(known);
        }
        let turn = self.turn.acquire().await.map_err(ApiError::internal)?;
        // Somebody before us in the line may have asked for the same.
        if let Some(known) = self.known(seed) {
            return Ok(known);
        }
        let drawn = web::block(move || draw(seed, key))
            .await
            .map_err(ApiError::internal)?;
        let picture = Bytes::from(drawn.ok_or_else(|| ApiError::internal("no picture"))?);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.truncate(KEPT - 1);
        kept.push_front((seed, picture.clone()));
        drop(turn);
        Ok(picture)
    }

    fn known(&self, seed: u128) -> Option<Bytes> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.iter().find(|(of, _)| *of == seed);
        found.map(|(_, picture)| picture.clone())
    }
}

/// Draws the picture of a seed; `None` only where the strokes are damaged.
fn draw(seed: u128, key: KeyColor) -> Option<Vec<u8>> {
    let colour = |ink: Ink| match ink {
        Ink::Paper => WASHI,
        Ink::First => key.rgb(),
        Ink::Second => CRIMSON,
        Ink::Third => GOLD,
    };
    let mut picture = Pixmap::new(WIDTH, HEIGHT)?;
    picture.fill(opaque(WASHI));
    let (_, units) = Shape::Cover.size();
    let scale = f32::from(KNOT) / f32::from(units);
    let (width, height) = (f32_of(WIDTH)?, f32_of(HEIGHT)?);
    let free = (height - f32::from(KNOT) - f32::from(BAND)) / 2.0;
    let place = Transform::from_scale(scale, scale).post_translate(0.0, free);
    for stroke in knot::draw(seed, Shape::Cover).strokes {
        let line = Stroke {
            width: f32::from(stroke.width),
            line_join: LineJoin::Round,
            ..Stroke::default()
        };
        let path = outline(&stroke.path)?;
        picture.stroke_path(&path, &paint(colour(stroke.ink)), &line, place, None);
    }
    let band = Rect::from_xywh(0.0, height - f32::from(BAND), width, f32::from(BAND))?;
    picture.fill_path(
        &PathBuilder::from_rect(band),
        &paint(key.rgb()),
        FillRule::Winding,
        Transform::identity(),
        None,
    );
    picture.encode_png().ok()
}

fn f32_of(pixels: u32) -> Option<f32> {
    u16::try_from(pixels).ok().map(f32::from)
}

fn opaque([red, green, blue]: [u8; 3]) -> Color {
    Color::from_rgba8(red, green, blue, u8::MAX)
}

fn paint(colour: [u8; 3]) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color(opaque(colour));
    paint
}

/// Reads the `d` of a knot's stroke: whole numbers with M, H, Q and Z, as `shared::knot` writes.
fn outline(d: &str) -> Option<Path> {
    let is_letter = |c: char| c.is_ascii_alphabetic();
    let mut path = PathBuilder::new();
    let mut level = 0.0;
    for (index, letter) in d.match_indices(is_letter) {
        let rest = d.get(index + letter.len()..)?;
        let until = rest.find(is_letter).unwrap_or(rest.len());
        let numbers: Vec<f32> = rest
            .get(..until)?
            .split_whitespace()
            .map(|number| number.parse().ok())
            .collect::<Option<_>>()?;
        match (letter, numbers.as_slice()) {
            ("M", &[x, y]) => {
                path.move_to(x, y);
                level = y;
            }
            ("H", &[x]) => path.line_to(x, level),
            ("Q", &[cx, cy, x, y]) => {
                path.quad_to(cx, cy, x, y);
                level = y;
            }
            ("Z", []) => path.close(),
            _ => return None,
        }
    }
    path.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stroke_of_a_knot_is_read() {
        for seed in 0..60 {
            for shape in [Shape::Cover, Shape::Square, Shape::Mark] {
                for stroke in knot::draw(seed, shape).strokes {
                    assert!(outline(&stroke.path).is_some(), "{seed}: {}", stroke.path);
                }
            }
        }
        assert!(outline("M0 0C1 1 2 2 3 3").is_none());
        assert!(outline("").is_none());
    }

    #[test]
    fn a_picture_follows_its_seed_and_the_key_colour() {
        let (blue, green) = (KeyColor::DEFAULT, "#00605a".parse().unwrap());
        let one = draw(7, blue).unwrap();
        assert_eq!(one, draw(7, blue).unwrap());
        assert_ne!(one, draw(8, blue).unwrap());
        assert_ne!(one, draw(7, green).unwrap());
        assert!(one.len() < 200_000, "{} bytes", one.len());
    }
}
