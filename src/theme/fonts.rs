//! The fonts of a theme, with which drawn pictures are lettered: files of `fonts/` along its chain.
//!
//! No font of the system is ever read, so that a picture is the same on every machine. What is in the
//! files is looked into when it is first asked for; sites without drawn pictures pay nothing. Without
//! the feature `share-pictures` nothing is looked into, and no text is measured.

use std::fmt;
use std::sync::Arc;

#[cfg(feature = "share-pictures")]
use std::sync::OnceLock;

use crate::base::digest::{Digest, Digester};
use crate::base::route::RelPath;

/// Endings of files of fonts.
pub const ENDINGS: [&str; 2] = ["ttf", "otf"];

/// Whether a file of a theme is a font of its pictures.
#[must_use]
pub fn is_font(path: &RelPath) -> bool {
    let is_named = path.extension().is_some_and(|end| ENDINGS.contains(&end.as_str()));
    is_named && path.segments().nth(2) == Some("fonts")
}

/// The bytes of a font.
#[derive(Clone)]
pub enum FontBytes {
    /// In the binary.
    Static(&'static [u8]),
    /// Read from disk.
    Read(Arc<[u8]>),
}

impl AsRef<[u8]> for FontBytes {
    fn as_ref(&self) -> &[u8] {
        match self {
            FontBytes::Static(bytes) => bytes,
            FontBytes::Read(bytes) => bytes,
        }
    }
}

/// A font.
#[derive(Clone)]
pub struct Font {
    /// Its file.
    pub file: RelPath,
    /// Digest of its bytes.
    pub content: Digest,
    /// Its bytes.
    pub bytes: FontBytes,
}

/// The fonts of a theme.
#[derive(Default)]
pub struct Fonts {
    list: Vec<Font>,
    #[cfg(feature = "share-pictures")]
    opened: OnceLock<opened::Opened>,
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.list.iter().map(|font| &font.file)).finish()
    }
}

