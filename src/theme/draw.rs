//! SVG → a PNG file, where the feature `share-pictures` is built.
//!
//! Pure: only the fonts of the theme are used, and whatever else the drawing names, files and addresses,
//! is not there. The same drawing and fonts give the same bytes, on any number of threads.

use crate::base::text::Text;
use crate::theme::fonts::Fonts;

/// What draws, in which way; pictures of another one are drawn anew. None draws nothing.
pub const DRAWER: Option<&str> =
    if cfg!(feature = "share-pictures") { Some("resvg 0.49, palette 1") } else { None };

/// The measures of a picture for sharing, as networks ask for.
pub const SIZE: (u32, u32) = (1200, 630);

/// Draws a picture.
///
/// # Errors
/// Tells why it cannot be drawn.
pub fn draw(svg: &str, fonts: &Fonts) -> Result<Vec<u8>, Text> {
    #[cfg(feature = "share-pictures")]
    return drawer::draw(svg, fonts);
    #[cfg(not(feature = "share-pictures"))]
    {
        let _ = (svg, fonts);
        Err(Text::from("share-pictures"))
    }
}

/// Finds out whether a picture can be drawn, which takes a fraction of the time.
///
/// # Errors
/// Tells why it cannot be drawn.
pub fn check(svg: &str, fonts: &Fonts) -> Result<(), Text> {
    #[cfg(feature = "share-pictures")]
    return drawer::check(svg, fonts);
    #[cfg(not(feature = "share-pictures"))]
    draw(svg, fonts).map(|_| ())
}

#[cfg(feature = "share-pictures")]
mod drawer {
    use std::borrow::Cow;
    use std::panic::{self, AssertUnwindSafe};

    use resvg::tiny_skia::{Color, Pixmap, Transform};
    use resvg::usvg::{ImageHrefResolver, Options, Tree};

    use super::SIZE;
    use crate::base::text::Text;
    use crate::theme::fonts::{Fonts, is_unseen};
    use crate::theme::palette;

    pub(super) fn draw(svg: &str, fonts: &Fonts) -> Result<Vec<u8>, Text> {
        guarded(|| {
            let tree = tree(svg, fonts)?;
            let (width, height) = SIZE;
            let mut pixels = Pixmap::new(width, height).ok_or("1200 × 630")?;
            pixels.fill(Color::WHITE);
            let size = tree.size();
            let scale =
                Transform::from_scale(width as f32 / size.width(), height as f32 / size.height());
            resvg::render(&tree, scale, &mut pixels.as_mut());
            palette::png(pixels.data(), width, height)
                .map_err(|error| Text::from(error.to_string()))
        })
    }

    pub(super) fn check(svg: &str, fonts: &Fonts) -> Result<(), Text> {
        guarded(|| tree(svg, fonts).map(|_| ()))
    }

    /// A drawing that makes the renderer panic must not end the build.
    fn guarded<T>(work: impl FnOnce() -> Result<T, Text>) -> Result<T, Text> {
        panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(Text::from("panic")))
    }

    fn tree(svg: &str, fonts: &Fonts) -> Result<Tree, Text> {
        let options = Options {
            fontdb: fonts.database(),
            font_family: fonts.families().into_iter().next().unwrap_or_default(),
            image_href_resolver: ImageHrefResolver {
                resolve_data: Box::new(|_, _, _| None),
                resolve_string: Box::new(|_, _| None),
            },
            ..Options::default()
        };
        let tree = Tree::from_str(&allowed(svg), &options);
        let tree = tree.map_err(|error| Text::from(error.to_string()))?;
        let size = tree.size();
        let (width, height) = (SIZE.0 as f32, SIZE.1 as f32);
        let is_alike = (size.width() * height - size.height() * width).abs() <= width;
        if is_alike {
            return Ok(tree);
        }
        let (width, height) = (size.width(), size.height());
        Err(Text::from(format!("{width} × {height} ≠ {} × {}", SIZE.0, SIZE.1)))
    }

    /// A drawing without the characters that XML does not allow, and those that only steer others.
    fn allowed(svg: &str) -> Cow<'_, str> {
        let is_bad = |c: char| {
            (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
                || matches!(c, '\u{fffe}' | '\u{ffff}')
                || is_unseen(c)
        };
        if svg.contains(is_bad) { svg.replace(is_bad, "").into() } else { svg.into() }
    }
}
