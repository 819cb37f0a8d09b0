//! The head of a picture file → its size, so that a page can keep the place free while it loads.
//!
//! A file that is broken, or lies about itself, has no size; it never stops or slows a build: the
//! readers stop after a fixed number of steps and look at no more than the head of an SVG.

use std::io::{self, BufRead, Read, Seek, SeekFrom};

use imagesize::ImageType;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::source::file::ImageSize;

/// Drawings with more pixels than this are mistakes or attacks.
const MAX_PIXELS: u64 = 100_000_000;
/// So are pictures with a longer side than this.
const MAX_SIDE: u32 = 1_000_000;
/// How much of an SVG may stand before its first element ends.
const SVG_HEAD: u64 = 256 * 1024;
/// How often a reader may seek or fill its buffer.
const MAX_STEPS: u32 = 10_000;

/// Reads the size of a picture made of pixels, of the kinds that browsers show.
pub fn raster(reader: impl BufRead + Seek) -> Option<ImageSize> {
    let mut reader = Bounded { inner: reader, steps: MAX_STEPS };
    let kind = imagesize::reader_type(&mut reader).ok()?;
    let shown = matches!(
        kind,
        ImageType::Png
            | ImageType::Jpeg
            | ImageType::Gif
            | ImageType::Webp
            | ImageType::Heif(_)
            | ImageType::Bmp
            | ImageType::Ico
    );
    let size = if shown { kind.reader_size(&mut reader).ok()? } else { return None };
    let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
    let sides = 1..=MAX_SIDE;
    (sides.contains(&width) && sides.contains(&height)).then_some(ImageSize { width, height })
}

/// Reads the size of an SVG picture: `width` and `height` when both are given in pixels, otherwise
/// those of `viewBox`; fractions are rounded.
pub fn svg(reader: impl BufRead) -> Option<ImageSize> {
    let mut head = Vec::new();
    reader.take(SVG_HEAD).read_to_end(&mut head).ok()?;
    let head = String::from_utf8_lossy(&head);
    let mut reader = Reader::from_str(head.trim_start_matches('\u{feff}'));
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) | Event::Empty(element) => return svg_element(&element),
            Event::Eof | Event::End(_) => return None,
            _ => {}
        }
    }
}

fn svg_element(element: &BytesStart) -> Option<ImageSize> {
    if element.local_name().into_inner() != "svg" {
        return None;
    }
    let (mut width, mut height, mut view) = (None, None, None);
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.ok()?;
        match attribute.key.into_inner() {
            "width" => width = pixels(&attribute.value),
            "height" => height = pixels(&attribute.value),
            "viewBox" => view = view_box(&attribute.value),
            _ => {}
        }
    }
    let (width, height) = width.zip(height).or(view)?;
    sized(whole(width)?, whole(height)?)
}

fn pixels(value: &str) -> Option<f64> {
    let value = value.trim();
    value.strip_suffix("px").unwrap_or(value).trim_end().parse().ok()
}

fn view_box(value: &str) -> Option<(f64, f64)> {
    let mut numbers = value
        .split(|c: char| c == ',' || c.is_ascii_whitespace())
        .filter(|number| !number.is_empty())
        .map(|number| number.parse::<f64>().ok());
    let (_, _, width, height) =
        (numbers.next()??, numbers.next()??, numbers.next()??, numbers.next()??);
    numbers.next().is_none().then_some((width, height))
}

fn whole(length: f64) -> Option<u32> {
    let length = length.round();
    (length >= 1.0 && length <= f64::from(u32::MAX)).then_some(length as u32)
}

fn sized(width: u32, height: u32) -> Option<ImageSize> {
    let pixels = u64::from(width) * u64::from(height);
    (1..=MAX_PIXELS).contains(&pixels).then_some(ImageSize { width, height })
}

/// A reader that fails after a number of steps: a crafted file may send its parser in a circle.
struct Bounded<R> {
    inner: R,
    steps: u32,
}

impl<R> Bounded<R> {
    fn step(&mut self) -> io::Result<()> {
        self.steps = self
            .steps
            .checked_sub(1)
            .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "no end in sight"))?;
        Ok(())
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.step()?;
        self.inner.read(buffer)
    }
}

impl<R: BufRead> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.step()?;
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.inner.consume(amount);
    }
}

