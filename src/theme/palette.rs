//! Pixels → a PNG file, with a palette where the picture has few colors, as drawings have.
//!
//! A palette takes a third of the bytes of full colors. Colors of areas stay what they are; the many
//! that only soften an edge are taken together where no eye can tell them apart, which saves a sixth.
//! A picture of more colors than a palette holds, such as a photograph, keeps them all.

use std::collections::BTreeMap;

use png::{BitDepth, ColorType, Compression, DeflateCompression, Encoder, EncodingError, Filter};

use crate::base::find::Find;

/// Red, green, blue.
type Color = [u8; 3];

/// The most colors that a palette holds.
const MOST: usize = 256;

/// A color of at least one pixel in so many is that of an area, not of an edge.
const AREA: usize = 200;

/// How many low bits of the colors of edges are given up.
const COARSE: u32 = 3;

/// Where packing more would take longer than it saves.
const LEVEL: u8 = 4;

/// Makes a PNG file of opaque pixels, each red, green, blue and a fourth byte, which is not looked at.
///
/// # Errors
/// When the measures are not those of the pixels.
pub fn png(pixels: &[u8], width: u32, height: u32) -> Result<Vec<u8>, EncodingError> {
    let mut file = Vec::with_capacity(64 * 1024);
    let mut encoder = Encoder::new(&mut file, width, height);
    encoder.set_depth(BitDepth::Eight);
    if let Some((palette, places)) = indexed(pixels) {
        encoder.set_color(ColorType::Indexed);
        encoder.set_palette(palette);
        encoder.set_filter(Filter::NoFilter);
        encoder.set_deflate_compression(DeflateCompression::Level(LEVEL));
        encoder.write_header()?.write_image_data(&places)?;
    } else {
        encoder.set_color(ColorType::Rgb);
        encoder.set_compression(Compression::Balanced);
        let colors: Vec<u8> = pixels.chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
        encoder.write_header()?.write_image_data(&colors)?;
    }
    Ok(file)
}

/// The palette, and for each pixel its place there; none if there are too many colors.
fn indexed(pixels: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let Census { colors, runs } = census(pixels);
    let area = pixels.len() / 4 / AREA;
    let mut palette: Vec<Color> = Vec::with_capacity(MOST);
    let mut merged: BTreeMap<Color, u8> = BTreeMap::new();
    let mut places: Vec<u8> = Vec::with_capacity(colors.len());
    for (color, count) in colors {
        let shown = if count >= area { color } else { color.map(coarse) };
        let place = match merged.get(&shown) {
            Some(&place) => place,
            None => {
                let place = u8::try_from(palette.len()).ok()?;
                palette.push(shown);
                merged.insert(shown, place);
                place
            }
        };
        places.push(place);
    }
    let mut out = Vec::with_capacity(pixels.len() / 4);
    for (at, length) in runs {
        out.resize(out.len() + length, places[at]);
    }
    Some((palette.concat(), out))
}

/// The colors of a picture.
#[derive(Default)]
struct Census {
    /// Each color with the number of its pixels, in the order in which they appear.
    colors: Vec<(Color, usize)>,
    /// Pixels of one color that follow one another: the place of the color, and how many they are.
    runs: Vec<(usize, usize)>,
}

fn census(pixels: &[u8]) -> Census {
    let mut census = Census::default();
    let mut known: Find<u32, usize> = Find::with_capacity(MOST);
    let mut last: Option<Color> = None;
    for pixel in pixels.chunks_exact(4) {
        let color = [pixel[0], pixel[1], pixel[2]];
        if last == Some(color)
            && let Some((_, length)) = census.runs.last_mut()
        {
            *length += 1;
            continue;
        }
        last = Some(color);
        let name = u32::from_le_bytes([color[0], color[1], color[2], 0]);
        let at = known.get(&name).copied().unwrap_or_else(|| {
            known.insert(name, census.colors.len());
            census.colors.push((color, 0));
            census.colors.len() - 1
        });
        census.runs.push((at, 1));
    }
    for &(at, length) in &census.runs {
        census.colors[at].1 += length;
    }
    census
}

/// The middle of the colors that are taken together.
fn coarse(channel: u8) -> u8 {
    (channel >> COARSE << COARSE) | (1 << (COARSE - 1))
}

#[cfg(test)]
mod tests {
    use super::png;

    /// A file's kind of colors, and its pixels.
    fn read(file: &[u8]) -> (png::ColorType, Vec<u8>) {
        let mut reader = png::Decoder::new(std::io::Cursor::new(file));
        reader.set_transformations(png::Transformations::EXPAND);
        let mut reader = reader.read_info().unwrap();
        let kind = reader.info().color_type;
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        (kind, pixels)
    }

    #[test]
    fn few_colors_make_a_palette_and_areas_keep_theirs() {
        let mut pixels = [1, 2, 3, 255].repeat(300);
        pixels.extend([200, 201, 202, 255].repeat(99));
        pixels.extend([90, 91, 92, 255]);
        let (kind, shown) = read(&png(&pixels, 20, 20).unwrap());
        assert_eq!(kind, png::ColorType::Indexed);
        assert_eq!(shown[..3], [1, 2, 3]);
        assert_eq!(shown[900..903], [200, 201, 202]);
        // One pixel of an edge is near to what it was.
        assert!(shown[1197..].iter().zip([90, 91, 92]).all(|(a, b)| a.abs_diff(b) < 8));
    }

    #[test]
    fn many_colors_stay_as_they_are() {
        let pixels: Vec<u8> =
            (0..=255).flat_map(|a| (0..=9).flat_map(move |b| [a, b * 25, a, 255])).collect();
        let (kind, shown) = read(&png(&pixels, 256, 10).unwrap());
        assert_eq!(kind, png::ColorType::Rgb);
        assert_eq!(shown[3..6], [0, 25, 0]);
        assert!(png(&pixels, 9, 9).is_err());
    }
}
