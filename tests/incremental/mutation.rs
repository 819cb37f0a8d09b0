//! What the keys of pages cover: each part that is left out of them hides a difference.
//!
//! Two states of a site are planned, before and after an edit. The page's bytes differ, so its keys must
//! differ; and once the named part is left out they are equal, so that the comparison of keys, and with
//! it the comparison with a clean build, rests on that very part.

use std::fs;
use std::path::Path;

use toasoan::base::digest::Digest;
use toasoan::base::route::RelPath;
use toasoan::base::text::Text;
use toasoan::build::load::Memory;
use toasoan::build::{Clock, Prepared, prepare};
use toasoan::diag::problem::Diagnostic;
use toasoan::plan::key::{Key, Keys};
use toasoan::plan::page::Page;
use toasoan::render::page::{Bytes, Kitchen, Texts};
use toasoan::source::read;
use toasoan::theme::words::{Closure, words};

use crate::site::{TestSite, engine};

/// Source texts as they were when the site was planned.
struct Snapshot(Vec<(RelPath, String)>);

impl Texts for Snapshot {
    fn text(&self, file: &RelPath, _: Digest) -> Result<String, Diagnostic> {
        let found = self.0.iter().find(|(path, _)| path == file);
        Ok(found.map(|(_, text)| text.clone()).unwrap_or_default())
    }
}

/// A list that shows the ledes of related articles, and the newer neighbor.
const RELATED: &str = "{% for one in related %}{{ one.card.lede }}{% endfor %}\
    {% if neighbours.newer %}{{ neighbours.newer.title }}{% endif %}\n";

/// A planned state of a site.
struct State {
    prepared: Prepared,
    texts: Snapshot,
}

fn state(site: &TestSite) -> State {
    let mut memory = Memory::default();
    let prepared = match prepare(&site.options, &mut memory, &mut Clock::start()) {
        Ok(prepared) => prepared,
        Err(problems) => panic!("{problems:?}"),
    };
    assert!(!prepared.problems.has_errors(), "{:?}", prepared.problems);
    let texts = memory.files().filter(|file| file.path.as_str().ends_with(".md")).map(|file| {
        let bytes = fs::read(site.root().join(Path::new(&file.disk))).expect("a source file");
        (file.path.clone(), read::text(&bytes, &file.path).0)
    });
    let texts = Snapshot(texts.collect());
    State { prepared, texts }
}

impl State {
    fn at(&self, route: &str) -> usize {
        let pages = &self.prepared.plan.pages;
        pages
            .iter()
            .position(|page| page.route.as_str() == route)
            .unwrap_or_else(|| panic!("{route}"))
    }

    fn page(&mut self, route: &str) -> &mut Page {
        let at = self.at(route);
        &mut self.prepared.plan.pages[at]
    }

    fn bytes(&self, route: &str) -> Vec<u8> {
        let plan = &self.prepared.plan;
        let kitchen = Kitchen::new(&self.prepared.theme, &plan.shared, &self.texts);
        match kitchen.page(&plan.pages[self.at(route)]) {
            Ok(Bytes::Made(bytes)) => bytes,
            Ok(Bytes::Known(bytes)) => bytes.to_vec(),
            Ok(_) => panic!("{route} is a file"),
            Err(diagnostic) => panic!("{diagnostic:?}"),
        }
    }

    fn key(&self, route: &str) -> Key {
        let plan = &self.prepared.plan;
        Keys::new(&self.prepared.theme, engine(), &plan.shared).of(&plan.pages[self.at(route)])
    }
}

