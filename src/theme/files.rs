//! The files of all themes: those on disk lie over those inside the binary, file by file.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use super::fonts::{FontBytes, is_font};
use crate::base::digest::Digest;
use crate::base::route::RelPath;
use crate::base::text::Text;

/// The default theme, in the binary.
static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/toasoan");

/// The name of the default theme.
pub const DEFAULT: &str = "toasoan";

/// Where the bytes of a theme file are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In the binary.
    Embedded(&'static [u8]),
    /// On disk, relative to the site's root.
    Disk(PathBuf),
    /// Several files, joined.
    Joined(Arc<[u8]>),
}

/// A file of a theme.
#[derive(Clone)]
pub struct ThemeFile {
    /// Where its bytes are.
    pub place: Place,
    /// Digest of its bytes.
    pub content: Digest,
    /// Its text, for templates, style sheets and `theme.toml`.
    pub text: Option<Arc<str>>,
    /// Its bytes, for fonts.
    pub font: Option<FontBytes>,
}

/// The files of all themes by path, `themes/<name>/…`.
pub type ThemeFiles = BTreeMap<RelPath, ThemeFile>;

/// Whether a file of a theme is read as text: templates, components, style sheets and `theme.toml`.
#[must_use]
pub fn is_text(path: &RelPath) -> bool {
    let mut parts = path.segments().skip(2);
    match parts.next() {
        Some("templates") => matches!(path.extension().as_deref(), Some("html" | "svg")),
        Some("components") => path.extension().as_deref() == Some("html"),
        Some("static") => path.extension().as_deref() == Some("css"),
        Some("theme.toml") => parts.next().is_none(),
        _ => false,
    }
}

/// The files inside the binary.
#[must_use]
pub fn embedded() -> ThemeFiles {
    let mut files = ThemeFiles::new();
    collect(&EMBEDDED, &mut files);
    files
}

fn collect(dir: &Dir<'static>, files: &mut ThemeFiles) {
    for file in dir.files() {
        let name = file.path().to_string_lossy().replace('\\', "/");
        let Ok(path) = RelPath::new(&format!("themes/{DEFAULT}/{name}")) else { continue };
        let text = if is_text(&path) { file.contents_utf8().map(Arc::from) } else { None };
        let content = Digest::of_bytes(file.contents());
        let font = is_font(&path).then(|| FontBytes::Static(file.contents()));
        let place = Place::Embedded(file.contents());
        files.insert(path, ThemeFile { place, content, text, font });
    }
    for dir in dir.dirs() {
        collect(dir, files);
    }
}

/// The names of the themes there are.
#[must_use]
pub fn names(files: &ThemeFiles) -> Vec<Text> {
    let mut names: Vec<Text> =
        files.keys().filter_map(|path| path.segments().nth(1)).map(Text::from).collect();
    names.dedup();
    names
}
