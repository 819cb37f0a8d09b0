//! `toasoan reference`: the reference pages, made from the definitions they describe.

use std::fs;
use std::io;
use std::path::Path;

use clap::CommandFactory as _;

use super::Outcome;
use super::args::{Args, Reference};
use super::say;
use crate::diag::problem::Lang;
use crate::reference::{Page, pages};

/// Writes the pages; those that are up to date are left alone.
pub(super) fn run(args: &Reference, lang: Lang) -> Outcome {
    let pages = pages(&Args::command());
    match write(&args.dir, &pages) {
        Ok(written) => {
            let dir = say::shown(&args.dir);
            let vi = format!("{} trang trong {dir}, {written} trang đổi", pages.len());
            let en = format!("{} pages in {dir}, {written} changed", pages.len());
            say::out(say::tr(lang, &vi, &en));
            Outcome::Clean
        }
        Err(error) => {
            let dir = say::shown(&args.dir);
            let vi = format!("không ghi được vào `{dir}`: {error}");
            let en = format!("cannot write to `{dir}`: {error}");
            say::err(say::tr(lang, &vi, &en));
            Outcome::Failed
        }
    }
}

fn write(dir: &Path, pages: &[Page]) -> io::Result<usize> {
    fs::create_dir_all(dir)?;
    let mut written = 0;
    for page in pages {
        let path = dir.join(page.name);
        if fs::read(&path).is_ok_and(|old| old == page.text.as_bytes()) {
            continue;
        }
        fs::write(&path, &page.text)?;
        written += 1;
    }
    Ok(written)
}
