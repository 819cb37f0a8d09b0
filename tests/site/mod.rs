//! A site in a temporary folder: written, built again and again, and compared with a clean build.
//!
//! Nothing depends on the clock, the network or the home folder: the moment and the engine of every
//! build are fixed. The engine is the program's, so that the program and the tests share one cache.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use tempfile::TempDir;
use toasoan::base::date::{Stamp, Zone};
use toasoan::base::digest::Digest;
use toasoan::base::route::RelPath;
use toasoan::build::load::Verify;
use toasoan::build::{Options, write};
use toasoan::config::settings::Overrides;
use toasoan::diag::json;
use toasoan::diag::problems::Problems;
use toasoan::diag::show::Sources;
use toasoan::model::assemble::Show;
use toasoan::report::Report;
use toasoan::theme::files::embedded;

/// The moment of every build that does not say another.
pub(crate) const NOW: &str = "2026-11-21T08:00:00+07:00";

/// Files by path, folders left out.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// A site, its output in `public/` and its cache.
pub(crate) struct TestSite {
    dir: TempDir,
    /// How it is built.
    pub(crate) options: Options,
    last: Option<Result<Report, Problems>>,
}

/// Source texts of a site on disk, or of the theme in the program, for messages.
pub(crate) struct DiskSources<'a>(pub(crate) &'a Path);

impl Sources for DiskSources<'_> {
    fn text(&self, file: &RelPath) -> Option<String> {
        match fs::read(file.to_path(self.0)) {
            Ok(bytes) => Some(toasoan::source::read::text(&bytes, file).0),
            Err(_) => embedded().get(file)?.text.as_deref().map(str::to_owned),
        }
    }
}

/// The digest of the program, as the program itself works it out.
pub(crate) fn engine() -> Digest {
    static ENGINE: OnceLock<Digest> = OnceLock::new();
    *ENGINE.get_or_init(|| {
        let program = fs::File::open(env!("CARGO_BIN_EXE_toasoan")).expect("the program is there");
        Digest::of_reader(program).expect("the program can be read").0
    })
}

/// The program, without the caller's settings.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_toasoan"));
    command.env_clear();
    command
}

/// Reads a moment.
pub(crate) fn moment(text: &str) -> Stamp {
    Stamp::parse(text, &Zone::default()).expect("a moment").0
}

/// The options of a build of a folder.
pub(crate) fn options(root: &Path) -> Options {
    Options {
        root: root.to_path_buf(),
        config: "site.toml".to_owned(),
        out: None,
        overrides: Overrides::default(),
        as_of: moment(NOW),
        show: Show::Published,
        verify: Verify::Stat,
        cache: true,
        engine: engine(),
    }
}

/// All files below a folder.
pub(crate) fn tree(folder: &Path) -> Tree {
    let mut tree = Tree::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(&dir).into_iter().flatten().flatten() {
            let path = entry.path();
            if entry.file_type().expect("a kind").is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below").to_string_lossy().into_owned();
                tree.insert(name, fs::read(path).expect("a readable file"));
            }
        }
    }
    tree
}

/// Folders below a folder that hold nothing.
pub(crate) fn empty_folders(folder: &Path) -> Vec<PathBuf> {
    let mut empty = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(dir) = open.pop() {
        let entries: Vec<_> = fs::read_dir(&dir).into_iter().flatten().flatten().collect();
        if entries.is_empty() && dir != folder {
            empty.push(dir);
        }
        open.extend(entries.iter().map(fs::DirEntry::path).filter(|path| path.is_dir()));
    }
    empty
}

