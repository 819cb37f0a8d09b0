//! Style sheets in parts → one file: the files of a folder `css/site.css/`, in the order of their names.
//!
//! Readers then fetch one sheet for the whole site, while its author edits small files and a theme that
//! extends another replaces or adds a single part. A file `css/site.css` stands for all parts that the
//! same theme or those it extends have; parts of nearer themes are laid over it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::files::{Place, ThemeFile};
use crate::base::digest::Digest;
use crate::base::route::RelPath;

type Files = BTreeMap<RelPath, ThemeFile>;

/// The sheet that a file is a part of.
fn whole(path: &RelPath) -> Option<RelPath> {
    let folder = path.parent()?;
    let is_part = |path: &RelPath| path.extension().as_deref() == Some("css");
    (is_part(path) && is_part(&folder)).then_some(folder)
}

/// Lays the files of a nearer theme over those of the themes it extends.
pub(super) fn lay(files: &mut Files, own: Files) {
    let is_replaced = |path: &RelPath| whole(path).is_some_and(|sheet| own.contains_key(&sheet));
    files.retain(|path, _| !is_replaced(path));
    let left: Vec<RelPath> = own.keys().filter(|path| is_replaced(path)).cloned().collect();
    files.extend(own.into_iter().filter(|(path, _)| left.binary_search(path).is_err()));
}

/// Replaces parts by the sheets they make; what stands as a file itself comes before its parts.
pub(super) fn join(files: Files) -> Files {
    let mut out = Files::new();
    let mut texts: BTreeMap<RelPath, String> = BTreeMap::new();
    for (path, file) in files {
        match (whole(&path), &file.text) {
            (Some(sheet), Some(text)) => {
                let before = out.get(&sheet).and_then(|file: &ThemeFile| file.text.as_deref());
                let all = texts.entry(sheet).or_insert_with(|| before.unwrap_or("").to_owned());
                if !all.is_empty() && !all.ends_with('\n') {
                    all.push('\n');
                }
                all.push_str(text);
            }
            _ => {
                out.insert(path, file);
            }
        }
    }
    out.extend(texts.into_iter().map(|(path, text)| {
        let bytes: Arc<[u8]> = text.as_bytes().into();
        let content = Digest::of_bytes(&bytes);
        (
            path,
            ThemeFile {
                place: Place::Joined(bytes),
                content,
                text: Some(Arc::from(text)),
                font: None,
            },
        )
    }));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Files {
        let file = |(path, text): &(&str, &str)| {
            let bytes: Arc<[u8]> = text.as_bytes().into();
            let content = Digest::of_bytes(&bytes);
            let text = Some(Arc::from(*text));
            (
                RelPath::new(path).unwrap(),
                ThemeFile { place: Place::Joined(bytes), content, text, font: None },
            )
        };
        list.iter().map(file).collect()
    }

    fn joined(themes: &[&[(&str, &str)]]) -> Vec<(String, String)> {
        let mut all = Files::new();
        for theme in themes {
            lay(&mut all, files(theme));
        }
        let text = |file: ThemeFile| file.text.unwrap().to_string();
        join(all).into_iter().map(|(path, file)| (path.to_string(), text(file))).collect()
    }

    #[test]
    fn parts_become_one_sheet() {
        let far: &[_] =
            &[("css/site.css/1-a.css", "a"), ("css/site.css/2-b.css", "b\n"), ("css/x.css", "x")];
        let near: &[_] = &[("css/site.css/2-b.css", "B"), ("css/site.css/3-c.css", "c")];
        let own: &[_] = &[("css/site.css", "own")];
        let pair = |path: &str, text: &str| (path.to_owned(), text.to_owned());
        let x = pair("css/x.css", "x");
        assert_eq!(joined(&[far]), [pair("css/site.css", "a\nb\n"), x.clone()]);
        assert_eq!(joined(&[far, near]), [pair("css/site.css", "a\nB\nc"), x.clone()]);
        assert_eq!(joined(&[far, own]), [pair("css/site.css", "own"), x.clone()]);
        assert_eq!(joined(&[far, own, near]), [pair("css/site.css", "own\nB\nc"), x.clone()]);
        let both = [far, own].concat();
        assert_eq!(joined(&[&both]), [pair("css/site.css", "own"), x]);
    }
}
