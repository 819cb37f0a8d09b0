//! Colors as style sheets write them, and how well one is read on another.
//!
//! Contrast is that of WCAG 2.2: from 1 (the same) to 21 (black on white).

use std::fmt;

/// A color of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color([u8; 3]);

impl Color {
    /// A color by its parts.
    #[must_use]
    pub const fn new(red: u8, green: u8, blue: u8) -> Color {
        Color([red, green, blue])
    }

    /// Reads `#rrggbb` or `#rgb`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Color> {
        let digits = text.strip_prefix('#')?;
        let digits: Vec<u8> =
            digits.chars().map(|c| Some(c.to_digit(16)? as u8)).collect::<Option<_>>()?;
        match digits.len() {
            3 => Some(Color([digits[0] * 17, digits[1] * 17, digits[2] * 17])),
            6 => {
                let part = |at: usize| digits[at] * 16 + digits[at + 1];
                Some(Color([part(0), part(2), part(4)]))
            }
            _ => None,
        }
    }

    /// The contrast between two colors.
    #[must_use]
    pub fn contrast(self, other: Color) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The nearest color on the way to `end` that has at least this contrast on `ground`; `end` itself
    /// when none has.
    #[must_use]
    pub fn until(self, end: Color, ground: Color, contrast: f64) -> Color {
        let steps = (0..=64_u16).map(|step| self.mixed(end, step));
        steps.into_iter().find(|color| color.contrast(ground) >= contrast).unwrap_or(end)
    }

    fn mixed(self, end: Color, step: u16) -> Color {
        let mix = |from: u8, to: u8| {
            let part = (u16::from(from) * (64 - step) + u16::from(to) * step) / 64;
            u8::try_from(part).unwrap_or(u8::MAX)
        };
        Color(std::array::from_fn(|at| mix(self.0[at], end.0[at])))
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::Color;

    const WHITE: Color = Color::new(255, 255, 255);
    const BLACK: Color = Color::new(0, 0, 0);

    #[test]
    fn colors_are_read_as_style_sheets_write_them() {
        for (text, wanted) in [
            ("#0b6b3a", Some("#0b6b3a")),
            ("#ABC", Some("#aabbcc")),
            ("0b6b3a", None),
            ("#0b6b3", None),
            ("#0b6b3g", None),
            ("xanh", None),
            ("", None),
        ] {
            let read = Color::parse(text).map(|color| color.to_string());
            assert_eq!(read.as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((WHITE.contrast(BLACK) - 21.0).abs() < 1e-9);
        assert!((BLACK.contrast(BLACK) - 1.0).abs() < 1e-9);
        // The well-known border case: #767676 on white is the lightest gray that passes.
        assert!(Color::new(0x76, 0x76, 0x76).contrast(WHITE) >= 4.5);
        assert!(Color::new(0x77, 0x77, 0x77).contrast(WHITE) < 4.5);
    }

    #[test]
    fn a_color_is_changed_no_more_than_needed() {
        let green = Color::new(0x0b, 0x6b, 0x3a);
        assert_eq!(green.until(BLACK, WHITE, 4.5), green);
        let yellow = Color::new(0xf0, 0xc0, 0x20);
        let mended = yellow.until(BLACK, WHITE, 4.5);
        assert!((4.5..5.0).contains(&mended.contrast(WHITE)), "{mended}");
        assert_eq!(yellow.until(WHITE, WHITE, 4.5), WHITE);
    }
}
