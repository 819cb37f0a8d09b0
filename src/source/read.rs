//! A found file → its content and the digest of it.
//!
//! A text is read whole, because it is parsed next; everything else is streamed, so that a film of
//! a gigabyte costs no memory. The facts of the file are taken before its content: a change that
//! happens meanwhile leaves facts that no longer fit, and the next build reads the file again.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek};
use std::path::Path;

use crate::base::digest::Digest;
use crate::base::route::RelPath;
use crate::base::text::nfc;
use crate::diag::areas::front::Front;
use crate::diag::areas::output::Output;
use crate::diag::problem::Diagnostic;
use crate::diag::span::Span;
use crate::source::anatomy;
use crate::source::file::{FileKind, ImageSize, SourceFile, Stat, Traits};
use crate::source::picture;
use crate::source::scan::Found;

/// The greatest size of a Markdown file in megabytes.
const LIMIT_MB: u32 = 16;
/// The greatest size of a picture that is looked into, in megabytes.
const PICTURE_MB: u64 = 256;
const MB: u64 = 1024 * 1024;

/// Reads a file: the description of it, and its bytes when it is Markdown (none otherwise).
///
/// # Errors
/// Gives `CannotRead`, or `TooLarge` for Markdown of more than 16 MB.
pub fn read(root: &Path, found: &Found) -> Result<(SourceFile, Vec<u8>), Diagnostic> {
    let failed = |error: io::Error| cannot_read(&found.path, &error);
    let (mut file, stat) = open(&root.join(&found.disk)).map_err(failed)?;
    let mut bytes = Vec::new();
    let traits = Traits::default();
    let (content, image) = match found.kind {
        FileKind::Markdown | FileKind::Comments => {
            bytes.reserve_exact(stat.size.min(u64::from(LIMIT_MB) * MB) as usize + 1);
            file.take(u64::from(LIMIT_MB) * MB + 1).read_to_end(&mut bytes).map_err(failed)?;
            if bytes.len() as u64 > u64::from(LIMIT_MB) * MB {
                let size = stat.size.max(bytes.len() as u64).div_ceil(MB);
                let megabytes = u32::try_from(size).unwrap_or(u32::MAX);
                let at = Span::file_start(&found.path);
                return Err(Diagnostic::at(at, Front::TooLarge { megabytes, limit: LIMIT_MB }));
            }
            (Digest::of_bytes(&bytes), None)
        }
        FileKind::Image => {
            let svg = found.path.extension().as_deref() == Some("svg");
            if !svg && stat.size <= PICTURE_MB * MB {
                return picture_file(found, file, stat);
            }
            let size = if svg { picture::svg } else { picture::raster };
            let image = size(&mut BufReader::new(&file));
            file.rewind().map_err(failed)?;
            (Digest::of_reader(&file).map_err(failed)?.0, image)
        }
        FileKind::Other => (Digest::of_reader(&file).map_err(failed)?.0, None),
    };
    let Found { path, disk, kind, .. } = found.clone();
    Ok((SourceFile { path, disk, kind, stat: stat.settled(), content, image, traits }, bytes))
}

/// Reads a picture that is no drawing whole, because what it tells may lie anywhere in it.
fn picture_file(
    found: &Found,
    mut file: File,
    stat: Stat,
) -> Result<(SourceFile, Vec<u8>), Diagnostic> {
    let mut bytes = Vec::with_capacity(stat.size as usize + 1);
    file.read_to_end(&mut bytes).map_err(|error| cannot_read(&found.path, &error))?;
    let mut image = picture::raster(Cursor::new(&bytes));
    let mut traits = Traits::default();
    if let Some(anatomy) = anatomy::look(&bytes) {
        if anatomy.lies_on_its_side() {
            image = image.map(ImageSize::turned);
        }
        let cleaned = anatomy.apply(&bytes);
        traits.depth = anatomy.depth;
        traits.cleaned = (cleaned != bytes).then_some(cleaned.len() as u64);
    }
    let content = Digest::of_bytes(&bytes);
    let Found { path, disk, kind, .. } = found.clone();
    let stat = stat.settled();
    Ok((SourceFile { path, disk, kind, stat, content, image, traits }, Vec::new()))
}

/// Reads a file once more and makes sure that it has not changed: by its looks before and after, and
/// where these prove nothing, by its content.
///
/// # Errors
/// Gives `Changed` when the content is not the one described, `CannotRead` when there is none.
pub fn read_again(root: &Path, file: &SourceFile) -> Result<Vec<u8>, Diagnostic> {
    let failed = |error: io::Error| cannot_read(&file.path, &error);
    let (handle, stat) = open(&root.join(&file.disk)).map_err(failed)?;
    let mut bytes = Vec::new();
    if stat.size == file.stat.size {
        bytes.reserve_exact(stat.size as usize + 1);
        (&handle).take(stat.size + 1).read_to_end(&mut bytes).map_err(failed)?;
        let looks = Stat::of(&handle.metadata().map_err(failed)?);
        if stat == file.stat && looks == file.stat && bytes.len() as u64 == stat.size {
            return Ok(bytes);
        }
    }
    if stat.size != file.stat.size || Digest::of_bytes(&bytes) != file.content {
        return Err(Diagnostic::nowhere(Output::Changed { path: file.path.text().clone() }));
    }
    Ok(bytes)
}

/// Turns bytes into text: UTF-8, NFC, without the byte order mark; line ends stay as they are.
///
/// Bytes that are not UTF-8 become `U+FFFD` and are reported. All later spans count bytes of the
/// text given here; the offset in the message counts bytes of the file.
#[must_use]
pub fn text(bytes: &[u8], path: &RelPath) -> (String, Option<Diagnostic>) {
    let (text, valid) = match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => (std::borrow::Cow::Borrowed(text), None),
        Err(error) => (String::from_utf8_lossy(bytes), Some(error.valid_up_to())),
    };
    let normal = |text: &str| nfc(text.strip_prefix('\u{feff}').unwrap_or(text)).into_owned();
    let problem = valid.map(|offset| {
        let start = text.get(..offset).map_or(0, |before| normal(before).len());
        let span = Span::new(path, start..start + '\u{fffd}'.len_utf8());
        let offset = u32::try_from(offset).unwrap_or(u32::MAX);
        Diagnostic::at(span, Front::NotUtf8 { offset })
    });
    (normal(&text), problem)
}

fn open(path: &Path) -> io::Result<(File, Stat)> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(io::Error::other("not a file"));
    }
    Ok((file, Stat::of(&metadata)))
}

fn cannot_read(path: &RelPath, error: &io::Error) -> Diagnostic {
    let detail = error.to_string().into();
    Diagnostic::nowhere(Output::CannotRead { path: path.text().clone(), detail })
}

/// Reads a configuration file, at most 1 MB of it.
///
/// # Errors
/// The error of the system.
pub fn config(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(1 << 20).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests;
