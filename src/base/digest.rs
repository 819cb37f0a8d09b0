//! 128-bit content digests: of bytes, of streams, of any serializable value.
//!
//! A digest is the first half of a blake3 hash. Values are hashed in their postcard encoding, which
//! has no field names and no self-description: two values of **different types** may have equal
//! digests, so callers add a domain through [`Digester`] where types can meet.

use std::fmt;
use std::io::{self, Read};

use postcard::ser_flavors::Flavor;
use serde::{Deserialize, Serialize};

/// Bytes gathered before the hash function sees them: one chunk of blake3. Values within it are
/// hashed in one call, without the cost of a streaming hasher.
const BUFFER: usize = 1024;

/// Identifies content: 128 bits of its blake3 hash.
///
/// Serializes as sixteen raw bytes, displays as 32 hexadecimal digits.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Digest(pub [u8; 16]);

impl Digest {
    /// Hashes bytes as they are; equal to [`Digest::of_reader`] over the same bytes.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self::cut(blake3::hash(bytes))
    }

    /// Hashes the postcard encoding of a value, without building it in memory.
    ///
    /// # Panics
    /// When `T` cannot be encoded: it serializes sequences or maps of unknown length (serde's
    /// `flatten`), or its own `Serialize` fails. Such types are banned from keys, see
    /// docs/ARCHITECTURE.md.
    ///
    /// ```
    /// use toasoan::base::digest::Digest;
    /// assert_eq!(Digest::of("Đảng"), Digest::of(&String::from("Đảng")));
    /// ```
    #[must_use]
    pub fn of<T: Serialize + ?Sized>(value: &T) -> Self {
        let mut sink = Sink::new();
        postcard::serialize_with_flavor(value, IntoSink(&mut sink))
            .expect("every hashed type has a plain encoding of known length");
        sink.finish()
    }

    /// Hashes a stream to its end and counts its bytes.
    ///
    /// # Errors
    /// Returns the first error of the reader.
    pub fn of_reader(reader: impl Read) -> io::Result<(Self, u64)> {
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(reader)?;
        Ok((Self::cut(hasher.finalize()), hasher.count()))
    }

    /// Reads the 32 hexadecimal digits that `Display` writes.
    #[must_use]
    pub fn from_hex(hex: &str) -> Option<Self> {
        if hex.len() != 32 || !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        u128::from_str_radix(hex, 16).ok().map(|n| Self(n.to_be_bytes()))
    }

    fn cut(hash: blake3::Hash) -> Self {
        let mut half = [0; 16];
        half.copy_from_slice(&hash.as_bytes()[..16]);
        Self(half)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Joins several parts into one digest.
///
/// Every part is preceded by its kind, and texts by their length, so different lists of parts never
/// give the same input to the hash.
///
/// ```
/// use toasoan::base::digest::Digester;
/// let key = Digester::new("page").str("bài").u64(3).finish();
/// assert_ne!(key, Digester::new("page").str("bài3").finish());
/// ```
pub struct Digester(Sink);

impl Digester {
    /// Starts a digest; equal parts in different domains have different digests.
    #[must_use]
    pub fn new(domain: &str) -> Self {
        let mut digester = Self(Sink::new());
        digester.str(domain);
        digester
    }

    /// Adds a digest.
    pub fn add(&mut self, digest: Digest) -> &mut Self {
        let mut part = [b'd'; 17];
        part[1..].copy_from_slice(&digest.0);
        self.0.write(&part);
        self
    }

    /// Adds a text.
    pub fn str(&mut self, s: &str) -> &mut Self {
        self.number(b's', s.len() as u64);
        self.0.write(s.as_bytes());
        self
    }

    /// Adds a number.
    pub fn u64(&mut self, n: u64) -> &mut Self {
        self.number(b'n', n);
        self
    }

    /// Gives the digest of all parts so far.
    #[must_use]
    pub fn finish(&self) -> Digest {
        self.0.finish()
    }

    fn number(&mut self, kind: u8, n: u64) {
        let mut part = [kind; 9];
        part[1..].copy_from_slice(&n.to_le_bytes());
        self.0.write(&part);
    }
}

impl fmt::Debug for Digester {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Digester").field(&self.finish()).finish()
    }
}

/// Collects bytes in a buffer and hashes it when it is full.
struct Sink {
    buffer: [u8; BUFFER],
    len: usize,
    /// Exists once the input is longer than the buffer.
    hasher: Option<blake3::Hasher>,
}