impl Fonts {
    /// The fonts in their order: where several fit, the first is taken.
    #[must_use]
    pub fn new(list: Vec<Font>) -> Fonts {
        Fonts {
            list,
            #[cfg(feature = "share-pictures")]
            opened: OnceLock::new(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The first character of a text that no font has, if it is one that shows.
    #[cfg(not(feature = "share-pictures"))]
    #[must_use]
    pub fn missing(&self, _: &str) -> Option<char> {
        None
    }

    /// The files that are no fonts.
    #[cfg(not(feature = "share-pictures"))]
    #[must_use]
    pub fn faulty(&self) -> &[RelPath] {
        &[]
    }

    /// Stands for them in keys.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let mut digester = Digester::new("fonts");
        for font in &self.list {
            digester.str(font.file.as_str()).add(font.content);
        }
        digester.finish()
    }
}

/// Whether a character only steers how others are shown.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(feature = "share-pictures")]
pub use opened::Face;

#[cfg(feature = "share-pictures")]
mod opened {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use resvg::usvg::fontdb::{Database, Family, ID, Query, Source, Weight};
    use skrifa::instance::{LocationRef, Size};
    use skrifa::{FontRef, MetadataProvider};

    use super::{FontBytes, Fonts, is_unseen};
    use crate::base::route::RelPath;

    /// What is in the files.
    pub(super) struct Opened {
        database: Arc<Database>,
        faces: BTreeMap<ID, Face>,
        faulty: Vec<RelPath>,
        /// A bit for each character of the basic plane that a font has: titles of all articles are
        /// looked through at every build.
        has: Vec<u64>,
    }

    /// A font of one weight and style.
    pub struct Face {
        /// Widths of characters in ems, ascending by character.
        widths: Vec<(u32, f32)>,
        /// The width of what it lacks.
        usual: f32,
    }

    impl Face {
        /// Reads the widths of characters; none if the file is no font.
        fn read(bytes: &[u8], index: u32) -> Option<Face> {
            let font = FontRef::from_index(bytes, index).ok()?;
            let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
            let width = |glyph| metrics.advance_width(glyph);
            let mut widths: Vec<(u32, f32)> = font
                .charmap()
                .mappings()
                .map(|(c, glyph)| (c, width(glyph).unwrap_or(0.5)))
                .collect();
            widths.sort_unstable_by_key(|(c, _)| *c);
            widths.dedup_by_key(|(c, _)| *c);
            (!widths.is_empty()).then_some(Face { widths, usual: 0.6 })
        }

        fn find(&self, c: char) -> Option<f32> {
            let at = self.widths.binary_search_by_key(&u32::from(c), |(c, _)| *c).ok()?;
            Some(self.widths[at].1)
        }

        /// The length of a text in ems. Letters that are drawn closer to each other are not counted as
        /// such, so that a line is never longer than this.
        #[must_use]
        pub fn width(&self, text: &str) -> f64 {
            text.chars().map(|c| f64::from(self.find(c).unwrap_or(self.usual))).sum()
        }
    }

    impl Fonts {
        fn opened(&self) -> &Opened {
            self.opened.get_or_init(|| {
                let mut database = Database::new();
                let mut faces = BTreeMap::new();
                let mut faulty = Vec::new();
                for font in &self.list {
                    let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = match &font.bytes {
                        FontBytes::Static(bytes) => Arc::new(*bytes),
                        FontBytes::Read(bytes) => Arc::new(bytes.clone()),
                    };
                    let mut is_sound = false;
                    for id in database.load_font_source(Source::Binary(bytes)) {
                        let index = database.face(id).map_or(0, |face| face.index);
                        match Face::read(font.bytes.as_ref(), index) {
                            Some(face) => {
                                is_sound = true;
                                faces.insert(id, face);
                            }
                            None => database.remove_face(id),
                        }
                    }
                    if !is_sound {
                        faulty.push(font.file.clone());
                    }
                }
                // What a template leaves open is lettered with the first font.
                let first = database.faces().next().and_then(|face| face.families.first());
                if let Some((family, _)) = first.cloned() {
                    database.set_serif_family(family.clone());
                    database.set_sans_serif_family(family.clone());
                    database.set_cursive_family(family.clone());
                    database.set_fantasy_family(family.clone());
                    database.set_monospace_family(family);
                }
                let mut has = vec![0; 0x1_0000 / 64];
                for (c, _) in faces.values().flat_map(|face: &Face| &face.widths) {
                    if let Some(word) = has.get_mut(*c as usize / 64) {
                        *word |= 1 << (c % 64);
                    }
                }
                Opened { database: Arc::new(database), faces, faulty, has }
            })
        }

        /// The fonts as the renderer takes them.
        #[must_use]
        pub fn database(&self) -> Arc<Database> {
            self.opened().database.clone()
        }

        /// The font of a family.
        #[must_use]
        pub fn face(&self, family: &str, is_bold: bool) -> Option<&Face> {
            let opened = self.opened();
            let query = Query {
                families: &[Family::Name(family)],
                weight: if is_bold { Weight::BOLD } else { Weight::NORMAL },
                ..Query::default()
            };
            opened.faces.get(&opened.database.query(&query)?)
        }

        /// The names of the families there are.
        #[must_use]
        pub fn families(&self) -> Vec<String> {
            let faces = self.opened().database.faces();
            let mut names: Vec<String> =
                faces.filter_map(|face| Some(face.families.first()?.0.clone())).collect();
            names.sort_unstable();
            names.dedup();
            names
        }

        /// The files that are no fonts.
        #[must_use]
        pub fn faulty(&self) -> &[RelPath] {
            &self.opened().faulty
        }

        /// The first character of a text that no font has, if it is one that shows.
        #[must_use]
        pub fn missing(&self, text: &str) -> Option<char> {
            let Opened { faces, has, .. } = self.opened();
            let lacks = |c: &char| {
                let at = u32::from(*c);
                has.get(at as usize / 64).is_none_or(|word| word >> (at % 64) & 1 == 0)
            };
            let shows = |c: &char| !c.is_whitespace() && !c.is_control() && !is_unseen(*c);
            let is_lost =
                |c: &char| shows(c) && !faces.values().any(|face| face.find(*c).is_some());
            text.chars().filter(lacks).find(is_lost)
        }
    }
}
