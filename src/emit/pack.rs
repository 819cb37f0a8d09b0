//! A file of the output → the same file, compressed beforehand for hosts that send it as it is.
//!
//! Equal bytes give equal packed bytes on every machine: no time and no name is written into them.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::base::route::RelPath;
use crate::config::outlets::{PACKED, Packing};

/// Brotli's level: nearly as small as the highest one, and many times faster.
const BROTLI: i32 = 9;

/// Brotli's window, as a power of two.
const WINDOW: i32 = 22;

/// The name of a packed file; none for one that is not worth packing.
#[must_use]
pub fn packed_name(file: &RelPath, packing: Packing) -> Option<RelPath> {
    let is_text = file.extension().is_some_and(|extension| PACKED.contains(&extension.as_str()));
    if is_text { RelPath::new(&format!("{file}.{}", packing.ending())).ok() } else { None }
}

/// The packed bytes.
///
/// # Panics
/// Never: writing into memory does not fail.
#[must_use]
pub fn pack(bytes: &[u8], packing: Packing) -> Vec<u8> {
    match packing {
        Packing::Gzip => {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
            encoder
                .write_all(bytes)
                .and_then(|()| encoder.finish())
                .expect("writing into memory never fails")
        }
        Packing::Brotli => {
            let params = brotli::enc::BrotliEncoderParams {
                quality: BROTLI,
                lgwin: WINDOW,
                size_hint: bytes.len(),
                ..Default::default()
            };
            let mut out = Vec::with_capacity(bytes.len() / 3);
            let mut input = bytes;
            brotli::BrotliCompress(&mut input, &mut out, &params)
                .expect("writing into memory never fails");
            out
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_is_packed_can_be_unpacked() {
        for text in ["", "a", &"Xây dựng Đảng là then chốt. ".repeat(999)] {
            let mut unpacked = String::new();
            let gz = pack(text.as_bytes(), Packing::Gzip);
            flate2::read::GzDecoder::new(&gz[..]).read_to_string(&mut unpacked).unwrap();
            assert_eq!(unpacked, text);
            let br = pack(text.as_bytes(), Packing::Brotli);
            let mut unpacked = Vec::new();
            brotli::BrotliDecompress(&mut &br[..], &mut unpacked).unwrap();
            assert_eq!(unpacked, text.as_bytes());
            assert!(text.len() < 100 || (br.len() < text.len() / 10 && gz.len() < text.len() / 10));
        }
    }

    #[test]
    fn only_texts_are_packed() {
        let name = |file: &str| packed_name(&RelPath::new(file).unwrap(), Packing::Brotli);
        assert_eq!(name("a/b.html").unwrap().as_str(), "a/b.html.br");
        for file in ["a.jpg", "a.webp", "a.pdf", "_headers", "a.html.br"] {
            assert_eq!(name(file), None, "{file}");
        }
    }
}
