//! Sub-sites: the tables `[[subsites]]`, each a section with a face of its own.
//!
//! Colors are checked against the backgrounds of the default theme, the harder one of each pair: one
//! that cannot be read is a problem and is not used.

use std::collections::BTreeMap;

use super::fields::Fields;
use super::keys;
use super::settings::{MenuEntry, Overrides, split_base};
use crate::base::color::Color;
use crate::base::fold::nearest;
use crate::base::text::Text;
use crate::diag::areas::config::Config;
use crate::diag::areas::subsites::Subsites as Problem;
use crate::diag::problem::Diagnostic;
use crate::diag::span::Spanned;

/// A sub-site.
#[derive(Debug, Clone)]
pub struct Subsite {
    /// The folder of its section.
    pub section: Spanned<Text>,
    /// Its name, if it is not that of the section.
    pub title: Option<Text>,
    /// A line under it.
    pub tagline: Option<Text>,
    /// Path of the logo in static/.
    pub logo: Option<Spanned<Text>>,
    /// The picture above every page, and its words.
    pub banner: Option<(Spanned<Text>, Text)>,
    /// An address of its own, and its path.
    pub base: Option<(Text, Text)>,
    /// The main menu; none means its sub-sections.
    pub main_menu: Option<Vec<MenuEntry>>,
    /// The menu of the footer; none means the portal's.
    pub footer_menu: Option<Vec<MenuEntry>>,
    /// Footer data over the portal's.
    pub footer: BTreeMap<&'static str, Text>,
    /// Its colors.
    pub colors: Option<Colors>,
}

/// The colors of a sub-site, all readable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct Colors {
    pub accent: Color,
    pub link: Color,
    pub accent_dark: Color,
    pub link_dark: Color,
}

/// The sub-site that alone is built, and where.
#[derive(Debug, Clone)]
pub struct Alone {
    /// Its place among the sub-sites.
    pub at: usize,
    /// Its address.
    pub base_url: Text,
    /// The path of the address.
    pub base_path: Text,
}

/// What lies behind text and lines, light and dark; where pages have two grounds, the harder one.
const LIGHT: Color = Color::new(0xf3, 0xf0, 0xe9);
const DARK: Color = Color::new(0x21, 0x1e, 0x1b);
const BLACK: Color = Color::new(0, 0, 0);
const WHITE: Color = Color::new(0xff, 0xff, 0xff);

/// The contrast that text needs, and that lines need.
const TEXT: f64 = 4.5;
const LINES: f64 = 3.0;

/// Reads `[[subsites]]`.
pub(super) fn read(top: &mut Fields<'_>) -> Vec<Subsite> {
    let mut out: Vec<Subsite> = Vec::new();
    for node in top.tables("subsites") {
        let mut table = top.inner("subsites", node);
        table.known(keys::SUBSITES);
        let Some(section) = table.words("section") else {
            let problem = Config::MissingKey {
                key: Text::from("subsites.section"),
                example: Text::from("section = \"tinh-mau\""),
            };
            table.problem(node.range(), problem);
            continue;
        };
        let section = Spanned { value: Text::from(section.value.trim_matches('/')), ..section };
        let (main_menu, footer_menu) = menus(&mut table);
        out.push(Subsite {
            section,
            title: table.words("title").map(|text| text.value),
            tagline: table.words("tagline").map(|text| text.value),
            logo: table.words("logo"),
            banner: banner(&mut table),
            base: table.words("base_url").and_then(|found| split_base(&mut table, &found)),
            main_menu,
            footer_menu,
            footer: super::settings::footer(&mut table),
            colors: colors(&mut table),
        });
    }
    out
}

fn menus(table: &mut Fields<'_>) -> (Option<Vec<MenuEntry>>, Option<Vec<MenuEntry>>) {
    let has_footer = table.table("menus").is_some_and(|menus| menus.node("footer").is_some());
    let (main, footer) = super::settings::menus(table);
    (main, has_footer.then_some(footer))
}

pub(super) fn banner(table: &mut Fields<'_>) -> Option<(Spanned<Text>, Text)> {
    let mut banner = table.table("banner")?;
    banner.known(keys::BANNER);
    let src = banner.words("src");
    let alt = banner.words("alt");
    let Some(alt) = alt else {
        let range = banner.range();
        banner.problem(range, Problem::BannerWithoutAlt {});
        return None;
    };
    Some((src?, alt.value))
}

fn colors(table: &mut Fields<'_>) -> Option<Colors> {
    let mut table = table.table("colors")?;
    table.known(keys::COLORS);
    let accent = color(&mut table, "accent", LIGHT, BLACK, LINES);
    let link = color(&mut table, "link", LIGHT, BLACK, TEXT);
    let accent_dark = color(&mut table, "accent_dark", DARK, WHITE, LINES);
    let link_dark = color(&mut table, "link_dark", DARK, WHITE, TEXT);
    let accent = accent.or(link)?;
    let link = link.unwrap_or_else(|| accent.until(BLACK, LIGHT, TEXT));
    Some(Colors {
        accent,
        link,
        accent_dark: accent_dark.unwrap_or_else(|| accent.until(WHITE, DARK, LINES)),
        link_dark: link_dark.unwrap_or_else(|| link.until(WHITE, DARK, TEXT)),
    })
}

/// A color that can be seen on a ground; `end` is where to look for one that can.
fn color(
    table: &mut Fields<'_>,
    key: &str,
    ground: Color,
    end: Color,
    least: f64,
) -> Option<Color> {
    let found = table.words(key)?;
    let range = found.start as usize..found.end as usize;
    let value = found.value;
    let Some(color) = Color::parse(&value) else {
        table.problem(range, Problem::BadColor { value });
        return None;
    };
    let contrast = color.contrast(ground);
    if contrast >= least {
        return Some(color);
    }
    let nearest = Text::from(color.until(end, ground, least).to_string());
    let (ratio, least) = (tenths(contrast), tenths(least));
    table.problem(range, Problem::Contrast { value, ratio, least, nearest });
    None
}

/// A contrast in tenths, rounded down, so that no failing color seems to pass.
fn tenths(contrast: f64) -> u16 {
    (0..=210).rev().find(|&tenths| f64::from(tenths) / 10.0 <= contrast).unwrap_or(0)
}

/// Which sub-site alone is built, as the command line asks.
pub(super) fn alone(
    subsites: &[Subsite],
    overrides: &Overrides,
) -> (Option<Alone>, Option<Diagnostic>) {
    let Some(asked) = &overrides.subsite else { return (None, None) };
    let name = Text::from(asked.trim_matches('/'));
    let Some(at) = subsites.iter().position(|one| one.section.value == name) else {
        let names = subsites.iter().map(|one| one.section.value.as_str());
        let nearest = nearest(&name, names).map(Text::from);
        return (None, Some(Diagnostic::nowhere(Problem::Unknown { name, nearest })));
    };
    let over = overrides.base_url.as_deref().map(|url| Text::from(url.trim_end_matches('/')));
    let base =
        over.as_ref().and_then(super::settings::base_of).or_else(|| subsites[at].base.clone());
    match base {
        Some((base_url, base_path)) => (Some(Alone { at, base_url, base_path }), None),
        None => (None, Some(Diagnostic::nowhere(Problem::NoAddress { name }))),
    }
}