impl<R: Seek> Seek for Bounded<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.step()?;
        self.inner.seek(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn size(width: u32, height: u32) -> ImageSize {
        ImageSize { width, height }
    }

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend(b"\x08\x06\0\0\0");
        bytes
    }

    #[test]
    fn sizes_of_raster_pictures() {
        let jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x20\x00\x30\x03".to_vec();
        for (bytes, expected) in [
            (png(640, 480), Some(size(640, 480))),
            (png(0, 480), None),
            (png(100_000, 1_001), Some(size(100_000, 1_001))),
            (png(u32::MAX, u32::MAX), None),
            (png(640, 480)[..20].to_vec(), None),
            (jpeg, Some(size(48, 32))),
            (b"GIF89a\x05\0\x04\0\0\0\0".to_vec(), Some(size(5, 4))),
            (b"<html>not a picture</html>".to_vec(), None),
            (b"qoif\0\0\0\x01\0\0\0\x01\x03\0\0\0".to_vec(), None),
            (Vec::new(), None),
        ] {
            assert_eq!(raster(Cursor::new(&bytes)), expected, "{bytes:?}");
        }
    }

    #[test]
    fn sizes_of_svg_pictures() {
        for (text, expected) in [
            (r#"<svg width="120" height="80"/>"#, Some(size(120, 80))),
            (
                "\u{feff}<?xml version='1.0'?><!-- x --><svg width='120.4px' height=' 79.5 px '>",
                Some(size(120, 80)),
            ),
            (r#"<svg width="100%" height="80" viewBox="0 0 300 150"/>"#, Some(size(300, 150))),
            (r#"<svg width="21mm" height="29mm" viewBox="0,0 , 210,290"/>"#, Some(size(210, 290))),
            (
                r#"<svg:svg xmlns:svg="http://www.w3.org/2000/svg" viewBox="-5 -5 10 20"></svg:svg>"#,
                Some(size(10, 20)),
            ),
            (r#"<!DOCTYPE svg [<!ENTITY a "b>">]><svg viewBox="0 0 9 9"/>"#, Some(size(9, 9))),
            (r#"<svg width="0" height="0" viewBox="0 0 9 9"/>"#, None),
            (r#"<svg width="-3" height="3"/>"#, None),
            (r#"<svg width="NaN" height="inf"/>"#, None),
            (r#"<svg viewBox="0 0 9"/>"#, None),
            (r#"<svg viewBox="0 0 9 9 9"/>"#, None),
            (r#"<svg viewBox="0 0 1e9 1e9"/>"#, None),
            (r#"<html><svg viewBox="0 0 9 9"/></html>"#, None),
            ("<svg width=", None),
            ("", None),
        ] {
            assert_eq!(svg(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn a_picture_of_endless_segments_has_no_size() {
        let with_segments = |count| {
            let mut bytes = b"\xff\xd8".to_vec();
            bytes.extend(b"\xff\xe0\0\x02".repeat(count));
            bytes.extend(b"\xff\xc0\0\x11\x08\0\x20\0\x30\x03");
            bytes
        };
        assert_eq!(raster(Cursor::new(with_segments(500))), Some(size(48, 32)));
        assert_eq!(raster(Cursor::new(with_segments(20_000))), None);
    }

    #[test]
    fn damaged_heads_neither_panic_nor_hang() {
        let avif = b"\0\0\0\x10ftypavif\0\0\0\0\0\0\0\x60meta\0\0\0\0\0\0\0\x40iprp\0\0\0\x38ipco\
            \0\0\0\x14ispe\0\0\0\0\0\0\0\x40\0\0\0\x30\0\0\0\x09irot\x01\0\0\0\x08free";
        let webp = b"RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x3f\0\0\x2f\0\0";
        let icon = b"\0\0\x01\0\xff\xff\x20\x20\0\0\x01\0\x20\0";
        let seeds: [&[u8]; 5] = [
            &png(64, 48),
            avif,
            webp,
            icon,
            b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08\0\x20\0\x30",
        ];
        assert_eq!(raster(Cursor::new(avif)), Some(size(48, 64)));
        assert_eq!(raster(Cursor::new(webp)), Some(size(64, 48)));
        let mut state = 1_u64;
        for round in 0..4_000 {
            let mut bytes = seeds[round % seeds.len()].to_vec();
            for _ in 0..=round % 3 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let at = (state >> 33) as usize % bytes.len();
                bytes[at] = [0, 1, 0xff, 0x7f, (state >> 20) as u8][(state >> 40) as usize % 5];
            }
            bytes.truncate(bytes.len() - round % 7);
            let _ = raster(Cursor::new(&bytes));
            let _ = svg(&bytes[..]);
        }
    }
}