impl Sink {
    fn new() -> Self {
        Self { buffer: [0; BUFFER], len: 0, hasher: None }
    }

    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        if let Some(room) = self.buffer[self.len..].get_mut(..bytes.len()) {
            room.copy_from_slice(bytes);
            self.len += bytes.len();
        } else {
            self.spill(bytes);
        }
    }

    #[cold]
    fn spill(&mut self, bytes: &[u8]) {
        let hasher = self.hasher.get_or_insert_with(blake3::Hasher::new);
        hasher.update(&self.buffer[..self.len]);
        self.len = 0;
        if bytes.len() >= BUFFER {
            hasher.update(bytes);
        } else {
            self.buffer[..bytes.len()].copy_from_slice(bytes);
            self.len = bytes.len();
        }
    }

    fn finish(&self) -> Digest {
        let rest = &self.buffer[..self.len];
        match &self.hasher {
            None => Digest::of_bytes(rest),
            Some(hasher) => Digest::cut(hasher.clone().update(rest).finalize()),
        }
    }
}

/// Lets postcard write into a [`Sink`]; a reference, because postcard moves its flavors.
struct IntoSink<'a>(&'a mut Sink);

impl Flavor for IntoSink<'_> {
    type Output = ();

    #[inline]
    fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
        self.0.write(&[byte]);
        Ok(())
    }

    #[inline]
    fn try_extend(&mut self, bytes: &[u8]) -> postcard::Result<()> {
        self.0.write(bytes);
        Ok(())
    }

    fn finalize(self) -> postcard::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn value_digest_is_the_digest_of_its_postcard_encoding() {
        for length in [0, 1, 100, 1021, 1022, 1023, 1024, 1025, 5000, 100_000] {
            let value = ("x".repeat(length), 7_u32, vec![Some(true), None], vec![300_u64; length]);
            let whole = postcard::to_stdvec(&value).unwrap();
            assert_eq!(Digest::of(&value), Digest::of_bytes(&whole), "{length}");
        }
    }

    #[test]
    fn reader_digest_is_the_digest_of_its_bytes() {
        let bytes = vec![9; 70_000];
        assert_eq!(Digest::of_reader(&bytes[..]).unwrap(), (Digest::of_bytes(&bytes), 70_000));
        assert_eq!(Digest::of_reader(&b""[..]).unwrap(), (Digest::of_bytes(b""), 0));
    }

    #[test]
    fn displays_as_hex_and_serializes_as_bytes() {
        let digest = Digest::of_bytes(b"");
        assert_eq!(digest.to_string(), "af1349b9f5f9a1a6a0404dea36dcc949");
        assert_eq!(Digest::from_hex(&digest.to_string()), Some(digest));
        assert_eq!(Digest::from_hex("+f1349b9f5f9a1a6a0404dea36dcc949"), None);
        assert_eq!(postcard::to_stdvec(&digest).unwrap(), digest.0);
        assert_eq!(postcard::from_bytes::<Digest>(&digest.0).unwrap(), digest);
    }

    #[test]
    fn digester_keeps_parts_and_domains_apart() {
        let base = |domain: &str, parts: &[&str]| {
            let mut digester = Digester::new(domain);
            for part in parts {
                digester.str(part);
            }
            digester.finish()
        };
        assert_eq!(base("a", &["b", "c"]), base("a", &["b", "c"]));
        let all = [
            base("a", &["b", "c"]),
            base("a", &["bc"]),
            base("a", &["", "bc"]),
            base("ab", &["c"]),
            Digester::new("a").u64(1).finish(),
            Digester::new("a").add(Digest::default()).finish(),
            Digester::new("a").u64(0).u64(0).finish(),
        ];
        for (i, a) in all.iter().enumerate() {
            assert!(!all[..i].contains(a), "{i}");
        }
        let mut long = Digester::new("long");
        (0..1000).for_each(|n| _ = long.u64(n));
        assert_eq!(long.finish(), long.finish());
        assert_ne!(long.finish(), long.u64(0).finish());
    }

    #[test]
    fn digests_do_not_depend_on_how_the_value_is_held() {
        assert_eq!(Digest::of("abc"), Digest::of(&std::sync::Arc::<str>::from("abc")));
        assert_eq!(Digest::of("abc"), Digest::of(&crate::base::text::Text::from("abc")));
    }
}
