//! WebP: the chunks that make the picture; the head that tells which there are is set right.

use super::{Anatomy, only_turn, turn, u32_le};

const KEPT: [&[u8; 4]; 7] = [b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
const EXIF: u8 = 0x08;
const XMP: u8 = 0x04;
const MOVES: u8 = 0x02;

pub(super) fn look(bytes: &[u8]) -> Option<Anatomy> {
    if !bytes.starts_with(b"RIFF") || bytes.get(8..12)? != b"WEBP" {
        return None;
    }
    let said = (u32_le(bytes, 4)? as usize).saturating_add(8);
    let mut anatomy = Anatomy::new();
    anatomy.keep(0..12);
    let (mut at, mut flags, mut is_whole) = (12, None, true);
    while at < said.min(bytes.len()) {
        let Some((name, end)) = chunk(bytes, at) else {
            is_whole = false;
            break;
        };
        match name {
            b"VP8X" if at == 12 => flags = bytes.get(20).copied(),
            b"EXIF" => {
                let data = bytes.get(at + 8..end).unwrap_or_default();
                // Some writers put the head of JPEG before it.
                let data = data.strip_prefix(b"Exif\0\0").unwrap_or(data);
                anatomy.turn = turn(data).unwrap_or(anatomy.turn);
            }
            _ => {}
        }
        if KEPT.contains(&name) {
            anatomy.keep(at..end);
        }
        at = end;
    }
    if !is_whole {
        anatomy.keep(at..bytes.len());
        return Some(anatomy);
    }
    anatomy.depth = (flags.unwrap_or(0) & MOVES == 0).then_some(4);
    let mut length: usize = anatomy.kept.iter().map(ExactSizeIterator::len).sum();
    let Some(flags) = flags else {
        // Without the head there is no place for notes.
        anatomy.turn = 1;
        anatomy.patches = vec![(4, ((length - 8) as u32).to_le_bytes().to_vec())];
        return Some(anatomy);
    };
    let mut flags = flags & !(EXIF | XMP);
    // The head stands before the note, which is the last chunk of the format's order otherwise.
    if anatomy.turn > 1 && anatomy.kept.len() > 1 {
        flags |= EXIF;
        length += 8 + 26;
        anatomy.tail = b"EXIF\x1a\0\0\0".iter().copied().chain(only_turn(anatomy.turn)).collect();
    }
    anatomy.patches = vec![(4, ((length - 8) as u32).to_le_bytes().to_vec()), (20, vec![flags])];
    Some(anatomy)
}

/// The name of the chunk that begins here, and where it ends, its filler included.
fn chunk(bytes: &[u8], at: usize) -> Option<(&[u8; 4], usize)> {
    let name = bytes.get(at..at + 4)?.try_into().ok()?;
    let length = u32_le(bytes, at + 4)? as usize;
    let end = at.checked_add(8)?.checked_add(length)?.checked_add(length % 2)?;
    (end <= bytes.len()).then_some((name, end))
}
