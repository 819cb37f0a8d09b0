//! The configuration of the site under random edits, as switches.

use std::fmt::Write as _;

/// What `site.toml` says.
#[expect(clippy::struct_excessive_bools, reason = "each is a line of the file, on or off")]
pub(crate) struct Config {
    pub(crate) title: String,
    pub(crate) page_size: usize,
    pub(crate) own_theme: bool,
    pub(crate) menu: bool,
    pub(crate) color: Option<&'static str>,
    pub(crate) article_url: &'static str,
    pub(crate) defaults: bool,
    pub(crate) smart: bool,
    pub(crate) citations: bool,
    pub(crate) forward: bool,
    pub(crate) registry: bool,
    pub(crate) part: bool,
    pub(crate) language: &'static str,
    pub(crate) mistake: bool,
    pub(crate) outlets: &'static str,
    pub(crate) relative: bool,
    pub(crate) abbreviations: &'static str,
    pub(crate) subsite: &'static str,
    pub(crate) share: &'static str,
}

/// What `[share]` can say. Pictures of few articles are drawn, for speed.
pub(crate) const SHARE: &[&str] = &[
    "[share]\npictures = false\n",
    "[share]\nsince = 2026-09-01\n",
    "[share]\nsince = 2026-10-20\n",
];

/// What `[abbreviations]` can say.
pub(crate) const ABBREVIATIONS: &[&str] = &[
    "",
    "[abbreviations]\nMN = \"Mặt nước\"\n",
    "[abbreviations]\nMN = \"Miền núi\"\n\"HĐND\" = \"Hội đồng nhân dân\"\n",
];

/// What `[feeds]`, `[pictures]` and their neighbors can say.
pub(crate) const OUTLETS: &[&str] = &[
    "",
    "[feeds]\nenabled = false\n",
    "[feeds]\nentries = 2\nfull = [\"site\", \"section\", \"topic\"]\nlist_formats = [\"rss\", \"json\"]\n",
    "[sitemap]\nnews = false\n[hosting]\nhosts = [\"netlify\", \"apache\", \"nginx\", \"json\"]\n",
    "[hosting]\nhosts = [\"nginx\"]\nprecompress = [\"gz\"]\n",
    "[aloud]\nenabled = true\ndialect = \"nam\"\n",
    "[pictures]\nwidths = [300, 900]\nquality = 50\n",
    "[pictures]\nresize = false\n",
    "[feeds]\nlists = [\"author\", \"series\", \"issues\", \"corrections\"]\nformats = []\n",
    "[comments]\nenabled = true\n",
    "[comments]\nenabled = true\naction = \"mailto:a@example.vn\"\n[hosting]\nhosts = [\"nginx\"]\n",
];

/// What `[[subsites]]` can say.
pub(crate) const SUBSITES: &[&str] = &[
    "",
    "[[subsites]]\nsection = \"tu-lieu\"\n",
    "[[subsites]]\nsection = \"tu-lieu\"\ntitle = \"Kho\"\nfooter = { organ = \"Kho sách\" }\ncolors = { accent = \"#1f6b4a\" }\n",
    "[[subsites]]\nsection = \"thoi-su\"\nbase_url = \"https://tin.example.vn/b\"\nmenus = { main = [] }\n[[subsites]]\nsection = \"tu-lieu\"\n",
];

impl Config {
    /// A plain beginning.
    pub(crate) fn new(registry: bool) -> Config {
        Config {
            title: "Trang thử".to_owned(),
            page_size: 4,
            own_theme: true,
            menu: false,
            color: None,
            article_url: "{section}/{slug}.html",
            defaults: false,
            smart: true,
            citations: true,
            forward: false,
            registry,
            part: false,
            language: "vi",
            mistake: false,
            outlets: "",
            relative: false,
            abbreviations: "",
            subsite: "",
            share: SHARE[0],
        }
    }

    /// The text of the file.
    pub(crate) fn text(&self) -> String {
        let mut text = format!(
            "title = {:?}\nbase_url = \"https://thu.example.vn\"\nlanguage = {:?}\nlogo = \"/hinh/logo.svg\"\n",
            self.title, self.language
        );
        if self.relative {
            text.push_str("relative_urls = true\n");
        }
        if self.mistake {
            text.push_str("titel = \"nhầm\"\n");
        }
        let theme = if self.own_theme { "thu" } else { "toasoan" };
        let _ = writeln!(text, "[theme]\nname = {theme:?}");
        if let (Some(color), true) = (self.color, self.own_theme) {
            let _ = writeln!(text, "params = {{ mau = {color:?} }}");
        }
        let _ = writeln!(text, "[lists]\npage_size = {}", self.page_size);
        let _ = writeln!(text, "[urls]\narticle = {:?}", self.article_url);
        let documents = if self.part { "[\"ct\", \"XIV\"]" } else { &self.registry.to_string() };
        let _ = writeln!(text, "[registry]\ndocuments = {documents}");
        let _ =
            writeln!(text, "[markdown]\nsmart = {}\ncitations = {}", self.smart, self.citations);
        let _ = writeln!(text, "[related]\nforward = {}", self.forward);
        text.push_str(self.outlets);
        text.push_str(self.share);
        text.push_str(self.abbreviations);
        if self.menu {
            text.push_str("[menus]\nmain = [{ title = \"Tin\", url = \"/thoi-su/\" }]\n");
        }
        text.push_str(self.subsite);
        if self.defaults {
            text.push_str("[[defaults]]\npath = \"tu-lieu/**\"\ntopics = [\"Tư liệu\"]\n");
        }
        text
    }
}
