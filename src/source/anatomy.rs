//! The bytes of a picture file → what it tells besides what it shows, and the file without that.
//!
//! Cameras note the place, the day and themselves; editors note names, texts and older versions. A file
//! is therefore published with only those parts that make its picture: a list of what stays, because
//! nobody knows all that may be in a file. The way up of a picture stays as a note of its own.
//!
//! A damaged file is cut only as far as it can be read; the rest stays as it is.

use std::ops::Range;

mod jpeg;
mod png;
mod webp;

/// What a picture file is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anatomy {
    /// How the picture is to be turned, as EXIF counts: 1 is upright, 5 to 8 lie on their side.
    pub turn: u8,
    /// Bytes of one pixel when it is decoded; none for moving pictures.
    pub depth: Option<u8>,
    /// What stays, in order.
    kept: Vec<Range<usize>>,
    /// What is put behind the first kept part.
    note: Vec<u8>,
    /// What is put behind all.
    tail: Vec<u8>,
    /// Numbers that change with the length of the file.
    patches: Vec<(usize, Vec<u8>)>,
}

/// Looks into a JPEG, PNG or WebP file; others are left as they are.
#[must_use]
pub fn look(bytes: &[u8]) -> Option<Anatomy> {
    jpeg::look(bytes).or_else(|| png::look(bytes)).or_else(|| webp::look(bytes))
}

/// The file without what it should not tell.
#[must_use]
pub fn clean(bytes: &[u8]) -> Vec<u8> {
    look(bytes).map_or_else(|| bytes.to_vec(), |anatomy| anatomy.apply(bytes))
}

impl Anatomy {
    fn new() -> Anatomy {
        Anatomy {
            turn: 1,
            depth: None,
            kept: Vec::new(),
            note: Vec::new(),
            tail: Vec::new(),
            patches: Vec::new(),
        }
    }

    /// Keeps a part of the file.
    fn keep(&mut self, part: Range<usize>) {
        match self.kept.last_mut() {
            // The note stands behind the first part, so that stays alone.
            Some(last) if last.end == part.start && last.start > 0 => last.end = part.end,
            _ if part.is_empty() => {}
            _ => self.kept.push(part),
        }
    }

    /// Whether width and height change places when the picture is shown.
    #[must_use]
    pub fn lies_on_its_side(&self) -> bool {
        self.turn >= 5
    }

    /// The file without what it should not tell; `bytes` are those that were looked into.
    #[must_use]
    pub fn apply(&self, bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(bytes.len());
        for (at, part) in self.kept.iter().enumerate() {
            out.extend_from_slice(bytes.get(part.clone()).unwrap_or_default());
            if at == 0 {
                out.extend_from_slice(&self.note);
            }
        }
        out.extend_from_slice(&self.tail);
        for (at, patch) in &self.patches {
            if let Some(place) = out.get_mut(*at..at + patch.len()) {
                place.copy_from_slice(patch);
            }
        }
        out
    }
}

fn u16_be(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_be(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn u32_le(bytes: &[u8], at: usize) -> Option<u32> {
    u32_be(bytes, at).map(u32::swap_bytes)
}

/// The way up that EXIF data tells, 1 to 8.
fn turn(exif: &[u8]) -> Option<u8> {
    let little = match exif.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let short = |at| u16_be(exif, at).map(|n| if little { n.swap_bytes() } else { n });
    let long = |at| u32_be(exif, at).map(|n| if little { n.swap_bytes() } else { n });
    let list = long(4)? as usize;
    (0..usize::from(short(list)?)).find_map(|entry| {
        let at = list.checked_add(2 + entry * 12)?;
        let value = (short(at)? == 0x0112 && short(at + 2)? == 3).then(|| short(at + 8))??;
        u8::try_from(value).ok().filter(|turn| (1..=8).contains(turn))
    })
}

/// EXIF data that tells the way up and nothing else.
fn only_turn(turn: u8) -> [u8; 26] {
    let mut exif = *b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    exif[19] = turn;
    exif
}

#[cfg(test)]
mod tests;
