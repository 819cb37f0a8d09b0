//! Files that are published as they are: static files, files beside articles, files of the theme.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::digest::Digest;
use crate::base::route::{RelPath, Route};
use crate::base::text::Text;
use crate::diag::span::Span;
use crate::markup::highlight;
use crate::plan::World;
use crate::plan::page::{Make, Page};
use crate::plan::planner::Planner;
use crate::theme::files::Place;
use crate::view::link::url;

/// The folder of the theme's files.
const THEME: &str = "giao-dien";

/// The style sheet of highlighted code, made by the program.
const CODE: &str = "css/code.css";

/// Addresses of the theme's files by path.
#[derive(Serialize)]
pub struct AssetUrls(BTreeMap<Text, Text>);

fn theme_route(path: &str) -> Option<Route> {
    Route::new(&format!("/{THEME}/{path}")).ok()
}

/// Addresses of the theme's files. Each carries the beginning of its digest, so that a changed file is
/// fetched anew and an unchanged one can be kept for good.
#[must_use]
pub fn asset_urls(world: World<'_>) -> AssetUrls {
    let mut urls = BTreeMap::new();
    let mut add = |path: &str, content: Digest| {
        if let Some(route) = theme_route(path) {
            let version = content.to_string();
            let version = version.get(..8).unwrap_or("");
            let address = url(world.settings, &route);
            urls.insert(Text::from(path), Text::from(format!("{address}?v={version}")));
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
        let make = Make::Copy(asset.source.clone(), asset.content);
        let mut page = Page::file(asset.route.clone(), make);
        page.source = Some(Span::file_start(&asset.source));
        planner.push(page);
    }
    let mut has_code = false;
    for (path, file) in &planner.world.theme.assets {
        has_code |= path.as_str() == CODE;
        let Some(route) = theme_route(path.as_str()) else { continue };
        let make = match &file.place {
            Place::Embedded(bytes) => Make::Static(bytes),
            Place::Disk(disk) => match disk_path(disk) {
                Some(path) => Make::Copy(path, file.content),
                None => continue,
            },
        };
        planner.pages.push(Page::file(route, make));
    }
    if !has_code && let Some(route) = theme_route(CODE) {
        let bytes: Vec<u8> = highlight::css().into_bytes();
        planner.push(Page::file(route, Make::Bytes(bytes.into())));
    }
}

fn disk_path(disk: &std::path::Path) -> Option<RelPath> {
    RelPath::new(&disk.to_string_lossy().replace('\\', "/")).ok()
}
