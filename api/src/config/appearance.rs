//! The installation's own face.

use std::fmt;
use std::str::FromStr;

use super::env::{Env, Variable};

/// Text on its ground has at least this contrast (WCAG 2.2, 1.4.3).
const LEAST_CONTRAST: f64 = 4.5;

/// The key colour: buttons, marks and the first cord of the knot have it. It is dark enough for
/// white words on it, and for words in it on its own light tint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyColor([u8; 3]);

impl KeyColor {
    /// Blue 900 of the design tokens, as the styles have it (`--key` in `10-base.css`).
    pub const DEFAULT: Self = Self([0x00, 0x17, 0xc1]);

    /// Red, green and blue.
    pub const fn rgb(self) -> [u8; 3] {
        self.0
    }

    /// How much it stands out against its light tint, which is the lightest ground it is put on
    /// next to white; against white it is more.
    fn contrast(self) -> f64 {
        // `--key-tint` in the styles: 5 % of it in white.
        let tint = self
            .0
            .map(|part| 0.95f64.mul_add(255.0, 0.05 * f64::from(part)));
        (luminance(tint) + 0.05) / (luminance(self.0.map(f64::from)) + 0.05)
    }
}

/// The relative luminance of an sRGB colour (WCAG 2.2, "relative luminance").
fn luminance([red, green, blue]: [f64; 3]) -> f64 {
    let linear = |part: f64| {
        let part = part / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126f64.mul_add(
        linear(red),
        0.7152f64.mul_add(linear(green), 0.0722 * linear(blue)),
    )
}

impl fmt::Display for KeyColor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl FromStr for KeyColor {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let digits = text.strip_prefix('#').filter(|digits| {
            digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        });
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let [_, red, green, blue] = number.ok_or("must be a colour as #rrggbb")?.to_be_bytes();
        let colour = Self([red, green, blue]);
        let contrast = colour.contrast();
        if contrast < LEAST_CONTRAST {
            // Rounded down: 4.49 is not 4.5.
            let shown = (contrast * 100.0).floor() / 100.0;
            return Err(format!(
                "is too light: white words on it, and words in it on its light tint, need a contrast of at \
                 least {LEAST_CONTRAST}:1, and this has {shown:.2}:1; take a darker one"
            ));
        }
        Ok(colour)
    }
}

/// The section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppearanceSettings {
    /// The key colour.
    pub key_color: KeyColor,
}

pub(super) const KEY_COLOR: Variable = Variable {
    name: "MUSUBI_KEY_COLOR",
    purpose: "The installation's colour, `#rrggbb`: buttons, marks and the knot have it. It must be dark enough to \
              read (contrast at least 4.5:1).",
    default: "`#0017c1`",
    example: "#00605a",
};

pub(super) const VARIABLES: [&Variable; 1] = [&KEY_COLOR];

pub(super) fn read(env: &mut Env) -> AppearanceSettings {
    AppearanceSettings {
        key_color: env.read(&KEY_COLOR, KeyColor::DEFAULT, str::parse),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dark_colour_is_taken_and_written_back() {
        for good in ["#0017c1", "#00605a", "#000000", "#8B0000"] {
            let colour: KeyColor = good.parse().unwrap();
            assert_eq!(colour.to_string(), good.to_ascii_lowercase());
        }
        assert_eq!("#0017c1".parse(), Ok(KeyColor::DEFAULT));
    }

    #[test]
    fn a_light_colour_is_refused_with_its_contrast() {
        // #767676 is the lightest grey with 4.5:1 on white; on its own tint it has less.
        for (bad, shown) in [("#ffffff", "1.00:1"), ("#ffd400", ":1"), ("#767676", "4.2")] {
            let wrong = bad.parse::<KeyColor>().unwrap_err();
            assert!(
                wrong.contains("too light") && wrong.contains(shown),
                "{bad}: {wrong}"
            );
        }
    }

    #[test]
    fn what_is_no_colour_is_refused() {
        for bad in [
            "blue",
            "0017c1",
            "#0017c",
            "#0017c1ff",
            "#00g7c1",
            "#+017c1",
            "",
        ] {
            let wrong = bad.parse::<KeyColor>().unwrap_err();
            assert!(wrong.contains("#rrggbb"), "{bad}: {wrong}");
        }
    }

    #[test]
    fn the_contrast_of_black_is_nearly_that_on_white() {
        let black = KeyColor([0, 0, 0]).contrast();
        assert!(black > 18.5 && black < 21.0, "{black}");
    }

    #[test]
    fn the_default_is_the_colour_of_the_styles() {
        let styles = concat!(env!("CARGO_MANIFEST_DIR"), "/../frontend/styles/");
        let read = |name: &str| std::fs::read_to_string(format!("{styles}{name}")).unwrap();
        assert!(read("10-base.css").contains("--key: var(--color-primitive-blue-900);"));
        let token = format!("--color-primitive-blue-900: {};", KeyColor::DEFAULT);
        assert!(read("00-tokens.css").contains(&token));
    }
}
