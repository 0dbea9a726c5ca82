//! What both kinds of chart are written with.

use core::fmt::Write;

use super::About;

/// The width of every picture, in its own units: that of a phone's text, so that its letters are
/// as large as the page's.
pub(super) const WIDTH: u64 = 360;
/// The size of letters.
pub(super) const LETTERS: u64 = 12;

/// Ink of bars that are meant, of the others, and of lines.
const KEY: &str = "#0017c1";
const SOFT: &str = "#767676";

/// A picture while it is drawn.
pub(super) struct Picture {
    prefix: String,
    out: String,
}

/// How a bar is filled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fill {
    /// Plain: what counts.
    Key,
    /// Striped: the rest.
    Striped,
}

/// Where a text stands from its point.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Picture {
    /// Opens a picture of this height.
    pub fn open(about: &About, height: u64) -> Self {
        let prefix = plain(&about.id);
        let mut out = String::new();
        let (title, description) = (escape(&about.title), escape(&about.description));
        put(
            &mut out,
            format_args!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" \
                 viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
                 font-family=\"sans-serif\" font-size=\"{LETTERS}\" focusable=\"false\" \
                 aria-labelledby=\"{prefix}-title {prefix}-desc\">\
                 <title id=\"{prefix}-title\">{title}</title>\
                 <desc id=\"{prefix}-desc\">{description}</desc>\
                 <defs><pattern id=\"{prefix}-stripes\" width=\"6\" height=\"6\" \
                 patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
                 <rect width=\"6\" height=\"6\" fill=\"#ffffff\"/>\
                 <rect width=\"3\" height=\"6\" fill=\"{SOFT}\"/></pattern></defs>"
            ),
        );
        Self { prefix, out }
    }

    /// A bar; of no size none is drawn.
    pub fn bar(&mut self, (x, y): (u64, u64), (width, height): (u64, u64), fill: Fill) {
        if width == 0 || height == 0 {
            return;
        }
        let (class, paint, line) = match fill {
            Fill::Key => ("chart-key", KEY.to_owned(), KEY),
            Fill::Striped => ("chart-rest", format!("url(#{}-stripes)", self.prefix), SOFT),
        };
        put(
            &mut self.out,
            format_args!(
                "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" \
                 fill=\"{paint}\" stroke=\"{line}\"/>"
            ),
        );
    }

    /// A line; dashed for a target.
    pub fn line(&mut self, (x1, y1): (u64, u64), (x2, y2): (u64, u64), dashed: bool) {
        let pattern = if dashed {
            " stroke-dasharray=\"6 4\" stroke-width=\"2\""
        } else {
            ""
        };
        let (class, paint) = if dashed {
            ("chart-target", "#1a1a1a")
        } else {
            ("chart-axis", SOFT)
        };
        put(
            &mut self.out,
            format_args!(
                "<line class=\"{class}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" \
                 stroke=\"{paint}\"{pattern}/>"
            ),
        );
    }

    /// A text, in full.
    pub fn text(&mut self, (x, y): (u64, u64), anchor: Anchor, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let text = escape(text);
        put(
            &mut self.out,
            format_args!(
                "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" fill=\"#1a1a1a\" \
                 stroke=\"#ffffff\" stroke-width=\"3\" stroke-linejoin=\"round\" \
                 paint-order=\"stroke\">{text}</text>"
            ),
        );
    }

    /// The finished picture.
    pub fn close(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }
}

/// Writing to a string can't fail.
fn put(out: &mut String, text: core::fmt::Arguments<'_>) {
    let _ = out.write_fmt(text);
}

/// The text as XML takes it: names and titles are typed by strangers.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // XML has no way to write most of them.
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

/// An id made of what ids may hold.
fn plain(id: &str) -> String {
    id.chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect()
}

/// About how wide a text is: a Japanese letter takes twice the room of a Latin one.
pub(super) fn width(text: &str) -> u64 {
    text.chars().map(room).sum()
}

fn room(c: char) -> u64 {
    if c.is_ascii() {
        LETTERS * 3 / 5
    } else {
        LETTERS
    }
}

/// The text cut to `room`, with an ellipsis where something is left out.
pub(super) fn fit(text: &str, most: u64) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut taken = room('…');
    for c in text.chars() {
        taken += room(c);
        if taken > most {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}

/// `value` of `max` on a way of `length`, rounded; the whole way for more.
pub(super) fn along(value: u64, max: u64, length: u64) -> u64 {
    if max == 0 {
        return 0;
    }
    let way = u128::from(value.min(max)) * u128::from(length) * 2 + u128::from(max);
    u64::try_from(way / (u128::from(max) * 2)).unwrap_or(length)
}

/// The next round number: 1, 2 or 5 with zeros.
pub(super) fn round_up(value: u64) -> u64 {
    let mut unit = 1_u64;
    loop {
        for step in [1, 2, 5] {
            let round = unit.saturating_mul(step);
            if round >= value {
                return round;
            }
        }
        unit = unit.saturating_mul(10);
    }
}