/// A part of a key.
enum Part {
    /// An input of the page.
    Input(&'static str),
    /// An input of all pages.
    Shared(&'static str),
    /// All that a template reaches besides itself.
    Edges(&'static str),
    /// A name among the words of a template.
    Word(&'static str, &'static str),
    /// The components that a text calls.
    Components,
}

fn leave_out(state: &mut State, route: &str, part: &Part) {
    match part {
        Part::Input(root) => {
            let inputs = &mut state.page(route).inputs;
            let before = inputs.len();
            inputs.retain(|(name, _)| name != root);
            assert_eq!(inputs.len() + 1, before, "{route} has no input {root}");
        }
        Part::Shared(root) => {
            let realms = state.prepared.plan.shared.iter();
            let kept = realms.map(|roots| {
                roots.iter().filter(|(name, _)| name != root).cloned().collect::<Vec<_>>()
            });
            state.prepared.plan.shared = kept.collect();
        }
        Part::Edges(template) => {
            let theme = &mut state.prepared.theme;
            let full = theme.resolve(template).expect("a template").clone();
            let file = theme.template_files[&full].clone();
            let text = toasoan::theme::files::embedded()
                .remove(&file)
                .and_then(|file| file.text)
                .expect("its text");
            let own =
                Closure { digest: Digest::of_bytes(text.as_bytes()), words: words(&text).words };
            theme.closures.insert(full, own);
        }
        Part::Word(template, word) => {
            let theme = &mut state.prepared.theme;
            let full = theme.resolve(template).expect("a template").clone();
            let closure = theme.closures.get_mut(&full).expect("its closure");
            assert!(closure.words.remove(&Text::from(*word)), "{template} does not name {word}");
        }
        Part::Components => state.page(route).components.clear(),
    }
}

fn article(title: &str, date: &str, more: &str, body: &str) -> String {
    format!("+++\ntitle = {title:?}\nlede = \"Lời dẫn.\"\ndate = \"{date}\"\n{more}+++\n\n{body}\n")
}

fn site() -> TestSite {
    let site = TestSite::bare();
    site.edit(
        "site.toml",
        "[registry]",
        "[theme]\nname = \"thu\"\nparams = { share = [\"email\"] }\n\n[registry]",
    );
    site.write(
        "themes/thu/theme.toml",
        "extends = \"toasoan\"\n\n[strings.vi]\nskip = \"Bỏ qua\"\n",
    );
    // Related lists of this theme show ledes.
    site.write("themes/thu/templates/parts/related.html", RELATED);
    let hop = "{% component hop() {} -%}hộp{%- endcomponent hop %}\n";
    site.write("themes/thu/components/hop.html", hop);
    site.write("themes/thu/templates/parts/footer.html", "<footer>chân</footer>\n");
    site.edit("site.toml", "[theme]", "menus = { main = [] }\n\n[theme]");
    site.write("content/a/_index.md", "+++\ntitle = \"Mục trên\"\n+++\n");
    site.write("content/a/nho/ba.md", article("Bài ba", "03/01/2025", "", "Ba."));
    site.write(
        "content/a/mot.md",
        article("Bài một", "01/01/2026", "topics = [\"Chung\"]\n", "Một.\n\n{{ <hop /> }}"),
    );
    site.write(
        "content/a/hai.md",
        article("Bài hai", "02/01/2026", "topics = [\"Chung\"]\n", "## Đầu\n\nHai."),
    );
    site
}

/// Checks that an edit shows on a page, that its key tells, and that it would not without a part of it.
#[track_caller]
fn check(route: &str, part: &Part, edit: impl FnOnce(&TestSite)) {
    let site = site();
    let mut before = state(&site);
    edit(&site);
    let mut after = state(&site);
    assert_ne!(before.bytes(route), after.bytes(route), "the edit does not show");
    assert_ne!(before.key(route), after.key(route), "the key does not tell");
    leave_out(&mut before, route, part);
    leave_out(&mut after, route, part);
    assert_eq!(before.key(route).digest, after.key(route).digest, "the key tells by another part");
}

const MOT: &str = "/a/mot.html";
const HAI: &str = "/a/hai.html";

#[test]
fn the_key_needs_the_body() {
    check(MOT, &Part::Input("body"), |site| site.edit("content/a/mot.md", "Một.", "Mốt."));
}

#[test]
fn the_key_needs_the_article() {
    check(MOT, &Part::Input("article"), |site| {
        // The digest of the body is that of the whole file, so that the edit is made in another one.
        let text = site.read("site.toml");
        site.write(
            "site.toml",
            format!("{text}\n[[defaults]]\npath = \"a/mot.md\"\nkicker = \"Sổ tay\"\n"),
        );
    });
}

#[test]
fn the_key_needs_the_related_list() {
    // The older article knows the newer one only as its neighbor, the newer one relates to the older.
    check(HAI, &Part::Input("related"), |site| {
        site.edit("content/a/mot.md", "lede = \"Lời dẫn.\"", "lede = \"Lời khác.\"");
    });
}

#[test]
fn the_key_needs_the_neighbors() {
    check(MOT, &Part::Input("neighbours"), |site| {
        site.edit("content/a/hai.md", "Bài hai", "Bài hay");
    });
}

#[test]
fn the_key_needs_the_cards_of_a_list() {
    check("/a/", &Part::Input("list"), |site| site.edit("content/a/mot.md", "Bài một", "Bài mốt"));
}

#[test]
fn the_key_needs_the_page_itself() {
    // With a menu of its own the site does not name sections; the way down to the page does.
    check("/a/nho/ba.html", &Part::Input("page"), |site| {
        site.edit("content/a/_index.md", "Mục trên", "Mục khác");
    });
}

#[test]
fn the_key_needs_the_facts_of_the_site() {
    check(MOT, &Part::Shared("site"), |site| site.edit("site.toml", "Trang thử", "Trang khác"));
}

#[test]
fn the_key_needs_the_strings() {
    check(MOT, &Part::Shared("t"), |site| site.edit("themes/thu/theme.toml", "Bỏ qua", "Lướt qua"));
}

#[test]
fn the_key_needs_the_parameters() {
    check(MOT, &Part::Shared("params"), |site| site.edit("site.toml", "\"email\"", "\"facebook\""));
}

#[test]
fn the_key_needs_the_addresses_of_files() {
    check(MOT, &Part::Shared("assets"), |site| {
        site.write("themes/thu/static/css/site.css", "p {}\n");
    });
}

#[test]
fn the_key_needs_what_a_template_reaches() {
    check(MOT, &Part::Edges("article.html"), |site| {
        site.edit("themes/thu/templates/parts/footer.html", "chân", "cuối");
    });
}

#[test]
fn the_key_needs_the_names_a_template_uses() {
    check(MOT, &Part::Word("article.html", "body"), |site| {
        site.edit("content/a/mot.md", "Một.", "Mốt.");
    });
}

#[test]
fn the_key_needs_the_components_of_the_text() {
    check(MOT, &Part::Components, |site| site.edit("themes/thu/components/hop.html", "hộp", "hòm"));
}
