//! Pixels → a PNG file, with a palette where the picture has few colors, as drawings have.
//!
//! A palette takes a third of the bytes of full colors. A picture of a few more colors than a palette
//! holds is coarsened by a step that no eye sees; one of many, such as a photograph, keeps them all.

use std::collections::BTreeMap;

use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};

/// Red, green, blue.
type Color = [u8; 3];

/// The most colors that a palette holds.
const MOST: usize = 256;

/// How many low bits of a color may be given up.
const COARSEST: u32 = 2;

/// Makes a PNG file of opaque pixels, each red, green, blue and a fourth byte, which is not looked at.
///
/// # Errors
/// When the measures are not those of the pixels.
pub fn png(pixels: &[u8], width: u32, height: u32) -> Result<Vec<u8>, EncodingError> {
    let mut file = Vec::with_capacity(64 * 1024);
    let mut encoder = Encoder::new(&mut file, width, height);
    encoder.set_depth(BitDepth::Eight);
    if let Some((palette, indexes)) = (0..=COARSEST).find_map(|bits| indexed(pixels, bits)) {
        encoder.set_color(ColorType::Indexed);
        encoder.set_palette(palette);
        encoder.set_filter(Filter::NoFilter);
        encoder.set_compression(Compression::Balanced);
        encoder.write_header()?.write_image_data(&indexes)?;
    } else {
        encoder.set_color(ColorType::Rgb);
        encoder.set_compression(Compression::Balanced);
        let colors: Vec<u8> = pixels.chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
        encoder.write_header()?.write_image_data(&colors)?;
    }
    Ok(file)
}

/// The palette, and for each pixel its place there; none if there are too many colors. Colors that differ
/// in so many low bits only are one.
fn indexed(pixels: &[u8], bits: u32) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut palette: Vec<Color> = Vec::with_capacity(MOST);
    let mut places: BTreeMap<Color, u8> = BTreeMap::new();
    let mut indexes = Vec::with_capacity(pixels.len() / 4);
    let mut last: Option<(Color, u8)> = None;
    for pixel in pixels.chunks_exact(4) {
        let color = [pixel[0], pixel[1], pixel[2]];
        if let Some((known, place)) = last
            && known == color
        {
            indexes.push(place);
            continue;
        }
        let coarse = color.map(|channel| channel >> bits);
        let place = match places.get(&coarse) {
            Some(&place) => place,
            None => {
                let place = u8::try_from(palette.len()).ok()?;
                palette.push(color);
                places.insert(coarse, place);
                place
            }
        };
        last = Some((color, place));
        indexes.push(place);
    }
    Some((palette.concat(), indexes))
}
