//! JPEG: segments up to each scan, and nothing behind the end, where phones put films and more pictures.

use super::{Anatomy, only_turn, turn, u16_be};

const EXIF: &[u8] = b"Exif\0\0";

pub(super) fn look(bytes: &[u8]) -> Option<Anatomy> {
    if !bytes.starts_with(b"\xff\xd8\xff") {
        return None;
    }
    let mut anatomy = Anatomy::new();
    anatomy.keep(0..2);
    let mut at = 2;
    while let Some((marker, end)) = segment(bytes, at) {
        let data = bytes.get(at + 4..end).unwrap_or_default();
        match marker {
            0xe1 if data.starts_with(EXIF) => {
                anatomy.turn = turn(&data[EXIF.len()..]).unwrap_or(anatomy.turn);
            }
            0xe0 if data.starts_with(b"JFIF\0") => anatomy.keep(at..end),
            0xe2 if data.starts_with(b"ICC_PROFILE\0") => anatomy.keep(at..end),
            // Tells how colors are kept.
            0xee => anatomy.keep(at..end),
            0xe0..=0xef | 0xfe => {}
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                anatomy.depth = data.get(5).copied().map(|channels| channels.clamp(1, 4));
                anatomy.keep(at..end);
            }
            0xd9 => {
                anatomy.keep(at..end);
                return Some(upright(anatomy));
            }
            0xda => {
                let next = scan(bytes, end);
                anatomy.keep(at..next);
                at = next;
                continue;
            }
            _ => anatomy.keep(at..end),
        }
        at = end;
    }
    anatomy.keep(at..bytes.len());
    Some(upright(anatomy))
}

fn upright(mut anatomy: Anatomy) -> Anatomy {
    if anatomy.turn > 1 {
        anatomy.note = b"\xff\xe1\0\x22".iter().chain(EXIF).copied().collect();
        anatomy.note.extend(only_turn(anatomy.turn));
    }
    anatomy
}

/// The marker of the segment that begins here, and where it ends.
fn segment(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let (&[0xff], &marker) = (bytes.get(at..at + 1)?, bytes.get(at + 1)?) else { return None };
    match marker {
        // A filler before a marker counts as a segment of one byte.
        0xff => Some((marker, at + 1)),
        0x00 => None,
        0x01 | 0xd0..=0xd9 => Some((marker, at + 2)),
        _ => {
            let end = at + 2 + usize::from(u16_be(bytes, at + 2)?.max(2));
            (end <= bytes.len()).then_some((marker, end))
        }
    }
}

/// Where the data of a scan end: at a marker that is neither data nor a restart.
fn scan(bytes: &[u8], mut at: usize) -> usize {
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(|&b| b == 0xff)) {
        at += found;
        match bytes.get(at + 1) {
            Some(0x00 | 0xd0..=0xd7) => at += 2,
            Some(0xff) => at += 1,
            Some(_) => return at,
            None => break,
        }
    }
    bytes.len()
}