/// Tells where two trees differ; nothing when they are equal.
pub(crate) fn difference(left: &Tree, right: &Tree) -> Option<String> {
    let mut lines = Vec::new();
    for name in left.keys().chain(right.keys().filter(|name| !left.contains_key(*name))) {
        match (left.get(name), right.get(name)) {
            (Some(a), Some(b)) if a == b => {}
            (Some(a), Some(b)) => lines.push(format!("{name} differs: {}", first_difference(a, b))),
            (Some(_), None) => lines.push(format!("{name} is only on the left")),
            (None, _) => lines.push(format!("{name} is only on the right")),
        }
    }
    lines.truncate(12);
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn first_difference(a: &[u8], b: &[u8]) -> String {
    let at = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let near = |bytes: &[u8]| {
        let around = bytes.get(at.saturating_sub(60)..(at + 60).min(bytes.len())).unwrap_or(&[]);
        String::from_utf8_lossy(around).into_owned()
    };
    format!("at byte {at}\n  left:  {:?}\n  right: {:?}", near(a), near(b))
}

/// Problems as lines of JSON, in the order in which the program prints them.
pub(crate) fn lines(problems: &Problems, root: &Path) -> Vec<String> {
    let mut lines: Vec<_> = problems
        .iter()
        .map(|d| (d.problem.severity(), json::line(d, &DiskSources(root))))
        .collect();
    lines.sort_by_key(|(severity, _)| *severity);
    lines.into_iter().map(|(_, line)| line).collect()
}

impl TestSite {
    /// A site with nothing in it.
    pub(crate) fn empty() -> TestSite {
        let dir = tempfile::Builder::new().prefix("toasoan-test-").tempdir().expect("a folder");
        let options = options(dir.path());
        TestSite { dir, options, last: None }
    }

    /// A site with only a configuration, whose built-in documents are left out for speed.
    pub(crate) fn bare() -> TestSite {
        let site = TestSite::empty();
        site.write("site.toml", BARE);
        site
    }

    /// The root folder.
    pub(crate) fn root(&self) -> &Path {
        self.dir.path()
    }

    /// The place of a file.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }

    /// Writes a file and the folders above it.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders can be made");
        fs::write(path, content).unwrap_or_else(|error| panic!("{name}: {error}"));
    }

    /// Removes a file.
    pub(crate) fn remove(&self, name: &str) {
        fs::remove_file(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    }

    /// Renames a file.
    pub(crate) fn rename(&self, from: &str, to: &str) {
        let to = self.path(to);
        fs::create_dir_all(to.parent().expect("a folder")).expect("folders can be made");
        fs::rename(self.path(from), to).unwrap_or_else(|error| panic!("{from}: {error}"));
    }

    /// Reads a text file of the site.
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Replaces a text in a file, which must be there.
    pub(crate) fn edit(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{name} does not hold {from:?}");
        self.write(name, text.replace(from, to));
    }

    /// Builds into `public/`.
    pub(crate) fn build(&mut self) -> &Report {
        let _ = self.try_build();
        match &self.last {
            Some(Ok(report)) => report,
            Some(Err(problems)) => panic!("no build: {:#?}", lines(problems, self.root())),
            None => unreachable!("it was built just now"),
        }
    }

    /// Builds into `public/`, or finds that it cannot.
    pub(crate) fn try_build(&mut self) -> Result<&Report, &Problems> {
        self.last.insert(write::build(&self.options, &|_, _| ())).as_ref()
    }

    /// Builds by the program in a process of its own; gives its exit code and the problems it printed.
    pub(crate) fn build_by_program(&self, more: &[&str]) -> (i32, Vec<String>) {
        let mut command = program();
        command.args(["build", "--quiet", "--format", "json", "--root"]).arg(self.root());
        command.args(["--as-of", &self.options.as_of.rfc3339()]).args(more);
        if self.options.show == Show::Drafts {
            command.arg("--drafts");
        }
        let output = command.output().expect("the program runs");
        let text = String::from_utf8_lossy(&output.stderr);
        let lines = text.lines().map(str::to_owned).collect();
        (output.status.code().unwrap_or(-1), lines)
    }

    /// The problems of the last build.
    pub(crate) fn problems(&self) -> &Problems {
        match &self.last {
            Some(Ok(report)) => &report.problems,
            Some(Err(problems)) => problems,
            None => panic!("not built yet"),
        }
    }

    /// The codes of the problems of the last build.
    pub(crate) fn codes(&self) -> Vec<&'static str> {
        self.problems().iter().map(|d| d.problem.code()).collect()
    }

    /// The addresses that the last build rendered, in order.
    pub(crate) fn rendered(&self) -> Vec<&str> {
        match &self.last {
            Some(Ok(report)) => report.rendered.iter().map(|(route, _)| route.as_str()).collect(),
            _ => Vec::new(),
        }
    }

    /// Checks which addresses the last build rendered.
    pub(crate) fn assert_rendered(&self, expected: &[&str]) {
        assert_eq!(self.rendered(), expected);
    }

    /// The output as it is.
    pub(crate) fn output(&self) -> Tree {
        tree(&self.path("public"))
    }

    /// Builds from nothing into another folder.
    pub(crate) fn clean(&self) -> (Tree, Result<Report, Problems>) {
        let out = tempfile::tempdir().expect("a folder");
        let options =
            Options { out: Some(out.path().join("public")), cache: false, ..self.options.clone() };
        let result = write::build(&options, &|_, _| ());
        (tree(&out.path().join("public")), result)
    }

    /// Tells how the output and the problems of the last build differ from those of a clean one.
    pub(crate) fn unlike_clean(&self) -> Option<String> {
        let (clean, result) = self.clean();
        let clean_problems = match &result {
            Ok(report) => &report.problems,
            Err(problems) => problems,
        };
        let (ours, theirs) =
            (lines(self.problems(), self.root()), lines(clean_problems, self.root()));
        if ours != theirs {
            return Some(format!("problems differ\n  ours: {ours:#?}\n  clean: {theirs:#?}"));
        }
        if result.is_err() {
            // Without settings or a theme nothing is built, and the last good output stays.
            return None;
        }
        if let Some(difference) = difference(&self.output(), &clean) {
            return Some(format!("left: incremental, right: clean\n{difference}"));
        }
        let empty = empty_folders(&self.path("public"));
        (!empty.is_empty()).then(|| format!("empty folders: {empty:?}"))
    }

    /// Checks that the output and the problems are those of a clean build.
    pub(crate) fn assert_same_as_clean(&self) {
        if let Some(difference) = self.unlike_clean() {
            panic!("{difference}");
        }
    }
}

/// The least configuration, without the built-in documents and drawn pictures, for speed.
pub(crate) const BARE: &str = "\
title = \"Trang thử\"
base_url = \"https://thu.example.vn\"

[registry]
documents = false

[feeds]
enabled = false

[sitemap]
enabled = false
news = false

[share]
pictures = false
";
