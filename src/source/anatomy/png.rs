//! PNG: the chunks that make the picture, those of moving pictures among them.

use super::{Anatomy, u32_be};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What stays: all without which there is no picture, and what colors, sizes and moving need.
const KEPT: [&[u8; 4]; 20] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP",
    b"sBIT", b"bKGD", b"hIST", b"pHYs", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT", b"sPLT",
];

pub(super) fn look(bytes: &[u8]) -> Option<Anatomy> {
    if !bytes.starts_with(SIGNATURE) {
        return None;
    }
    let mut anatomy = Anatomy::new();
    anatomy.keep(0..SIGNATURE.len());
    let mut at = SIGNATURE.len();
    let (mut depth, mut moves) = (None, false);
    while let Some((name, end)) = chunk(bytes, at) {
        match name {
            b"IHDR" => depth = bytes.get(at + 16).zip(bytes.get(at + 17)).map(pixel),
            b"acTL" => moves = true,
            _ => {}
        }
        if KEPT.contains(&name) {
            anatomy.keep(at..end);
        }
        at = end;
        if name == b"IEND" {
            at = bytes.len();
        }
    }
    anatomy.keep(at..bytes.len());
    anatomy.depth = depth.filter(|_| !moves);
    Some(anatomy)
}

/// The bytes of a pixel by bits and kind of color; palettes are decoded to colors.
fn pixel((bits, kind): (&u8, &u8)) -> u8 {
    let channels = match kind {
        0 => 1,
        2 => 3,
        4 => 2,
        _ => 4,
    };
    channels * if *bits == 16 { 2 } else { 1 }
}

/// The name of the chunk that begins here, and where it ends.
fn chunk(bytes: &[u8], at: usize) -> Option<(&[u8; 4], usize)> {
    let length = u32_be(bytes, at)? as usize;
    let name = bytes.get(at + 4..at + 8)?.try_into().ok()?;
    let end = at.checked_add(12)?.checked_add(length)?;
    (end <= bytes.len()).then_some((name, end))
}
