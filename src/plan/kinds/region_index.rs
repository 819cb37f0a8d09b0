//! The index of regions: a map of tiles, the units by macro-region, and all of them from A to Z.

use crate::base::collate::initial;
use crate::base::route::Route;
use crate::base::slug::Slug;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::model::region::{Area, Region};
use crate::plan::kinds::coverage;
use crate::plan::kinds::names::grouped;
use crate::plan::kinds::region::{label, route};
use crate::plan::page::Page;
use crate::plan::planner::{About, Planner, roots};
use crate::view::chrome::word;
use crate::view::input::Input;
use crate::view::link::{LinkView, url};
use crate::view::list::TermView;
use crate::view::region::{AreaView, ShadeView, TileView};

/// The darkest shade of a tile.
const DARKEST: usize = 4;

/// Plans the index; a site without regions has none.
pub(super) fn index(planner: &mut Planner<'_>) {
    let site = planner.world.site;
    let settings = planner.settings();
    let Some(at) = index_route(settings) else { return };
    let shown: Vec<Id<Region>> =
        site.index.places.iter().filter(|(_, is_shown)| **is_shown).map(|(id, _)| id).collect();
    if shown.is_empty() {
        return;
    }
    let entries: Vec<(Text, TermView)> = shown
        .iter()
        .map(|&id| (Text::from(initial(&site.regions.get(id).name)), term(planner, id)))
        .collect();
    let (tiles, shades) = tiles(planner);
    let title = word(settings, "Địa phương", "Regions");
    let coverage = coverage::page_route(settings).filter(|_| coverage::has_any(site, settings));
    let inputs = roots([
        ("tiles", Input::single(tiles)),
        ("shades", Input::single(shades)),
        ("areas", Input::single(areas(planner))),
        ("groups", Input::single(grouped(entries))),
        ("coverage", Input::single(coverage.map(|route| url(settings, &route)))),
        planner.about(About {
            kind: "regions",
            description: word(
                settings,
                "Tin, bài theo tỉnh, thành phố và đơn vị cấp dưới, theo tên của từng thời kỳ.",
                "News and articles by province, city and lower units, by the names of each time.",
            ),
            title,
            trail: Vec::new(),
            image: None,
            has_code: false,
            noindex: false,
            route: &at,
        }),
    ]);
    planner.push(Page::template(at, "regions", "regions.html", inputs));
}

fn index_route(settings: &Settings) -> Option<Route> {
    Route::new(&format!("/{}/", settings.urls.regions)).ok()
}

/// A macro-region's part of the index.
pub(super) fn area_link(settings: &Settings, area: &Area) -> LinkView {
    let index = index_route(settings).map_or_else(|| Text::from(""), |at| url(settings, &at));
    LinkView { title: area.name.clone(), url: Text::from(format!("{index}#{}", anchor(area))) }
}

fn anchor(area: &Area) -> Slug {
    Slug::from_title(&format!("vung {}", area.name))
}

fn term(planner: &Planner<'_>, id: Id<Region>) -> TermView {
    let site = planner.world.site;
    let settings = planner.settings();
    let region = site.regions.get(id);
    let mut notes: Vec<String> = Vec::new();
    if let Some(above) = region.parents.last() {
        notes.push(label(planner, site.regions.get(*above)).to_string());
    }
    if let Some(until) = region.until {
        let word = word(settings, "đến", "until");
        notes.push(format!("{word} {}", until.format(&settings.day_format)));
    }
    TermView {
        title: label(planner, region),
        url: url(settings, &route(planner, region)),
        count: site.index.by_place.get(id).len(),
        note: (!notes.is_empty()).then(|| Text::from(notes.join(", "))),
    }
}

/// The units of the present at the top level.
fn present<'a>(planner: &Planner<'a>) -> impl Iterator<Item = (Id<Region>, &'a Region)> {
    let regions = planner.world.site.regions.iter();
    regions.filter(|(_, region)| region.is_top() && region.until.is_none())
}

/// Links to the units of the present that have articles, by name.
pub(super) fn links(planner: &Planner<'_>) -> Vec<LinkView> {
    let site = planner.world.site;
    let shown = present(planner).filter(|(id, _)| *site.index.places.get(*id));
    let link = |region| LinkView {
        title: label(planner, region),
        url: url(planner.settings(), &route(planner, region)),
    };
    shown.map(|(_, region)| link(region)).collect()
}

/// The tiles from north to south, and what the shades mean.
fn tiles(planner: &Planner<'_>) -> (Vec<TileView>, Vec<ShadeView>) {
    let site = planner.world.site;
    let settings = planner.settings();
    let count = |id: Id<Region>| site.index.by_place.get(id).len();
    let most = present(planner).filter(|(_, r)| r.tile.is_some()).map(|(id, _)| count(id)).max();
    let most = most.unwrap_or(0);
    let level = |count: usize| match count {
        0 => 0,
        _ => 1 + (count - 1) * DARKEST / most.max(1),
    };
    let mut tiles: Vec<TileView> = present(planner)
        .filter_map(|(id, region)| {
            let (row, column) = region.tile?;
            let form = region.form_on(Some(site.as_of.day()));
            Some(TileView {
                title: form.name.clone(),
                full: form.full(),
                url: site.index.places[id].then(|| url(settings, &route(planner, region))),
                count: count(id),
                level: level(count(id)) as u8,
                row,
                column,
            })
        })
        .collect();
    tiles.sort_by_key(|tile| (tile.row, tile.column));
    let shades = (1..=DARKEST).map(|level| ShadeView {
        level: level as u8,
        from: ((level - 1) * most).div_ceil(DARKEST) + 1,
        to: (level * most).div_ceil(DARKEST),
    });
    (tiles, shades.filter(|shade| shade.from <= shade.to).collect())
}

/// The macro-regions from north to south with their units.
fn areas(planner: &Planner<'_>) -> Vec<AreaView> {
    let site = planner.world.site;
    let mut units: Vec<(&Area, Id<Region>)> =
        present(planner).filter_map(|(id, region)| Some((region.area.as_ref()?, id))).collect();
    units.sort_by_key(|(area, id)| (area.rank, *id));
    let mut counted = vec![u8::MAX; site.articles.len()];
    units
        .chunk_by(|(a, _), (b, _)| a.rank == b.rank)
        .map(|group| {
            let area = group[0].0;
            let mut count = 0;
            for article in group.iter().flat_map(|(_, id)| site.index.by_place.get(*id)) {
                let mark = &mut counted[article.index()];
                count += usize::from(*mark != area.rank);
                *mark = area.rank;
            }
            let (with, without): (Vec<_>, Vec<_>) =
                group.iter().map(|(_, id)| *id).partition(|&id| site.index.places[id]);
            AreaView {
                title: area.name.clone(),
                anchor: anchor(area).text().clone(),
                count,
                items: with.into_iter().map(|id| term(planner, id)).collect(),
                rest: without.into_iter().map(|id| label(planner, site.regions.get(id))).collect(),
            }
        })
        .collect()
}

/// The units that rows of coverage stand for: of the top level, and not followed by another.
pub(super) fn rows(planner: &Planner<'_>) -> Vec<Id<Region>> {
    let site = planner.world.site;
    let regions = site.regions.iter();
    regions
        .filter(|(id, region)| {
            region.is_top()
                && region.successors.is_empty()
                && !site.index.by_place.get(*id).is_empty()
        })
        .map(|(id, _)| id)
        .collect()
}
