//! Pictures made of pixels, small enough to be written by hand.

/// How a picture is spoilt.
#[derive(Clone, Copy)]
pub(crate) enum Flaw {
    None,
    /// It carries a note that is not to be published.
    Note,
    /// Its second half is missing.
    Half,
    /// It says that it is larger than any memory.
    Bomb,
}

/// A PNG of black and white stripes.
pub(crate) fn photo(width: u32, height: u32, stripe: u8, flaw: Flaw) -> Vec<u8> {
    let row = std::iter::once(0).chain(std::iter::repeat_n(stripe, width.div_ceil(8) as usize));
    let rows: Vec<u8> = (0..height).flat_map(|_| row.clone()).collect();
    let length = rows.len() as u16;
    let mut packed = vec![0x78, 0x01, 0x01];
    packed.extend(length.to_le_bytes());
    packed.extend((!length).to_le_bytes());
    packed.extend(&rows);
    packed.extend(adler(&rows).to_be_bytes());
    if matches!(flaw, Flaw::Half) {
        packed.truncate(packed.len() / 2);
    }
    let side = if matches!(flaw, Flaw::Bomb) { 300_000 } else { width };
    let mut head = [side.to_be_bytes(), height.to_be_bytes()].concat();
    head.extend([1, 0, 0, 0, 0]);
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut out, b"IHDR", &head);
    if matches!(flaw, Flaw::Note) {
        chunk(&mut out, b"tEXt", b"place\x0021.03,105.85");
    }
    chunk(&mut out, b"IDAT", &packed);
    chunk(&mut out, b"IEND", b"");
    out
}

fn chunk(out: &mut Vec<u8>, name: &[u8], data: &[u8]) {
    out.extend((data.len() as u32).to_be_bytes());
    let start = out.len();
    out.extend(name);
    out.extend(data);
    let sum = crc(&out[start..]);
    out.extend(sum.to_be_bytes());
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 }
        })
    })
}

fn adler(bytes: &[u8]) -> u32 {
    let (a, b) = bytes.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    b << 16 | a
}
