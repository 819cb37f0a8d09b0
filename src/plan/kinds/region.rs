//! Pages of regions: the articles of a unit, of what lies in it, and of what came before it.
//!
//! [`region_index`](super::region_index) plans the index, [`coverage`](super::coverage) the tables of
//! regions by documents and topics.

use crate::base::date::{Day, Stamp};
use crate::base::route::Route;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::diag::span::Span;
use crate::model::article::Article;
use crate::model::region::{Region, flow};
use crate::plan::kinds::lists::{self, List};
use crate::plan::kinds::{coverage, region_index};
use crate::plan::planner::{Intro, Planner};
use crate::view::article::folder;
use crate::view::chrome::word;
use crate::view::input::Input;
use crate::view::link::{LinkView, url};
use crate::view::region::{FormView, PlaceView, RegionView, ViaView};

/// Plans them all.
pub fn regions(planner: &mut Planner<'_>) {
    let with_subjects = coverage::coverage(planner);
    let site = planner.world.site;
    for (id, &is_shown) in site.index.places.iter() {
        if is_shown {
            region(planner, id, with_subjects.contains(&id));
        }
    }
    region_index::index(planner);
}

/// The page of a region.
pub(super) fn route(planner: &Planner<'_>, region: &Region) -> Route {
    folder(&planner.settings().urls.regions, &region.slug)
}

/// The name of a region as of the build.
pub(super) fn label(planner: &Planner<'_>, region: &Region) -> Text {
    region.form_on(Some(planner.world.site.as_of.day())).label()
}

/// Whether a region has ended as of the build.
pub(super) fn is_past(planner: &Planner<'_>, region: &Region) -> bool {
    region.until.is_some_and(|until| until < planner.world.site.as_of.day())
}

/// Links from home down to a region.
pub(super) fn trail(planner: &Planner<'_>, id: Id<Region>) -> Vec<LinkView> {
    let site = planner.world.site;
    let at = &planner.settings().urls.regions;
    let mut trail = Vec::new();
    let mut unit = site.regions.get(id);
    // Of the units above in time the last; circles were taken out when the units were put together.
    while let Some(&above) = unit.parents.iter().max_by_key(|id| site.regions.get(**id).since) {
        unit = site.regions.get(above);
        if site.index.places[above] {
            trail.push(LinkView {
                title: label(planner, unit),
                url: url(planner.settings(), &route(planner, unit)),
            });
        }
    }
    trail.push(planner.folder_link("Địa phương", "Regions", at));
    trail.reverse();
    trail
}

fn region(planner: &mut Planner<'_>, id: Id<Region>, has_subjects: bool) {
    let site = planner.world.site;
    let settings = planner.settings();
    let region = site.regions.get(id);
    let folder = route(planner, region);
    let head = region.head.clone();
    let intro = match head.as_ref().filter(|head| head.has_body) {
        Some(head) => planner.intro(&head.file, &head.facts),
        None => Intro::default(),
    };
    let front_view = view(planner, id, has_subjects);
    let later_view = RegionView {
        aliases: Vec::new(),
        forms: Vec::new(),
        area: None,
        parents: Vec::new(),
        successors: Vec::new(),
        predecessors: Vec::new(),
        children: Vec::new(),
        former: Vec::new(),
        subjects: None,
        ..front_view.clone()
    };
    let about = word(settings, "Tin, bài về", "News and articles about");
    let spoken = region.form_on(Some(site.as_of.day())).spoken();
    let description = Text::from(format!("{about} {spoken}."));
    let title = match &front_view.until {
        Some(until) => {
            let word = word(settings, "đến", "until");
            Text::from(format!("{} ({word} {until})", front_view.title))
        }
        None => front_view.title.clone(),
    };
    let trail = trail(planner, id);
    let list = List {
        folder: &folder,
        articles: site.index.by_place.get(id),
        first: &[],
        size: settings.lists.page_size,
        template: "region.html",
        kind: "region",
        title: &title,
        description: &description,
        trail: &trail,
        realm: 0,
    };
    let first = planner.pages.len();
    let own: lists::Own<'_> = &|planner, front, articles| {
        let view = if front { &front_view } else { &later_view };
        let vias: Vec<ViaView> =
            articles.iter().map(|&article| via(planner, article, id)).collect();
        let mut own = vec![("region", Input::single(view.clone())), ("vias", Input::single(vias))];
        own.extend(intro.roots(front));
        own
    };
    lists::plan_pages(planner, &list, own);
    if let Some(head) = &head {
        let source = Some(Span::file_start(&head.file));
        for page in &mut planner.pages[first..] {
            page.source.clone_from(&source);
            page.components.clone_from(&intro.components);
        }
    }
}

