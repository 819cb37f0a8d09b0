//! Pages of regions, and the index of them.

use crate::base::collate::initial;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::model::region::Region;
use crate::plan::kinds::lists::{Headed, headed};
use crate::plan::kinds::names::{IndexPage, grouped, index};
use crate::plan::planner::Planner;
use crate::view::article::folder;
use crate::view::chrome::word;
use crate::view::input::Input;
use crate::view::link::url;
use crate::view::list::{FactView, TermView};

/// Plans them.
pub fn regions(planner: &mut Planner<'_>) {
    let site = planner.world.site;
    let settings = planner.settings();
    let at = settings.urls.regions.clone();
    let up = planner.folder_link("Địa phương", "Regions", &at);
    let mut entries = Vec::new();
    for (id, region) in site.regions.iter() {
        let articles = site.index.by_region.get(id);
        if articles.is_empty() {
            continue;
        }
        let note = region.until.map(|_| word(settings, "trước 1-7-2025", "before 1 July 2025"));
        let view = TermView {
            title: region.name.clone(),
            url: url(settings, &folder(&at, &region.slug)),
            count: articles.len(),
            note: note.clone(),
        };
        entries.push((Text::from(initial(region.bare_name())), view));
        let list = Headed {
            kind: "region",
            folder: folder(&at, &region.slug),
            title: region.name.clone(),
            subtitle: note,
            facts: region_facts(planner, region),
            articles,
            trail: vec![up.clone()],
            intro: Input::None,
        };
        headed(planner, &list);
    }
    let (vi, en) = ("Địa phương", "Regions");
    index(planner, &at, IndexPage { kind: "regions", vi, en, groups: grouped(entries) });
}

fn region_facts(planner: &Planner<'_>, region: &Region) -> Vec<FactView> {
    let site = planner.world.site;
    let settings = planner.settings();
    let fact = |vi, en, other: Id<Region>| {
        let unit = site.regions.get(other);
        let has_page = !site.index.by_region.get(other).is_empty();
        FactView {
            label: word(settings, vi, en),
            value: unit.name.clone(),
            url: has_page.then(|| url(settings, &folder(&settings.urls.regions, &unit.slug))),
        }
    };
    let mut facts = Vec::new();
    if let Some(kind) = region.type_on(site.as_of.day()) {
        let label = word(settings, "Loại đơn vị", "Type of unit");
        facts.push(FactView { label, value: kind.clone(), url: None });
    }
    if let Some(name) = &region.macro_region {
        let label = word(settings, "Vùng", "Macro-region");
        facts.push(FactView { label, value: name.clone(), url: None });
    }
    facts.extend(region.successor.map(|id| fact("Nay thuộc", "Now part of", id)));
    facts.extend(region.predecessors.iter().map(|&id| fact("Hợp thành từ", "Made of", id)));
    facts
}
