//! Files that are published as they are: static files, files beside articles, files of the theme.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::digest::Digest;
use crate::base::route::{RelPath, Route};
use crate::base::text::Text;
use crate::diag::areas::assets::Asset as AssetProblem;
use crate::diag::span::Span;
use crate::markup::highlight;
use crate::plan::World;
use crate::plan::page::{Cut, Make, Page};
use crate::plan::planner::Planner;
use crate::theme::files::Place;
use crate::view::link::url;

/// The folder of the theme's files.
pub const THEME: &str = "giao-dien";

/// The style sheet of highlighted code, made by the program.
const CODE: &str = "css/code.css";

/// Addresses of the theme's files by path.
#[derive(Serialize)]
pub struct AssetUrls(BTreeMap<Text, Text>);

/// Where a file of the theme is published. Style sheets and scripts carry the beginning of their digest
/// in their names; what they name themselves, such as pictures and fonts, keeps its name.
pub(in crate::plan) fn theme_route(path: &str, content: Digest) -> Option<Route> {
    let route = match path.rsplit_once('.') {
        Some((stem, ending @ ("css" | "js"))) => {
            format!("/{THEME}/{stem}.{}.{ending}", version(content))
        }
        _ => format!("/{THEME}/{path}"),
    };
    Route::new(&route).ok()
}

fn version(content: Digest) -> String {
    content.to_string().chars().take(8).collect()
}

/// Addresses of the theme's files. Each carries the beginning of its digest, in its name or as a query,
/// so that a changed file is fetched anew and an unchanged one can be kept for good.
#[must_use]
pub fn asset_urls(world: World<'_>) -> AssetUrls {
    let mut urls = BTreeMap::new();
    let mut add = |path: &str, content: Digest| {
        if let Some(route) = theme_route(path, content) {
            let address = url(world.settings, &route);
            let is_named = path.ends_with(".css") || path.ends_with(".js");
            let query = if is_named { String::new() } else { format!("?v={}", version(content)) };
            urls.insert(Text::from(path), Text::from(format!("{address}{query}")));
        }
    };
    for (path, file) in &world.theme.assets {
        add(path.as_str(), file.content);
    }
    if !world.theme.assets.keys().any(|path| path.as_str() == CODE) {
        add(CODE, Digest::of_bytes(highlight::css().as_bytes()));
    }
    AssetUrls(urls)
}

/// Plans them.
pub fn files(planner: &mut Planner<'_>) {
    for asset in planner.world.assets.iter() {
        let make = if asset.is_cleaned {
            Make::Picture(asset.source.clone(), asset.content, Cut::Clean)
        } else {
            Make::Copy(asset.source.clone(), asset.content)
        };
        let mut page = Page::file(asset.route.clone(), make);
        page.source = Some(Span::file_start(&asset.source));
        planner.pages.push(page);
        for &width in asset.widths.iter() {
            let Some(route) = asset.width_route(width) else { continue };
            let quality = planner.settings().pictures.quality;
            let cut = Cut::Width { width, all: asset.widths.clone(), quality };
            let make = Make::Picture(asset.source.clone(), asset.content, cut);
            let mut page = Page::file(route, make);
            page.source = Some(Span::file_start(&asset.source));
            planner.pages.push(page);
        }
        if is_loose(planner.world.contents, &asset.source) {
            let problem = AssetProblem::Loose { path: asset.source.text().clone() };
            planner.problems.at(Span::file_start(&asset.source), problem);
        }
    }
    let sheets = planner.realms.clone();
    planner.pages.extend(sheets.sheets());
    let mut has_code = false;
    for (path, file) in &planner.world.theme.assets {
        has_code |= path.as_str() == CODE;
        let Some(route) = theme_route(path.as_str(), file.content) else { continue };
        let make = match &file.place {
            Place::Embedded(bytes) => Make::Static(bytes),
            Place::Joined(bytes) => Make::Bytes(bytes.clone()),
            Place::Disk(disk) => match disk_path(disk) {
                Some(path) => Make::Copy(path, file.content),
                None => continue,
            },
        };
        planner.pages.push(Page::file(route, make));
    }
    if has_code {
        return;
    }
    let code: Vec<u8> = highlight::css().into_bytes();
    if let Some(route) = theme_route(CODE, Digest::of_bytes(&code)) {
        planner.push(Page::file(route, Make::Bytes(code.into())));
    }
}

/// Whether a file of the content belongs to nothing: no Markdown stands beside it, and none of the
/// folders above it is an article's.
fn is_loose(contents: &BTreeMap<RelPath, Digest>, file: &RelPath) -> bool {
    let Some(folder) = file.parent().filter(|_| file.as_str().starts_with("content/")) else {
        return false;
    };
    let beside = contents
        .range(folder.clone()..)
        .take_while(|(path, _)| path.as_str().starts_with(folder.as_str()))
        .any(|(path, _)| path.parent().as_ref() == Some(&folder));
    let mut above = Some(folder);
    let in_article = std::iter::from_fn(|| {
        let folder = above.take()?;
        above = folder.parent();
        Some(folder)
    })
    .any(|folder| folder.join("index.md").is_some_and(|index| contents.contains_key(&index)));
    !beside && !in_article
}

fn disk_path(disk: &std::path::Path) -> Option<RelPath> {
    RelPath::new(&disk.to_string_lossy().replace('\\', "/")).ok()
}
