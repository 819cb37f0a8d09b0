//! Files with private notes, cleaned; files that are damaged, left alone.

use super::{clean, look};

/// EXIF data of a camera: the way up, and its maker in the file's order of bytes.
fn exif(turn: u8, little: bool) -> Vec<u8> {
    let mut data =
        if little { b"II*\0\x08\0\0\0\x02\0".to_vec() } else { b"MM\0*\0\0\0\x08\0\x02".to_vec() };
    if little {
        data.extend(b"\x0f\x01\x02\0\x04\0\0\0GPS\0");
        data.extend([0x12, 1, 3, 0, 1, 0, 0, 0, turn, 0, 0, 0]);
    } else {
        data.extend(b"\x01\x0f\0\x02\0\0\0\x04GPS\0");
        data.extend([1, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0]);
    }
    data.extend([0; 4]);
    data
}

fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
    let length = (data.len() as u16 + 2).to_be_bytes();
    [&[0xff, marker][..], &length, data].concat()
}

fn jpeg(private: &[Vec<u8>], behind: &[u8]) -> Vec<u8> {
    let mut out = b"\xff\xd8".to_vec();
    out.extend(segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"));
    out.extend(private.concat());
    out.extend(segment(0xe2, b"ICC_PROFILE\0\x01\x01profile"));
    out.extend(segment(0xc0, b"\x08\0\x20\0\x30\x03\x01\x11\0\x02\x11\0\x03\x11\0"));
    out.extend(segment(0xda, b"\x03\x01\0\x02\0\x03\0\0\x3f\0"));
    out.extend(b"data\xff\x00more\xff\xd0after");
    out.extend(segment(0xc4, b"table"));
    out.extend(segment(0xda, b"\x01\x01\0\0\x3f\0"));
    out.extend(b"second scan\xff\xd9");
    out.extend(behind);
    out
}

fn chunk(name: &[u8], data: &[u8]) -> Vec<u8> {
    [&(data.len() as u32).to_be_bytes()[..], name, data, b"crc!"].concat()
}

fn png(private: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    out.extend(chunk(b"IHDR", b"\0\0\0\x30\0\0\0\x20\x10\x06\0\0\0"));
    out.extend(private.concat());
    out.extend(chunk(b"IDAT", b"pixels"));
    out.extend(chunk(b"IEND", b""));
    out
}

fn part(name: &[u8], data: &[u8]) -> Vec<u8> {
    let mut out = [name, &(data.len() as u32).to_le_bytes(), data].concat();
    out.extend(std::iter::repeat_n(0, data.len() % 2));
    out
}

fn webp(parts: &[Vec<u8>]) -> Vec<u8> {
    let parts = parts.concat();
    [&b"RIFF"[..], &(parts.len() as u32 + 4).to_le_bytes(), b"WEBP", &parts].concat()
}

#[test]
fn a_jpeg_keeps_its_picture_and_nothing_else() {
    let plain = jpeg(&[], b"");
    let private = [
        segment(0xe1, &[b"Exif\0\0", &exif(1, true)[..]].concat()),
        segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0GPS"),
        segment(0xed, b"Photoshop 3.0\0GPS"),
        segment(0xe2, b"MPF\0GPS"),
        segment(0xfe, b"GPS"),
    ];
    let told = jpeg(&private, b"GPS of the film behind the picture");
    assert_eq!(clean(&told), plain);
    assert_eq!(clean(&plain), plain);
    assert_eq!(look(&told).and_then(|anatomy| anatomy.depth), Some(3));
}

#[test]
fn a_turned_jpeg_keeps_only_the_way_up() {
    for little in [true, false] {
        for turn in 1..=8 {
            let exif = segment(0xe1, &[b"Exif\0\0", &exif(turn, little)[..]].concat());
            let bytes = jpeg(&[exif], b"");
            let anatomy = look(&bytes).unwrap();
            assert_eq!((anatomy.turn, anatomy.lies_on_its_side()), (turn, turn >= 5));
            let cleaned = clean(&bytes);
            assert!(!cleaned.windows(3).any(|part| part == b"GPS"));
            assert_eq!(look(&cleaned).unwrap().turn, turn);
            assert_eq!(clean(&cleaned), cleaned, "cleaning twice changes nothing");
        }
    }
}

#[test]
fn a_png_keeps_what_makes_its_picture() {
    let told =
        png(&[chunk(b"eXIf", &exif(6, false)), chunk(b"tEXt", b"GPS"), chunk(b"tIME", b"GPS")]);
    assert_eq!(clean(&told), png(&[]));
    assert_eq!(look(&told).unwrap().depth, Some(8));
    assert_eq!(look(&png(&[chunk(b"acTL", b"\0\0\0\x02\0\0\0\0")])).unwrap().depth, None);
    let kept = png(&[chunk(b"gAMA", b"\0\0\0\x01")]);
    assert_eq!(clean(&kept), kept);
}

#[test]
fn a_webp_keeps_its_picture_and_the_way_up() {
    let head = |flags: u8| part(b"VP8X", &[flags, 0, 0, 0, 0x2f, 0, 0, 0x1f, 0, 0]);
    let picture = part(b"VP8 ", b"pixels!");
    let told = |turn| {
        let (exif, xmp) = (part(b"EXIF", &exif(turn, true)), part(b"XMP ", b"GPS"));
        webp(&[head(0x0c), picture.clone(), exif, xmp])
    };
    assert_eq!(clean(&told(1)), webp(&[head(0), picture.clone()]));
    let turned = clean(&told(6));
    assert!(!turned.windows(3).any(|part| part == b"GPS"));
    assert_eq!(look(&turned).unwrap().turn, 6);
    assert_eq!(clean(&turned), turned, "cleaning twice changes nothing");
    let simple = webp(std::slice::from_ref(&picture));
    assert_eq!(clean(&simple), simple);
    assert_eq!(look(&webp(&[head(2), part(b"ANMF", b"x")])).unwrap().depth, None);
}

#[test]
fn other_files_are_left_alone() {
    for bytes in [&b"GIF89a GPS"[..], b"<svg/>", b"", b"RIFF", b"\xff\xd8"] {
        assert_eq!(look(bytes), None);
        assert_eq!(clean(bytes), bytes);
    }
}

#[test]
fn damaged_files_end_well_and_cleaning_settles() {
    let exif = segment(0xe1, &[b"Exif\0\0", &exif(6, true)[..]].concat());
    let seeds = [
        jpeg(&[exif], b"behind"),
        png(&[chunk(b"tEXt", b"GPS")]),
        webp(&[part(b"VP8X", &[4; 10]), part(b"VP8 ", b"pixels"), part(b"XMP ", b"GPS")]),
    ];
    let mut state = 3_u64;
    for round in 0..6_000 {
        let mut bytes = seeds[round % 3].clone();
        for _ in 0..=round % 4 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = (state >> 33) as usize % bytes.len();
            bytes[at] = [0, 0xff, 0x7f, (state >> 20) as u8][(state >> 40) as usize % 4];
        }
        bytes.truncate(bytes.len() - round % 9);
        let _ = clean(&clean(&bytes));
    }
}
