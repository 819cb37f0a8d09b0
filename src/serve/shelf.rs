//! Rendered pages by file: the bytes of a key, and the last good ones when a page cannot be made anew.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::base::digest::Digest;
use crate::base::route::RelPath;

/// The most bytes kept; a crawler must not fill the memory.
const MOST: usize = 64 << 20;

/// The rendered form of a page.
#[derive(Clone)]
pub(super) struct Kept {
    /// The key it was rendered with.
    pub(super) key: Digest,
    /// The source file it stands for, if there is one.
    pub(super) source: Option<RelPath>,
    /// The bytes.
    pub(super) bytes: Arc<[u8]>,
}

/// All rendered pages.
#[derive(Default)]
pub(super) struct Shelf {
    kept: Mutex<(BTreeMap<RelPath, Kept>, usize)>,
}

impl Shelf {
    /// The rendered form of a file, whatever its key.
    pub(super) fn get(&self, file: &RelPath) -> Option<Kept> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.0.get(file).cloned()
    }

    /// Keeps a rendered page.
    pub(super) fn put(&self, file: RelPath, page: Kept) {
        let mut guard = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let (kept, size) = &mut *guard;
        if *size + page.bytes.len() > MOST {
            kept.clear();
            *size = 0;
        }
        *size += page.bytes.len();
        if let Some(old) = kept.insert(file, page) {
            *size -= old.bytes.len();
        }
    }

    /// Drops pages that are not wanted any more.
    pub(super) fn retain(&self, wanted: impl Fn(&RelPath, &Kept) -> bool) {
        let mut guard = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let (kept, size) = &mut *guard;
        kept.retain(|file, page| wanted(file, page));
        *size = kept.values().map(|page| page.bytes.len()).sum();
    }
}

#[cfg(test)]
mod tests {
    use super::{Kept, MOST, Shelf};
    use crate::base::digest::Digest;
    use crate::base::route::RelPath;

    #[test]
    fn a_full_shelf_begins_anew() {
        let shelf = Shelf::default();
        let file = |name: &str| RelPath::new(name).unwrap();
        let page = |size: usize| Kept {
            key: Digest::of_bytes(b""),
            source: None,
            bytes: vec![0; size].into(),
        };
        shelf.put(file("a"), page(MOST / 2));
        shelf.put(file("a"), page(MOST / 2));
        shelf.put(file("b"), page(MOST / 4));
        assert!(shelf.get(&file("a")).is_some() && shelf.get(&file("b")).is_some());
        shelf.put(file("c"), page(MOST / 2));
        assert!(shelf.get(&file("a")).is_none() && shelf.get(&file("c")).is_some());
    }
}