/// Why an article stands on the page of a region: the units it is about, each by its name of the day,
/// and whether it is older than the unit of the page.
fn via(planner: &Planner<'_>, article: Id<Article>, page: Id<Region>) -> ViaView {
    let site = planner.world.site;
    let article = site.articles.get(article);
    let day = article.date.map(Stamp::day);
    let since = site.regions.get(page).since;
    // Articles without a date stand last, after all older ones.
    let before = since.is_some_and(|since| day.is_none_or(|day| day < since));
    let mut names: Vec<String> = Vec::new();
    let mut add =
        |region: &Region| names.push(region.forms[region.form_at(day)].label().to_string());
    if article.regions.contains(&page) {
        // An article from the time of another name says so.
        let region = site.regions.get(page);
        let form = region.form_at(day);
        if region.forms[form].name != region.form_on(Some(site.as_of.day())).name {
            add(region);
        }
    } else {
        let mut reached = Vec::new();
        for &unit in &article.regions {
            flow::reach(&site.regions, &[unit], day, &mut reached);
            if reached.contains(&page) {
                add(site.regions.get(unit));
            }
        }
    }
    let title = (!names.is_empty()).then(|| Text::from(names.join(", ")));
    ViaView { title, before }
}

fn view(planner: &Planner<'_>, id: Id<Region>, has_subjects: bool) -> RegionView {
    let site = planner.world.site;
    let settings = planner.settings();
    let region = site.regions.get(id);
    let form = region.form_on(Some(site.as_of.day()));
    let date = |day: Day| Text::from(day.format(&settings.day_format));
    let is_past = is_past(planner, region);
    // Units of one name are told apart.
    let named = |unit: &Region, namesake: (&'static str, &'static str)| {
        let name = label(planner, unit);
        if name != form.label() {
            return name;
        }
        let pattern = word(settings, namesake.0, namesake.1);
        Text::from(pattern.replace("{}", &name))
    };
    let place = |namesake: (&'static str, &'static str), counted: bool| {
        move |&id: &Id<Region>| {
            let unit = site.regions.get(id);
            let route = route(planner, unit);
            PlaceView {
                title: named(unit, namesake),
                url: site.index.places[id].then(|| url(settings, &route)),
                until: unit.until.map(date),
                // The page shows these articles too, so it is made anew with every change anyway.
                count: (counted && !is_past).then(|| site.index.by_place.get(id).len()),
            }
        }
    };
    let (former, children): (Vec<_>, Vec<_>) =
        region.children.iter().copied().partition(|&id| site.regions.get(id).until.is_some());
    let area = region.area.as_ref().filter(|_| !is_past);
    RegionView {
        title: form.label(),
        full: form.full(),
        since: region.since.map(date),
        until: region.until.map(date),
        aliases: region.head.as_ref().map_or_else(Vec::new, |head| head.aliases.clone()),
        forms: region
            .forms
            .iter()
            .map(|form| FormView {
                full: form.full(),
                since: form.since.map(date),
                by: form.by.clone(),
            })
            .collect(),
        area: area.map(|area| region_index::area_link(settings, area)),
        parents: region.parents.iter().map(place(("{}", "{}"), false)).collect(),
        successors: region.successors.iter().map(place(("{} mới", "new {}"), false)).collect(),
        predecessors: region.predecessors.iter().map(place(("{} cũ", "former {}"), true)).collect(),
        children: children.iter().map(place(("{}", "{}"), true)).collect(),
        former: former.iter().map(place(("{}", "{}"), true)).collect(),
        subjects: has_subjects
            .then(|| coverage::subjects_route(&route(planner, region)))
            .flatten()
            .map(|route| url(settings, &route)),
    }
}
