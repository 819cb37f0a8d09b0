//! A picture → the same picture in smaller widths, as WebP, where the feature `pictures` is built.
//!
//! WebP by libwebp, because what is written in Rust alone only packs without loss, which takes three to
//! ten times the bytes of a photograph. One decoding serves all widths. The same bytes in give the same
//! bytes out, on any number of threads.

use crate::diag::areas::assets::Fault;

/// What shrinks, in which way; pictures of another one are made anew. None shrinks nothing.
pub const SHRINKER: Option<&str> =
    if cfg!(feature = "pictures") { Some("webp 0.3, lanczos3, 1") } else { None };

/// The greatest number of bytes that a decoded picture may take: 67 megapixels in color.
pub const LIMIT: u64 = 256 * 1024 * 1024;

/// Makes a picture smaller: one file for each width, in order. Widths are those of the upright picture.
///
/// # Errors
/// Tells why it cannot be done.
pub fn shrink(picture: &[u8], widths: &[u32], quality: u8) -> Result<Vec<Vec<u8>>, Fault> {
    #[cfg(feature = "pictures")]
    return shrinker::shrink(picture, widths, quality);
    #[cfg(not(feature = "pictures"))]
    {
        let _ = (picture, widths, quality);
        Err(Fault::Broken)
    }
}

#[cfg(feature = "pictures")]
mod shrinker {
    use std::io::Cursor;
    use std::panic::{self, AssertUnwindSafe};

    use fast_image_resize::images::Image;
    use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
    use image::metadata::Orientation;
    use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
    use webp::{Encoder, PixelLayout};

    use super::LIMIT;
    use crate::diag::areas::assets::Fault;
    use crate::source::anatomy;

    pub(super) fn shrink(bytes: &[u8], widths: &[u32], quality: u8) -> Result<Vec<Vec<u8>>, Fault> {
        // A crafted file must not end the build.
        panic::catch_unwind(AssertUnwindSafe(|| all(bytes, widths, quality)))
            .unwrap_or(Err(Fault::Broken))
    }

    fn all(bytes: &[u8], widths: &[u32], quality: u8) -> Result<Vec<Vec<u8>>, Fault> {
        let picture = Pixels::decode(bytes)?;
        widths.iter().map(|&width| picture.webp(width, quality)).collect()
    }

    /// An upright picture of eight bits a channel.
    struct Pixels {
        image: Image<'static>,
        layout: PixelLayout,
        profile: Option<Vec<u8>>,
    }

    impl Pixels {
        fn decode(bytes: &[u8]) -> Result<Pixels, Fault> {
            let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
            let mut reader = reader.map_err(|_| Fault::Broken)?;
            let mut limits = Limits::default();
            limits.max_alloc = Some(LIMIT + LIMIT / 2);
            reader.limits(limits);
            let mut decoder = reader.into_decoder().map_err(|_| Fault::Broken)?;
            if decoder.total_bytes() > LIMIT {
                return Err(Fault::TooLarge);
            }
            let profile = decoder.icc_profile().ok().flatten().filter(|profile| matters(profile));
            let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| Fault::Broken)?;
            let turn = anatomy::look(bytes).map_or(1, |anatomy| anatomy.turn);
            let is_clear = picture.color().has_alpha();
            picture = if is_clear {
                DynamicImage::ImageRgba8(picture.into_rgba8())
            } else {
                DynamicImage::ImageRgb8(picture.into_rgb8())
            };
            picture.apply_orientation(
                Orientation::from_exif(turn).unwrap_or(Orientation::NoTransforms),
            );
            let (width, height) = (picture.width(), picture.height());
            let (kind, layout) = if is_clear {
                (PixelType::U8x4, PixelLayout::Rgba)
            } else {
                (PixelType::U8x3, PixelLayout::Rgb)
            };
            let image = Image::from_vec_u8(width, height, picture.into_bytes(), kind);
            Ok(Pixels { image: image.map_err(|_| Fault::Broken)?, layout, profile })
        }

        fn webp(&self, width: u32, quality: u8) -> Result<Vec<u8>, Fault> {
            let (from, high) = (self.image.width().max(1), self.image.height());
            let height = (u64::from(high) * u64::from(width)).div_ceil(u64::from(from)).max(1);
            let height = u32::try_from(height).map_err(|_| Fault::Shape)?;
            // The greatest side that WebP can hold.
            if width.max(height) > 16_383 {
                return Err(Fault::Shape);
            }
            let mut small = Image::new(width, height, self.image.pixel_type());
            let options =
                ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
            Resizer::new().resize(&self.image, &mut small, &options).map_err(|_| Fault::Broken)?;
            let encoder = Encoder::new(small.buffer(), self.layout, width, height);
            let made =
                encoder.encode_simple(false, f32::from(quality)).map_err(|_| Fault::Shape)?;
            Ok(match &self.profile {
                Some(profile) => with_profile(&made, profile, width, height),
                None => made.to_vec(),
            })
        }
    }

    /// Whether colors look different without this profile: it is of colors, and not the usual one.
    fn matters(profile: &[u8]) -> bool {
        let usual = |wide: bool| {
            let name: Vec<u8> =
                b"sRGB".iter().flat_map(|&b| if wide { vec![0, b] } else { vec![b] }).collect();
            profile.windows(name.len()).any(|part| part == name)
        };
        profile.get(16..20) == Some(b"RGB ")
            && profile.len() < 16 * 1024
            && !usual(false)
            && !usual(true)
    }

    /// A WebP file with a color profile: its picture behind the head and the profile.
    fn with_profile(simple: &[u8], profile: &[u8], width: u32, height: u32) -> Vec<u8> {
        const PROFILE: u8 = 0x20;
        let picture = simple.get(12..).unwrap_or_default();
        if picture.starts_with(b"VP8X") {
            // It has a head already, because it is partly clear; its colors are close enough.
            return simple.to_vec();
        }
        let mut out = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0".to_vec();
        out.extend([PROFILE, 0, 0, 0]);
        out.extend(&(width - 1).to_le_bytes()[..3]);
        out.extend(&(height - 1).to_le_bytes()[..3]);
        out.extend(b"ICCP");
        out.extend((profile.len() as u32).to_le_bytes());
        out.extend(profile);
        out.extend(std::iter::repeat_n(0, profile.len() % 2));
        out.extend(picture);
        let length = (out.len() as u32 - 8).to_le_bytes();
        out[4..8].copy_from_slice(&length);
        out
    }
}
