//! What a site puts out besides its pages: feeds, maps for search engines, files for hosts, texts for
//! reading aloud, and pictures for sharing.

use serde::Serialize;

use super::fields::Fields;
use super::keys;
use super::share::{self, Share};
use crate::base::date::Zone;
use crate::base::text::Text;
use crate::diag::areas::config::Config;
use crate::diag::span::Spanned;

/// All of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "see the docs of the types")]
pub struct Outlets {
    pub feeds: Feeds,
    pub sitemaps: Sitemaps,
    pub aloud: Aloud,
    pub hosting: Hosting,
    pub share: Share,
}

/// Feeds.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct Feeds {
    pub enabled: bool,
    pub formats: Vec<Format>,
    pub list_formats: Vec<Format>,
    pub lists: Vec<&'static str>,
    pub full: Vec<&'static str>,
    pub entries: usize,
}

/// A format of feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the formats have names of their own")]
pub enum Format {
    Atom,
    Rss,
    Json,
}

/// The feed of the whole site.
pub const SITE: &str = "site";

/// The kinds of lists that can have feeds. Those after the first six have none unless asked for.
pub const LISTS: &[&str] =
    &["section", "topic", "region", "document", "issues", "corrections", "author", "series"];

const USUAL: usize = 6;

const FORMATS: &[(&str, Format)] =
    &[("atom", Format::Atom), ("rss", Format::Rss), ("json", Format::Json)];

impl Format {
    /// The name of its file in the folder of the list.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Format::Atom => "nguon-tin.xml",
            Format::Rss => "rss.xml",
            Format::Json => "nguon-tin.json",
        }
    }

    /// Its name for readers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Format::Atom => "Atom",
            Format::Rss => "RSS",
            Format::Json => "JSON Feed",
        }
    }

    /// Its media type.
    #[must_use]
    pub fn mime(self) -> &'static str {
        match self {
            Format::Atom => "application/atom+xml",
            Format::Rss => "application/rss+xml",
            Format::Json => "application/feed+json",
        }
    }
}

impl Default for Feeds {
    fn default() -> Feeds {
        Feeds {
            enabled: true,
            formats: vec![Format::Atom, Format::Rss, Format::Json],
            list_formats: vec![Format::Atom],
            lists: LISTS[..USUAL].to_vec(),
            full: Vec::new(),
            entries: 20,
        }
    }
}

impl Feeds {
    /// The formats of the feeds of a kind of list.
    #[must_use]
    pub fn formats(&self, kind: &str) -> &[Format] {
        match kind {
            _ if !self.enabled => &[],
            SITE => &self.formats,
            _ if self.lists.contains(&kind) => &self.list_formats,
            _ => &[],
        }
    }

    /// Whether the feeds of a kind of list carry whole texts.
    #[must_use]
    pub fn is_full(&self, kind: &str) -> bool {
        self.full.contains(&kind)
    }
}

/// Maps of the site for search engines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct Sitemaps {
    pub enabled: bool,
    pub news: bool,
}

/// Files for hosts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct Hosting {
    pub hosts: Vec<Host>,
    pub csp: Option<Text>,
    pub precompress: Vec<Packing>,
}

/// A way of packing files for the web.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[expect(missing_docs, reason = "the ways have names of their own")]
pub enum Packing {
    Brotli,
    Gzip,
}

/// Endings of files that shrink when they are packed.
pub const PACKED: [&str; 10] =
    ["html", "css", "js", "json", "xml", "svg", "txt", "csv", "map", "webmanifest"];

const PACKINGS: &[(&str, Packing)] = &[("br", Packing::Brotli), ("gz", Packing::Gzip)];

impl Packing {
    /// Its name in `Accept-Encoding` and `Content-Encoding`.
    #[must_use]
    pub fn encoding(self) -> &'static str {
        match self {
            Packing::Brotli => "br",
            Packing::Gzip => "gzip",
        }
    }

    /// What the names of packed files end with.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Packing::Brotli => "br",
            Packing::Gzip => "gz",
        }
    }
}

/// Texts for reading aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct Aloud {
    pub enabled: bool,
    pub dialect: Dialect,
}

/// How numbers are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub enum Dialect {
    North,
    South,
}

/// A kind of host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the hosts have names of their own")]
pub enum Host {
    Netlify,
    Cloudflare,
    Apache,
    Nginx,
    Json,
}

