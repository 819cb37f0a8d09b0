//! A PDF → a picture of its first page, where the feature `pdf-covers` is built.
//!
//! The file may be broken or made to do harm, so it is drawn on a thread of its own, with a deep stack,
//! a limit of time and its panics caught; a page is drawn at one size, however large it says it is.

use serde::{Deserialize, Serialize};

use crate::diag::areas::issues::Refusal;
use crate::source::file::ImageSize;

/// What draws, in which way; pictures of another one are drawn anew. None draws nothing.
pub const DRAWER: Option<&str> =
    if cfg!(feature = "pdf-covers") { Some("hayro 0.9, 1000, jpeg 84") } else { None };

/// The greatest size of a PDF in bytes.
pub const LIMIT: u64 = 200 * 1024 * 1024;

/// A picture of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// Its measures.
    pub size: ImageSize,
    /// The bytes of a JPEG file.
    pub bytes: Vec<u8>,
}

/// Draws the first page of a PDF.
///
/// # Errors
/// Tells why there is no picture.
#[cfg_attr(
    not(feature = "pdf-covers"),
    expect(clippy::needless_pass_by_value, reason = "the thread that draws takes the bytes")
)]
pub fn draw(pdf: Vec<u8>) -> Result<Drawn, Refusal> {
    if DRAWER.is_none() || pdf.len() as u64 > LIMIT {
        return Err(Refusal::TooLarge);
    }
    #[cfg(feature = "pdf-covers")]
    return renderer::draw(pdf);
    #[cfg(not(feature = "pdf-covers"))]
    Err(Refusal::Broken)
}

#[cfg(feature = "pdf-covers")]
mod renderer {
    use std::panic::{self, AssertUnwindSafe};
    use std::sync::{Once, mpsc};
    use std::thread;
    use std::time::Duration;

    use hayro::hayro_interpret::InterpreterSettings;
    use hayro::hayro_syntax::{LoadPdfError, Pdf};
    use hayro::vello_cpu::Pixmap;
    use hayro::vello_cpu::color::palette::css::WHITE;
    use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
    use image::ExtendedColorType;
    use image::codecs::jpeg::JpegEncoder;

    use super::Drawn;
    use crate::diag::areas::issues::Refusal;
    use crate::source::file::ImageSize;

    /// The long side of a picture in pixels.
    const LONG: f32 = 1000.0;
    /// A page whose short side would be less than this is no cover.
    const SHORT: f32 = 200.0;
    const QUALITY: u8 = 84;
    /// A cover takes a fraction of a second; what takes this long has no end.
    const PATIENCE: Duration = Duration::from_mins(1);
    /// Objects of a PDF lie in one another, and crafted ones very deeply.
    const STACK: usize = 64 * 1024 * 1024;
    const THREAD: &str = "toasoan-pdf";

    pub(super) fn draw(pdf: Vec<u8>) -> Result<Drawn, Refusal> {
        hush();
        let (sender, receiver) = mpsc::channel();
        let work = move || {
            let drawn = panic::catch_unwind(AssertUnwindSafe(|| first_page(pdf)));
            // Nobody listens any more after the limit of time.
            let _ = sender.send(drawn.unwrap_or(Err(Refusal::Broken)));
        };
        let thread = thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK);
        thread.spawn(work).map_err(|_| Refusal::TooSlow)?;
        receiver.recv_timeout(PATIENCE).unwrap_or(Err(Refusal::TooSlow))
    }

    /// Keeps the panics of drawing threads off the terminal: they are told as problems.
    fn hush() {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            let before = panic::take_hook();
            panic::set_hook(Box::new(move |info| {
                if thread::current().name() != Some(THREAD) {
                    before(info);
                }
            }));
        });
    }

    fn first_page(pdf: Vec<u8>) -> Result<Drawn, Refusal> {
        let pdf = Pdf::new(pdf).map_err(|error| match error {
            LoadPdfError::Decryption(_) => Refusal::Locked,
            LoadPdfError::Invalid => Refusal::Broken,
        })?;
        let page = pdf.pages().first().ok_or(Refusal::Broken)?;
        let (width, height) = page.render_dimensions();
        let scale = LONG / width.max(height);
        if !scale.is_finite() || scale <= 0.0 || width.min(height) * scale < SHORT {
            return Err(Refusal::Shape);
        }
        // The renderer cuts fractions off; a whole number of pixels must not lose one.
        let exact = |side: f32| ((side * scale).round() + 0.01) / side;
        let picture = render(
            page,
            &RenderCache::new(),
            &InterpreterSettings::default(),
            &RenderSettings::default(),
            &PixmapSettings { x_scale: exact(width), y_scale: exact(height), bg_color: WHITE },
        );
        jpeg(&picture)
    }

    fn jpeg(picture: &Pixmap) -> Result<Drawn, Refusal> {
        let pixels = picture.data();
        // What could not be drawn is left out, and a page of which nothing could is blank.
        if pixels.windows(2).all(|pair| pair[0] == pair[1]) {
            return Err(Refusal::Blank);
        }
        let colors: Vec<u8> = pixels.iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
        let (width, height) = (picture.width(), picture.height());
        let mut bytes = Vec::new();
        JpegEncoder::new_with_quality(&mut bytes, QUALITY)
            .encode(&colors, width.into(), height.into(), ExtendedColorType::Rgb8)
            .map_err(|_| Refusal::Shape)?;
        let size = ImageSize { width: width.into(), height: height.into() };
        Ok(Drawn { size, bytes })
    }
}
