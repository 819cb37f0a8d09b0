//! `toasoan init`: writes a small site that builds at once.

use std::path::Path;

use include_dir::{Dir, include_dir};

use super::Outcome;
use super::args::Init;
use super::say;
use crate::diag::problem::Lang;
use crate::emit::starter;

static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/starter");

/// Writes the starter site.
pub(super) fn run(args: &Init, lang: Lang) -> Outcome {
    let mut files: Vec<(&Path, &[u8])> = Vec::new();
    collect(&STARTER, &mut files);
    match starter::write(&args.dir, &files) {
        Ok(()) => {
            let dir = say::shown(&args.dir);
            let vi = format!(
                "đã tạo {} tệp trong {dir}\ntiếp theo:\n  toasoan build --root {dir}\n  toasoan serve --root {dir}",
                files.len()
            );
            let en = format!(
                "{} files written to {dir}\nnext:\n  toasoan build --root {dir}\n  toasoan serve --root {dir}",
                files.len()
            );
            say::out(say::tr(lang, &vi, &en));
            Outcome::Clean
        }
        Err(starter::Refused::NotEmpty) => {
            let vi = format!(
                "`{}` đã có tệp; chọn thư mục trống hoặc thư mục mới",
                say::shown(&args.dir)
            );
            let en = format!(
                "`{}` is not empty; choose an empty or a new folder",
                say::shown(&args.dir)
            );
            say::err(say::tr(lang, &vi, &en));
            Outcome::Failed
        }
        Err(starter::Refused::System(error)) => {
            let vi = format!("không ghi được vào `{}`: {error}", say::shown(&args.dir));
            let en = format!("cannot write to `{}`: {error}", say::shown(&args.dir));
            say::err(say::tr(lang, &vi, &en));
            Outcome::Failed
        }
    }
}

fn collect(dir: &'static Dir<'static>, files: &mut Vec<(&'static Path, &'static [u8])>) {
    files.extend(dir.files().map(|file| (file.path(), file.contents())));
    for dir in dir.dirs() {
        collect(dir, files);
    }
}