const HOSTS: &[(&str, Host)] = &[
    ("netlify", Host::Netlify),
    ("cloudflare", Host::Cloudflare),
    ("apache", Host::Apache),
    ("nginx", Host::Nginx),
    ("json", Host::Json),
];

/// Reads the tables.
pub(super) fn read(top: &mut Fields<'_>, zone: &Zone) -> Outlets {
    Outlets {
        feeds: feeds(top),
        sitemaps: sitemaps(top),
        aloud: aloud(top),
        hosting: hosting(top),
        share: share::read(top, zone),
    }
}

/// Reads `[aloud]`.
fn aloud(top: &mut Fields<'_>) -> Aloud {
    let default = Aloud { enabled: false, dialect: Dialect::North };
    let Some(mut table) = top.table("aloud") else { return default };
    table.known(keys::ALOUD);
    let dialects = [("bac", Dialect::North), ("nam", Dialect::South)];
    Aloud {
        enabled: table.flag("enabled").unwrap_or(default.enabled),
        dialect: table.choice("dialect", &dialects).unwrap_or(default.dialect),
    }
}

/// Reads `[sitemap]`.
fn sitemaps(top: &mut Fields<'_>) -> Sitemaps {
    let default = Sitemaps { enabled: true, news: true };
    let Some(mut table) = top.table("sitemap") else { return default };
    table.known(keys::SITEMAP);
    Sitemaps {
        enabled: table.flag("enabled").unwrap_or(default.enabled),
        news: table.flag("news").unwrap_or(default.news),
    }
}

/// Reads `[hosting]`.
fn hosting(top: &mut Fields<'_>) -> Hosting {
    let Some(mut table) = top.table("hosting") else { return Hosting::default() };
    table.known(keys::HOSTING);
    let mut hosts = some(&mut table, "hosts", HOSTS).unwrap_or_default();
    if hosts.contains(&Host::Netlify) && hosts.contains(&Host::Cloudflare) {
        // Both read `_redirects`, and each refuses what the other needs.
        let range = table.node("hosts").map_or_else(|| table.range(), super::tree::Node::range);
        let problem = Config::BadValue {
            key: Text::from(table.path("hosts")),
            value: Text::from("netlify, cloudflare"),
            expected: Text::from("một trong hai, vì cả hai cùng đọc tệp _redirects"),
        };
        table.problem(range, problem);
        hosts.retain(|host| *host != Host::Cloudflare);
    }
    let mut precompress = some(&mut table, "precompress", PACKINGS).unwrap_or_default();
    precompress.sort_unstable();
    precompress.dedup();
    Hosting { hosts, csp: table.words("csp").map(|text| text.value), precompress }
}

/// Reads `[feeds]`.
fn feeds(top: &mut Fields<'_>) -> Feeds {
    let default = Feeds::default();
    let Some(mut table) = top.table("feeds") else { return default };
    table.known(keys::FEEDS);
    let lists: Vec<(&str, &'static str)> = LISTS.iter().map(|name| (*name, *name)).collect();
    let kinds: Vec<(&str, &'static str)> =
        std::iter::once((SITE, SITE)).chain(lists.iter().copied()).collect();
    let entries = table.int("entries", 1..=500).and_then(|n| usize::try_from(n).ok());
    Feeds {
        enabled: table.flag("enabled").unwrap_or(default.enabled),
        formats: some(&mut table, "formats", FORMATS).unwrap_or(default.formats),
        list_formats: some(&mut table, "list_formats", FORMATS).unwrap_or(default.list_formats),
        lists: some(&mut table, "lists", &lists).unwrap_or(default.lists),
        full: some(&mut table, "full", &kinds).unwrap_or(default.full),
        entries: entries.unwrap_or(default.entries),
    }
}

/// Some of a few words, in their order; none when the key is absent.
fn some<T: Copy>(table: &mut Fields<'_>, key: &str, choices: &[(&str, T)]) -> Option<Vec<T>> {
    table.node(key)?;
    let mut out = Vec::new();
    let found: Vec<Spanned<Text>> = table.texts(key);
    for text in found {
        match choices.iter().find(|(name, _)| *name == text.value.as_str()) {
            Some((_, value)) => out.push(*value),
            None => {
                let expected =
                    choices.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(" | ");
                let problem = Config::BadValue {
                    key: Text::from(table.path(key)),
                    value: text.value.clone(),
                    expected: Text::from(expected),
                };
                table.problem(text.start as usize..text.end as usize, problem);
            }
        }
    }
    Some(out)
}
